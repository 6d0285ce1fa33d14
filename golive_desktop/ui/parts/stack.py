# SPDX-License-Identifier: MIT
"""Hundreds of rows below each other, of which one can be added or unfolded without touching all the others."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

__all__ = ["RowStack"]


class RowStack(QFrame):
    """Rows in a column, each as high as its width asks for.

    A box layout asks every row for its height whenever one is added, and squeezes and stretches them all meanwhile;
    with 300 rows that holds the window up.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._heights: dict[QWidget, int] = {}
        self._width = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._place)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_row(self, row: QWidget) -> None:
        """Puts a row at the end."""
        row.setParent(self)
        self._rows.append(row)
        row.installEventFilter(self)
        row.show()
        top = self.height() if len(self._rows) > 1 else 0
        self._measure(row)
        row.setGeometry(0, top, self.width(), self._heights[row])
        self.setFixedHeight(top + self._heights[row])

    def clear(self) -> None:
        """Takes all rows away, at once for the eye."""
        for row in self._rows:
            row.removeEventFilter(self)
            row.hide()
            row.deleteLater()
        self._rows, self._heights = [], {}
        self.setFixedHeight(0)

    def measure_again(self) -> None:
        """Asks every row for its height anew, for example when they were folded."""
        self._heights.clear()
        self._place()

    def _measure(self, row: QWidget) -> None:
        layout = row.layout()
        if layout is not None:
            layout.activate()
        folded = layout is not None and layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(self.width()) if layout is not None and folded else row.sizeHint().height()
        self._heights[row] = max(height, 0)

    def _place(self) -> None:
        top = 0
        for row in self._rows:
            if row not in self._heights:
                self._measure(row)
            row.setGeometry(0, top, self.width(), self._heights[row])
            top += self._heights[row]
        self.setFixedHeight(top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self._heights.pop(watched, None)
            self._later.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._width:
            self._width = event.size().width()
            self.measure_again()
