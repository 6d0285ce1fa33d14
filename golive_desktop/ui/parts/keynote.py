# SPDX-License-Identifier: MIT
"""A quiet line: a key ends soon or has ended, with the way to the keys of this laptop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from golive_desktop.ui.keyend import KeyEnd
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["KeyNote"]


class KeyNote(QFrame):
    """Hidden while nothing is to be said.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        keys_wanted(): the user wants to see the keys of this laptop.
    """

    keys_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self._sentence = Text("", wraps=True, selectable=True)
        self.link = button(
            words.translate("My keys"), theme, kind="link", image="key-round", pressed=self.keys_wanted.emit
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 10, 2)
        row.setSpacing(10)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.link)
        self.hide()

    def show_end(self, end: KeyEnd | None) -> None:
        """Says it; None hides the line."""
        self.setVisible(end is not None)
        if end is None or end.sentence == self._sentence.text():
            return
        self._sentence.setText(end.sentence)
        self.setAccessibleName(end.sentence)
        self.setProperty("weight", "informs" if end.signs else "asks")
        self.style().unpolish(self)
        self.style().polish(self)
