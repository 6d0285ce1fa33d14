# SPDX-License-Identifier: MIT
"""Clears away in the window's thread what nobody uses any more."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

__all__ = ["Collector"]

_PAUSE_MS: Final = 2_000
_OLD_EVERY: Final = 15
"""Old rubbish is looked for in every so many rounds; it takes longer and there is less of it."""


class Collector(QObject):
    """Python's collector of cycles, run by a clock of the window instead of in whichever thread allocates.

    A widget or a document of Qt that is collected in another thread is destroyed there, and Qt crashes.

    Args:
        parent: the application; with its end Python collects by itself again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds = 0
        gc.disable()
        parent.destroyed.connect(gc.enable)
        clock = QTimer(self)
        clock.timeout.connect(self.collect)
        clock.start(_PAUSE_MS)

    def collect(self) -> None:
        """Clears away what is young, and now and then everything."""
        self._rounds += 1
        gc.collect(2 if self._rounds % _OLD_EVERY == 0 else 1)
