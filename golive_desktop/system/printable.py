# SPDX-License-Identifier: MIT
"""The output of a program as plain text: no colours, no overwritten lines, nothing invisible."""

import re
import unicodedata

__all__ = ["hidden_characters", "printable"]

# ECMA-48: control sequences, strings (titles, links), and the remaining escapes, in 7-bit and 8-bit form
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*(?:[@-~]|\Z)"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
# note: tried at the start of a line alone, else a long line without any end would be read again from each letter
_OVERWRITTEN = re.compile(r"^[^\n]*\r(?=[^\n])", re.MULTILINE)
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"})
_CONTINUATION = range(0x80, 0xC0)
_LONGEST_LETTER = 4
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's controls, format characters (which turn or hide text), surrogates, line and paragraph separators."""


def printable(output: bytes, *, cut: bool = False) -> str:
    """`output` as text that can be shown and printed.

    Bytes that are no UTF-8 become U+FFFD. Of a line that was overwritten (a progress bar) the last state
    stays. Escape sequences, controls but tab and line feed, and invisible format characters are gone.

    Args:
        output: what a program printed.
        cut: its beginning is missing; a letter or line that was cut in two is left out.
    """
    text = (_from_whole_line(output) if cut else output).decode("utf-8", "replace")
    text = _ESCAPES.sub("", text).replace("\r\n", "\n").translate(_LINE_ENDS)
    text = _OVERWRITTEN.sub("", text).replace("\r", "")
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN)


def hidden_characters(text: str) -> tuple[str, ...]:
    """The characters of `text` that a reader would not see, as ``U+202E``; line feeds and tabs are seen."""
    unseen = {letter for letter in text if letter not in "\n\t" and unicodedata.category(letter) in _UNSEEN}
    return tuple(f"U+{ord(letter):04X}" for letter in sorted(unseen))


def _from_whole_line(output: bytes) -> bytes:
    """`output` from its second line on; from its first whole letter where it is one line."""
    _, feed, rest = output.partition(b"\n")
    if feed:
        return rest
    start = 0
    while start < min(_LONGEST_LETTER, len(output)) and output[start] in _CONTINUATION:
        start += 1
    return output[start:]
