# SPDX-License-Identifier: MIT
"""Why not yet: one line for each missing fact, with the way to its cause."""

from typing import Final

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import BoardRow
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.links import condition_link, link_to_cause
from golive_desktop.ui.parts.line import Line
from golive_desktop.ui.words import Words

__all__ = ["follow_up_lines", "line_of", "passed_by", "reason_lines"]

_ICONS: Final = {
    "void": "rejected",
    "request-void": "withdrawn",
    "gate-ci-open": "not-requested",
    "nobody-decides": "not-requested",
    "executive-unnamed": "not-requested",
    "commit-unknown": "not-requested",
    "role-dropped": "not-competent",
    "condition-open": "conditional",
    "creator-approved": "conditional",
    "approval-old": "overdue",
    "critical-open": "conditional",
    "critical-older-candidate": "older-candidate",
    "gate-not-run": "not-requested",
    "gate-other-command": "withdrawn",
    "gate-other-candidate": "withdrawn",
    "gate-red": "red",
    "executive-stale": "withdrawn",
}
"""By code, for those that are not named like a state of a stakeholder."""
_LONGEST_REASON: Final = 120


def reason_lines(overview: Overview, words: Words, calendar: Calendar) -> tuple[Line, ...]:
    """Everything that stands between the release and GO, in the order of the judgement."""
    return tuple(line_of(problem, overview, words, calendar) for problem in overview.readiness.why_not)


def line_of(problem: Problem, overview: Overview, words: Words, calendar: Calendar) -> Line:
    """One missing fact with the way to its cause."""
    said = words.explain(problem)
    link = link_to_cause(problem, overview.state.executive_role())
    name = problem.code.removeprefix("readiness.")
    return Line(
        text=said.sentence.removesuffix("."),
        more=passed_by(problem, overview, words) or _detail(name, problem, overview, calendar),
        state=_ICONS.get(name, name),
        action=words.translate(link.text),
        link=link.address,
        tip=f"{said.meaning} {said.next_step}".strip(),
    )


def passed_by(problem: Problem, overview: Overview, words: Words) -> str:
    """Which executive signed an override of it; empty where nobody did."""
    pairs = zip(overview.readiness.why_not, overview.let_pass, strict=False)
    person = next((person for found, person in pairs if found == problem), "")
    return words.translate("let pass by {person}").format(person=person) if person else ""


def follow_up_lines(overview: Overview, words: Words, calendar: Calendar) -> tuple[Line, ...]:
    """The conditions that have to be met after T-0."""
    return tuple(_follow_up(role, condition, overview, words, calendar) for role, condition in _follow_ups(overview))


def _follow_ups(overview: Overview) -> list[tuple[str, Condition]]:
    return sorted(overview.readiness.follow_ups, key=lambda pair: pair[1].due)


def _follow_up(role: str, condition: Condition, overview: Overview, words: Words, calendar: Calendar) -> Line:
    row = overview.row(role)
    link = condition_link(role, condition.key)
    due = words.translate("{owner}, due {time}").format(owner=condition.owner, time=calendar.near(condition.due))
    return Line(
        text=f"{row.title if row else role}, {condition.key}: {condition.text}",
        more=due,
        state="conditional",
        action=words.translate(link.text),
        link=link.address,
    )


def _detail(name: str, problem: Problem, overview: Overview, calendar: Calendar) -> str:
    row, detail = overview.row(problem.subject), ""
    if row is None:
        return detail
    match name:
        case "condition-open":
            detail = _due_of_condition(row, problem.details.get("condition", ""), calendar)
        case "rejected" | "withdrawn" | "not-competent":
            detail = _quoted(row, calendar.words)
        case "identity-open" | "waits":
            detail = _received(row, overview, calendar)
        case "not-requested" if row.role == overview.state.executive_role():
            detail = calendar.words.translate("signs last, after all others")
        case "overdue" | "requested" | "not-requested" | "older-candidate":
            detail = _due(row.role, overview, calendar)
    return detail


def _due(role: str, overview: Overview, calendar: Calendar) -> str:
    stakeholder = overview.state.plan.stakeholder(role)
    if stakeholder is None or stakeholder.deadline is None:
        return ""
    due = calendar.words.translate("due {day}").format(day=calendar.day(stakeholder.deadline))
    late = calendar.late_words(stakeholder.deadline)
    return f"{due}, {late}" if late else due


def _quoted(row: BoardRow, words: Words) -> str:
    reason = " ".join(row.sign_off.reason.split()) if row.sign_off else ""
    if not reason:
        return ""
    short = reason if len(reason) <= _LONGEST_REASON else reason[: _LONGEST_REASON - 1].rstrip() + "…"
    return words.translate("“{text}”").format(text=short)


def _received(row: BoardRow, overview: Overview, calendar: Calendar) -> str:
    if row.sign_off is None:
        return ""
    sha256 = row.sign_off.sha256
    record = next((item for item in overview.statements if item.sha256 == sha256), None)
    if record is None:
        return ""
    return calendar.words.translate("received {time}").format(time=calendar.near(record.recorded_at))


def _due_of_condition(row: BoardRow, key: str, calendar: Calendar) -> str:
    conditions = row.sign_off.conditions if row.sign_off else ()
    found = next((condition for condition in conditions if condition.key == key), None)
    return calendar.words.translate("due {day}").format(day=calendar.near(found.due)) if found else ""
