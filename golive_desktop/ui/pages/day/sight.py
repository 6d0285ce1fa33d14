# SPDX-License-Identifier: MIT
"""Everything that the page of the day shows, computed from the run as it stands, the time, and nothing else."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import DayPhase, StepRow, StepState, countdown, rows
from golive_desktop.domain.launch import DECIDE_AFTER, decision_due
from golive_desktop.services.day import DayView
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.day.chronicle import LogLine, log_lines
from golive_desktop.ui.pages.day.deciding import BarSight, bar_sight
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.pages.day.override import OverrideSight, override_sight
from golive_desktop.ui.pages.day.polling import PollSight, poll_sight
from golive_desktop.ui.pages.day.standing import GateLine, MetricLine, gate_lines, gates_as_of, metric_lines
from golive_desktop.ui.pages.day.steps import StepLine, open_step, step_lines
from golive_desktop.ui.words import Words

__all__ = ["ClockSight", "DaySight", "clock_sight", "day_sight", "hours_of", "seen_at"]

_NEAR: Final = timedelta(hours=1)
"""So close, the way to a step is told instead of its day."""
_AHEAD: Final = 3
"""So many steps stand on the big screen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockSight:
    """What changes every second."""

    clock: str
    lead: str
    title: str
    owner: str
    late: bool
    """Whether the step is overdue, or the decision is due."""
    phase: str
    following: tuple[tuple[str, str, str], ...]
    """The next steps for the big screen: time, text, owner."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DaySight:
    """Everything else."""

    run: str
    """Name of a rehearsal; empty for the real day."""
    placed: bool
    """Whether T-0 is set."""
    launched: bool
    """Whether values are shown instead of poll and gates."""
    steps: tuple[StepLine, ...]
    poll: PollSight
    gates: tuple[GateLine, ...]
    gates_as_of: str
    metrics: tuple[MetricLine, ...]
    log: tuple[LogLine, ...]
    bar: BarSight
    override: OverrideSight
    moment: str
    """Of the step that is next, or was last; the texts for channels go by it."""
    phase: DayPhase


def hours_of(view: DayView, words: Words) -> Hours:
    """The clock of a run."""
    return Hours(words=words, zone=ZoneInfo(view.zone), t0=view.day.t0)


def seen_at(view: DayView, now: datetime) -> DayView:
    """The same run a moment later: steps become overdue, and nothing else changes by itself."""
    return replace(view, at=now, rows=rows(view.runbook, view.day, zone=view.zone, now=now))


def day_sight(view: DayView, overview: Overview, words: Words) -> DaySight:
    """The page, but for what changes every second.

    Args:
        view: the run at the moment to be shown, see `seen_at`.
        overview: the release.
        words: the reader's language.
    """
    hours = hours_of(view, words)
    following = open_step(view.rows)
    return DaySight(
        run=view.run,
        placed=view.day.t0 is not None,
        launched=view.day.launched_at is not None,
        steps=step_lines(view.rows, hours),
        poll=poll_sight(view, hours),
        gates=gate_lines(overview, view, words),
        gates_as_of=gates_as_of(overview, hours),
        metrics=metric_lines(view, hours),
        log=log_lines(view, hours),
        bar=bar_sight(view, hours, executive=overview.state.executive_role(), now=view.at),
        override=override_sight(view, overview, hours),
        moment=following.step.moment if following else view.rows[-1].step.moment if view.rows else "",
        phase=view.day.phase,
    )


def clock_sight(view: DayView, words: Words) -> ClockSight:
    """The clock and what is next, at the moment of the view."""
    _ = words.translate
    hours, t0 = hours_of(view, words), view.day.t0
    following = open_step(view.rows)
    due = decision_due(view.day, now=view.at)
    phase = words.term("phase", view.day.phase.value)
    lead, title = (_decision(view, hours), _("Declare success, or roll back")) if due else _next(following, view, hours)
    return ClockSight(
        clock=str(countdown(view.at, t0)) if t0 else "T-0",
        lead=lead,
        title=title,
        owner="" if due or following is None else _owner(following, view),
        late=due or (following is not None and following.state is StepState.OVERDUE),
        phase=_("REHEARSAL {run}: {phase}").format(run=view.run, phase=phase) if view.run else phase,
        following=_following(view, hours),
    )


def _next(row: StepRow | None, view: DayView, hours: Hours) -> tuple[str, str]:
    _ = hours.words.translate
    if view.day.t0 is None:
        return _("T-0 has no time yet"), _("Set date and time of the launch")
    if view.day.phase in {DayPhase.ABORTED, DayPhase.ROLLED_BACK}:
        return _("This run is over"), hours.words.term("phase", view.day.phase.value)
    if row is None or row.planned is None:
        return _("All steps are done"), hours.words.term("phase", view.day.phase.value)
    moment, left = row.step.moment, row.planned - view.at
    if row.state is StepState.OVERDUE:
        lead = _("Overdue by {span}: {time}").format(span=hours.span(left), time=hours.clock_seen(row.planned, view.at))
    elif left <= timedelta():
        lead = _("Now: {moment}, {time}").format(moment=moment, time=hours.clock(row.planned))
    elif left < _NEAR:
        lead = _("Next: {moment}, in {span}, {time}").format(
            moment=moment, span=hours.span(left), time=hours.clock(row.planned)
        )
    else:
        lead = _("Next: {moment}, {time}").format(moment=moment, time=hours.day_and_clock(row.planned))
    return lead, row.step.text


def _decision(view: DayView, hours: Hours) -> str:
    if view.day.launched_at is None:
        return ""
    since = hours.clock(view.day.launched_at + DECIDE_AFTER)
    return hours.words.translate("Decision due since {time}").format(time=since)


def _owner(row: StepRow, view: DayView) -> str:
    """The role, and its person where the plan names one."""
    board = view.readiness.board
    person = next((seen.person for seen in board if seen.title == row.step.owner and row.step.owner), "")
    return ", ".join(part for part in (row.step.owner, person) if part)


def _following(view: DayView, hours: Hours) -> tuple[tuple[str, str, str], ...]:
    waiting = [row for row in view.rows if row.actual is None][:_AHEAD]
    return tuple((_due(row, hours), row.step.text, _owner(row, view)) for row in waiting)


def _due(row: StepRow, hours: Hours) -> str:
    time = hours.brief(row.planned)
    word = hours.words.term("step", row.state.value)
    return f"{time} {word}" if row.state is StepState.OVERDUE else time
