# SPDX-License-Identifier: MIT
"""The log of the day in words: what happened, when, and who said so."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.services.day import DayView
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.pages.day.polling import role_title
from golive_desktop.wording.sentences import N_

__all__ = ["LogLine", "log_lines"]

_SAID: Final = {
    EventKind.STEP_DONE: N_("Done: {what}"),
    EventKind.STEP_SKIPPED: N_("Left out: {what}"),
    EventKind.STEP_REOPENED: N_("Open again: {what}"),
    EventKind.OFF_PLAN: N_("Not to plan: {what}"),
    EventKind.POLL_OPENED: N_("Poll at {what} opened"),
    EventKind.POLL_CLOSED: N_("Poll at {what} signed"),
    EventKind.PROCEEDED: N_("PROCEED, the launch begins"),
    EventKind.HELD: N_("HOLD"),
    EventKind.RESUMED: N_("Resumed"),
    EventKind.ABORTED: N_("Called off"),
    EventKind.ROLLED_BACK: N_("ROLL BACK"),
    EventKind.SUCCEEDED: N_("Success declared"),
    EventKind.POSTED: N_("Text given to {what}"),
    EventKind.GATES_RUN: N_("Gate {what}"),
    EventKind.REVIEWED: N_("Review signed"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LogLine:
    """One entry."""

    time: str
    full: str
    """The time with day and zone."""
    text: str
    by: str


def log_lines(view: DayView, hours: Hours) -> tuple[LogLine, ...]:
    """Everything that happened, the newest first."""
    return tuple(
        LogLine(time=hours.seconds(event.at), full=hours.full(event.at), text=_text(event, view, hours), by=event.by)
        for event in reversed(view.events)
    )


def _text(event: DayEvent, view: DayView, hours: Hours) -> str:
    _ = hours.words.translate
    match event.kind:
        case EventKind.NOTED:
            return event.text
        case EventKind.T0_SET:
            said = _("T-0 set to {time}").format(time=hours.day_and_clock(datetime.fromisoformat(event.values["at"])))
        case EventKind.POLL_ANSWERED:
            said = f"{role_title(view, event.subject, hours.words)}: {event.values.get('answer', '')}"
        case EventKind.OVERRIDDEN:
            person, what = event.values.get("person", ""), event.values.get("obstacle", event.subject)
            said = _("{person} lets pass: {what}").format(person=person, what=what)
        case EventKind.MEASURED:
            said = _measured(event, view, hours)
        case kind:
            said = _(_SAID[kind]).format(what=_subject(event, view))
    return f"{said} – {event.text}" if event.text else said


def _subject(event: DayEvent, view: DayView) -> str:
    step = next((step for step in view.runbook.steps if step.key == event.subject), None)
    return step.text if step else event.subject


def _measured(event: DayEvent, view: DayView, hours: Hours) -> str:
    metric = next((metric for metric in view.runbook.metrics if metric.key == event.subject), None)
    value = hours.number(event.values.get("value", ""))
    return f"{metric.title}: {value} {metric.unit}".strip() if metric else f"{event.subject}: {value}"
