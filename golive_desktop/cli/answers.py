# SPDX-License-Identifier: MIT
"""A stakeholder's answer, as typed on the command line, as a value."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal, TypeVar, cast

from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.answer import Answer, Condition, Evidence, Response
from golive_desktop.domain.plan import Form
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.signoffs import EvidenceFile

__all__ = ["add_answers", "evidence_files", "is_link", "response_of"]

_ALL = "all"
_ALLE = "alle"
_VALUES = ("yes", "no", "n/a")
_DECISIONS = ("approved", "rejected", "conditional", "not-competent")
_MEANT = {"ja": "yes", "nein": "no", "entfällt": "n/a"}
"""German words for the same; the answer is signed in the words of the request either way."""
_WHEN = {"before": "before-t0", "after": "after-t0", "vor": "before-t0", "nach": "after-t0"}
_GERMAN_DAY = "%d.%m.%Y"
_END_OF_DAY = time(23, 59, 59)
_CONDITION_PARTS = 4

_Value = Literal["yes", "no", "n/a"]
R = TypeVar("R")


def add_answers(parser: Parser, _: Translate) -> None:
    """Adds the answers to the items, the decision and its conditions."""
    pair, answer, condition = _read_by(_pair, _), _read_by(_answer, _), _read_by(_condition, _)
    parser.add_argument(
        "--answer",
        metavar=_("ITEM=yes|no|n/a"),
        type=answer,
        action="append",
        default=[],
        help=_("the answer to one item; all=yes answers those that are not named"),
    )
    parser.add_argument(
        "--comment", metavar=_("ITEM=TEXT"), type=pair, action="append", default=[], help=_("a comment on one item")
    )
    parser.add_argument(
        "--evidence",
        metavar=_("ITEM=FILE"),
        type=pair,
        action="append",
        default=[],
        help=_("a file or a link that backs the answer to one item"),
    )
    parser.add_argument("--decision", required=True, choices=_DECISIONS, help=_("what you decide"))
    parser.add_argument("--reason", metavar=_("TEXT"), default="", help=_("why; a rejection needs it"))
    parser.add_argument(
        "--condition",
        metavar=_('"TEXT;OWNER;DUE;before|after"'),
        type=condition,
        action="append",
        default=[],
        help=_("what has to be true, who sees to it, until when (2026-03-05), before or after the launch"),
    )


def response_of(form: Form, arguments: Namespace) -> Response:
    """The answers, without the evidence files.

    Raises:
        KnownError: ``form.item-unknown``, ``form.item-twice``.
    """
    values = _once(arguments.answer, "form.item-twice")
    comments = _once(arguments.comment, "form.item-twice")
    known = {item.key for item in form.items}
    for key in (*values, *comments, *(key for key, _ in arguments.evidence)):
        if key not in known and not (key == _ALL and key in values):
            raise KnownError.of("form.item-unknown", key)
    everywhere = values.pop(_ALL, "")
    answers = (
        Answer(
            item=item.key,
            value=cast("_Value", values.get(item.key, everywhere)),
            comment=comments.get(item.key, ""),
            evidence=tuple(
                Evidence(name=text) for key, text in arguments.evidence if key == item.key and is_link(text)
            ),
        )
        for item in form.items
        if values.get(item.key, everywhere)
    )
    conditions = tuple(make(number) for number, make in enumerate(arguments.condition, 1))
    return Response(answers=tuple(answers), decision=arguments.decision, reason=arguments.reason, conditions=conditions)


def evidence_files(arguments: Namespace, read: Callable[[Path], bytes]) -> Iterator[EvidenceFile]:
    """The evidence files that the arguments name, read.

    Raises:
        KnownError: ``files.…``.
    """
    for key, text in arguments.evidence:
        if not is_link(text):
            yield EvidenceFile(item=key, name=Path(text).name, data=read(Path(text)))


def is_link(text: str) -> bool:
    """Whether the evidence is an address and not a file."""
    return text.startswith(("https://", "http://"))


def _once(pairs: list[tuple[str, str]], code: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        if key in found:
            raise KnownError.of(code, key)
        found[key] = value
    return found


def _read_by(read: Callable[[str, Translate], R], _: Translate) -> Callable[[str], R]:
    return lambda text: read(text, _)


def _pair(text: str, _: Translate) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip() or not value.strip():
        raise ArgumentTypeError(_("ITEM=... expected, found {text}").format(text=ascii(text)[:60]))
    return key.strip(), value.strip()


def _answer(text: str, _: Translate) -> tuple[str, str]:
    key, typed = _pair(text, _)
    value = _MEANT.get(typed.lower(), typed.lower())
    if value not in _VALUES:
        raise ArgumentTypeError(_("yes, no or n/a expected, found {text}").format(text=ascii(typed)[:40]))
    return (_ALL if key == _ALLE else key), value


def _condition(text: str, _: Translate) -> Callable[[int], Condition]:
    parts = [part.strip() for part in text.rsplit(";", _CONDITION_PARTS - 1)]
    if len(parts) != _CONDITION_PARTS or parts[3] not in _WHEN:
        raise ArgumentTypeError(_("TEXT;OWNER;DUE;before|after expected"))
    due = _due(parts[2], _)
    when = cast("Literal['before-t0', 'after-t0']", _WHEN[parts[3]])
    return lambda number: Condition(key=f"C-{number}", text=parts[0], owner=parts[1], due=due, when=when)


def _due(text: str, _: Translate) -> datetime:
    """A day stands for its end; a time without an offset is meant where this computer stands."""
    for read in (date.fromisoformat, _german_day):
        with suppress(ValueError):
            return datetime.combine(read(text), _END_OF_DAY).astimezone()
    try:
        return datetime.fromisoformat(text).astimezone().replace(microsecond=0)
    except ValueError:
        wrong = _("a day like 2026-03-05 expected, found {text}").format(text=ascii(text)[:40])
        raise ArgumentTypeError(wrong) from None


def _german_day(text: str) -> date:
    return datetime.strptime(text, _GERMAN_DAY).astimezone().date()
