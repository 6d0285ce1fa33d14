# SPDX-License-Identifier: MIT
"""The whole job once, headless, with invented people and fresh keys."""

import secrets
from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.demo import DemoMachine, run_demo
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive demo --out FOLDER``."""
    parser.add_argument("--out", required=True, metavar=_("FOLDER"), type=Path, help=_("an empty or missing folder"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    computer = console.computer
    machine = DemoMachine(
        open_home=computer.open_home,
        files=computer.files,
        clock=computer.clock,
        gate_runner=computer.gates,
        sample_repository=computer.sample_repository,
    )
    report = run_demo(machine, arguments.out, passphrase=secrets.token_urlsafe(12), language=console.language)
    verdicts = [{"file": str(path), "verdict": verdict} for path, verdict in report.checked]
    console.answer(
        {
            "dossier": str(report.dossier),
            "roster": str(report.roster),
            "verdict": report.verdict,
            "files": verdicts,
        },
        [
            f"{term('release', report.verdict, console.language)}: {report.dossier}",
            console.translate("{count} files checked, all genuine").format(count=len(verdicts)),
        ],
    )
    return DONE
