# SPDX-License-Identifier: MIT
"""The go-live day from a terminal: the clock, steps, the poll, PROCEED, the ways to stop, and what is measured."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group, Parser, group
from golive_desktop.domain.day import StepRow, countdown
from golive_desktop.domain.launch import decision_due
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.day import Acting, DayView, look_at_day, zone_of
from golive_desktop.services.day_launch import abort, hold, proceed, resume, roll_back
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_steps import (
    finish_step,
    measure,
    note,
    remark_step,
    reopen_step,
    set_t0,
    skip_step,
)
from golive_desktop.services.identities import only_identity
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive day RELEASE status | t0 | step | poll | proceed | hold | resume | abort | rollback | watch | note``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parts = group(parser, _)
    _part(parts, "status", _("clock, steps, poll, and what stands in the way"), _).set_defaults(run=_status)
    _add_t0(parts, _)
    _add_steps(parts, _)
    _add_poll(parts, _)
    _add_launch(parts, _)
    _add_watch(parts, _)


def _part(parts: Group, name: str, description: str, _: Translate) -> Parser:
    part = parts.add(name, description, names=_("RELEASE"))
    part.add_argument("--by", metavar=_("NAME"), default="", help=_("who does it; else you"))
    part.add_argument("--rehearsal", metavar=_("NAME"), default="", help=_("a rehearsal of this name, not the day"))
    return part


def _add_t0(parts: Group, _: Translate) -> None:
    t0 = _part(parts, "t0", _("set the time of the launch, or move it"), _)
    t0.add_argument("at", metavar=_("TIME"), type=_time, help=_("such as 2026-03-05T10:00, in the release's zone"))
    t0.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why it moves"))
    t0.set_defaults(run=_t0)


def _add_steps(parts: Group, _: Translate) -> None:
    step = _part(parts, "step", _("tick a step of the runbook"), _)
    step.add_argument("step", metavar=_("STEP"), help=_("its key, such as T-60/1"))
    way = step.add_mutually_exclusive_group()
    way.add_argument("--skip", metavar=_("REASON"), default="", help=_("leave it out"))
    way.add_argument("--reopen", action="store_true", help=_("it was ticked by mistake"))
    way.add_argument("--remark", metavar=_("REASON"), default="", help=_("it is done and did not go to plan"))
    way.add_argument("--off-plan", metavar=_("REASON"), default="", help=_("it does not go to plan and is not done"))
    step.set_defaults(run=_step)


def _add_poll(parts: Group, _: Translate) -> None:
    poll = _part(parts, "poll", _("open the go/no-go poll, or answer it"), _)
    poll.add_argument("--open", choices=("T-60", "T-0"), default="", help=_("open the poll of this moment"))
    poll.add_argument("--role", metavar=_("ROLE"), default="", help=_("who answers"))
    poll.add_argument("--answer", choices=("GO", "NO-GO"), default="", help=_("what the role says"))
    poll.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why; needed for NO-GO"))
    poll.set_defaults(run=_poll)


def _add_launch(parts: Group, _: Translate) -> None:
    _part(parts, "proceed", _("begin the launch"), _).set_defaults(run=_proceed)
    stops = {
        "hold": (_("stop the countdown"), _hold),
        "abort": (_("call the launch off"), _abort),
        "rollback": (_("take the release back"), _rollback),
    }
    for name, (text, run) in stops.items():
        stop = _part(parts, name, text, _)
        stop.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
        stop.add_argument("--type", required=True, metavar=_("WORD"), help=_("the word in capitals, to confirm"))
        stop.set_defaults(run=run)
    again = _part(parts, "resume", _("end HOLD"), _)
    again.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    again.set_defaults(run=_resume)


def _add_watch(parts: Group, _: Translate) -> None:
    watch = _part(parts, "watch", _("record a value against its limit"), _)
    watch.add_argument("metric", metavar=_("METRIC"), help=_("its key, such as errors"))
    watch.add_argument("value", metavar=_("VALUE"), help=_("a number"))
    watch.add_argument("--evidence", metavar=_("FILE"), type=Path, help=_("a picture or an output that shows it"))
    watch.set_defaults(run=_watch)
    line = _part(parts, "note", _("add a line to the log of the day"), _)
    line.add_argument("text", metavar=_("TEXT"))
    line.set_defaults(run=_note)


def _status(console: Console, arguments: Namespace) -> int:
    view = _view(console, arguments)
    console.answer(_data(console, view), _lines(console, view))
    return NEGATIVE if view.obstacles and view.day.launched_at is None else DONE


def _t0(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        zone = zone_of(work.releases.get(arguments.release))
    at: datetime = arguments.at
    local = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    return _done(console, arguments, lambda acting: set_t0(acting, local, reason=arguments.reason))


def _step(console: Console, arguments: Namespace) -> int:
    def act(acting: Acting) -> None:
        if arguments.skip:
            skip_step(acting, arguments.step, reason=arguments.skip)
        elif arguments.reopen:
            reopen_step(acting, arguments.step)
        elif arguments.off_plan:
            remark_step(acting, arguments.step, reason=arguments.off_plan)
        else:
            finish_step(acting, arguments.step, remark=arguments.remark)

    return _done(console, arguments, act)


def _poll(console: Console, arguments: Namespace) -> int:
    def act(acting: Acting) -> None:
        if arguments.open:
            open_poll(acting, arguments.open)
        if arguments.answer:
            answer_poll(acting, arguments.role, arguments.answer, reason=arguments.reason)

    if not arguments.open and not arguments.answer:
        raise KnownError.of("day.poll-nothing-said")
    return _done(console, arguments, act)


def _proceed(console: Console, arguments: Namespace) -> int:
    return _done(console, arguments, proceed)


def _hold(console: Console, arguments: Namespace) -> int:
    return _done(console, arguments, lambda acting: hold(acting, reason=arguments.reason, typed=arguments.type))


def _abort(console: Console, arguments: Namespace) -> int:
    return _done(console, arguments, lambda acting: abort(acting, reason=arguments.reason, typed=arguments.type))


def _rollback(console: Console, arguments: Namespace) -> int:
    return _done(console, arguments, lambda acting: roll_back(acting, reason=arguments.reason, typed=arguments.type))


def _resume(console: Console, arguments: Namespace) -> int:
    return _done(console, arguments, lambda acting: resume(acting, reason=arguments.reason))


def _watch(console: Console, arguments: Namespace) -> int:
    evidence: Path | None = arguments.evidence
    shown = console.read(evidence) if evidence else b""
    name = evidence.name if evidence else ""
    return _done(
        console,
        arguments,
        lambda acting: measure(acting, arguments.metric, arguments.value, picture=shown, name=name),
    )


def _note(console: Console, arguments: Namespace) -> int:
    return _done(console, arguments, lambda acting: note(acting, arguments.text))


def _done(console: Console, arguments: Namespace, act: Callable[[Acting], None]) -> int:
    """Does it, and shows how the day stands then."""
    acting = Acting(
        adapters=console.adapters,
        release=arguments.release,
        by=arguments.by or _own_name(console),
        now=console.now(),
        run=arguments.rehearsal,
    )
    act(acting)
    view = _view(console, arguments)
    console.answer(_data(console, view), _lines(console, view))
    return DONE


def _own_name(console: Console) -> str:
    return console.adapters.keys.describe(only_identity(console.adapters).certificate).subject.name


def _view(console: Console, arguments: Namespace) -> DayView:
    return look_at_day(console.adapters, arguments.release, now=console.now(), run=arguments.rehearsal)


def _data(console: Console, view: DayView) -> dict[str, object]:
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


def _lines(console: Console, view: DayView) -> Iterator[str]:
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


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
