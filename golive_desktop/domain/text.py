# SPDX-License-Identifier: MIT
"""Text as it is kept, printed, compared and shown, however it was typed."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

__all__ = ["breakable", "in_one_line", "keepable", "named_characters", "revealed", "tidy"]

_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
"""Controls, format characters (which turn or hide text), what has no meaning, separators of lines and paragraphs."""
_LONGEST_LINE: Final = 400
_NAMED: Final = 12
"""So many characters are named; more help nobody."""
_LONGEST_WORD: Final = 255
_LONGEST_PART: Final = 20
_WORD: Final = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_BREAK: Final = "\u200b"


def tidy(text: str) -> str:
    """`text` with composed letters (Unicode NFC), one kind of line feed, no tab, and no space at its ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()


def keepable(name: str) -> str:
    r"""A file's name as it can be kept and printed: bytes of it that are no letters read ``\udcff``."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def revealed(text: str) -> str:
    """`text` with each character that nobody would see spelled out: a turned name reads ``[U+202E]fdp.exe``.

    Line feeds and tabs are seen by what they do.
    """
    if text.isascii() and text.isprintable():
        return text
    plain = text.replace("\r\n", "\n")
    return "".join(f"[U+{ord(letter):04X}]" if _is_hidden(letter) else letter for letter in plain)


def in_one_line(text: str, longest: int = _LONGEST_LINE) -> str:
    """`text` where there is room for one line: revealed, without line feeds, its end cut off where it is longer.

    Args:
        text: whatever it is.
        longest: how many characters are shown at most.
    """
    line = revealed(" ".join(text[: 4 * longest].split()))
    cut = len(line) > longest or len(text) > 4 * longest
    return f"{line[: longest - 1]}…" if cut else line


def named_characters(characters: Sequence[str]) -> str:
    """The first characters with their numbers in Unicode, such as ``א U+05D0``; of one that nobody sees the number."""
    shown = (f"{one} " if one.isprintable() else "" for one in characters[:_NAMED])
    return ", ".join(f"{sign}U+{ord(one):04X}" for sign, one in zip(shown, characters, strict=False))


def breakable(text: str) -> str:
    """`text` whose words without end can be broken into lines, so that no letter of them is cut off.

    A path of usual length stays one word: it may be copied from where it is shown.
    """
    return _WORD.sub(_with_breaks, text) if len(text) > _LONGEST_WORD else text


def _with_breaks(word: re.Match[str]) -> str:
    letters, step = word.group(), _LONGEST_PART
    return _BREAK.join(letters[start : start + step] for start in range(0, len(letters), step))


def _is_hidden(letter: str) -> bool:
    return letter not in "\n\t" and unicodedata.category(letter) in _HIDDEN
