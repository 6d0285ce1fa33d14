# SPDX-License-Identifier: MIT
"""Declares a release, or one of its requests, void; nothing takes it back."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.voids import declare_void
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive void RELEASE --reason TEXT [--role ROLE] [--out FILE]``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parser.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("why"))
    parser.add_argument(
        "--role", metavar=_("ROLE"), default="", help=_("only the newest request to this role; else the whole release")
    )
    parser.add_argument("--out", metavar=_("FILE"), type=Path, help=_("the declaration, PDF; it is kept here anyway"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    if arguments.out is not None:
        console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    issued = declare_void(
        console.adapters, key, arguments.release, role=arguments.role, reason=arguments.reason, now=console.now()
    )
    if arguments.out is not None:
        console.keep(arguments.out, issued.data, issued.sha256)
    body, release = issued.statement.body, issued.statement.release
    what = body.title or (release.candidate.tag if release else "")
    file = str(arguments.out) if arguments.out is not None else None
    data = {"void": body.role or "release", "reason": body.reason, "sha256": issued.sha256, "file": file}
    console.answer(data, [f"{what}: {term('kind', 'void', console.language)}", *([file] if file else [])])
    return DONE
