# SPDX-License-Identifier: MIT
"""Sends letters when the user says so: queued at once, handed over beside the window; a password is asked if needed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.mail import PostingState
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.communication.secret import asks_for_secret
from golive_desktop.ui.pages.communication.work import Outgoing, queue_all, send_letters

__all__ = ["Sending"]


class Sending(QObject):
    """Carries out "Send".

    Args:
        context: the page's.
        parent: the part that it belongs to.

    Signals:
        started(Task, str): letters are being handed over; the sentence says so.
        moved(): a letter is in another state now.
        secret_wanted(Problem): a password is needed; `go_on` takes it.
        refused(Problem): nothing was tried.
        ended(str, str): what came of it; a sentence, and more about it.
    """

    started = Signal(object, str)
    moved = Signal()
    secret_wanted = Signal(object)
    refused = Signal(object)
    ended = Signal(str, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen: tuple[str, ...] = ()
        self._release = ""

    def send(self, release: str, chosen: Sequence[str]) -> None:
        """Queues letters and hands them over.

        Args:
            release: id of the release that they belong to.
            chosen: their ids.
        """
        self._release = release
        context = self._context
        context.bridge.write(
            lambda _task: queue_all(context, chosen),
            owner=self,
            done=self._on_queued,
            refused=self.refused.emit,
            changes=release,
        )

    def go_on(self, secret: str) -> None:
        """Hands over what waits for a password."""
        self._hand_over(secret)

    def _on_queued(self, queued: tuple[str, ...]) -> None:
        self._chosen = queued
        if queued:
            self._hand_over("")

    def _hand_over(self, secret: str) -> None:
        context, chosen = self._context, self._chosen
        task = context.bridge.call(
            lambda task: send_letters(context, chosen, task, secret),
            owner=self,
            done=self._on_done,
            refused=self._on_refused,
            changes=self._release,
        )
        _ = context.words.translate
        several = _("Sending letter {done} of {total}…")
        self._follow(task, several if len(chosen) > 1 else _("Sending the letter…"))

    def _follow(self, task: Task, sentence: str) -> None:
        task.progressed.connect(lambda _step: self.moved.emit())
        self.started.emit(task, sentence)

    def _on_refused(self, problem: Problem) -> None:
        if asks_for_secret(problem):
            self.secret_wanted.emit(problem)
        else:
            self.refused.emit(problem)

    def _on_done(self, outgoing: Outgoing) -> None:
        _ = self._context.words.translate
        sent = sum(posting.state is PostingState.SENT for posting in outgoing.tried)
        left = len(self._chosen) - sent
        more = ""
        if outgoing.cancelled:
            more = _("The others stay queued.")
        elif outgoing.stopped_by is not None:
            more = self._context.words.explain(outgoing.stopped_by).sentence
        if sent and not left:
            self.ended.emit(
                _("The letter is sent.") if sent == 1 else _("{count} letters are sent.").format(count=sent), ""
            )
        elif len(self._chosen) > 1:
            said = _("{sent} letters are sent, {left} are not.").format(sent=sent, left=left)
            self.ended.emit(said, more)
