# SPDX-License-Identifier: MIT
"""A list of records, each a row of a few lines: files, letters; a thousand are as quick as ten."""

from collections.abc import Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from golive_desktop.domain.text import in_one_line, revealed
from golive_desktop.ui.look.theme import Theme

__all__ = ["Record", "RecordList", "RecordRow"]

_RECORD: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Record(Protocol):
    """What one row shows."""

    @property
    def key(self) -> str:
        """The same as long as it is the same record, whatever is said of it."""

    @property
    def spoken(self) -> str:
        """All of it, for screen readers."""


R = TypeVar("R", bound=Record)


class RecordRow(QStyledItemDelegate, Generic[R]):
    """Draws the ground of a row; what stands on it is drawn by `draw`.

    Args:
        theme: the colours.
        height: of a row.
        view: the list.
    """

    def __init__(self, theme: Theme, height: int, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._height, self._view = theme, height, view
        self.chosen = False

    def draw(self, painter: QPainter, whole: QRect, record: R) -> None:
        """Draws a record into its row; `chosen` says whether the cursor is on it."""
        raise NotImplementedError

    def write(  # noqa: PLR0913 - each argument is one thing that a line of text has
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        colour: str,
        *,
        pixels: int = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Writes one line; what does not fit is left out where `cut` says."""
        font = self._font(pixels, weight)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(in_one_line(text), cut, place.width())
        # note: a name from right to left still begins where all names begin
        left = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, left | Qt.AlignmentFlag.AlignVCenter, shown)

    def write_at_right(self, painter: QPainter, place: QRect, text: str) -> int:
        """Writes a few muted words at the right end of a line; how wide they are."""
        font = self._font(12, QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("muted")))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(font).horizontalAdvance(text)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole, self.chosen = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.chosen:
            painter.fillRect(whole, QColor(self._theme.colour("selection")))
            painter.fillRect(QRect(whole.left(), whole.top(), 3, whole.height()), QColor(self._theme.colour("accent")))
        painter.fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), QColor(self._theme.colour("divider")))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            painter.drawRoundedRect(whole.adjusted(2, 2, -2, -3), 4, 4)
        self.draw(painter, whole, index.data(_RECORD))
        painter.restore()

    def _font(self, pixels: int, weight: QFont.Weight) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font


class RecordList(QListView, Generic[R]):
    """Records below each other.

    Args:
        theme: the colours.
        name: what a screen reader calls the list.
        row: draws its rows.
        height: of a row.

    Signals:
        chosen(str): the key of the record that the user went to.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, row: type[RecordRow[R]], height: int) -> None:
        super().__init__()
        self._records: _Model[R] = _Model(self)
        self._quiet = False
        self.setModel(self._records)
        self.setItemDelegate(row(theme, height, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_records(self, records: Sequence[R], cursor: str | None = None) -> None:
        """Shows these records; nothing is announced.

        Args:
            records: in their order.
            cursor: the key of the one that gets the cursor; None leaves it where it is, else on the first.
        """
        before = self.current()
        self._quiet = True
        self._records.show_records(tuple(records))
        keys = [record.key for record in records]
        if cursor is None and keys:
            cursor = before.key if before is not None and before.key in keys else keys[0]
        if cursor in keys:
            self.setCurrentIndex(self._records.index(keys.index(cursor), 0))
        self._quiet = False

    def records(self) -> tuple[R, ...]:
        """What is shown."""
        return self._records.records

    def current(self) -> R | None:
        """The record with the cursor."""
        index = self.currentIndex()
        return self._records.records[index.row()] if index.isValid() else None

    def choose(self, key: str) -> bool:
        """Goes to the record with this key; whether there is one."""
        row = next((row for row, record in enumerate(self._records.records) if record.key == key), -1)
        if row >= 0:
            self.setCurrentIndex(self._records.index(row, 0))
            self.scrollTo(self._records.index(row, 0))
        return row >= 0

    def _on_current(self, _index: QModelIndex) -> None:
        record = self.current()
        if not self._quiet and record is not None:
            self.chosen.emit(record.key)


class _Model(QAbstractListModel, Generic[R]):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.records: tuple[R, ...] = ()

    def show_records(self, records: tuple[R, ...]) -> None:
        """Takes records; where only what they say has changed, the cursor and a screen reader stay where they are."""
        if [record.key for record in records] == [record.key for record in self.records]:
            changed = [row for row, record in enumerate(records) if record != self.records[row]]
            self.records = records
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return revealed(record.spoken)
            case _ if role == _RECORD:
                return record
        return None
