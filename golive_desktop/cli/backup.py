# SPDX-License-Identifier: MIT
"""The whole home in one file."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.backup import write_backup

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive backup --out FILE``."""
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("where the backup goes"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    path = console.free(arguments.out, arguments)
    size = write_backup(console.computer.backups, console.folder, path)
    console.answer({"file": str(path), "bytes": size}, [str(path)])
    return DONE
