# SPDX-License-Identifier: MIT
"""A page that scrolls where the window is too small for it, and never sideways for its own sake."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from golive_desktop.ui.page import Page

__all__ = ["scrolling_column"]


def scrolling_column(page: Page) -> QVBoxLayout:
    """The column of `page`, which scrolls from now on; its margins stay."""
    margins, spacing = page.column.contentsMargins(), page.column.spacing()
    page.column.setContentsMargins(0, 0, 0, 0)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(margins)
    column.setSpacing(spacing)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    page.column.addWidget(area)
    return column
