# SPDX-License-Identifier: MIT
"""Lines that each say one thing and lead to one place: reasons, deadlines, obstacles; all of it by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.line import LEAST_HEIGHT, Line, LineDelegate
from golive_desktop.ui.parts.text import tip

__all__ = ["Line", "LineList"]

Index = QModelIndex | QPersistentModelIndex


class LineList(QListView):
    """Lines below each other, drawn as they come into view.

    Args:
        theme: the colours.
        name: what a screen reader calls the list.

    Signals:
        followed(str): the link of a line was clicked, or Enter was pressed on the line.
    """

    followed = Signal(str)

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self._model = _Model(self)
        self._delegate = LineDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("kind", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these lines; the cursor stays on its place when there still is one."""
        if tuple(lines) == self._model.lines:
            return
        row = self.currentIndex().row()
        self._delegate.take(lines)
        self._model.show_lines(lines)
        if 0 <= row < len(lines):
            self.setCurrentIndex(self._model.index(row))
        self.updateGeometry()

    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._model.lines

    def line(self, index: Index) -> Line:
        """The line at `index`."""
        return self._model.lines[index.row()]

    def height_of_lines(self) -> int:
        """How high all lines are together at the present width."""
        option = QStyleOptionViewItem()
        rows = range(self._model.rowCount())
        return sum(self._delegate.sizeHint(option, self._model.index(row)).height() for row in rows)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._follow(index)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_link(index, event):
            self._follow(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hand = self._on_link(index, event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))
        super().focusInEvent(event)

    def _on_link(self, index: QModelIndex, event: QMouseEvent) -> bool:
        if not index.isValid() or not self.line(index).link:
            return False
        return self._delegate.link_area(self.visualRect(index), self.line(index)).contains(event.position().toPoint())

    def _follow(self, index: QModelIndex) -> None:
        if link := self.line(index).link:
            self.followed.emit(link)


class _Model(QAbstractListModel):
    def __init__(self, parent: LineList) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.said
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return line.tip or None
            case Qt.ItemDataRole.ToolTipRole:
                return tip(line.tip) or None
        return None
