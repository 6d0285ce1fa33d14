# SPDX-License-Identifier: MIT
import pytest

from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.store.sqlite import SqliteStore
from tests.store.conftest import NOW, Builders


def furnished(store: SqliteStore, build: Builders) -> str:
    release = build.release()
    with store.writing() as work:
        work.releases.add(release)
    return release.id


def test_a_runbook_is_kept_in_editions(store: SqliteStore, build: Builders) -> None:
    release, book = furnished(store, build), build.runbook()
    with store.writing() as work:
        assert work.days.runbook(release) is None
        work.days.keep_runbook(release, book, at=NOW)
    with store.writing() as work:
        assert work.days.runbook(release) == book
        with pytest.raises(KnownError) as raised:
            work.days.keep_runbook(release, book, at=NOW)
    assert raised.value.problem.code == "day.runbook-newer"


def test_events_come_back_in_order_and_runs_apart(store: SqliteStore, build: Builders) -> None:
    release = furnished(store, build)
    first = DayEvent(at=NOW, kind=EventKind.T0_SET, by="Anna", values={"at": NOW.isoformat()}, file="ab" * 32)
    second = DayEvent(at=NOW, kind=EventKind.NOTED, by="Łukasz", subject="x", text="All calm.")
    with store.writing() as work:
        work.days.add(release, second, run="rehearsal 1")
        work.days.add(release, first)
        work.days.add(release, second)
    with store.reading() as work:
        assert work.days.events(release) == (first, second)
        assert work.days.events(release, run="rehearsal 1") == (second,)
        assert work.days.runs(release) == ("rehearsal 1", "")
