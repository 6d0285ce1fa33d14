# SPDX-License-Identifier: MIT
"""Names a deputy who may sign in one's place for a while."""

import os
import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

from golive_desktop.cli.checking import check, read_checked
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Trust
from golive_desktop.services.delegations import Position, asked_position, delegate, own_position
from golive_desktop.services.issue import SigningKey
from golive_desktop.statements.delegation import Deputy

__all__ = ["arguments"]

_MIDNIGHT = time(0, 0, 0)
_END_OF_DAY = time(23, 59, 59)
_PERSON = re.compile(r"\s*(?P<name>[^<>]*[^<>\s])\s*<(?P<mail>[^<>\s]+@[^<>\s]+)>\s*")
_GERMAN_DAY = "%d.%m.%Y"


def arguments(parser: Parser, _: Translate) -> None:
    """``golive delegate REQUEST|RELEASE --to "NAME <MAIL>" --until DAY --out FILE``."""
    parser.add_argument(
        "position", metavar=_("REQUEST|RELEASE"), help=_("your request, or a release of this home in which you decide")
    )
    parser.add_argument(
        "--to",
        required=True,
        metavar=_('"NAME <MAIL>"'),
        type=lambda text: _person(text, _),
        help=_("who may sign in your place, as in their key"),
    )
    parser.add_argument("--organisation", metavar=_("NAME"), default="", help=_("the deputy's organisation"))
    parser.add_argument(
        "--key", metavar=_("FILE"), type=Path, help=_("the deputy's announcement: this key alone may sign")
    )
    parser.add_argument(
        "--from", dest="starts", metavar=_("DAY"), type=_moment(_MIDNIGHT, _), help=_("from when on; else from now on")
    )
    parser.add_argument(
        "--until", required=True, metavar=_("DAY"), type=_moment(_END_OF_DAY, _), help=_("until when (2026-03-05)")
    )
    parser.add_argument(
        "--scope", choices=("release", "product"), default="release", help=_("this release, or each one of its product")
    )
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the delegation, PDF"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    request = read_checked(console, Path(arguments.position)) if os.path.isfile(arguments.position) else None  # noqa: PTH113 - never raises
    fingerprint = _fingerprint(console, arguments.key) if arguments.key is not None else ""
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    now = console.now()
    position = _position(console, arguments, key, request)
    name, email = arguments.to
    issued = delegate(
        console.adapters,
        key,
        position,
        Deputy(name=name, email=email, organisation=arguments.organisation, fingerprint=fingerprint),
        starts=arguments.starts or now,
        ends=arguments.until,
        scope=arguments.scope,
        now=now,
    )
    console.keep(arguments.out, issued.data, issued.sha256)
    body = issued.statement.body
    console.answer(
        {
            "file": str(arguments.out),
            "sha256": issued.sha256,
            "id": issued.statement.id,
            "role": body.role,
            "deputy": body.deputy.name,
            "scope": body.holds_for,
            "from": body.starts.isoformat(),
            "until": body.ends.isoformat(),
        },
        [f"{body.title}: {body.deputy.name}, {arguments.out}"],
    )
    return DONE


def _position(console: Console, arguments: Namespace, key: SigningKey, request: bytes | None) -> Position:
    if request is None:
        return own_position(console.adapters, key, arguments.position)
    return asked_position(console.adapters, key, request, now=console.now())


def _fingerprint(console: Console, path: Path) -> str:
    """Of the only certificate in the deputy's announcement."""
    data = read_checked(console, path)
    found = check(console, data, name=path.name, trust=Trust())
    if found.verdict in {"changed", "not-checkable"} or len(found.signatures) != 1:
        raise KnownError.of("roster.file-unusable", path.name, verdict=found.verdict)
    return found.signatures[0].certificate.fingerprint


def _person(text: str, _: Translate) -> tuple[str, str]:
    found = _PERSON.fullmatch(text)
    if found is None:
        raise ArgumentTypeError(_("NAME <MAIL> expected, found {text}").format(text=ascii(text)[:60]))
    return found["name"], found["mail"]


def _moment(of_day: time, _: Translate) -> Callable[[str], datetime]:
    """Reads a day, which stands for its beginning or its end, or a time with an offset or where this computer is."""

    def read(text: str) -> datetime:
        for day in (date.fromisoformat, _german_day):
            with suppress(ValueError):
                return datetime.combine(day(text), of_day).astimezone()
        try:
            return datetime.fromisoformat(text).astimezone().replace(microsecond=0)
        except (ValueError, OverflowError, OSError):
            wrong = _("a day like 2026-03-05 expected, found {text}").format(text=ascii(text)[:40])
            raise ArgumentTypeError(wrong) from None

    return read


def _german_day(text: str) -> date:
    return datetime.strptime(text, _GERMAN_DAY).astimezone().date()
