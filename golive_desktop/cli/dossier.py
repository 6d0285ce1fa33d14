# SPDX-License-Identifier: MIT
"""The whole release in one sealed file."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.dossier import compile_dossier
from golive_desktop.wording.explain import explain
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive dossier RELEASE --out FILE``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the dossier, PDF"))
    parser.add_argument("--label", metavar=_("TEXT"), default="", help=_("printed at the top, for example DRAFT"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    console.free(arguments.out, arguments)
    with console.adapters.store.reading() as work:
        language = work.releases.get(arguments.release).language
    key = signing_key(console, arguments)
    issued = compile_dossier(
        console.adapters,
        key,
        arguments.release,
        words=lambda problem: explain(problem, language).sentence,
        label=arguments.label,
        now=console.now(),
    )
    console.keep(arguments.out, issued.data, issued.sha256)
    body = issued.statement.body
    console.answer(
        {"file": str(arguments.out), "sha256": issued.sha256, "edition": body.edition, "verdict": body.verdict},
        [f"{arguments.out}: {term('release', body.verdict, console.language)}"],
    )
    return DONE
