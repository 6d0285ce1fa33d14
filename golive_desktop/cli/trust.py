# SPDX-License-Identifier: MIT
"""The company's certificate authorities that this laptop believes about names: listed, added, removed."""

from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.i18n.moments import show_date
from golive_desktop.services.authorities import (
    KnownAuthority,
    Vouched,
    add_authority,
    authorities,
    own_name,
    remove_authority,
)

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive trust list | add | remove``."""
    parts = group(parser, _)
    parts.add("list", _("the company's authorities that every check here believes about names")).set_defaults(run=_list)
    add = parts.add("add", _("believe an authority from now on; it gives nobody a role"))
    add.add_argument("file", metavar=_("CERTIFICATE"), type=Path, help=_("its certificate, PEM or DER"))
    add.add_argument(
        "--number",
        metavar=_("NUMBER"),
        default="",
        help=_("its 24 digits or SHA-256 fingerprint, as your company says"),
    )
    add.add_argument(
        "--compared", metavar=_("TEXT"), default="", help=_("where that number came from, in one sentence")
    )
    add.add_argument("--by", metavar=_("NAME"), default="", help=_("who compared it; else you"))
    add.set_defaults(run=_add)
    remove = parts.add("remove", _("believe an authority no more"))
    remove.add_argument("fingerprint", metavar=_("FINGERPRINT"), help=_("its first digits are enough"))
    remove.add_argument("--by", metavar=_("NAME"), default="", help=_("who removes it; else you"))
    remove.set_defaults(run=_remove)


def _list(console: Console, _arguments: Namespace) -> int:
    found = authorities(console.adapters)
    none = console.translate("No company authority is trusted here.")
    lines = [line for known in found for line in _lines(console, known)]
    console.answer({"authorities": [_data(known) for known in found]}, lines or [none])
    return DONE


def _add(console: Console, arguments: Namespace) -> int:
    vouched = Vouched(number=arguments.number, by=_who(console, arguments), compared=arguments.compared)
    data = console.read(arguments.file)
    return _shown(console, add_authority(console.adapters, data, vouched=vouched, now=console.now()))


def _remove(console: Console, arguments: Namespace) -> int:
    who = _who(console, arguments)
    return _shown(console, remove_authority(console.adapters, arguments.fingerprint, by=who, now=console.now()))


def _who(console: Console, arguments: Namespace) -> str:
    return str(arguments.by) or own_name(console.adapters)


def _shown(console: Console, known: KnownAuthority) -> int:
    console.answer({"authority": _data(known)}, _lines(console, known))
    return DONE


def _data(known: KnownAuthority) -> dict[str, str | None]:
    facts, record = known.facts, known.record
    return {
        "subject": facts.subject,
        "issuer": facts.issuer,
        "number": facts.number,
        "fingerprint": facts.fingerprint,
        "not_before": facts.not_before.isoformat(),
        "not_after": facts.not_after.isoformat(),
        "key": facts.key,
        "added_by": record.added_by,
        "added_at": record.added_at.isoformat(),
        "compared": record.compared,
        "removed_by": record.removed_by or None,
        "removed_at": record.removed_at.isoformat() if record.removed_at else None,
    }


def _lines(console: Console, known: KnownAuthority) -> list[str]:
    _, facts, record = console.translate, known.facts, known.record
    until = _("valid until {date}").format(date=show_date(facts.not_after.date(), console.language))
    lines = [f"{facts.number}  {facts.subject}  {facts.fingerprint[:16]}  {facts.key}, {until}"]
    lines.append("  " + _("{name}: {sentence}").format(name=record.added_by, sentence=record.compared))
    if record.removed_at is not None:
        lines.append("  " + _("removed by {name}").format(name=record.removed_by))
    return lines
