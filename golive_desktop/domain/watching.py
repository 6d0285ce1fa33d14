# SPDX-License-Identifier: MIT
"""Where a watched value comes from: a person who types it, a command, or a monitoring server that somebody named."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line, tidy

__all__ = ["Source", "number_of", "source_of"]

SourceKind = Literal["command", "prometheus"]

# note: no name and password before the host: they would stand in the runbook, and in every copy of it
_ADDRESS: Final = re.compile(r"https?://[^\s/?#@\\]+(?:/[^\s?#\\]*)?", re.IGNORECASE)
_LONGEST: Final = 2_000
_MOST_DIGITS: Final = 60
_FARTHEST: Final = 30
"""A number with more zeros than this is no value of a release, and costs memory to print."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a value is read when somebody asks for it; nothing reads it by itself."""

    kind: SourceKind
    target: str
    """The command, or the address of the server: ``https://prometheus.example.com``."""
    query: str = ""
    """For a server: what it is asked, in its own language (PromQL)."""

    @property
    def exact(self) -> str:
        """What is run or asked, letter for letter; whoever lets it run has seen just this."""
        return f"{self.target}\n{self.query}" if self.kind == "prometheus" else self.target


def source_of(kind: SourceKind, target: str, query: str = "") -> Source:
    """A source as it was typed, or why it is none.

    Raises:
        KnownError: ``watch.command-missing``, ``watch.address-invalid``, ``watch.query-missing``.
    """
    if kind == "command":
        command = target.strip()
        if not command:
            raise KnownError.of("watch.command-missing")
        return Source(kind=kind, target=command)
    address = tidy(target).rstrip("/")
    if len(address) > _LONGEST or not address.isprintable() or not _ADDRESS.fullmatch(address):
        raise KnownError.of("watch.address-invalid", in_one_line(address, 80))
    asked = tidy(query)
    if not asked or len(asked) > _LONGEST:
        raise KnownError.of("watch.query-missing")
    return Source(kind=kind, target=address, query=asked)


def number_of(text: str) -> Decimal | None:
    """The number in a text, a comma counting as a point; None when it is none that can be judged."""
    try:
        number = Decimal(text.strip().replace(",", ".")) if len(text) <= _LONGEST else None
    except InvalidOperation:
        return None
    if number is None or not number.is_finite() or abs(number.adjusted()) > _FARTHEST:
        return None
    return number if len(number.as_tuple().digits) <= _MOST_DIGITS else None
