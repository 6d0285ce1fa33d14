# SPDX-License-Identifier: MIT
"""The go/no-go poll as its panel shows it: who said what, whose turn it is, and what can be done next."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from golive_desktop.domain.day import DayPhase, Poll
from golive_desktop.services.day import DayView
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.words import Words

__all__ = ["PollLine", "PollSight", "poll_sight", "role_title"]

_LAST_FROM: Final = timedelta(minutes=30)
"""From so long before T-0 on, the poll to be taken is the last one."""
PollMode = Literal["none", "open", "complete", "refused", "signed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PollLine:
    """What one role said."""

    role: str
    title: str
    time: str
    answer: str
    """"GO", "NO-GO", or empty."""
    reason: str
    turn: bool
    """Whether it is asked now."""
    again: bool
    """Whether it may still say something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PollSight:
    """The poll."""

    mode: PollMode
    heading: str
    lines: tuple[PollLine, ...]
    summary: str
    state: str
    """The status that the summary has."""
    opens: Literal["T-60", "T-0", ""]
    """The poll that can be opened now; empty for none."""
    again: bool
    """Whether opening would be one more of the same."""


def role_title(view: DayView, role: str, words: Words) -> str:
    """A role as the plan calls it; the release manager leads the poll also where the plan does not list the role."""
    stakeholder = view.release.plan.stakeholder(role)
    if stakeholder is not None:
        return stakeholder.title
    return words.translate("Release Manager") if role == "release-manager" else role


def poll_sight(view: DayView, hours: Hours) -> PollSight:
    """The newest poll of the run."""
    _ = hours.words.translate
    poll, order = view.day.poll, view.runbook.poll_order
    mode = _mode(poll, order)
    before = view.day.phase in {DayPhase.AHEAD, DayPhase.HELD} and bool(order)
    opens = _opens(view) if before else ""
    said = sum(answer.answer == "GO" for answer in poll.answers) if poll else 0
    texts = {
        "none": _("Nobody was asked yet.") if order else _("Nobody is asked in the go/no-go poll."),
        "open": _("{here} of {all} have answered").format(here=len(poll.answers) if poll else 0, all=len(order)),
        "complete": _("{here} of {all} say GO, not signed yet").format(here=said, all=len(order)),
        "refused": _("{here} of {all} say GO").format(here=said, all=len(order)),
        "signed": _("{here} of {all} say GO, signed").format(here=said, all=len(order)),
    }
    states = {"signed": "approved", "refused": "rejected", "complete": "conditional"}
    return PollSight(
        mode=mode,
        heading=_("Poll {moment}").format(moment=poll.moment) if poll else _("Go/no-go poll"),
        lines=_lines(view, poll, hours),
        summary=texts[mode],
        state=states.get(mode, ""),
        opens=opens,
        again=poll is not None and poll.moment == opens,
    )


def _mode(poll: Poll | None, order: tuple[str, ...]) -> PollMode:
    if poll is None:
        return "none"
    if poll.closed_at is not None:
        return "signed"
    if poll.next_role(order) is not None:
        return "open"
    return "complete" if poll.says_go(order) else "refused"


def _opens(view: DayView) -> Literal["T-60", "T-0"]:
    t0 = view.day.t0
    return "T-60" if t0 is not None and view.at < t0 - _LAST_FROM else "T-0"


def _lines(view: DayView, poll: Poll | None, hours: Hours) -> tuple[PollLine, ...]:
    given = {answer.role: answer for answer in poll.answers} if poll else {}
    asked = poll.next_role(view.runbook.poll_order) if poll and poll.closed_at is None else None
    return tuple(
        PollLine(
            role=role,
            title=role_title(view, role, hours.words),
            time=hours.brief(given[role].at) if role in given else "",
            answer=given[role].answer if role in given else "",
            reason=given[role].reason if role in given else "",
            turn=role == asked,
            again=role in given and poll is not None and poll.closed_at is None,
        )
        for role in view.runbook.poll_order
    )
