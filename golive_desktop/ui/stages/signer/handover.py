# SPDX-License-Identifier: MIT
"""The way of a file that was signed beside a sign-off: to the mail program, and wherever else the signer wants it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.saved import ask_where
from golive_desktop.ui.stages.signer.bar import Bar, hand_bar
from golive_desktop.ui.stages.signer.copies import save_copy
from golive_desktop.ui.stages.signer.deedpage import DeedPage
from golive_desktop.ui.stages.signer.donepanel import Done
from golive_desktop.ui.stages.signer.reply import send_reply

__all__ = ["HandOver"]


class HandOver(QObject):
    """What was signed, and what may be done with its file; nothing is sent from here.

    Args:
        context: of the stage.
        page: where it was signed.
        parent: whoever had it signed.

    Signals:
        changed(): the file lies somewhere else now.
    """

    changed = Signal()

    def __init__(self, context: Context, page: DeedPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self.done: Done | None = None
        """None while nothing was signed."""
        page.done.save_wanted.connect(self._on_save)

    def show(self, done: Done) -> None:
        """Shows what was signed."""
        self.done = done
        self._page.sheet.keys.forget()
        self._page.show_done(done)
        self.changed.emit()

    def forget(self) -> None:
        """Something else is asked now."""
        self.done = None

    def bar(self, bar: Bar) -> Bar:
        """The bar below what was signed.

        Args:
            bar: the way back, and the way on where nothing has to be sent.
        """
        if self.done is None or self.done.reply is None:
            return bar
        words = hand_bar(self._context.words, saved=self.done.reply.path is not None)
        return replace(words, back=bar.back, back_image=bar.back_image)

    def forward(self) -> bool:
        """Hands the file over, or asks where to save it first; False where nothing has to be sent."""
        if self.done is None or self.done.reply is None:
            return False
        if self.done.reply.path is None:
            self._on_save()
        else:
            send_reply(self._context, self, self.done.reply, self._page.done.strip)
        return True

    def _on_save(self) -> None:
        done, context = self.done, self._context
        if done is None or done.reply is None:
            return
        data = done.reply.data
        title = context.words.translate("Save the signed file")
        path = ask_where(context.window, title, done.target, "PDF (*.pdf)")
        if path is not None:
            context.bridge.write(
                lambda _task: save_copy(context, data, path),
                owner=self,
                done=lambda there: self._on_saved(done, there),
                refused=self._page.done.strip.show_problem,
                changes=None,
            )

    def _on_saved(self, done: Done, path: Path) -> None:
        if self.done is done and done.reply is not None:  # else something else is handed over by now
            self.show(replace(done, reply=replace(done.reply, path=path), problem=None))
