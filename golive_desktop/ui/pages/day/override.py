# SPDX-License-Identifier: MIT
"""An override on the page of the day: who is asked, what a signature would let pass, and who let it pass."""

from dataclasses import dataclass
from typing import Final

from golive_desktop.domain.candidacy import is_about
from golive_desktop.domain.day import DayEvent, DayPhase, EventKind
from golive_desktop.domain.launch import NEVER_OVERRIDDEN
from golive_desktop.domain.problem import Problem
from golive_desktop.services.day import DayView
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.day.ask import Ask
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.words import Words

__all__ = ["OverrideSight", "coverable", "may_be_asked", "override_question", "override_sight"]

_OPEN: Final = frozenset({DayPhase.AHEAD, DayPhase.HELD})
_HERE: Final = "day."


@dataclass(frozen=True, kw_only=True, slots=True)
class OverrideSight:
    """What is said above the runbook; nothing while no override was asked for."""

    waiting: str = ""
    """That one was asked for and is not signed yet."""
    passed: str = ""
    """Who let what pass."""
    reason: str = ""
    release: str = ""
    """Its id."""
    tag: str = ""
    role: str = ""
    """Of the executive."""


def coverable(view: DayView) -> tuple[Problem, ...]:
    """What stands in the way and an executive can let pass: what the release lacks, but not that it is void."""
    return tuple(
        problem
        for problem in view.obstacles
        if not problem.code.startswith(_HERE) and problem.code not in NEVER_OVERRIDDEN
    )


def may_be_asked(view: DayView, executive: str | None) -> bool:
    """Whether an override can be asked for: on the real day, before PROCEED, of an executive, for something."""
    final = any(problem.code in NEVER_OVERRIDDEN for problem in view.obstacles)
    return bool(executive) and not view.run and view.day.phase in _OPEN and bool(coverable(view)) and not final


def override_question(key: str, view: DayView, words: Words) -> Ask:
    """What is asked before the request is signed; it names what the request covers.

    Args:
        key: of the question.
        view: the run.
        words: the reader's language.
    """
    _ = words.translate
    points = " · ".join(words.explain(problem).sentence for problem in coverable(view))
    covered = _("It covers: {points}").format(points=points)
    more = _("You sign the request; nothing is let pass before the executive signs it with a key of their own.")
    return Ask(
        key=key,
        sentence=_("Ask the executive to let pass what stands in the way"),
        more=f"{covered}\n{more}",
        act=_("Sign the request"),
        text=_("Why it cannot wait"),
        signs=True,
    )


def override_sight(view: DayView, overview: Overview, hours: Hours) -> OverrideSight:
    """What is said about overrides of this candidate.

    Args:
        view: the run.
        overview: the release.
        hours: clock and words.
    """
    _ = hours.words.translate
    if view.run:
        return OverrideSight()
    passed = [
        event for event in view.events if event.kind is EventKind.OVERRIDDEN and is_about(event, view.release.candidate)
    ]
    asked = [
        record
        for record in overview.statements
        if (record.kind, record.direction, record.author) == ("override", "issued", overview.release.created_by)
    ]
    waiting = ""
    if asked and may_be_asked(view, overview.state.executive_role()):
        newest = asked[-1]
        if not passed or newest.recorded_at > passed[-1].at:
            row = overview.row(newest.role)
            said = _("An override was asked for at {time}. {title} has not signed it yet.")
            waiting = said.format(time=hours.clock(newest.issued_at), title=row.title if row else newest.role)
    return OverrideSight(
        waiting=waiting,
        passed=_passed(passed, hours),
        reason=_reason(passed, hours),
        release=overview.release.id,
        tag=overview.release.candidate.tag,
        role=overview.state.executive_role() or "",
    )


def _passed(events: list[DayEvent], hours: Hours) -> str:
    """Who let what pass, the newest signature last."""
    _ = hours.words.translate
    lines = []
    for file in dict.fromkeys(event.file for event in events):
        own = [event for event in events if event.file == file]
        said = _("{person}, {title}, lets pass: {points}")
        points = " · ".join(event.values.get("obstacle", "") for event in own)
        values = own[0].values
        lines.append(said.format(person=values.get("person", ""), title=values.get("title", ""), points=points))
    return "\n".join(lines)


def _reason(events: list[DayEvent], hours: Hours) -> str:
    if not events:
        return ""
    last = events[-1]
    return hours.words.translate("Signed and recorded at {time}. Reason: {reason}").format(
        time=hours.clock(last.at), reason=last.text
    )
