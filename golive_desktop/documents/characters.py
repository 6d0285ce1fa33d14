# SPDX-License-Identifier: MIT
"""Which characters can be printed, and how a text reads once it is printed."""

import unicodedata
from functools import cache
from typing import Final

from golive_desktop.documents.sfnt import FACES, face

__all__ = ["PRINTED_AS_SPACE", "as_printed", "unsupported_characters"]

PRINTED_AS_SPACE: Final = "\n\t\u00a0\u202f"
_TO_SPACE: Final = str.maketrans(PRINTED_AS_SPACE, " " * len(PRINTED_AS_SPACE))
_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Mc", "Me"})
"""Categories of characters that nobody sees, or that stand on top of their neighbours."""


def unsupported_characters(text: str) -> tuple[str, ...]:
    """The characters of `text` that cannot be printed, each once, in the order of their first appearance.

    These are characters that no shipped font has, and those that would make the printed and the stored
    text differ without anybody seeing it: controls, bidirectional overrides, zero-width characters, combining
    marks. A line feed, a tab and the two no-break spaces can be printed.
    """
    return tuple(dict.fromkeys(character for character in text if character not in _supported()))


def as_printed(text: str) -> str:
    """`text` as it stands on the pages: each line feed, tab and no-break space is one space.

    Nothing else is changed. A line feed also breaks the line there; a no-break space keeps its neighbours together.
    """
    # note: the four are not printable, and to find that out takes a fifth of the time
    return text if text.isprintable() else text.translate(_TO_SPACE)


@cache
def _supported() -> frozenset[str]:
    shipped = {character for name in FACES for character in face(name).glyph_of}
    visible = {character for character in shipped if unicodedata.category(character) not in _REFUSED}
    return frozenset(visible | {" "} | set(PRINTED_AS_SPACE))
