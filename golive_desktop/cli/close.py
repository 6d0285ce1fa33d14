# SPDX-License-Identifier: MIT
"""States that a condition of one's own approval is fulfilled, and what shows it."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.checking import read_checked
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.recalls import close_condition

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive close APPROVAL --condition C-1 --note TEXT --out FILE``."""
    parser.add_argument("approval", metavar=_("APPROVAL"), type=Path, help=_("your approval, PDF"))
    parser.add_argument("--condition", required=True, metavar="C-1", help=_("which condition"))
    parser.add_argument("--note", required=True, metavar=_("TEXT"), help=_("what shows that it is fulfilled"))
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the closure, PDF"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    approval = read_checked(console, arguments.approval)
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    issued = close_condition(
        console.adapters, key, approval, condition=arguments.condition, note=arguments.note, now=console.now()
    )
    console.keep(arguments.out, issued.data, issued.sha256)
    console.answer({"file": str(arguments.out), "sha256": issued.sha256}, [str(arguments.out)])
    return DONE
