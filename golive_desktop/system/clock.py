# SPDX-License-Identifier: MIT
"""The time that statements carry: local, with its offset from UTC, in whole seconds."""

from datetime import UTC, datetime

__all__ = ["SystemClock"]


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The time in the local zone with its offset from UTC, in whole seconds.

        Whole seconds, because that is what a statement prints: the JSON never says more than the pages.
        """
        return datetime.now(UTC).astimezone().replace(microsecond=0)
