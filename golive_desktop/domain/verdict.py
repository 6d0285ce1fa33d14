# SPDX-License-Identifier: MIT
"""What a check of a file can end with: four answers, never mixed up."""

from collections.abc import Iterable
from typing import Literal

from golive_desktop.domain.problem import Problem, Severity

__all__ = ["FileVerdict", "combined", "verdict_of"]

FileVerdict = Literal["genuine", "changed", "unknown-signer", "not-checkable"]

_NOT_CHECKABLE = frozenset(
    {
        "bounded.crashed",
        "bounded.memory",
        "bounded.time-out",
        "document.encrypted",
        "document.not-pdf",
        "document.too-large",
        "document.unreadable",
        "statement.newer",
        "verify.failed",
        "verify.not-ours",
        "verify.too-deep",
    }
)
"""Codes that say nothing against a file but that we could not judge it."""

_ORDER: tuple[FileVerdict, ...] = ("genuine", "unknown-signer", "not-checkable", "changed")


def verdict_of(problems: Iterable[Problem], *, trusted: bool) -> FileVerdict:
    """The verdict on one file by itself.

    Args:
        problems: everything found.
        trusted: whether the signer is trusted from outside the file, in this role for this release.
    """
    blocking = {problem.code for problem in problems if problem.severity is Severity.BLOCKS}
    if blocking & _NOT_CHECKABLE and "verify.bytes-changed" not in blocking:
        return "not-checkable"
    if blocking:
        return "changed"
    return "genuine" if trusted else "unknown-signer"


def combined(verdicts: Iterable[FileVerdict]) -> FileVerdict:
    """The weakest of several verdicts; a file is no better than what it carries."""
    return max(verdicts, key=_ORDER.index, default="genuine")
