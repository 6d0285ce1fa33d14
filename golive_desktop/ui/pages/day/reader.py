# SPDX-License-Identifier: MIT
"""Keeps the page at what is recorded: reads after each change, and every few seconds what a console has done."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from golive_desktop.services.overview import Overview
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.day.reading import DayLook, read_day

__all__ = ["DayReader"]

_AGAIN_MS: Final = 3_000


class DayReader(QObject):
    """Reads one run of one release.

    Args:
        context: what the page works with.
        parent: the page.

    Signals:
        read(DayLook): the run as it stands.
        failed(Problem): it could not be read.
        due(): a few seconds have passed; whoever is looked at reads again.
    """

    read = Signal(object)
    failed = Signal(object)
    due = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._overview: Overview | None = None
        self._look: DayLook | None = None
        self._run = ""
        self._reading = self._again = False
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.due)

    @property
    def look(self) -> DayLook | None:
        """What was read last of this run; None before the first time."""
        return self._look

    @property
    def run(self) -> str:
        """Name of the rehearsal; empty for the real day."""
        return self._run

    @property
    def overview(self) -> Overview | None:
        """The release; None before the first."""
        return self._overview

    def turn_to(self, run: str) -> None:
        """Another run: nothing of the one before is known any more."""
        self._run, self._look = run, None

    def take(self, overview: Overview) -> None:
        """Takes the newest state of a release, and reads its day.

        Args:
            overview: the release; what belongs to it beside the day may have changed too.
        """
        if self._overview is None or self._overview.release.id != overview.release.id:
            self.turn_to("")
        fresh = self._overview is None or self._overview.audit_head != overview.audit_head
        self._overview = overview
        self._timer.start()
        self.look_again(whole=fresh)

    def look_again(self, *, whole: bool = False) -> None:
        """Reads the run; called while it is being read, it reads once more afterwards.

        Args:
            whole: texts too, although nothing happened on the day.
        """
        if self._overview is None:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        adapters, release, now = self._context.adapters, self._overview.release.id, self._context.now()
        language, run, kept = self._context.words.language, self._run, None if whole else self._look

        def work(_task: Task) -> DayLook:
            return read_day(adapters, release, language, run=run, now=now, before=kept)

        task = self._context.bridge.look(work, owner=self, done=self._on_read, refused=self.failed.emit)
        task.ended.connect(self._on_ended)

    def _on_read(self, look: DayLook) -> None:
        # note: another run or release may have been chosen while this one was read
        if self._overview is not None and (look.view.run, look.view.release.id) == (
            self._run,
            self._overview.release.id,
        ):
            self._look = look
            self.read.emit(look)

    def _on_ended(self) -> None:
        """However it ended, a bug of ours among the ways: the next look is not kept from it."""
        self._reading = False
        if self._again:
            self._again = False
            self.look_again()
