# SPDX-License-Identifier: MIT
"""How well a passphrase protects a key, in one of four words; it is estimated, never kept."""

import math
import string
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, Literal

__all__ = ["MIN_PASSPHRASE", "Strength", "strength_of"]

Strength = Literal["short", "easy", "fair", "strong"]
"""Refused; taken, but soon guessed; taken; taken, and more would bring little."""

MIN_PASSPHRASE: Final = 8
"""Characters that a passphrase needs at least."""

_FAIR_BITS: Final = 36
_STRONG_BITS: Final = 60
_WORD_BITS: Final = 15
"""What a word that a person thinks of is worth, about one of 30,000."""
_ROWS: Final = ("qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", string.ascii_lowercase, string.digits)
_COMMON: Final = ("password", "passwort", "kennwort", "passphrase", "geheim", "secret", "admin", "golive", "letmein")
_KINDS: Final = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
_OTHER_SIGNS: Final = 30
_FEW: Final = 3


def strength_of(passphrase: str, *, known: Iterable[str] = ()) -> Strength:
    """How well `passphrase` protects a key against somebody who has the file and guesses.

    Rows of the keyboard, repetitions, the usual words and what is known about the person count for next to nothing;
    words count as words, however long they are.

    Args:
        passphrase: as typed.
        known: name, address and the like, with which guessing begins.
    """
    if len(passphrase) < MIN_PASSPHRASE:
        return "short"
    guesses = (passphrase, _without(passphrase, _COMMON), _without(passphrase, [*_parts(known), *_COMMON]))
    bits = min(map(_bits, guesses))
    if bits < _FAIR_BITS:
        return "easy"
    return "strong" if bits >= _STRONG_BITS else "fair"


def _parts(known: Iterable[str]) -> list[str]:
    """The words of what is known that are long enough to mean something in a passphrase."""
    words = (word for text in known for word in text.replace("@", " ").replace(".", " ").lower().split())
    return sorted((word for word in words if len(word) > _FEW), key=len, reverse=True)


def _without(passphrase: str, words: Iterable[str]) -> str:
    """`passphrase` with each of `words` put together into one sign."""
    rest = passphrase
    for word in words:
        at = rest.lower().find(word)
        while at >= 0:
            rest = f"{rest[:at]}\N{BULLET}{rest[at + len(word) :]}"
            at = rest.lower().find(word)
    return rest


def _bits(text: str) -> float:
    words = [word for word in text.replace("-", " ").split() if len(word) >= _FEW and word.isalpha()]
    if len(words) > 1:
        return _WORD_BITS * len({word.lower() for word in words}) + _bits_of_signs(
            "".join(sign for sign in text if not sign.isalpha() and not sign.isspace())
        )
    return _bits_of_signs(text)


def _bits_of_signs(text: str) -> float:
    """Each sign counts by the kinds that occur, unless it merely goes on from the one before."""
    if not text:
        return 0.0
    kinds = sum(len(kind) for kind in _KINDS if set(kind) & set(text))
    kinds += _OTHER_SIGNS if set(text) - set("".join(_KINDS)) else 0
    fresh = 1 + sum(not _goes_on(before.lower(), after.lower()) for before, after in pairwise(text))
    return min(fresh, 2 * len(set(text))) * math.log2(kinds)


def _goes_on(before: str, after: str) -> bool:
    return before == after or any(before + after in row or after + before in row for row in _ROWS)
