# SPDX-License-Identifier: MIT
"""The go-live day from a terminal: the clock, steps, the poll, PROCEED, the ways to stop, and what is measured."""

from argparse import ArgumentTypeError, Namespace
from datetime import date, datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from golive_desktop.cli.console import Console
from golive_desktop.cli.day_acting import add_part, do, view_of
from golive_desktop.cli.day_view import day_data, day_lines
from golive_desktop.cli.day_watch import add_tell, add_watch
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Group, Parser, group
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.review import FollowUp, Review, ReviewDecision
from golive_desktop.services.day import Acting, zone_of
from golive_desktop.services.day_launch import abort, hold, proceed, resume
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_signing import close_poll, declare_rollback, declare_success, sign_review
from golive_desktop.services.day_steps import (
    finish_step,
    note,
    remark_step,
    reopen_step,
    set_t0,
    skip_step,
)
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.quick_reference import quick_reference
from golive_desktop.services.retrospective import retrospective
from golive_desktop.services.timeline_file import timeline_file, timeline_kind

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive day RELEASE status | t0 | step | poll | proceed | hold | … | rollback | watch | tell | review``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parts = group(parser, _)
    add_part(parts, "status", _("clock, steps, poll, and what stands in the way"), _).set_defaults(run=_status)
    _add_t0(parts, _)
    _add_steps(parts, _)
    _add_poll(parts, _)
    _add_launch(parts, _)
    add_watch(parts, _)
    add_tell(parts, _)
    _add_note(parts, _)
    _add_review(parts, _)
    card = add_part(parts, "card", _("the day on one page, as PDF to print"), _)
    card.add_argument("--out", required=True, metavar=_("FILE"), type=Path)
    card.set_defaults(run=_card)
    told = add_part(parts, "timeline", _("everything in order as a file: .pdf, .csv or .md by its name"), _)
    told.add_argument("--out", required=True, metavar=_("FILE"), type=Path)
    told.set_defaults(run=_timeline)
    back = add_part(parts, "retrospective", _("how it went, what was measured and learned, as PDF"), _)
    back.add_argument("--out", required=True, metavar=_("FILE"), type=Path)
    back.set_defaults(run=_retrospective)


def _add_t0(parts: Group, _: Translate) -> None:
    t0 = add_part(parts, "t0", _("set the time of the launch, or move it"), _)
    t0.add_argument("at", metavar=_("TIME"), type=_time, help=_("such as 2026-03-05T10:00, in the release's zone"))
    t0.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why it moves"))
    t0.set_defaults(run=_t0)


def _add_steps(parts: Group, _: Translate) -> None:
    step = add_part(parts, "step", _("tick a step of the runbook"), _)
    step.add_argument("step", metavar=_("STEP"), help=_("its key, such as T-60/1"))
    way = step.add_mutually_exclusive_group()
    way.add_argument("--skip", metavar=_("REASON"), default="", help=_("leave it out"))
    way.add_argument("--reopen", action="store_true", help=_("it was ticked by mistake"))
    way.add_argument("--remark", metavar=_("REASON"), default="", help=_("it is done and did not go to plan"))
    way.add_argument("--off-plan", metavar=_("REASON"), default="", help=_("it does not go to plan and is not done"))
    step.set_defaults(run=_step)


def _add_poll(parts: Group, _: Translate) -> None:
    poll = add_part(parts, "poll", _("open the go/no-go poll, or answer it"), _)
    poll.add_argument("--open", choices=("T-60", "T-0"), default="", help=_("open the poll of this moment"))
    poll.add_argument("--role", metavar=_("ROLE"), default="", help=_("who answers"))
    poll.add_argument("--answer", choices=("GO", "NO-GO"), default="", help=_("what the role says"))
    poll.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why; needed for NO-GO"))
    poll.add_argument("--sign", action="store_true", help=_("close the poll with your signature"))
    add_key(poll, _)
    poll.set_defaults(run=_poll)


def _add_launch(parts: Group, _: Translate) -> None:
    add_part(parts, "proceed", _("begin the launch"), _).set_defaults(run=_proceed)
    stops = {
        "hold": (_("stop the countdown"), _hold),
        "abort": (_("call the launch off"), _abort),
        "rollback": (_("take the release back, signed"), _rollback),
    }
    for name, (text, run) in stops.items():
        stop = add_part(parts, name, text, _)
        stop.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
        stop.add_argument("--type", required=True, metavar=_("WORD"), help=_("the word in capitals, to confirm"))
        if name == "rollback":
            add_key(stop, _)
        stop.set_defaults(run=run)
    success = add_part(parts, "success", _("declare the launch a success, signed"), _)
    success.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why, where a value is missing or too high"))
    add_key(success, _)
    success.set_defaults(run=_success)
    again = add_part(parts, "resume", _("end HOLD"), _)
    again.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    again.set_defaults(run=_resume)


def _add_note(parts: Group, _: Translate) -> None:
    line = add_part(parts, "note", _("add a line to the log of the day"), _)
    line.add_argument("text", metavar=_("TEXT"))
    line.set_defaults(run=_note)


