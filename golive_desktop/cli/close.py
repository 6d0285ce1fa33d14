# SPDX-License-Identifier: MIT
"""States that a condition of one's own approval is fulfilled, and what shows it."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.answers import is_link
from golive_desktop.cli.checking import read_checked
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.approving import EvidenceFile
from golive_desktop.services.recalls import close_condition

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive close APPROVAL --condition C-1 --note TEXT --evidence FILE --out FILE``."""
    parser.add_argument("approval", metavar=_("APPROVAL"), type=Path, help=_("your approval, PDF"))
    parser.add_argument("--condition", required=True, metavar="C-1", help=_("which condition"))
    parser.add_argument("--note", metavar=_("TEXT"), default="", help=_("what shows that it is fulfilled"))
    parser.add_argument(
        "--evidence",
        metavar=_("FILE"),
        action="append",
        default=[],
        help=_("a file or a link that shows it; once for each"),
    )
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the closure, PDF"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    approval = read_checked(console, arguments.approval)
    paths = [Path(text) for text in arguments.evidence if not is_link(text)]
    files = [EvidenceFile(item=arguments.condition, name=path.name, data=console.read(path)) for path in paths]
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    issued = close_condition(
        console.adapters,
        key,
        approval,
        condition=arguments.condition,
        note=arguments.note,
        files=files,
        links=[text for text in arguments.evidence if is_link(text)],
        now=console.now(),
    )
    console.keep(arguments.out, issued.data, issued.sha256)
    beside = [piece.name for piece in issued.statement.body.evidence if piece.beside]
    too_large = console.translate("Send this file too, it is too large for the PDF: {name}")
    console.answer(
        {"file": str(arguments.out), "sha256": issued.sha256, "beside": beside},
        [str(arguments.out), *(too_large.format(name=name) for name in beside)],
    )
    return DONE
