# SPDX-License-Identifier: MIT
"""What the services need to keep a whole home in one file, and to bring it back."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.ports.store import Store

__all__ = ["Backups"]


class Backups(Protocol):
    """Copies of a home's database, consistent while window and console go on using it."""

    def write(self, home: Path, target: Path) -> int:
        """Copies the home in this folder into one file that only its user may read; an existing file is replaced.

        Returns:
            How many bytes it has.

        Raises:
            KnownError: ``backup.none`` when there is no home, ``backup.not-written``, ``store.damaged``,
                ``store.locked``.
        """

    def opened(self, backup: Path) -> AbstractContextManager[Store]:
        """What a backup holds, opened as a copy that is gone afterwards; the backup itself is only read.

        Raises:
            KnownError: ``backup.unreadable``, ``backup.damaged``, ``backup.newer``.
        """

    def staged(self, backup: Path, home: Path) -> Store:
        """A copy of the backup beside the home's database, brought to this program's version, not in its place yet.

        Raises:
            KnownError: as `opened`, and ``backup.not-restored``.
        """

    def present(self, home: Path) -> AbstractContextManager[Store | None]:
        """The home whose place a backup is to take; None where there is none, or none that can be read."""

    def exchange(self, home: Path, *, stamp: str) -> Path | None:
        """Puts the staged copy in the place of the home's database, which is moved aside and stays whole.

        Args:
            home: the folder.
            stamp: tells this one from other files that were moved aside.

        Returns:
            Where the database that was there lies now; None when there was none.

        Raises:
            KnownError: ``store.locked`` while another program uses the home, ``backup.not-restored``; nothing
                was exchanged then.
        """
