# SPDX-License-Identifier: MIT
"""Whether a window of this home is open already; asked before the network library is there to talk to it."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QStandardPaths

__all__ = ["InstanceLock"]


class InstanceLock:
    """Held by the one window of a home; what a crash has left behind is taken over.

    Args:
        home: the data folder; nothing is written into it.
    """

    def __init__(self, home: Path) -> None:
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.RuntimeLocation) or QStandardPaths.writableLocation(
            places.TempLocation
        )
        digest = hashlib.sha256(str(home).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(Path(folder) / f"golive-desktop-{digest}.lock"))
        self._lock.setStaleLockTime(0)
        self.taken = self._lock.tryLock(0)
        """Whether this is the one."""

    def give_back(self) -> None:
        """The window is closed."""
        self._lock.unlock()
