# SPDX-License-Identifier: MIT
"""A number that is typed, or moved with the arrows of the keyboard; scrolling past it never changes it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

__all__ = ["Amount"]

_MARGIN = 8


class Amount(QSpinBox):
    """A whole number between two others.

    Args:
        least: the smallest.
        most: the largest.
        unit: said behind the number, with the space before it.
    """

    def __init__(self, least: int, most: int, unit: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(unit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # note: a style sheet moves the frame of a spin box, and not the text in it
        self.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
