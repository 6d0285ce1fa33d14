# SPDX-License-Identifier: MIT
"""Text from the bytes of a handbook as people really have it on disk: any usual encoding, mojibake mended."""

import codecs

import ftfy
from ftfy.badness import badness

from golive_desktop.domain.problem import KnownError

__all__ = ["LARGEST", "MOST_LINES", "text_of"]

LARGEST = 5_000_000
"""Bytes; a handbook is some twenty thousand."""
MOST_LINES = 20_000
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_CONTROLS = frozenset(map(chr, [*range(9), 11, *range(14, 32), 127]))
_USUAL = frozenset("äöüÄÖÜßéèàç…„“”•·°§€→✅\u2013\u2014\u2019")
_FEW = 100
"""One control character in so many characters is still text."""


def text_of(data: bytes) -> str:
    """The text of a handbook, with line feeds as line ends.

    Mojibake is mended for the whole text at once, else line by line, when it was mixed by later editing;
    the number of lines stays as it was.

    Args:
        data: the file as it was given: UTF-8, UTF-16, Windows-1252 or Mac Roman.

    Raises:
        KnownError: `handbook.empty`, `handbook.too-large` or `handbook.binary`.
    """
    if len(data) > LARGEST:
        raise KnownError.of("handbook.too-large", limit="5 MB")
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise KnownError.of("handbook.empty")
    if data.startswith(_MAGIC) or "\0" in text or sum(char in _CONTROLS for char in text) * _FEW > len(text):
        raise KnownError.of("handbook.binary")
    if text.count("\n") > MOST_LINES:
        raise KnownError.of("handbook.too-large", limit=f"{MOST_LINES:,} lines".replace(",", " "))
    return _mended(text)


def _decoded(data: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    # note: without a mark, the zero half of Latin letters tells UTF-16 and its order
    evens, odds = data[0:2000:2].count(0), data[1:2000:2].count(0)
    if max(evens, odds) * 4 > min(len(data), 2000):
        return data.decode("utf-16-be" if evens > odds else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # note: a single damaged byte in UTF-8 reads as nonsense in both; the less nonsensical reading wins
        readings = [
            data.decode("utf-8", errors="replace"),
            data.decode("cp1252", errors="replace"),
            data.decode("mac-roman"),
        ]
        return min(readings, key=_strangeness)


def _strangeness(text: str) -> int:
    usual = sum(char in _USUAL for char in text)
    odd = sum(not char.isascii() for char in text) - usual
    return 3 * badness(text) + odd + 10 * text.count("\ufffd")


def _mended(text: str) -> str:
    mended = ftfy.fix_encoding(text)
    if badness(mended):
        mended = min(mended, "\n".join(map(_mended_line, text.split("\n"))), key=badness)
    return mended if mended.count("\n") == text.count("\n") else text


def _mended_line(line: str) -> str:
    if line.isascii():
        return line
    try:
        # note: alone, a line is often too short for ftfy to be sure about Mac Roman; a strict decoding is
        return line.encode("mac-roman").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ftfy.fix_encoding(line)
