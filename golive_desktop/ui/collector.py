# SPDX-License-Identifier: MIT
"""Clears away in the window's thread what nobody uses any more."""

import gc
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

__all__ = ["Collector"]

_PAUSE_MS: Final = 2_000
_OLD_EVERY: Final = 15
"""Older rubbish is looked for in every so many rounds."""
_MOST: Final = 100_000
"""Objects that are looked through at once: some 20 ms, in which the window does not answer."""
_AWAY_SECONDS: Final = 300.0
_AT_LEAST_SECONDS: Final = 1_200.0
"""Everything is looked through so often: while the user is in another program, and in any case."""


class Collector(QObject):
    """Python's collector of cycles, run by a clock of the window instead of in whichever thread allocates.

    A widget or a document of Qt that is collected in another thread is destroyed there, and Qt crashes.

    A round takes the longer the more there is to look through. So what stays is laid aside, as are many objects that
    came at once, such as all that a large dossier states; they are looked through when the user is elsewhere.

    Args:
        parent: the application; with its end Python collects by itself again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._since = 0
        """Objects that came since the last were laid aside."""
        self._everything = monotonic()
        gc.disable()
        parent.destroyed.connect(gc.enable)
        clock = QTimer(self)
        clock.timeout.connect(self.collect)
        clock.start(_PAUSE_MS)

    def collect(self) -> None:
        """Clears away what is young, and now and then what is older."""
        self._rounds += 1
        young = gc.get_count()[0]
        self._since += young
        old = self._rounds % _OLD_EVERY == 0
        if old and self._is_time():
            self._everything = monotonic()
            gc.unfreeze()
            gc.collect()
        elif old and self._since <= _MOST:
            gc.collect()
        elif young <= _MOST:
            gc.collect(1)
        if old or young > _MOST:
            gc.freeze()
            self._since = 0

    def _is_time(self) -> bool:
        away = QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
        return monotonic() - self._everything > (_AWAY_SECONDS if away else _AT_LEAST_SECONDS)
