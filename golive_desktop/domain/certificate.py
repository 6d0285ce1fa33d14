# SPDX-License-Identifier: MIT
"""Whose key it is: a certificate's facts and the number that two people compare by phone."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

__all__ = ["Certificate", "Subject", "fingerprint_of", "spoken_number"]

_GROUPS = 6
_DIGITS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """The person whom a certificate names."""

    name: str
    role: str
    organisation: str
    email: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """An X.509 certificate with the facts that a person compares."""

    der: bytes
    subject: Subject
    not_before: datetime
    not_after: datetime
    self_signed: bool = True

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the DER bytes, 64 lower-case hexadecimal digits."""
        return fingerprint_of(self.der)

    @property
    def number(self) -> str:
        """The spoken number of this certificate."""
        return spoken_number(self.fingerprint)


def fingerprint_of(der: bytes) -> str:
    """SHA-256 over a certificate's DER bytes, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(der).hexdigest()


def spoken_number(fingerprint: str) -> str:
    """Six groups of four decimal digits from a fingerprint, always shown the same way.

    The fingerprint is read as one number and reduced modulo 10^24, about 80 bits: enough that nobody
    can make a second certificate with the same number, short enough to be read out in one breath.

    Args:
        fingerprint: 64 hexadecimal digits.
    """
    digits = f"{int(fingerprint, 16) % 10 ** (_GROUPS * _DIGITS):0{_GROUPS * _DIGITS}d}"
    return " ".join(digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))
