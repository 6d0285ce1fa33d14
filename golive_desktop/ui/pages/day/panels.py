# SPDX-License-Identifier: MIT
"""Rows with a thin line between them, inside a panel that has a title."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.ui.parts.text import Text

__all__ = ["Rows", "TitledPanel", "yielding"]


def yielding(text: Text) -> Text:
    """The text, which is cut where there is no room for it; its tooltip has the rest."""
    text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    text.setMinimumWidth(40)
    return text


class TitledPanel(QFrame):
    """A panel with a title at the left of its head, and whatever belongs there at the right.

    Args:
        title: of the panel.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.title = Text(title, "section")
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addWidget(yielding(self.title), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 10)
        self.column.setSpacing(6)
        self.column.addLayout(self.head)


class Rows(QVBoxLayout):
    """Rows below each other, each with a thin line under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)

    def add_row(self, *cells: tuple[QWidget, int]) -> QFrame:
        """A row of widgets with their stretch."""
        row = QFrame()
        row.setProperty("kind", "row")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 3, 0, 3)
        line.setSpacing(8)
        for widget, stretch in cells:
            line.addWidget(widget, stretch)
        row.setMinimumHeight(27)
        self.addWidget(row)
        return row

    def clear(self) -> None:
        """Takes all rows away."""
        while (found := self.takeAt(0)) is not None:
            if (widget := found.widget()) is not None:
                widget.hide()
                widget.deleteLater()