def _add_review(parts: Group, _: Translate) -> None:
    review = add_part(parts, "review", _("the review a day later, signed"), _)
    review.add_argument("--decision", required=True, choices=get_args(ReviewDecision), help=_("how it stands"))
    for name, text in (
        ("uptime", _("as measured")),
        ("error-rate", _("as measured")),
        ("latency", _("as measured")),
        ("peak", _("as measured")),
        ("support", _("what the support team heard")),
    ):
        review.add_argument(f"--{name}", metavar=_("TEXT"), default="", help=text)
    for name, text in (
        ("issue", _("one of the top three issues")),
        ("well", _("what went well")),
        ("better", _("what is done better the next time")),
    ):
        review.add_argument(f"--{name}", metavar=_("TEXT"), action="append", default=[], help=text)
    review.add_argument(
        "--follow-up",
        metavar=_("TEXT;OWNER;DATE"),
        action="append",
        default=[],
        type=_follow_up,
        help=_("what is still to be done"),
    )
    add_key(review, _)
    review.set_defaults(run=_review)


def _status(console: Console, arguments: Namespace) -> int:
    view = view_of(console, arguments)
    console.answer(day_data(console, view), day_lines(console, view))
    return NEGATIVE if view.obstacles and view.day.launched_at is None else DONE


def _t0(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        zone = zone_of(work.releases.get(arguments.release))
    at: datetime = arguments.at
    local = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    return do(console, arguments, lambda acting: set_t0(acting, local, reason=arguments.reason))


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

    return do(console, arguments, act)


def _poll(console: Console, arguments: Namespace) -> int:
    def act(acting: Acting) -> None:
        if arguments.open:
            open_poll(acting, arguments.open)
        if arguments.answer:
            answer_poll(acting, arguments.role, arguments.answer, reason=arguments.reason)
        if arguments.sign:
            close_poll(acting, _key(console, arguments))

    if not (arguments.open or arguments.answer or arguments.sign):
        raise KnownError.of("day.poll-nothing-said")
    return do(console, arguments, act)


def _proceed(console: Console, arguments: Namespace) -> int:
    return do(console, arguments, proceed)


def _hold(console: Console, arguments: Namespace) -> int:
    return do(console, arguments, lambda acting: hold(acting, reason=arguments.reason, typed=arguments.type))


def _abort(console: Console, arguments: Namespace) -> int:
    return do(console, arguments, lambda acting: abort(acting, reason=arguments.reason, typed=arguments.type))


def _rollback(console: Console, arguments: Namespace) -> int:
    def act(acting: Acting) -> None:
        declare_rollback(acting, _key(console, arguments), reason=arguments.reason, typed=arguments.type)

    return do(console, arguments, act)


def _success(console: Console, arguments: Namespace) -> int:
    def act(acting: Acting) -> None:
        declare_success(acting, _key(console, arguments), reason=arguments.reason)

    return do(console, arguments, act)


def _review(console: Console, arguments: Namespace) -> int:
    review = Review(
        decision=arguments.decision,
        uptime=arguments.uptime,
        error_rate=arguments.error_rate,
        latency=arguments.latency,
        peak=arguments.peak,
        support=arguments.support,
        issues=tuple(arguments.issue),
        well=tuple(arguments.well),
        better=tuple(arguments.better),
        follow_ups=tuple(arguments.follow_up),
    )

    def act(acting: Acting) -> None:
        sign_review(acting, _key(console, arguments), review)

    return do(console, arguments, act)


def _resume(console: Console, arguments: Namespace) -> int:
    return do(console, arguments, lambda acting: resume(acting, reason=arguments.reason))


def _note(console: Console, arguments: Namespace) -> int:
    return do(console, arguments, lambda acting: note(acting, arguments.text))


def _card(console: Console, arguments: Namespace) -> int:
    out = console.free(arguments.out, arguments)
    data = quick_reference(console.adapters, arguments.release, language=console.language, now=console.now())
    console.write(out, data)
    console.answer({"file": str(out)}, [str(out)])
    return DONE


def _retrospective(console: Console, arguments: Namespace) -> int:
    out, now = console.free(arguments.out, arguments), console.now()
    console.write(out, retrospective(console.adapters, arguments.release, language=console.language, now=now))
    console.answer({"file": str(out)}, [str(out)])
    return DONE


def _timeline(console: Console, arguments: Namespace) -> int:
    out = console.free(arguments.out, arguments)
    kind, run = timeline_kind(out.name), arguments.rehearsal
    data = timeline_file(
        console.adapters, arguments.release, kind=kind, language=console.language, now=console.now(), run=run
    )
    console.write(out, data)
    console.answer({"file": str(out)}, [str(out)])
    return DONE


def _key(console: Console, arguments: Namespace) -> SigningKey | None:
    """The key that signs; a rehearsal signs nothing and asks for none."""
    return None if arguments.rehearsal else signing_key(console, arguments)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def _follow_up(text: str) -> FollowUp:
    try:
        what, owner, due = (part.strip() for part in text.split(";"))
        return FollowUp(text=what, owner=owner, due=date.fromisoformat(due))
    except ValueError as error:
        raise ArgumentTypeError(text) from error
