# SPDX-License-Identifier: MIT
"""For each problem three short sentences: what happened, what it means, what to do."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_date
from golive_desktop.wording.sentences import N_, Sentences
from golive_desktop.wording.terms import term

__all__ = ["Explanation", "explain", "known_codes"]

_LONGEST_VALUE: Final = 200
_ABSENT: Final = "…"
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Unicode categories of what nobody sees: controls, marks of direction, halves of characters, unassigned ones."""
_PAGE: Final = re.compile(r"page ([0-9]+)")
_ON_PAGE: Final = N_("page {number}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What the reader is told about one problem."""

    sentence: str
    """What happened."""
    meaning: str
    """What it means."""
    next_step: str
    """What to do."""


def explain(problem: Problem, language: str) -> Explanation:
    """The words for `problem`, ready to be shown.

    A value from outside stands in its sentence as it is, in one line, without invisible characters and cut to 200
    characters; it is never read as a sentence itself. A value that is missing is shown as an ellipsis. A code that
    nobody put into words gets a calm sentence that names it.

    Args:
        problem: what is wrong.
        language: ``de`` or ``en``.
    """
    sentences = _sentences(problem.code)
    values = _Values(code=problem.code)
    for name, value in {"subject": problem.subject, **problem.details}.items():
        values[name] = _formed(_visible(value), sentences.shown_as.get(name, ""), language) or _ABSENT
    translate = translator(language)
    return Explanation(
        sentence=translate(sentences.sentence).format_map(values),
        meaning=translate(sentences.meaning).format_map(values),
        next_step=translate(sentences.next_step).format_map(values),
    )


def known_codes() -> frozenset[str]:
    """All codes that have sentences of their own."""
    from golive_desktop.wording.tables import SENTENCES  # noqa: PLC0415 - most runs meet no problem

    return frozenset(SENTENCES)


def _sentences(code: str) -> Sentences:
    from golive_desktop.wording.tables import SENTENCES, UNKNOWN  # noqa: PLC0415 - most runs meet no problem

    return SENTENCES.get(code, UNKNOWN)


class _Values(dict[str, str]):
    """The values of one sentence; a gap in it beats no sentence."""

    def __missing__(self, name: str) -> str:
        return _ABSENT


def _formed(value: str, form: str, language: str) -> str:
    """`value` as a reader of `language` expects it."""
    match form:
        case "":
            return value
        case "date":
            return _date(value, language)
        case "number":
            separator = "." if language == "de" else ","
            return f"{int(value):,}".replace(",", separator) if value.isascii() and value.isdecimal() else value
        case "place":
            page = _PAGE.fullmatch(value)
            return translator(language)(_ON_PAGE).format(number=page[1]) if page else value
        case group:
            return term(group, value, language)


def _date(value: str, language: str) -> str:
    try:
        return show_date(datetime.fromisoformat(value).date(), language)
    except ValueError:
        return value


def _visible(value: str) -> str:
    """`value` in one line without invisible characters, of a length that a sentence bears."""
    line = " ".join(value[: 4 * _LONGEST_VALUE].split())
    visible = "".join(letter for letter in line if unicodedata.category(letter) not in _INVISIBLE)
    return visible if len(visible) <= _LONGEST_VALUE else visible[: _LONGEST_VALUE - 1] + _ABSENT
