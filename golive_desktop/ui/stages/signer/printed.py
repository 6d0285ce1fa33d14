# SPDX-License-Identifier: MIT
"""The pages of an answer as they will be printed, before it is signed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.preview import Preview
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["PrintedPages"]

_AROUND = 330
"""Pixels of the window that head, foot and title take."""
_LEAST = 300


class PrintedPages(QWidget):
    """The pages with the way back to the sheet.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        left(): back to signing.
    """

    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._preview = Preview(words, theme)
        self._back = button(_("Back to signing"), theme, kind="link", image="arrow-left", pressed=self.left.emit)
        said = _("Not signed yet. The time, and what a signature adds, are set when you sign.")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(Text(_("As it will be printed"), "record"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(Text(said, "muted", wraps=True))
        column.addWidget(self._preview, 1)

    def show_pages(self, data: bytes) -> None:
        """Shows a file's pages."""
        self._preview.show_pdf(data, self._words.translate("As it will be printed"))
        self._back.setFocus()

    def forget(self) -> None:
        """Shows nothing any more."""
        self._preview.show_nothing()

    def page_count(self) -> int:
        """How many pages are shown; 0 for none."""
        return self._preview.page_count()

    def showEvent(self, event: QShowEvent) -> None:
        self._preview.setMinimumHeight(max(_LEAST, self.window().height() - _AROUND))
        super().showEvent(event)
