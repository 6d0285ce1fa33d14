# SPDX-License-Identifier: MIT
"""The two columns of a record, each scrolling by itself, and the sentence that stands above them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.ui.parts.text import Text

__all__ = ["EDGE", "SIDE", "Column", "Notice"]

SIDE: Final = 386
"""Width of the right column."""
EDGE: Final = 20


class Column(QScrollArea):
    """Things below each other, as wide as there is room, scrolling where they are higher."""

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(12)
        self.column.setContentsMargins(EDGE, 14, EDGE, 14)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


class Notice(QFrame):
    """What has to be known first; hidden while it is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setProperty("weight", "asks")
        self._sentence = Text("", "strong", wraps=True, selectable=True)
        self._more = Text("", wraps=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(2)
        column.addWidget(self._sentence)
        column.addWidget(self._more)
        self.hide()

    def show_text(self, sentence: str, more: str) -> None:
        """Says it; an empty sentence hides it."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{sentence} {more}".strip())
        self.setVisible(bool(sentence))
