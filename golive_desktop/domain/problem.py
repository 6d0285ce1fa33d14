# SPDX-License-Identifier: MIT
"""What is wrong, as a value: a code with its subject, put into words elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

__all__ = ["KnownError", "Problem", "Severity", "worst"]

_NO_DETAILS: Mapping[str, str] = MappingProxyType({})


class Severity(IntEnum):
    """How much a problem weighs; severities combine by maximum."""

    INFORMS = 1
    """Worth reading, changes nothing."""
    ASKS = 2
    """A person has to look before it counts."""
    BLOCKS = 3
    """It does not count until this is mended."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong, independent of any language."""

    code: str
    """Stable and dotted, for example ``sign.passphrase-wrong``; `wording` knows every one."""
    severity: Severity = Severity.BLOCKS
    subject: str = ""
    """What it is about: a role, a file name, a command, as typed."""
    details: Mapping[str, str] = field(default_factory=lambda: _NO_DETAILS)
    """Values that the sentence names, by placeholder; never a secret."""


class KnownError(Exception):
    """An operation could not be done for a reason that a person can act on.

    It carries one problem and is shown calmly; every other exception is a bug of ours.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.code}: {problem.subject} {dict(problem.details)}")
        self.problem = problem

    @classmethod
    def of(cls, code: str, subject: str = "", **details: str) -> "KnownError":
        """The error for one blocking problem.

        Args:
            code: the problem's stable code.
            subject: what it is about.
            details: values for the sentence's placeholders.
        """
        return cls(Problem(code=code, subject=subject, details=details))


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The highest severity among `problems`; None when there are none."""
    return max((problem.severity for problem in problems), default=None)
