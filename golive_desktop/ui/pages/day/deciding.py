# SPDX-License-Identifier: MIT
"""What may be done next, and why not: HOLD, ABORT and ROLL BACK at the left, PROCEED with its reason at the right."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from golive_desktop.domain.day import DayPhase
from golive_desktop.domain.launch import DECIDE_AFTER, decision_due, may_abort, may_hold, may_roll_back
from golive_desktop.domain.problem import Problem
from golive_desktop.services.day import DayView
from golive_desktop.ui.links import link_to_cause
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.pages.day.override import may_be_asked
from golive_desktop.ui.pages.day.polling import role_title
from golive_desktop.ui.pages.day.standing import within_limits
from golive_desktop.ui.words import Words

__all__ = ["BarSight", "bar_sight", "in_words"]

_HERE: Final = "day\n"
"""Where the causes on this very page are."""
_ROLES: Final = frozenset({"day.poll-open", "day.poll-no-go", "day.poll-order", "day.poll-not-asked"})


@dataclass(frozen=True, kw_only=True, slots=True)
class BarSight:
    """The bar."""

    hold: bool
    resume: bool
    abort: bool
    roll_back: bool
    before: bool
    """Whether HOLD and ABORT are shown at all."""
    hint: str
    step: Literal["proceed", "declare", "none"]
    """What stands at the right end."""
    open: bool
    """Whether it may be pressed."""
    reason: str
    more: str
    """How much else stands in the way; empty for nothing."""
    state: str
    """The status of the reason."""
    link: str
    """Where its cause is; empty for nowhere."""
    override: bool
    """Whether an executive can be asked to let it pass."""


def in_words(problem: Problem, view: DayView, words: Words) -> str:
    """What stands in the way, with the roles as the plan calls them."""
    if problem.code in _ROLES:
        problem = replace(problem, subject=role_title(view, problem.subject, words))
    return words.explain(problem).sentence


def bar_sight(view: DayView, hours: Hours, *, executive: str | None, now: datetime) -> BarSight:
    """The bar as it follows from the run.

    Args:
        view: the run.
        hours: its clock and words.
        executive: the role that signs last.
        now: the moment; a decision may be due since.
    """
    day = view.day
    before = day.phase in {DayPhase.AHEAD, DayPhase.HELD}
    reason, state, link = _reason(view, hours, executive, now)
    return BarSight(
        hold=may_hold(day),
        resume=day.phase is DayPhase.HELD,
        abort=may_abort(day),
        roll_back=may_roll_back(day),
        before=before,
        hint=_hint(view, hours),
        step="proceed" if before else "declare" if day.phase is DayPhase.LAUNCHED else "none",
        open=day.phase is DayPhase.LAUNCHED or not view.obstacles,
        reason=reason,
        more=_more(view, hours.words) if before else "",
        state=state,
        link=link,
        override=may_be_asked(view, executive),
    )


def _hint(view: DayView, hours: Hours) -> str:
    _ = hours.words.translate
    if view.day.phase in {DayPhase.AHEAD, DayPhase.HELD}:
        return _("Roll back opens once the deploy has started.")
    if not may_roll_back(view.day):
        return ""
    asks = _("Asks for a reason and the typed word {word}.").format(word="ROLLBACK")
    back = view.runbook.rollback
    if back.tested_on is None:
        return asks
    day = hours.words.date(back.tested_on)
    tested = _("Rehearsed {day}, {minutes} min.").format(day=day, minutes=back.minutes)
    return f"{asks} {tested}"


def _reason(view: DayView, hours: Hours, executive: str | None, now: datetime) -> tuple[str, str, str]:
    """Its words, its status, and where its cause is."""
    _ = hours.words.translate
    day = view.day
    match day.phase:
        case DayPhase.AHEAD | DayPhase.HELD:
            return _before(view, hours, executive)
        case DayPhase.LAUNCHED if decision_due(day, now=now) and day.launched_at is not None:
            since = hours.clock(day.launched_at + DECIDE_AFTER)
            return _("Due since {time}: declare success, or roll back.").format(time=since), "overdue", ""
        case DayPhase.LAUNCHED:
            return (*_limits(view, hours), "")
    word = hours.words.term("phase", day.phase.value)
    when = f", {hours.clock(day.decided_at)}" if day.decided_at else ""
    state = {"live": "approved", "rolled-back": "withdrawn", "aborted": "rejected"}[day.phase.value]
    return f"{word}{when}", state, ""


def _before(view: DayView, hours: Hours, executive: str | None) -> tuple[str, str, str]:
    _ = hours.words.translate
    if not view.obstacles:
        said = _("The poll allows T-0") if view.run else _("Poll, gates and conditions allow T-0")
        return said, "approved", ""
    first = view.obstacles[0]
    said = in_words(first, view, hours.words)
    here = first.code.startswith("day.")
    link = f"{_HERE}{first.code}" if here else link_to_cause(first, executive).address
    return said, "conditional", link


def _more(view: DayView, words: Words) -> str:
    count = len(view.obstacles) - 1
    return words.translate("And {count} more.").format(count=count) if count > 0 else ""


def _limits(view: DayView, hours: Hours) -> tuple[str, str]:
    _ = hours.words.translate
    match within_limits(view):
        case True:
            return _("All values within their limits"), "approved"
        case False:
            return _("A value is over its limit"), "rejected"
    here = sum(metric.key in view.day.measured for metric in view.runbook.metrics)
    return _("{here} of {all} values measured").format(here=here, all=len(view.runbook.metrics)), "not-requested"
