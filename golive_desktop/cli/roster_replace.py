# SPDX-License-Identifier: MIT
"""Records that a release manager's new key takes the place of the one that was compared on this laptop."""

import shlex
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.identities import only_identity
from golive_desktop.services.key_changes import look_at_change, replace_requester
from golive_desktop.services.rosters import Comparison
from golive_desktop.wording.terms import term

__all__ = ["arguments", "leading_on"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive roster replace REQUEST --number NUMBER --how HOW [--by NAME]``."""
    parser.add_argument("request", metavar=_("REQUEST"), type=Path, help=_("the request that came with the new key"))
    parser.add_argument(
        "--number",
        required=True,
        metavar=_("NUMBER"),
        help=_("the new 24 digits, as the release manager read them out on a call that you made"),
    )
    parser.add_argument("--how", required=True, choices=("phone", "in-person", "video"), help=_("how you compared it"))
    parser.add_argument("--by", metavar=_("NAME"), default="", help=_("who compared it; else you"))
    parser.set_defaults(run=_run)


@contextmanager
def leading_on(console: Console, request: Path) -> Iterator[None]:
    """Says which command leads on where a request is refused because its key is another one than before."""
    try:
        yield
    except KnownError as error:
        if error.problem.code == "request.requester-key-changed":
            said = console.translate(
                "With the number that you heard: golive roster replace {file} --number … --how phone"
            )
            console.say(said.format(file=shlex.quote(str(request))))
        raise


def _run(console: Console, arguments: Namespace) -> int:
    adapters, now = console.adapters, console.now()
    data = console.read(arguments.request)
    change = look_at_change(adapters, console.computer.calls, data, name=arguments.request.name, now=now)
    by = arguments.by or adapters.keys.describe(only_identity(adapters).certificate).subject.name
    comparison = Comparison(number=arguments.number, by=by, how=arguments.how)
    contact = replace_requester(adapters, change, comparison, now=now)
    number, before = spoken_number(contact.fingerprint), spoken_number(contact.replaces)
    facts = {
        "person": change.known,
        "number": number,
        "replaces": before,
        "compared_by": contact.compared_by,
        "compared_how": contact.compared_how,
        "compared_at": now.isoformat(),
    }
    said = console.translate("{name}: {number} takes the place of {before}; {how}, {by}.")
    how = term("compared", contact.compared_how, console.language)
    line = said.format(name=change.known, number=number, before=before, how=how, by=contact.compared_by)
    console.answer(
        {"replaced": facts}, [line, console.translate("What the old key signs from now on does not count here.")]
    )
    return DONE
