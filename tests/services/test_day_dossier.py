# SPDX-License-Identifier: MIT
"""The go-live day in the dossier: all of it, in order, and nothing that its trail and originals do not show."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from golive_desktop.domain.day import EventKind
from golive_desktop.domain.review import FollowUp, Review
from golive_desktop.services.day_dossier import day_pictures, day_section
from golive_desktop.services.day_launch import HOLD, hold, resume
from golive_desktop.services.day_signing import declare_success, sign_review
from golive_desktop.services.day_steps import finish_step, measure, note, set_t0, skip_step
from golive_desktop.services.issue import Issued
from golive_desktop.statements.day_section import DaySection, events_of
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_day import DAY_KINDS, day_evidence
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import compose
from tests.office import Office, new_office
from tests.services.launch import T0, launch, polled, then
from tests.services.test_day_signing import code
from tests.services.test_forgeries import attachments_of, blocking, forge
from tests.statements.paper import in_order
from tests.statements.parts import with_body

Day = tuple[Office, Issued[DossierBody]]
REVIEW = Review(
    decision="stable",
    uptime="99.98 %",
    issues=("Mails arrived late",),
    better=("Warm the mail queue up",),
    follow_ups=(FollowUp(text="Look at the queue", owner="SRE", due=date(2026, 12, 1)),),
)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """A whole day with a late step, a HOLD, a picture and a note with a small picture in it, and its dossier."""
    office = new_office(tmp_path_factory.mktemp("day"))
    office.go()
    set_t0(then(office, -60), T0 + timedelta(minutes=5))
    set_t0(then(office, -59), T0, reason="Earlier after all.")
    finish_step(then(office, -50), "T-60/1", remark="Two came late.")
    skip_step(then(office, -49), "T-60/2", reason="Not needed.")
    hold(then(office, -10), reason="Disk full.", typed=HOLD)
    resume(then(office, -8), reason="Space again.")
    launch(office)
    measure(then(office, 6), "errors", "0.3", picture=b"a picture", name="board.png")
    note(then(office, 7, by="Łukasz"), "Launched \N{ROCKET}")
    assert declare_success(then(office, 15), office.manager.key, reason="Calm.") is not None
    assert sign_review(then(office, 60), office.manager.key, REVIEW) is not None
    yield office, office.dossier()
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()


def test_it_holds_the_whole_day(day: Day) -> None:
    office, dossier = day
    found = office.verify(dossier.data)
    assert (found.verdict, found.problems) == ("genuine", ())
    assert {item.statement.kind for item in found.embedded if item.statement} >= set(DAY_KINDS)
    section = dossier.statement.body.day
    assert section is not None
    with office.manager.adapters.store.reading() as work:
        release = work.releases.get(office.release.id)
        assert tuple(events_of(section)) == work.days.events(release.id)
        assert day_section(work, release, now=dossier.statement.body.decided_at) == section
        (picture,) = day_pictures(work, release)
        assert (picture.data, [picture.sha256]) == (b"a picture", sorted(day_evidence(dossier.statement.body)))
        assert work.audit.entries()


def test_its_pages_tell_it_in_order(day: Day) -> None:
    office, dossier = day
    pages = compose(dossier.statement)
    assert in_order(pages, "Go-live day", "LIVE", "Planned", "23 Nov 2026, 12:05:00 (UTC+1)", "T-0", "12:00:00 (UTC+1)")
    drawn = ("Planned and actual", "Hollow bars", "23 Nov", "12:00", "Late, +10 min", "Left out", "HOLD", "2 min")
    assert in_order(pages, *drawn, "Go/no-go poll at T-0", " GO, 0 NO-GO", "PROCEED said", "Review signed", "Steps")
    assert in_order(pages, "Steps", "T-60", "Two came late.", "23 Nov 11:00", "23 Nov 11:10", "+10 min", "Done, late")
    assert in_order(pages, "Not needed.", "Left out")
    review = (
        "Review after the launch",
        "STABLE",
        "99.98 %",
        "Mails arrived late",
        "Warm the mail",
        "Look at the queue",
    )
    assert in_order(pages, "Steps", *review, "SRE", "1 Dec 2026", "What happened", "T-0 set or moved")
    told = ("T-0 set or moved", "HOLD said", "Disk full.", "HOLD ended", "Go/no-go poll signed", "poll-release-manager")
    assert in_order(pages, "What happened", *told, "PROCEED said", "Error rate: 0.21 %", "Launched ?", "Łukasz")
    assert in_order(pages, "Go/no-go poll answered", "Release Manager: GO", "Go/no-go poll signed")
    assert in_order(pages, "Launch declared a success", "Calm.", "Review signed", "STABLE")
    printed = " ".join(run.text for run in office.manager.adapters.reader.read(dossier.data).printed.runs)
    assert "Go-live day" in printed


def changed(section: DaySection, kind: EventKind, **changes: Any) -> DaySection:  # noqa: ANN401 - as typed there
    """The section with a lie in the last event of a kind."""
    number = max(place for place, event in enumerate(section.events) if event.kind is kind)
    lie = replace(section.events[number], **changes)
    return replace(section, events=(*section.events[:number], lie, *section.events[number + 1 :]))


def planned_later(section: DaySection) -> DaySection:
    first, *others = section.steps
    assert first.planned is not None
    return replace(section, steps=(replace(first, planned=first.planned + timedelta(minutes=10)), *others))


LIES: dict[str, Callable[[DaySection], DaySection | None]] = {
    "no day": lambda _: None,
    "no hold": lambda day: replace(day, events=tuple(e for e in day.events if e.kind is not EventKind.HELD)),
    "later": lambda day: changed(day, EventKind.PROCEEDED, at=T0 - timedelta(minutes=1)),
    "another answer": lambda day: changed(day, EventKind.POLL_ANSWERED, values={"answer": "NO-GO"}, text="No"),
    "another value": lambda day: changed(day, EventKind.MEASURED, values={"value": "0.4"}),
    "no value": lambda day: changed(day, EventKind.MEASURED, values={}),
    "another reason": lambda day: changed(day, EventKind.SUCCEEDED, text="Wonderful."),
    "another review": lambda day: changed(day, EventKind.REVIEWED, text="watch-48h"),
    "another T-0": lambda day: changed(day, EventKind.T0_SET, values={"at": (T0 - timedelta(minutes=9)).isoformat()}),
    "no drift": planned_later,
    "never planned": lambda day: replace(day, steps=(replace(day.steps[0], planned=None), *day.steps[1:])),
    "twice": lambda day: replace(day, steps=(day.steps[0], *day.steps)),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_day_told_otherwise_is_found(day: Day, lie: str) -> None:
    office, dossier = day
    body = replace(dossier.statement.body, day=LIES[lie](dossier.statement.body.day))  # type: ignore[arg-type] # it has one
    told = replace(dossier.statement, body=body)
    found = office.verify(forge(office.manager, told, attachments_of(office, dossier.data)))
    assert (found.verdict, "statement.day-differs" in blocking(found)) == ("changed", True)


@pytest.mark.parametrize("lie", [None, replace(REVIEW, issues=()), replace(REVIEW, uptime="99.99 %")])
def test_a_review_told_otherwise_is_found(day: Day, lie: Review | None) -> None:
    office, dossier = day
    told = with_body(dossier.statement, review=lie)
    found = office.verify(forge(office.manager, told, attachments_of(office, dossier.data)))
    assert (found.verdict, blocking(found)) == ("changed", {"statement.day-differs"})


def test_what_is_no_day_at_all_is_a_known_problem(day: Day) -> None:
    _, dossier = day
    section = dossier.statement.body.day
    assert section is not None

    def told(**foreign: str) -> Statement[DossierBody]:
        return with_body(dossier.statement, day=changed(section, EventKind.T0_SET, values=foreign))

    assert code(lambda: compose(told(at="soon"))) == "statement.schema"
    assert code(lambda: compose(told())) == "statement.schema"
    assert code(lambda: compose(told(at="2026-11-23T11:00:00"))) == "statement.schema"
    endless = replace(section.steps[0], minutes=10**12)
    endlessly = with_body(dossier.statement, day=replace(section, steps=(endless, *section.steps[1:])))
    assert code(lambda: compose(endlessly)) == "statement.schema"


def test_no_signed_poll_is_left_out(day: Day) -> None:
    office, dossier = day
    statement = dossier.statement
    carried = attachments_of(office, dossier.data)
    poll = next(item for item in statement.attachments if item.kind == "poll")
    without = replace(statement, attachments=tuple(item for item in statement.attachments if item is not poll))
    data = forge(office.manager, without, [item for item in carried if item.name != poll.name])
    found = office.verify(data)
    assert {"statement.day-differs", "statement.trail-differs", "statement.original-missing"} <= blocking(found)
    assert found.verdict == "changed"


def test_a_rehearsal_is_no_day_of_the_release(office: Office) -> None:
    polled(office, run="rehearsal 1")
    dossier = office.dossier()
    assert dossier.statement.body.day is None
    assert office.verify(dossier.data).verdict == "genuine"
    assert in_order(compose(dossier.statement), "Rehearsal: Go/no-go poll signed")
