# SPDX-License-Identifier: MIT
"""What a dossier may say of the go-live day: what its audit trail, its runbook and the signed originals show."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from golive_desktop.domain.day import Day, EventKind, Poll, rows
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.runbook import Runbook
from golive_desktop.domain.text import tidy
from golive_desktop.statements.day_section import DayEventRecord, DaySection, DayStep, day_before, run_step
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Kind, Statement
from golive_desktop.statements.launch_decision import LaunchDecisionBody, is_launch_decision
from golive_desktop.statements.override import is_override
from golive_desktop.statements.poll import PollBody, is_poll
from golive_desktop.statements.review import is_review

__all__ = ["DAY_KINDS", "day_evidence", "day_problems", "step_problems"]

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
    told = [fact for fact in trail if fact.event.startswith(_DAY) and fact.event not in _NO_EVENT]
    events = body.day.events if body.day else ()
    if [(fact.event, fact.at, fact.subject, fact.file) for fact in told] != [
        (f"{_DAY}{event.kind}", event.at, event.subject, event.file) for event in events
    ]:
        yield Problem(code="statement.day-differs", subject="audit")
    if any(event.at > statement.issued_at for event in events):
        yield Problem(code="statement.time-order", subject="day")
    attached = {item.sha256 for item in statement.attachments}
    if not day_evidence(body) <= attached:
        yield Problem(code="statement.evidence-differs", subject="day")
    inside = {item.sha256: item for item in everything}
    yield from _signed_problems(body.day, inside)
    yield from _override_problems(statement, inside)


def _same_time(step: DayStep, planned: datetime | None) -> bool:
    if step.planned is None or planned is None:
        return step.planned is planned
    return abs(step.planned - planned) <= (_CALENDAR_SLACK if step.moment.startswith("W") else timedelta())


def _signed_problems(section: DaySection | None, inside: dict[str, Embedded]) -> Iterator[Problem]:
    """Each poll, decision and review is inside, is shown by one event, and says what the events before it say."""
    shown = [event for event in section.events if event.kind in _SIGNED] if section else []
    carried = sorted(item.sha256 for item in inside.values() if item.statement.kind in DAY_KINDS)
    if carried != sorted(event.file for event in shown):
        yield Problem(code="statement.day-differs", subject="originals")
    for number, event in enumerate(section.events if section else ()):
        item = inside.get(event.file)
        if section is None or item is None or event.kind not in _SIGNED:
            continue
        if not _says(item.statement, event, day_before(section, number)):
            yield Problem(code="statement.day-differs", subject=item.name)
        for reference in item.statement.answers_to:
            before = inside.get(reference.sha256)
            if before is None or (before.statement.id, before.statement.kind) != (reference.id, reference.kind):
                yield Problem(code="statement.original-missing", subject=item.name)


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
    for event in overridden:
        item = inside.get(event.file)
        if item is None or not _lets_pass(item, event, executives, statement.author.fingerprint):
            yield Problem(code="statement.day-differs", subject="override")


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
        "candidate": candidate.tag,
        "commit": candidate.commit,
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
