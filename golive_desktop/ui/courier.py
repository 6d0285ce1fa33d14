# SPDX-License-Identifier: MIT
"""Carries what the user has sent or planned: queued letters at their next try, planned ones at their time."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.services.accounts import accounts
from golive_desktop.services.mailing import writer
from golive_desktop.services.reminders import due_mails, write_due
from golive_desktop.services.sending import recover, send_due
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context

__all__ = ["Courier", "carry"]

_ROUND_MS: Final = 60_000
_FIRST_MS: Final = 5_000


class Courier(QObject):
    """Looks once a minute whether something is due, beside the window.

    Args:
        context: of the window.
        parent: with its end the rounds end.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_ROUND_MS)
        self._clock.timeout.connect(self.go)
        self._clock.start()
        QTimer.singleShot(_FIRST_MS, self, self.go)

    def go(self) -> None:
        """One round, unless one is still under way."""
        if self._task is None:
            context = self._context
            task = context.bridge.call(
                lambda _task: carry(context), owner=self, done=self._on_done, refused=_said_on_the_page
            )
            self._task = task
            task.ended.connect(self._on_ended)

    def _on_done(self, moved: bool) -> None:  # noqa: FBT001 - the answer of `carry`
        if moved:
            self._context.bridge.changed.emit("")

    def _on_ended(self) -> None:
        self._task = None


def carry(context: Context) -> bool:
    """One round; whether any letter is another one now.

    Letters that nobody sent or planned stay where they are, and nobody is asked for a password.
    """
    adapters, now = context.adapters, context.now()
    moved = bool(recover(adapters, now=now))
    # note: the sample's letters are invented, also when somebody sets up a real account there
    if context.sample or not accounts(adapters):
        return moved
    if due_mails(adapters, now=now):
        planned = write_due(adapters, writer(adapters, now=now), now=now)
        moved = moved or bool(planned.queued or planned.asking)
    try:
        done = send_due(adapters, context.computer.clock)
    except KnownError:
        # note: the letters stay queued and say so; whoever opens the outbox is asked for what is missing
        return moved
    return moved or bool(done.tried or done.recovered)


def _said_on_the_page(_problem: Problem) -> None:
    """What stands against it is said where the letters are."""
