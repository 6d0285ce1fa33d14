# SPDX-License-Identifier: MIT
"""What stands in the way of PROCEED, let pass: asked for here, approved by the executive there, recorded here."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.cli.roster_replace import leading_on
from golive_desktop.domain.problem import Problem
from golive_desktop.services.day import Acting
from golive_desktop.services.issue import Issued
from golive_desktop.services.override_approval import approve_override, open_override
from golive_desktop.services.overrides import ask_override, record_override
from golive_desktop.statements.override import OverrideBody
from golive_desktop.wording.explain import explain

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive override ask RELEASE | show FILE | approve FILE | record RELEASE FILE``."""
    parts = group(parser, _)
    ask = parts.add("ask", _("ask the executive to let pass what stands in the way"))
    ask.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    ask.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why the launch cannot wait"))
    ask.add_argument(
        "--point",
        metavar=_("CODE SUBJECT"),
        action="append",
        default=[],
        help=_("only this obstacle, as the day names it; else all that the release lacks"),
    )
    _add_out(ask, _)
    ask.set_defaults(run=_ask)
    show = parts.add("show", _("what a request for an override asks"))
    show.add_argument("file", metavar=_("FILE"), type=Path, help=_("the request"))
    show.set_defaults(run=_show)
    approve = parts.add("approve", _("approve it, as the executive of the release"))
    approve.add_argument("file", metavar=_("FILE"), type=Path, help=_("the request"))
    _add_out(approve, _)
    approve.set_defaults(run=_approve)
    record = parts.add("record", _("record the approval that came back"))
    record.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    record.add_argument("file", metavar=_("FILE"), type=Path, help=_("the signed approval"))
    record.add_argument("--by", required=True, metavar=_("NAME"), help=_("who records it"))
    record.set_defaults(run=_record)


def _add_out(parser: Parser, _: Translate) -> None:
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("where the signed file goes"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)


def _ask(console: Console, arguments: Namespace) -> int:
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    with console.adapters.store.reading() as work:
        language = work.releases.get(arguments.release).language

    def words(problem: Problem) -> str:
        return explain(problem, language).sentence

    by = console.adapters.keys.describe(key.identity.certificate).subject.name
    acting = Acting(adapters=console.adapters, release=arguments.release, by=by, now=console.now())
    issued = ask_override(acting, key, reason=arguments.reason, words=words, points=arguments.point)
    return _kept(console, arguments, issued)


def _show(console: Console, arguments: Namespace) -> int:
    with leading_on(console, arguments.file):
        statement = open_override(console.adapters, console.read(arguments.file), now=console.now())
    return _told(console, statement.body, "")


def _approve(console: Console, arguments: Namespace) -> int:
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    with leading_on(console, arguments.file):
        issued = approve_override(console.adapters, key, console.read(arguments.file), now=console.now())
    return _kept(console, arguments, issued)


def _record(console: Console, arguments: Namespace) -> int:
    acting = Acting(adapters=console.adapters, release=arguments.release, by=arguments.by, now=console.now())
    statement = record_override(acting, console.read(arguments.file))
    return _told(console, statement.body, "")


def _kept(console: Console, arguments: Namespace, issued: Issued[OverrideBody]) -> int:
    console.keep(arguments.out, issued.data, issued.sha256)
    return _told(console, issued.statement.body, str(arguments.out))


def _told(console: Console, body: OverrideBody, file: str) -> int:
    points = [{"key": point.key, "text": point.text} for point in body.points]
    console.answer(
        {"role": body.role, "reason": body.reason, "points": points, "file": file or None},
        [body.reason, *(f"- {point['text']}" for point in points), *([file] if file else [])],
    )
    return DONE
