# SPDX-License-Identifier: MIT
"""What is kept of a go-live day."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.day import DayEvent
    from golive_desktop.domain.runbook import Runbook

__all__ = ["Days"]


class Days(Protocol):
    """Runbooks and what happened on the day."""

    def keep_runbook(self, release: str, runbook: Runbook, *, at: datetime) -> None:
        """Keeps a new edition; earlier ones stay on record.

        Raises:
            KnownError: ``day.runbook-newer`` when it is not the next edition: somebody else was faster.
        """

    def runbook(self, release: str, *, edition: int | None = None) -> Runbook | None:
        """The newest edition, or the one with this number; None while there is none."""

    def add(self, release: str, event: DayEvent, *, run: str = "") -> None:
        """Records what happened.

        Args:
            release: its id.
            event: what happened.
            run: name of a rehearsal; empty for the real day.
        """

    def events(self, release: str, *, run: str = "") -> tuple[DayEvent, ...]:
        """Everything that happened in a run, in the order recorded."""

    def runs(self, release: str) -> tuple[str, ...]:
        """The names of all runs of a release, '' for the real day, in the order in which they began."""
