# SPDX-License-Identifier: MIT
"""Says which folder is watched, and lets it be stopped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["WatchLine"]


class WatchLine(QFrame):
    """One line while a folder is watched, hidden otherwise.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        stopped(): it shall not be watched any more.
    """

    stopped = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._text = Text("", "muted", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(button(words.translate("Stop watching"), theme, kind="link", pressed=self.stopped.emit))
        self.hide()

    def show_folder(self, folder: Path | None) -> None:
        """Names the folder; None for none."""
        self.setVisible(folder is not None)
        if folder is not None:
            said = self._words.translate(
                "Watching {folder}: signed files that arrive there are received by themselves."
            )
            self._text.setText(said.format(folder=self._words.place(folder)))
