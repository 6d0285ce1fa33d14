# SPDX-License-Identifier: MIT
"""The ready message of a signed file: to whom, what is attached, what it says, and what can be done by hand."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.saved import show_folder
from golive_desktop.ui.parts.text import Text, hairline, panel, tip
from golive_desktop.ui.stages.signer.reply import Reply
from golive_desktop.ui.stages.signer.saying import shortened
from golive_desktop.ui.words import Words

__all__ = ["MessageCard"]

_ICON = QSize(18, 18)


class MessageCard(QWidget):
    """To, subject, attached and text, with the buttons of whoever sends it by hand.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        copy_wanted(): the file shall be saved once more, somewhere else.
    """

    copy_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._letter = ""
        self._path: Path | None = None
        self._build()

    def show_reply(self, reply: Reply, *, kept: bool = False, folder: bool = True) -> None:
        """Shows the message with its file.

        Args:
            reply: the file with its message.
            kept: whether nothing has to be sent, since the file was received where it was signed.
            folder: whether the folder is offered here, too.
        """
        _ = self._words.translate
        emptied(self._facts)
        self._letter, self._path = reply.message.letter, reply.path
        self._copy.setText(_("Copy text"))
        self._copy.setHidden(kept)
        self._folder.setVisible(folder and reply.path is not None)
        if kept:
            where = Text(_("It lies in the release already."), wraps=True)
            self._fact(0, _("File"), self._file(reply.path, len(reply.data)) if reply.path else where)
            return
        to = reply.message.to
        said = ", ".join(part for part in (to.name, to.address) if part)
        self._fact(0, _("To"), Text(said, wraps=True, selectable=True))
        self._fact(1, _("Subject"), Text(reply.message.subject, wraps=True, selectable=True))
        first = self._file(reply.path, len(reply.data)) if reply.path else Text(_("Save the file first."), wraps=True)
        self._fact(2, _("Attached"), first)
        for place, path in enumerate(reply.beside, 3):
            self._fact(place, "", self._file(path))
        self._fact(3 + len(reply.beside), _("Text"), Text(reply.message.text, wraps=True, selectable=True))

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._save if self._copy.isHidden() else self._copy

    def _build(self) -> None:
        _ = self._words.translate
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(9)
        self._facts.setColumnStretch(1, 1)
        self._folder = button(_("Show in folder"), self._theme, image="folder-open", pressed=self._on_folder)
        self._copy = button(_("Copy text"), self._theme, image="copy", pressed=self._on_copy)
        self._save = button(_("Save a copy…"), self._theme, image="save", pressed=self.copy_wanted.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for made in (self._folder, self._copy, self._save):
            buttons.addWidget(made)
        buttons.addStretch(1)
        card = panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(22, 18, 22, 18)
        inside.setSpacing(14)
        inside.addLayout(self._facts)
        inside.addWidget(hairline())
        inside.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _fact(self, row: int, name: str, value: QWidget) -> None:
        self._facts.addWidget(Text(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(value, row, 1)

    def _file(self, path: Path, size: int = 0) -> QWidget:
        made = QWidget()
        image = QLabel()
        image.setPixmap(icon("file-check", self._theme.colour("text")).pixmap(_ICON, self.devicePixelRatioF()))
        said = f"{shortened(path.name)}, {self._words.size(size)}" if size else shortened(path.name)
        name = Text(said, wraps=True, selectable=True)
        name.setToolTip(tip(self._words.place(path)))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(image)
        row.addWidget(name, 1)
        return made

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._letter)
        self._copy.setText(self._words.translate("Copied"))

    def _on_folder(self) -> None:
        if self._path is not None:
            show_folder(self._path.parent)
