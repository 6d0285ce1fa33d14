# SPDX-License-Identifier: MIT
"""For each problem three short sentences: what happened, what it means, what to do."""

import unicodedata
from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.catalogue import translator
from golive_desktop.wording.sentences import N_, Sentences

__all__ = ["Explanation", "explain", "known_codes"]

_LONGEST_VALUE = 200
_ABSENT = "…"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_UNKNOWN = Sentences(
    sentence=N_("Something did not work ({code})."),
    meaning=N_("The program has no sentence of its own for this case."),
    next_step=N_("Keep the file and the code in brackets, and ask whoever looks after GoLive Desktop."),
)


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

    Values from outside stand in the sentence as they are, but for invisible characters, which are left out, and
    their length. A code that nobody put into words gets a calm sentence that names it.

    Args:
        problem: what is wrong.
        language: ``de`` or ``en``.
    """
    translate = translator(language)
    sentences = _tables().get(problem.code, _UNKNOWN)
    values = _values(problem, sentences, translate)
    return Explanation(
        sentence=translate(sentences.sentence).format_map(values),
        meaning=translate(sentences.meaning).format_map(values),
        next_step=translate(sentences.next_step).format_map(values),
    )


def known_codes() -> frozenset[str]:
    """All codes that have sentences of their own."""
    return frozenset(_tables())


@cache
def _tables() -> Mapping[str, Sentences]:
    return ChainMap()


class _Values(dict[str, str]):
    """A detail that is not there is shown as an ellipsis: a gap in a sentence beats no sentence."""

    def __missing__(self, name: str) -> str:
        return _ABSENT


def _values(problem: Problem, sentences: Sentences, translate: Callable[[str], str]) -> _Values:
    values = _Values(code=_shown(problem.code), subject=_shown(problem.subject) or _ABSENT)
    for name, value in problem.details.items():
        word = sentences.words.get(name, {}).get(value)
        values[name] = translate(word) if word else _shown(value) or _ABSENT
    return values


def _shown(value: str) -> str:
    """`value` in one line without invisible characters, of a length that a sentence bears."""
    line = " ".join(value[: 4 * _LONGEST_VALUE].split())
    visible = "".join(char for char in line if unicodedata.category(char) not in _INVISIBLE)
    return visible if len(visible) <= _LONGEST_VALUE else visible[: _LONGEST_VALUE - 1] + _ABSENT
