# SPDX-License-Identifier: MIT
"""The word that stands as a pale diagonal behind a page's content, written and recognised in one form."""

from functools import cache
from math import cos, hypot, sin
from typing import Final, get_args

from golive_desktop.documents.style import PALE, PAPER_HEIGHT, PAPER_WIDTH
from golive_desktop.domain.blocks import Watermark

__all__ = ["watermark_drawing", "watermarks"]

_ANGLE: Final = 0.955
"""Of the diagonal of the paper, in radians."""
_LENGTH: Final = 0.62 * hypot(PAPER_WIDTH, PAPER_HEIGHT)
_HEIGHT: Final = 100
_GAP: Final = 34
_STROKE: Final = 17
_TALLEST: Final = 1.6
"""A short word is not drawn larger than this."""

_LETTERS: Final[dict[str, tuple[int, str]]] = {
    "A": (76, "0 0 m 38 100 l 76 0 l 14 36 m 62 36 l"),
    "D": (70, "0 0 m 0 100 l 24 100 l 86 100 86 0 24 0 c h"),
    "E": (56, "56 100 m 0 100 l 0 0 l 56 0 l 0 52 m 48 52 l"),
    "F": (54, "0 0 m 0 100 l 54 100 l 0 52 m 46 52 l"),
    "H": (68, "0 0 m 0 100 l 68 0 m 68 100 l 0 52 m 68 52 l"),
    "I": (0, "0 0 m 0 100 l"),
    "L": (52, "0 100 m 0 0 l 52 0 l"),
    "O": (86, "43 100 m 100 100 100 0 43 0 c -14 0 -14 100 43 100 c h"),
    "R": (66, "0 0 m 0 100 l 30 100 l 72 100 72 46 30 46 c 0 46 l 34 46 m 66 0 l"),
    "S": (62, "60 84 m 44 108 2 104 4 72 c 6 42 60 60 60 28 c 58 -6 14 -6 0 16 c"),
    "T": (70, "35 0 m 35 100 l 0 100 m 70 100 l"),
    "V": (76, "0 100 m 38 0 l 76 100 l"),
}
"""Width and strokes of the letters that are needed, on a height of 100."""


@cache
def watermarks() -> dict[str, Watermark]:
    """Each word by the one line of operators that draws it."""
    return {watermark_drawing(word): word for word in get_args(Watermark) if word}


@cache
def watermark_drawing(word: Watermark) -> str:
    """The operators that draw `word` along the diagonal, in one line; nothing for no word."""
    if not word:
        return ""
    width = sum(_LETTERS[letter][0] for letter in word) + _GAP * (len(word) - 1)
    scale = min(_LENGTH / width, _TALLEST)
    steps, left = [], -width / 2
    for letter in word:
        advance, strokes = _LETTERS[letter]
        steps.append(_moved(strokes, left))
        left += advance + _GAP
    turn = (scale * cos(_ANGLE), scale * sin(_ANGLE), -scale * sin(_ANGLE), scale * cos(_ANGLE))
    place = " ".join(f"{number:.4f}" for number in turn)
    middle = f"{PAPER_WIDTH / 2:.2f} {PAPER_HEIGHT / 2:.2f}"
    return f"q {place} {middle} cm {_STROKE} w 1 J 1 j {PALE} RG {' '.join(steps)} S Q"


def _moved(strokes: str, right: float) -> str:
    """`strokes` moved to their place, with the middle of their height at zero."""
    words, horizontal = [], True
    for word in strokes.split():
        if word.isalpha():
            words.append(word)
            horizontal = True
            continue
        number = float(word) + (right if horizontal else -_HEIGHT / 2)
        words.append(f"{number:.1f}")
        horizontal = not horizontal
    return " ".join(words)
