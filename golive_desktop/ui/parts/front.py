# SPDX-License-Identifier: MIT
"""Widgets in one place, of which the one in front alone says how much room is needed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

__all__ = ["FrontStack"]


class FrontStack(QWidget):
    """One of several widgets; Qt's own stack is as large as the largest of all, also where nobody sees that one."""

    def __init__(self) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self._front: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Takes one more; the first one is in front."""
        self._widgets.append(widget)
        self._column.addWidget(widget)
        if self._front is None:
            self._front = widget
        widget.setVisible(widget is self._front)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Brings one to the front."""
        self._front = widget
        for other in self._widgets:
            other.setVisible(other is widget)

    def setCurrentIndex(self, index: int) -> None:
        """Brings the one with this number to the front."""
        self.setCurrentWidget(self._widgets[index])

    def currentWidget(self) -> QWidget | None:
        """The one in front; None while there is none."""
        return self._front

    def currentIndex(self) -> int:
        """The number of the one in front; -1 while there is none."""
        return self._widgets.index(self._front) if self._front is not None else -1

    def indexOf(self, widget: QWidget) -> int:
        """The number of a widget; -1 for one that does not belong here."""
        return self._widgets.index(widget) if widget in self._widgets else -1
