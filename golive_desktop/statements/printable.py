# SPDX-License-Identifier: MIT
"""Texts of the day as a signed page can show them: on one line, not endless, in letters that every font has."""

import re
from typing import Final

__all__ = ["printable"]

_LONGEST: Final = 300
_UNPRINTABLE: Final = re.compile(
    "[^ -~\u00a1-\u00ac\u00ae-\u0148\u014a-\u017f\u0386\u0388-\u03ce\u0400-\u045f\u2010-\u2027\u20ac\u2212]"
)
"""What the shipped fonts may lack: texts for chats hold small pictures. The data keep them as they were."""


def printable(text: str, longest: int = _LONGEST) -> str:
    """`text` in one line of at most so many characters."""
    line = " ".join(text.split())
    return _UNPRINTABLE.sub("?", line if len(line) <= longest else f"{line[: longest - 2]} …")
