# SPDX-License-Identifier: MIT
"""The releases of the home that the window works on, for its menu and its beginning."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import ReleaseLine
from golive_desktop.services.overview import all_releases
from golive_desktop.ui.context import Context

__all__ = ["Releases"]

_LATER_MS = 400
"""What nobody looks at yet is read once the window stands."""


class Releases(QObject):
    """All releases of one home, read again whenever something changed.

    Args:
        context: of that home.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.bridge)
        self._context = context
        self.lines: tuple[ReleaseLine, ...] = ()
        """The newest first; empty until they were read."""
        context.bridge.changed.connect(lambda _release: self.read())

    def read(self) -> None:
        """Reads them anew."""
        self._read(lambda _lines: None, self._context.shell.report)

    def read_later(self) -> None:
        """Reads them when the window stands."""
        QTimer.singleShot(_LATER_MS, self, self.read)

    def newest(self, done: Callable[[str], None], refused: Callable[[Problem], None]) -> None:
        """Looks for the newest release.

        Args:
            done: gets its id; empty when there is none.
            refused: gets what stands against reading the home.
        """
        self._read(lambda lines: done(lines[0].id if lines else ""), refused)

    def _read(self, done: Callable[[tuple[ReleaseLine, ...]], None], refused: Callable[[Problem], None]) -> None:
        adapters = self._context.adapters

        def keep(lines: tuple[ReleaseLine, ...]) -> None:
            self.lines = lines
            done(lines)

        self._context.bridge.look(lambda _task: all_releases(adapters), owner=self, done=keep, refused=refused)
