# SPDX-License-Identifier: MIT
"""What it is time to tell after the launch: a text to post every five minutes, a mail to leadership each hour."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from golive_desktop.domain.mail import Posting
from golive_desktop.domain.reporting import STATUS_EVERY, hour_due, status_due
from golive_desktop.services.day import DayView
from golive_desktop.services.day_reports import STATUS_CHANNEL, prepare_hourly, status_text
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.notice import Notice
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["HourOffer", "StatusOffer"]

_ICON = 16


class _Offer(QFrame):
    """A strip with a title, a text, and what can be done with it."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.setProperty("kind", "strip")
        self.setProperty("weight", "informs")
        image = QLabel()
        image.setPixmap(icon("bell", theme.colour("accent")).pixmap(QSize(_ICON, _ICON), 1.0, QIcon.Mode.Normal))
        self.title = Text("", "strong", wraps=True)
        self.text = Text("", wraps=True, selectable=True, breaks=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(image)
        row.addLayout(texts, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 8, 10, 8)
        self._box.setSpacing(10)
        self._box.addLayout(row, 1)
        self._box.addLayout(self._buttons)
        self.hide()

    def fold(self, *, small: bool) -> None:
        """Puts the buttons below the text where everything stands in one column."""
        turn(self._box, below=small)

    def add(self, buttons: Sequence[QPushButton]) -> None:
        """Puts buttons at the right end."""
        for made in buttons:
            self._buttons.addWidget(made)

    def offer(self, title: str, text: str) -> bool:
        """Shows it; whether it was not there yet."""
        fresh = self.isHidden()
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        self.show()
        if fresh:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        return fresh


class StatusOffer(_Offer):
    """The text that is due, with its values; it stays as it was copied until it is posted.

    Signals:
        copy_wanted(str): this text shall be copied.
        posted(str, str): this text was given to this channel.
    """

    copy_wanted = Signal(str)
    posted = Signal(str, str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words, theme)
        _ = words.translate
        self._say: Notice | None = None
        self._copied = False
        self._due: datetime | None = None
        self._rests: datetime | None = None
        self._at: datetime | None = None
        self.add(
            (
                button(_("Not now"), theme, kind="link", pressed=self._on_left),
                button(_("Copy"), theme, image="copy", name=_("Copy the status text"), pressed=self._on_copy),
                button(_("Posted"), theme, image="check", name=_("The text is posted"), pressed=self._on_posted),
            )
        )

    def announce_through(self, say: Notice | None) -> None:
        """Says through `say` too that it is time; None for not at all."""
        self._say = say

    def show_run(self, view: DayView | None) -> None:
        """Shows whether a text is due in a run, at the moment of the view; None for no run."""
        due = status_due(view.day, view.events, now=view.at) if view is not None else None
        if due != self._due:
            self._due, self._copied, self._rests = due, False, None
        if view is None or due is None or (self._rests is not None and view.at < self._rests):
            self.hide()
            return
        if self._copied and not self.isHidden():
            return
        title = self.words.translate("It is time for a status text for {channel}").format(channel=STATUS_CHANNEL)
        if self.offer(title, status_text(view, view.release.language)) and self._say is not None:
            self._say(title, self.text.text())
        self._at = view.at

    def _on_copy(self) -> None:
        self._copied = True
        self.copy_wanted.emit(self.text.text())

    def _on_posted(self) -> None:
        self.posted.emit(STATUS_CHANNEL, self.text.text())

    def _on_left(self) -> None:
        self._rests = self._at + STATUS_EVERY if self._at is not None else None
        self._copied = False
        self.hide()


class HourOffer(_Offer):
    """The mail about the hour that is over: one click prepares it, nothing leaves before it is sent.

    Args:
        context: the page's.

    Signals:
        refused(Problem): it could not be prepared.
    """

    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.words, context.theme)
        _ = self.words.translate
        self._context = context
        self._view: DayView | None = None
        self._hour = self._left = 0
        self._letter = ""
        self._rest = button(_("Not now"), self.theme, kind="link", pressed=self._on_left)
        self._prepare = button(_("Prepare the mail"), self.theme, image="file-pen-line", pressed=self._on_prepare)
        self._look = button(_("Look at it"), self.theme, image="mail", pressed=self._on_look)
        self.add((self._rest, self._prepare, self._look))

    def show_run(self, view: DayView | None, written: Sequence[datetime]) -> None:
        """Shows whether a mail is due.

        Args:
            view: the run at the moment; None, and a rehearsal, for no mail.
            written: when mails of this kind were written.
        """
        real = view if view is not None and not view.run else None
        if self._view is not None and (real is None or real.release.id != self._view.release.id):
            self._letter, self._left = "", 0
        self._view = real
        due = hour_due(real.day, written, now=real.at) if real is not None else 0
        if due and due != self._hour:
            self._hour, self._letter = due, ""
            self._prepare.setEnabled(True)
        self._show(due=bool(due) and due != self._left)

    def _show(self, *, due: bool) -> None:
        _ = self.words.translate
        if self._letter:
            said = _("The mail about hour {hour} is in the outbox").format(hour=self._hour)
            self.offer(said, _("Nothing leaves before you send it."))
        elif due:
            title = _("Hour {hour} is over: a mail to leadership is due").format(hour=self._hour)
            self.offer(title, _("It is prepared with the measured values; nothing leaves before you send it."))
        else:
            self.hide()
        self._rest.setText(_("Close") if self._letter else _("Not now"))
        self._prepare.setVisible(not self._letter)
        self._look.setVisible(bool(self._letter))

    def _on_prepare(self) -> None:
        if self._view is None:
            return
        self._prepare.setEnabled(False)
        adapters, release, now = self._context.adapters, self._view.release.id, self._context.now()

        def work(_task: Task) -> tuple[Posting, ...]:
            return prepare_hourly(adapters, release, now=now)

        task = self._context.bridge.write(
            work, owner=self, done=self._on_prepared, refused=self.refused.emit, changes=release
        )
        task.ended.connect(lambda: self._prepare.setEnabled(True))

    def _on_prepared(self, postings: tuple[Posting, ...]) -> None:
        self._letter = postings[0].letter.id
        self._show(due=False)

    def _on_look(self) -> None:
        self._context.shell.open_page("communication", self._letter)

    def _on_left(self) -> None:
        self._left, self._letter = self._hour, ""
        self.hide()
