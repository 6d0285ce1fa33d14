# SPDX-License-Identifier: MIT
"""What was just done, with the way to the files and the text to go with them."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.saved import show_folder
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["MailOrder", "Outcome", "OutcomeStrip"]

_PREVIEW = 132
_ONE_COLUMN = 760
"""Pixels of width below which the buttons stand below what is said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What is said."""

    sentence: str
    more: str = ""
    folder: Path | None = None
    letter: str = ""
    """A text that can be copied."""
    preview: bool = False
    """Whether the text is shown, because it is what was asked for."""
    request: str = ""
    """Digest of a request whose file can be saved again."""
    file: str = ""
    """Digest of a signed file that can be saved."""
    mails: tuple["MailOrder", ...] = ()
    """What can go by mail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MailOrder:
    """A letter that can be put into the outbox, with the file that belongs to it."""

    release: str
    """Its id."""
    kind: str
    """See `golive_desktop.services.mail_kinds.kinds`."""
    role: str


class OutcomeStrip(QFrame):
    """One line above the record, hidden while there is nothing to say.

    Signals:
        save_wanted(str): the kept file with this digest shall be saved again.
        mail_wanted(tuple): these letters shall be put into the outbox, see `MailOrder`.
    """

    save_wanted = Signal(str)
    mail_wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._copied = _("Copied")
        self._copy_words = _("Copy text")
        self._outcome = Outcome(sentence="")
        self.setProperty("kind", "strip")
        self.setProperty("weight", "informs")
        self._sentence = Text("", "strong", wraps=True, selectable=True)
        self._more = Text("", wraps=True, selectable=True)
        self._letter = QPlainTextEdit()
        self._letter.setReadOnly(True)
        self._letter.setFixedHeight(_PREVIEW)
        self._letter.setTabChangesFocus(True)
        self._letter.setAccessibleName(_("Text to copy"))
        self._folder = button(_("Show folder"), theme, image="folder-open", pressed=self._on_folder)
        self._copy = button(self._copy_words, theme, image="copy", pressed=self._on_copy)
        self._mail = button(_("By mail…"), theme, image="mail", pressed=self._on_mail)
        self._save = button(_("Save the request again…"), theme, image="download", pressed=self._on_save)
        self._file = button(_("Save the file…"), theme, image="download", pressed=self._on_file)
        self._close = button("", theme, kind="quiet", image="x", name=_("Close this message"), pressed=self.hide)
        self._build()
        self.hide()

    def show_outcome(self, outcome: Outcome) -> None:
        """Says what was done; a screen reader announces it."""
        self._outcome = outcome
        self._sentence.setText(outcome.sentence)
        self._more.setText(outcome.more)
        self._more.setVisible(bool(outcome.more))
        self._letter.setPlainText(outcome.letter)
        self._letter.setVisible(outcome.preview)
        self._folder.setVisible(outcome.folder is not None)
        self._copy.setVisible(bool(outcome.letter))
        self._copy.setText(self._copy_words)
        self._save.setVisible(bool(outcome.request))
        self._file.setVisible(bool(outcome.file))
        self._mail.setVisible(bool(outcome.mails))
        self.setAccessibleName(f"{outcome.sentence} {outcome.more}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._sentence)
        texts.addWidget(self._more)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for part in (self._folder, self._copy, self._save, self._file, self._mail):
            buttons.addWidget(part)
        buttons.addStretch(0)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(texts, 1)
        self._head.addLayout(buttons)
        top = QHBoxLayout()
        top.addLayout(self._head, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 6, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._letter)

    def _on_folder(self) -> None:
        if self._outcome.folder is not None:
            show_folder(self._outcome.folder)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._outcome.letter)
        self._copy.setText(self._copied)

    def _on_mail(self) -> None:
        self.mail_wanted.emit(self._outcome.mails)

    def _on_file(self) -> None:
        self.save_wanted.emit(self._outcome.file)

    def _on_save(self) -> None:
        self.save_wanted.emit(self._outcome.request)

    def resizeEvent(self, event: QResizeEvent) -> None:
        turn(self._head, below=event.size().width() < _ONE_COLUMN)
        super().resizeEvent(event)
