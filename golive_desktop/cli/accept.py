# SPDX-License-Identifier: MIT
"""Accepts an answer that waits for a look because of its time, with a reason that stays on record."""

import hashlib
from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.services.acceptance import accept_answer
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive accept RELEASE (--role ROLE | --approval FILE) --reason TEXT``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--role", metavar=_("ROLE"), default="", help=_("whose answer waits"))
    which.add_argument("--approval", metavar=_("FILE"), type=Path, help=_("the answer that waits, PDF"))
    parser.add_argument("--reason", required=True, metavar=_("TEXT"), help=_("what you found out about its time"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    file = arguments.approval
    answer = accept_answer(
        console.adapters,
        arguments.release,
        role=arguments.role,
        approval=hashlib.sha256(console.read(file)).hexdigest() if file is not None else "",
        reason=arguments.reason,
        now=console.now(),
    )
    console.answer(
        {"role": answer.role, "person": answer.person, "sha256": answer.sha256, "standing": answer.standing},
        [f"{answer.role}: {answer.person}, {term('outcome', answer.standing, console.language)}"],
    )
    return DONE
