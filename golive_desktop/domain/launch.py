# SPDX-License-Identifier: MIT
"""What may happen next on the day: why T-0 is not free yet, and which decision is due."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from golive_desktop.domain.cause import CAUSE
from golive_desktop.domain.day import Day, DayPhase, passed
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import Readiness
from golive_desktop.domain.runbook import Runbook

__all__ = [
    "DECIDE_AFTER",
    "LAST_POLL",
    "NEVER_OVERRIDDEN",
    "decision_calls",
    "decision_due",
    "may_abort",
    "may_hold",
    "may_roll_back",
    "obstacles",
    "override_key",
]

DECIDE_AFTER: Final = timedelta(minutes=15)
"""So long after PROCEED success or roll back has to be declared, signed."""
LAST_POLL: Final = "T-0"
"""The moment of the poll after which PROCEED may be said."""
NEVER_OVERRIDDEN: Final = frozenset({"readiness.void"})
"""What nobody lets pass: a release that was declared void stays void."""
_CALL_EVERY: Final = timedelta(minutes=1)


def override_key(problem: Problem) -> str:
    """How an override names the obstacle that it lets pass: with its cause, so that another one is not let pass too."""
    return " ".join(part for part in (problem.code, problem.subject, problem.details.get(CAUSE, "")) if part)


def obstacles(day: Day, readiness: Readiness, runbook: Runbook) -> tuple[Problem, ...]:
    """Everything that stands between now and PROCEED; empty when T-0 is free.

    What an executive signed an override for no longer stands in the way; HOLD, a day that is over, an unset T-0 and an
    open or negative poll cannot be overridden.

    Args:
        day: as it stands.
        readiness: the verdict on the release, computed now, each reason with its cause.
        runbook: who is asked in the poll.
    """
    blocked = tuple(_state(day))
    missing = (
        problem
        for problem in readiness.why_not
        if problem.code in NEVER_OVERRIDDEN or override_key(problem) not in day.overridden
    )
    return (*blocked, *missing, *_poll(day, runbook))


def may_hold(day: Day) -> bool:
    """Whether HOLD is open: before PROCEED, while nothing holds yet."""
    return day.phase is DayPhase.AHEAD and day.t0 is not None


def may_abort(day: Day) -> bool:
    """Whether the launch can be called off: before PROCEED."""
    return day.phase in {DayPhase.AHEAD, DayPhase.HELD} and day.t0 is not None


def may_roll_back(day: Day) -> bool:
    """Whether there is something to roll back: from PROCEED on."""
    return day.phase in {DayPhase.LAUNCHED, DayPhase.LIVE}


def decision_due(day: Day, *, now: datetime) -> bool:
    """Whether success or roll back has to be declared now: a quarter of an hour after PROCEED, until it is."""
    launched = day.launched_at if day.phase is DayPhase.LAUNCHED else None
    return launched is not None and passed(launched, now) >= DECIDE_AFTER


def decision_calls(day: Day, *, now: datetime) -> int:
    """How often the decision should have been called for by now: first when it is due, then each minute until made."""
    if not decision_due(day, now=now) or day.launched_at is None:
        return 0
    return (passed(day.launched_at, now) - DECIDE_AFTER) // _CALL_EVERY + 1


def _state(day: Day) -> Iterator[Problem]:
    if day.t0 is None:
        yield Problem(code="day.launch-unset")
    match day.phase:
        case DayPhase.HELD:
            yield Problem(code="day.on-hold")
        case DayPhase.LAUNCHED | DayPhase.LIVE:
            yield Problem(code="day.launched-already")
        case DayPhase.ROLLED_BACK | DayPhase.ABORTED:
            yield Problem(code="day.over", subject=day.phase.value)


def _poll(day: Day, runbook: Runbook) -> Iterator[Problem]:
    if not runbook.poll_order:
        yield Problem(code="day.poll-without-roles")
        return
    poll = day.poll
    if poll is None or poll.moment != LAST_POLL:
        yield Problem(code="day.poll-missing", subject=LAST_POLL)
        return
    said = {answer.role: answer for answer in poll.answers}
    # note: a NO-GO stays one, also when the runbook no longer asks whoever said it
    for role in dict.fromkeys((*runbook.poll_order, *said)):
        answer = said.get(role)
        if answer is None:
            yield Problem(code="day.poll-open", subject=role)
        elif answer.answer == "NO-GO":
            yield Problem(code="day.poll-no-go", subject=role, details={"reason": answer.reason})
    if poll.closed_at is None and poll.says_go(runbook.poll_order):
        yield Problem(code="day.poll-unsigned", subject=poll.moment)
