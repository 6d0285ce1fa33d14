# SPDX-License-Identifier: MIT
"""Any file that this home keeps, byte for byte as it came or was signed."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive original DIGEST --out FILE``."""
    parser.add_argument("digest", metavar="SHA-256", help=_("the file's digest"))
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("where it goes"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    digest = arguments.digest.replace(" ", "").lower()
    with console.adapters.store.reading() as work:
        original = work.statements.original(digest)
    console.write(console.free(arguments.out, arguments), original.data)
    console.answer({"file": str(arguments.out), "name": original.name, "sha256": digest}, [str(arguments.out)])
    return DONE
