# SPDX-License-Identifier: MIT
"""Everything that a reader found and our writer would not have written, each thing once."""

from golive_desktop.domain.problem import Problem

__all__ = ["Findings"]

_MOST = 50
"""More findings of one file help nobody."""
_LONGEST = 80


class Findings:
    """Collects blocking problems."""

    def __init__(self) -> None:
        self._problems: dict[tuple[str, str], Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, in the order in which it was found."""
        return tuple(self._problems.values())

    def add(self, code: str, subject: str = "", **details: str) -> None:
        """Notes one problem; the same code and subject counts once.

        Args:
            code: ``document.`` and what it is.
            subject: where in the file, for people who look closer.
            details: values for the sentence; cut to a readable length.
        """
        if len(self._problems) < _MOST:
            short = {name: value[:_LONGEST] for name, value in details.items()}
            subject = subject[:_LONGEST]
            self._problems.setdefault((code, subject), Problem(code=code, subject=subject, details=short))
