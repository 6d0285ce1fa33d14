# SPDX-License-Identifier: MIT
"""What a dossier may say of the go-live day: what its audit trail, its runbook and the signed originals show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from golive_desktop.domain.audit import tells
from golive_desktop.domain.candidacy import counting, named
from golive_desktop.domain.day import Day, DayEvent, EventKind, Poll, day_of, rows
from golive_desktop.domain.launch import LAST_POLL
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.review import Review
from golive_desktop.domain.runbook import Runbook
from golive_desktop.domain.text import tidy
from golive_desktop.domain.trust import RosterEntry, standing_on
from golive_desktop.statements.day_section import (
    DayEventRecord,
    DaySection,
    DayStep,
    day_before,
    events_of,
    payload_of,
    run_step,
)
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_state import newest_roster
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Kind, Statement
from golive_desktop.statements.launch_decision import LaunchDecisionBody, is_launch_decision
from golive_desktop.statements.override import is_override
from golive_desktop.statements.poll import PollBody, is_poll
from golive_desktop.statements.review import is_review
from golive_desktop.statements.roster import RosterBody

__all__ = ["DAY_KINDS", "day_evidence", "day_problems", "is_day_event", "newest_review", "step_problems"]

DAY_KINDS: Final[tuple[Kind, ...]] = ("poll", "launch-decision", "review")
"""What the release manager signs on the day."""
_DAY: Final = "day."
_NO_EVENT: Final = frozenset({"day.runbook-changed"})
"""What stands in the trail and is no event of the day itself."""
_SIGNED: Final[dict[EventKind, Kind]] = {
    EventKind.POLL_CLOSED: "poll",
    EventKind.SUCCEEDED: "launch-decision",
    EventKind.ROLLED_BACK: "launch-decision",
    EventKind.REVIEWED: "review",
}
_DECISIONS: Final = {EventKind.SUCCEEDED: "success", EventKind.ROLLED_BACK: "roll-back"}
_CALENDAR_SLACK: Final = timedelta(hours=2)
"""Weeks are days of the calendar: by how much they differ from elapsed days depends on the clocks of the zone."""


def day_evidence(body: DossierBody) -> frozenset[str]:
    """The digests of the pictures and outputs that show a value of the day."""
    events = body.day.events if body.day else ()
    return frozenset(event.file for event in events if event.kind is EventKind.MEASURED and event.file)


def step_problems(body: DossierBody) -> Iterator[Problem]:
    """Each step is planned where T-0 and its moment put it, and stands once."""
    section = body.day
    if section is None:
        return
    if not section.events or any(count > 1 for count in Counter(step.key for step in section.steps).values()):
        yield Problem(code="statement.day-differs", subject="runbook")
    book = Runbook(edition=1, steps=tuple(run_step(step) for step in section.steps))
    try:
        planned = rows(book, day_before(section), zone="UTC", now=body.decided_at)
    except (ValueError, LookupError, TypeError, OverflowError) as error:
        raise KnownError.of("statement.schema", faults=f"day: {type(error).__name__}") from error
    for step, row in zip(section.steps, planned, strict=True):
        if not _same_time(step, row.planned):
            yield Problem(code="statement.day-differs", subject=step.key)


def day_problems(statement: Statement[DossierBody], everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """The events are those of the trail, one by one, and what was signed says the same and is inside.

    Args:
        statement: the dossier.
        everything: each statement inside it, at any depth.
    """
    body = statement.body
    trail = [line.facts for line in body.audit if line.facts is not None]
    told = [fact for fact in trail if is_day_event(fact.event)]
    events = body.day.events if body.day else ()
    if [(fact.event, fact.at, fact.subject, fact.file) for fact in told] != [
        (f"{_DAY}{event.kind}", event.at, event.subject, event.file) for event in events
    ]:
        yield Problem(code="statement.day-differs", subject="audit")
    elif not all(tells(fact, payload_of(event), event.salt) for fact, event in zip(told, events, strict=True)):
        yield Problem(code="statement.day-differs", subject="words")
    if any(event.at > statement.issued_at for event in events):
        yield Problem(code="statement.time-order", subject="day")
    attached = {item.sha256 for item in statement.attachments}
    if not day_evidence(body) <= attached:
        yield Problem(code="statement.evidence-differs", subject="day")
    inside = {item.sha256: item for item in everything}
    yield from _launch_problems(statement)
    yield from _signed_problems(statement, inside)
    if body.review != newest_review(body.day, inside):
        yield Problem(code="statement.day-differs", subject="review")
    yield from _override_problems(statement, inside)


def newest_review(day: DaySection | None, inside: Mapping[str, Embedded]) -> Review | None:
    """What the last review says that was signed on a day; None where there is none.

    Args:
        day: the day.
        inside: the statements that may be it, by the digest of their files.
    """
    signed = [event.file for event in day.events if event.kind is EventKind.REVIEWED] if day else []
    item = inside.get(signed[-1]) if signed else None
    return item.statement.body.review if item and is_review(item.statement) else None


def is_day_event(name: str) -> bool:
    """Whether an entry of the trail was made with an event of the real day.

    Args:
        name: of what the entry says happened.
    """
    return name.startswith(_DAY) and name not in _NO_EVENT


def _same_time(step: DayStep, planned: datetime | None) -> bool:
    if step.planned is None or planned is None:
        return step.planned is planned
    return abs(step.planned - planned) <= (_CALENDAR_SLACK if step.moment.startswith("W") else timedelta())


def _launch_problems(statement: Statement[DossierBody]) -> Iterator[Problem]:
    """What went live is the candidate that the dossier is about, after a signed poll about it in which all said GO."""
    events = _counting(statement, len(statement.body.day.events) if statement.body.day else 0)
    said = _launched(events)
    if said is None or statement.release is None:
        return
    poll = day_of(events[:said]).poll
    free = poll is not None and poll.moment == LAST_POLL and poll.closed_at is not None
    if not free or poll is None or not poll.says_go(tuple(answer.role for answer in poll.answers)):
        yield Problem(code="statement.day-differs", subject="poll")
    if events[said].values != named(statement.release.candidate):
        yield Problem(code="statement.day-differs", subject="candidate")


def _launched(events: tuple[DayEvent, ...]) -> int | None:
    """Which event began the launch; None while none did."""
    if day_of(events).launched_at is None:
        return None
    tries = (number for number, event in enumerate(events) if event.kind is EventKind.PROCEEDED)
    return next(number for number in tries if day_of(events[: number + 1]).launched_at is not None)


def _counting(statement: Statement[DossierBody], number: int) -> tuple[DayEvent, ...]:
    """Of the first events those that count for the candidate of the dossier."""
    section, release = statement.body.day, statement.release
    if section is None or release is None:
        return ()
    return counting(list(events_of(section))[:number], release.candidate)


def _signed_problems(statement: Statement[DossierBody], inside: dict[str, Embedded]) -> Iterator[Problem]:
    """Each poll, decision and review is inside, is shown by one event, and says what the events before it say."""
    section = statement.body.day
    shown = [event for event in section.events if event.kind in _SIGNED] if section else []
    carried = sorted(item.sha256 for item in inside.values() if item.statement.kind in DAY_KINDS)
    if carried != sorted(event.file for event in shown):
        yield Problem(code="statement.day-differs", subject="originals")
    for number, event in enumerate(section.events if section else ()):
        item = inside.get(event.file)
        if section is None or item is None or event.kind not in _SIGNED:
            continue
        says = _says(item.statement, event, day_before(section, number))
        if not says or not _follows(item.statement, statement, number):
            yield Problem(code="statement.day-differs", subject=item.name)
        for reference in item.statement.answers_to:
            before = inside.get(reference.sha256)
            if before is None or (before.statement.id, before.statement.kind) != (reference.id, reference.kind):
                yield Problem(code="statement.original-missing", subject=item.name)


def _follows(signed: Statement[object], dossier: Statement[DossierBody], number: int) -> bool:
    """Whether it is about the candidate of its day, and names the poll or the decision that it follows there.

    Args:
        signed: the poll, the decision or the review.
        dossier: with the day.
        number: how many events were recorded before.
    """
    section = dossier.body.day
    before = section.events[:number] if section else ()
    if signed.release is None:
        return False
    if is_poll(signed):
        opened = [event.values for event in before if event.kind is EventKind.POLL_OPENED]
        return opened[-1:] == [named(signed.release.candidate)]
    named_files = [reference.sha256 for reference in signed.answers_to]
    if is_review(signed):
        decided = [event.file for event in before if event.kind in _DECISIONS]
        return signed.release == dossier.release and named_files == decided[-1:]
    poll = day_of(_counting(dossier, number)).poll
    return signed.release == dossier.release and poll is not None and named_files == [poll.file]


def _override_problems(statement: Statement[DossierBody], inside: dict[str, Embedded]) -> Iterator[Problem]:
    """What was let pass was asked for by this release manager, and approved by the executive of this release."""
    events = statement.body.day.events if statement.body.day else ()
    overridden = [event for event in events if event.kind is EventKind.OVERRIDDEN]
    approved = {
        item.sha256
        for item in inside.values()
        if is_override(item.statement) and item.statement.body.stage == "approved"
    }
    if approved != {event.file for event in overridden}:
        yield Problem(code="statement.day-differs", subject="override")
    plan = statement.body.plan.executive
    executives = {*(plan.roles if plan else ()), statement.body.policy.executive_role or ""} - {""}
    newest = newest_roster(inside.values())
    roster = newest.statement.body if newest else None
    entries = roster.entries if isinstance(roster, RosterBody) else ()
    for event in overridden:
        item = inside.get(event.file)
        fits = item is not None and _lets_pass(item, event, executives, statement.author.fingerprint)
        if item is None or not fits or not _holds(entries, item.statement, event.at):
            yield Problem(code="statement.day-differs", subject="override")


def _holds(entries: Iterable[RosterEntry], said: Statement[object], at: datetime) -> bool:
    """Whether the roster gave the role to the key when the override was recorded; its own time proves nothing."""
    lines = standing_on(entries, said.author.role, said.author.fingerprint)
    return bool(lines) and all(line.revoked_at is None or at < line.revoked_at for line in lines)


def _lets_pass(item: Embedded, event: DayEventRecord, executives: set[str], manager: str) -> bool:
    said = item.statement
    if not is_override(said) or said.body.role not in executives or said.release is None:
        return False
    asked_here = [request.author for request in item.inside] == [manager]
    candidate = said.release.candidate
    told = {
        "obstacle": {point.key: point.text for point in said.body.points}.get(event.subject),
        "person": said.author.name,
        "title": said.body.title,
        **named(candidate),
    }
    fits = event.values == told and event.text == said.body.reason
    return asked_here and fits and said.issued_at <= event.at + CLOCK_TOLERANCE


def _says(signed: Statement[object], event: DayEventRecord, day: Day) -> bool:
    """Whether what was signed is what the day came to when it was recorded."""
    if signed.issued_at != event.at:
        return False
    if is_poll(signed):
        return event.kind is EventKind.POLL_CLOSED and day.poll is not None and _same_poll(signed.body, day.poll)
    if is_launch_decision(signed):
        return _DECISIONS.get(event.kind) == signed.body.decision and _same_launch(signed.body, event, day)
    if is_review(signed):
        same = (signed.body.review.decision, signed.body.proceeded_at) == (event.text, day.launched_at)
        return event.kind is EventKind.REVIEWED and same
    return False


def _same_poll(said: PollBody, poll: Poll) -> bool:
    told = {(line.role, line.answer, line.reason, line.at, line.by) for line in said.answers}
    shown = {(given.role, given.answer, tidy(given.reason), given.at, tidy(given.by)) for given in poll.answers}
    return (said.moment, said.opened_at) == (poll.moment, poll.opened_at) and told == shown


def _same_launch(said: LaunchDecisionBody, event: DayEventRecord, day: Day) -> bool:
    if (said.t0, said.proceeded_at, said.reason) != (day.t0, day.launched_at, tidy(event.text)):
        return False
    keys = [value.key for value in said.values]
    if len(set(keys)) != len(keys) or not set(day.measured) <= set(keys):
        return False
    for value in said.values:
        read = day.measured.get(value.key)
        if (read is None) != (not value.value):
            return False
        if read and (read.at, tidy(read.by)) != (value.at, value.by):
            return False
        if read and not _same_number(read.values.get("value", ""), value.value):
            return False
    return True


def _same_number(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
