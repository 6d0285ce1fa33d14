# SPDX-License-Identifier: MIT
"""Breaking a text into lines that fit, without adding or losing a character."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from golive_desktop.documents.sfnt import faces_in_order
from golive_desktop.documents.style import Style

__all__ = ["broken", "longest_part", "measured"]

# A part ends before a space, or after a hyphen, slash or underscore that a letter follows; it keeps its spaces.
_PART = re.compile(r"[^ \t\n]+?(?:[-/_](?=[^\W\d_])|(?=[ \t\n]|$))[ \t]*|[ \t]+")


_LONGEST_WORD = 32
"""Longer ones, such as digests, may be broken anywhere: no column is widened for them."""


class _Widths(dict[str, float]):
    """The advances of one face; characters that it lacks come from the first other face that has them."""

    def __init__(self, face: str) -> None:
        faces = faces_in_order(face)
        super().__init__(faces[0].widths)
        self._others = faces[1:]
        self.update(dict.fromkeys("\n\t\u00a0\u202f", self[" "]))

    def __missing__(self, character: str) -> float:
        width = next(other.widths[character] for other in self._others if character in other.widths)
        self[character] = width
        return width


def measured(text: str, style: Style) -> float:
    """The width of `text` on one line in points; spaces at its end do not count."""
    return _thousandths(text, style.face) * style.size / 1000


def broken(text: str, style: Style, width: float) -> tuple[str, ...]:
    """`text` in lines no wider than `width`; joined they are the text again.

    A line ends after a space or a line feed, after a hyphen, slash or underscore within a word, or, when a
    single word is wider than the line, anywhere in it. An empty text has no lines.
    """
    if not text:
        return ()
    if "\n" not in text and measured(text, style) <= width:
        return (text,)
    return tuple(line for paragraph in text.splitlines(keepends=True) for line in _lines(paragraph, style, width))


@lru_cache(maxsize=8192)
def longest_part(text: str, style: Style, unbroken: int = 0) -> float:
    """The width that `text` needs so that no word of it is broken; digests and the like do not count.

    A text of up to `unbroken` characters counts as one word.
    """
    if len(text) <= unbroken and "\n" not in text:
        return measured(text, style)
    return max((measured(part, style) for part in _PART.findall(text) if len(part) <= _LONGEST_WORD), default=0.0)


def _lines(text: str, style: Style, width: float) -> Iterator[str]:
    limit = width * 1000 / style.size
    end = "\n" if text.endswith("\n") else ""
    line, used = "", 0.0
    for part in _PART.findall(text.removesuffix("\n")):
        bare = _thousandths(part, style.face)
        if line and used + bare > limit:
            yield line
            line, used = "", 0.0
        while bare > limit:
            cut = _fitting(part, style.face, limit)
            yield part[:cut]
            part = part[cut:]  # noqa: PLW2901 - the rest of a word that is wider than the line
            bare = _thousandths(part, style.face)
        line += part
        used += _advance(part, style.face)
    if line or end:
        yield line + end


def _fitting(part: str, face: str, limit: float) -> int:
    widths = _widths(face)
    fitting = sum(1 for reached in accumulate(map(widths.__getitem__, part)) if reached <= limit)
    return max(1, fitting)


@lru_cache(maxsize=32768)
def _thousandths(text: str, face: str) -> float:
    return sum(map(_widths(face).__getitem__, text.rstrip(" \t\n")))


def _advance(text: str, face: str) -> float:
    return sum(map(_widths(face).__getitem__, text))


@cache
def _widths(face: str) -> _Widths:
    return _Widths(face)
