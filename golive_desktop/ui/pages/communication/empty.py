# SPDX-License-Identifier: MIT
"""What stands in the place of letters or questions while there is none: one sentence, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import Kind, button
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["EmptyPanel"]


class EmptyPanel(QWidget):
    """Says that there is nothing yet, and leads to the first.

    Args:
        theme: the colours.
        sentence: that there is nothing.
        action: what the button says.
        filled: whether it is the filled button of its part.

    Signals:
        wanted(): the first is wanted.
    """

    wanted = Signal()

    def __init__(self, theme: Theme, sentence: str, action: str, *, filled: bool) -> None:
        super().__init__()
        kind: Kind = "filled" if filled else "outlined"
        self._first = button(action, theme, kind=kind, image="plus", pressed=self.wanted.emit)
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 24, 20, 24)
        inside.setSpacing(12)
        inside.addWidget(Text(sentence, "body", wraps=True))
        inside.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addStretch(1)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._first
