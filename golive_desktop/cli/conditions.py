# SPDX-License-Identifier: MIT
"""The critical conditions of a release: which are met, and what shows it."""

import hashlib
from argparse import Namespace
from pathlib import Path

from golive_desktop.cli.answers import is_link
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.critical import CriticalCondition, MetBefore
from golive_desktop.domain.record import Original
from golive_desktop.services.critical import confirm_critical
from golive_desktop.services.identities import only_identity
from golive_desktop.services.releases import set_critical, state_of

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive conditions RELEASE [--met N … | --still-met N … | --open N]``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--met", metavar="N", type=int, help=_("the condition with this number is met"))
    change.add_argument(
        "--still-met",
        metavar="N",
        type=int,
        nargs="+",
        help=_("these hold for the new candidate too, with the evidence that they had"),
    )
    change.add_argument("--open", metavar="N", type=int, help=_("it is open again"))
    parser.add_argument("--note", metavar=_("TEXT"), default="", help=_("what a third person can follow"))
    parser.add_argument(
        "--evidence", metavar=_("FILE"), action="append", default=[], help=_("a file or a link that shows it")
    )
    parser.add_argument("--by", metavar=_("NAME"), default="", help=_("who records it; else you"))
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    number = arguments.met if arguments.met is not None else arguments.open
    if number is not None:
        _record(console, arguments, number)
    for held in arguments.still_met or ():
        by = arguments.by or _own_name(console)
        confirm_critical(console.adapters, arguments.release, held, by=by, now=console.now())
    with console.adapters.store.reading() as work:
        found = state_of(work, work.releases.get(arguments.release)).critical
    console.answer(
        {"conditions": [_data(index, condition) for index, condition in enumerate(found, 1)]},
        [_line(console.translate, index, condition) for index, condition in enumerate(found, 1)],
    )
    return DONE


def _record(console: Console, arguments: Namespace, number: int) -> None:
    files = [(Path(text), console.read(Path(text))) for text in arguments.evidence if not is_link(text)]
    links = [Evidence(name=text) for text in arguments.evidence if is_link(text)]
    evidence = [
        Evidence(name=path.name, sha256=hashlib.sha256(data).hexdigest(), size=len(data)) for path, data in files
    ]
    now = console.now()
    with console.adapters.store.writing() as work:
        for (path, data), item in zip(files, evidence, strict=True):
            work.statements.keep(Original(sha256=item.sha256, data=data, name=path.name, kept_at=now))
    set_critical(
        console.adapters,
        arguments.release,
        number,
        note=arguments.note,
        evidence=(*evidence, *links),
        by=arguments.by or _own_name(console),
        met=arguments.met is not None,
        now=now,
    )


def _own_name(console: Console) -> str:
    return console.adapters.keys.describe(only_identity(console.adapters).certificate).subject.name


def _data(number: int, condition: CriticalCondition) -> dict[str, object]:
    return {
        "number": number,
        "text": condition.text,
        "met": condition.met,
        "note": condition.note,
        "evidence": [{"name": item.name, "sha256": item.sha256} for item in condition.evidence],
        "met_by": condition.met_by,
        "met_at": condition.met_at.isoformat() if condition.met_at else None,
        "before": _before_data(condition.before) if condition.before else None,
    }


def _before_data(before: MetBefore) -> dict[str, object]:
    return {"commit": before.candidate.commit, "met_by": before.by, "met_at": before.at.isoformat()}


def _line(_: Translate, number: int, condition: CriticalCondition) -> str:
    state = _("met") if condition.met else _("older candidate") if condition.fell else _("open")
    shown = "; ".join([*([condition.note] if condition.note else []), *(item.name for item in condition.evidence)])
    return f"{number}. [{state}] {condition.text}" + (f"  ({shown})" if shown else "")
