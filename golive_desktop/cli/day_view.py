# SPDX-License-Identifier: MIT
"""How the go-live day reads in a terminal and in JSON."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.domain.day import StepRow, countdown
from golive_desktop.domain.launch import decision_due
from golive_desktop.services.day import DayView
from golive_desktop.wording.terms import term

__all__ = ["day_data", "day_lines"]


def day_data(console: Console, view: DayView) -> dict[str, object]:
    """The run as JSON shows it; scripts rely on its keys."""
    day, poll = view.day, view.day.poll
    return {
        "release": view.release.candidate.tag,
        "rehearsal": view.run,
        "phase": day.phase.value,
        "t0": day.t0.isoformat() if day.t0 else None,
        "clock": str(countdown(view.at, day.t0)) if day.t0 else None,
        "decision_due": decision_due(day, now=view.at),
        "obstacles": [problem_data(problem, console.language) for problem in view.obstacles],
        "steps": [_row_data(row) for row in view.rows],
        "poll": {
            "at": poll.moment,
            "signed": bool(poll.file),
            "answers": [
                {"role": given.role, "answer": given.answer, "reason": given.reason, "at": given.at.isoformat()}
                for given in poll.answers
            ],
        }
        if poll
        else None,
        "values": [
            {"metric": metric.key, "value": said.values["value"], "at": said.at.isoformat()}
            for metric in view.runbook.metrics
            if (said := day.measured.get(metric.key))
        ],
    }


def _row_data(row: StepRow) -> dict[str, object]:
    return {
        "key": row.step.key,
        "text": row.step.text,
        "owner": row.step.owner,
        "state": row.state.value,
        "planned": row.planned.isoformat() if row.planned else None,
        "actual": row.actual.isoformat() if row.actual else None,
        "drift_seconds": round(row.drift.total_seconds()) if row.drift is not None else None,
        "remark": row.remark,
    }


def day_lines(console: Console, view: DayView) -> Iterator[str]:
    """The run in lines: clock and phase, each step, the poll, what stands in the way."""
    _, zone = console.translate, ZoneInfo(view.zone)
    phase = term("phase", view.day.phase.value, console.language)
    clock = str(countdown(view.at, view.day.t0)) if view.day.t0 else "T-?"
    yield f"{clock}  {view.release.plan.product} {view.release.candidate.tag}: {phase}"
    for row in view.rows:
        planned = row.planned.astimezone(zone).strftime("%H:%M") if row.planned else "--:--"
        actual = row.actual.astimezone(zone).strftime("%H:%M") if row.actual else "     "
        state = term("step", row.state.value, console.language)
        remark = f"  ({row.remark})" if row.remark else ""
        yield f"{row.step.key:8} {planned} {actual}  {state}: {row.step.text}{remark}"
    for given in view.day.poll.answers if view.day.poll else ():
        reason = f"  ({given.reason})" if given.reason else ""
        yield f"{given.at.astimezone(zone):%H:%M} {given.role}: {given.answer}{reason}"
    for problem in view.obstacles if view.day.launched_at is None else ():
        yield f"- {console.explain(problem).sentence}"
    if decision_due(view.day, now=view.at):
        yield _("A quarter of an hour has passed: declare success or roll back.")
