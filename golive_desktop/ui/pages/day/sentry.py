# SPDX-License-Identifier: MIT
"""Keeps an eye on the real day whatever page is open, so that the decision of a launch is not overlooked."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from golive_desktop.domain.day import DayPhase
from golive_desktop.domain.problem import Problem
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.day.calling import DecisionCall
from golive_desktop.ui.pages.day.notice import desktop_notice
from golive_desktop.ui.preferences import preferences_of

__all__ = ["Sentry"]

_SECOND_MS: Final = 1_000
_AGAIN: Final = 15
"""So many seconds after which it looks what a console has done meanwhile."""


class Sentry(QObject):
    """Looks at one release after each change, and while a launch waits for its decision also in between.

    Args:
        context: of the window.
        parent: with its end the looking ends.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.call = DecisionCall(context.words, context.theme)
        """The strip that calls for the decision, to be put on top of all pages."""
        kept = preferences_of(context.window, context.home)
        self.call.announce_through(desktop_notice(parent, context.theme, kept))
        self._release = ""
        self._view: DayView | None = None
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self.tick)
        self._seconds = 0

    def watch(self, release: str) -> None:
        """Looks at this release (id) now, and from now on."""
        if release != self._release:
            self._release, self._view = release, None
        adapters, now = self._context.adapters, self._context.now()

        def look(_task: Task) -> DayView:
            return look_at_day(adapters, release, now=now)

        self._context.bridge.look(look, owner=self, done=self._on_looked, refused=_said_elsewhere)

    def tick(self) -> None:
        """Another second: the decision may have become due, or overdue by one more minute."""
        self._seconds += 1
        if self._seconds % _AGAIN == 0:
            self.watch(self._release)
        if self._view is not None:
            self.call.show_run(replace(self._view, at=self._context.now()))

    def _on_looked(self, view: DayView) -> None:
        if view.release.id != self._release:
            return  # another release was opened meanwhile
        self._view = view if view.day.phase is DayPhase.LAUNCHED else None
        self.call.show_run(self._view and replace(self._view, at=self._context.now()))
        if self._view is None:
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()


def _said_elsewhere(_problem: Problem) -> None:
    """What stands against looking is said by the page that shows the release."""
