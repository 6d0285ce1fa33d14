# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.day import DayEvent, EventKind, day_of, rows
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Runbook, RunStep
from golive_desktop.resources import resource_bytes
from golive_desktop.services.runbooks import change_runbook, learned, runbook_from, runbook_of
from tests.office import Office

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PLAN = read_handbook(resource_bytes("sample/handbook.md")).plan


def test_the_handbooks_day_becomes_a_runbook() -> None:
    book = runbook_from(PLAN, "en")
    moments = list(dict.fromkeys(step.moment for step in book.steps))
    assert moments == ["T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2"]
    assert len({step.key for step in book.steps}) == len(book.steps)
    deploy = book.step("T-0/1")
    assert (deploy.text, deploy.owner) == ("Initiate production deploy", "DevOps Lead")
    assert deploy.command == "bash ./tools/deploy_prod.sh"
    assert book.step("T-48h/5").text == "Sign-off from: DevOps Lead"
    watch = book.step("T-0/2")
    assert "API status green?" in watch.check
    # twelve steps, so that the last one is before T-30
    assert [step.after_minutes for step in book.steps if step.moment == "T-60"] == list(range(0, 24, 2))
    assert book.poll_order == ("devops", "sre", "security", "support", "release-manager")
    assert {metric.key: (metric.limit, metric.unit) for metric in book.metrics} == {
        "errors": (Decimal("0.5"), "%"),
        "p50": (Decimal(500), "ms"),
        "p0": (Decimal(0), ""),
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_plan_without_a_day_gets_the_shipped_one(language: str) -> None:
    book = runbook_from(replace(PLAN, runbook=()), "de" if language == "de" else "en")
    moments = list(dict.fromkeys(step.moment for step in book.steps))
    assert moments == ["T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2"]
    assert book.step("T-0/1").owner == "DevOps Lead"
    assert [step.after_minutes for step in book.steps if step.moment == "T-60"] == [0, 5, 10, 15]
    assert ("Erfolg" in book.step("T+15/1").text) is (language == "de")


def test_a_changed_runbook_is_a_new_edition(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release
    with adapters.store.reading() as work:
        first = runbook_of(work, release)
    changed = replace(first, steps=first.steps[:1])
    second = change_runbook(adapters, release.id, changed, now=NOW)
    assert second.edition == 2
    with adapters.store.reading() as work:
        assert runbook_of(work, release) == second
    with pytest.raises(KnownError) as raised:
        change_runbook(adapters, release.id, changed, now=NOW)
    assert raised.value.problem.code == "day.runbook-newer"


def test_a_runbook_that_cannot_run_is_refused(office: Office) -> None:
    step = RunStep(key="T-0/1", moment="T-0", text="Deploy")
    for steps, code in (((step, step), "day.step-twice"), ((replace(step, moment="soon"),), "day.moment-unknown")):
        with pytest.raises(KnownError) as raised:
            change_runbook(office.manager.adapters, office.release.id, Runbook(edition=1, steps=steps), now=NOW)
        assert raised.value.problem.code == code


def test_a_rehearsal_teaches_durations() -> None:
    steps = tuple(RunStep(key=f"T-0/{number}", moment="T-0", text="x", minutes=9) for number in (1, 2, 3))
    book = Runbook(edition=1, steps=steps)
    done = [
        DayEvent(at=NOW + timedelta(seconds=seconds), kind=EventKind.STEP_DONE, by="Anna", subject=key)
        for key, seconds in (("T-0/1", 0), ("T-0/2", 61))
    ]
    taught = learned(book, rows(book, day_of(done), zone="UTC", now=NOW))
    assert [step.minutes for step in taught.steps] == [9, 2, 9]
