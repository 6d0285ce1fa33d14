# SPDX-License-Identifier: MIT
"""The list of letters: state as icon and word, subject, whom it reaches, and when that was."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.communication.sight import PostingLine, state_colour, state_icon

__all__ = ["PostingList"]

_ROW: Final = 70
_INSET: Final = 12
_ICON: Final = 16
_LONGEST: Final = 200
Index = QModelIndex | QPersistentModelIndex


class PostingList(QListView):
    """Letters, the newest first.

    Args:
        theme: the colours.
        name: what a screen reader calls it.

    Signals:
        chosen(str): the id of the letter that the user went to; empty when there is none.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._lines = _Model()
        self._quiet = False
        self.setModel(self._lines)
        self.setItemDelegate(_Row(theme, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[PostingLine]) -> None:
        """Shows these letters; the one with the cursor keeps it."""
        before = self.current()
        self._quiet = True
        self._lines.show_lines(lines)
        row = self._lines.row_of(before.posting.letter.id) if before is not None else 0
        self.setCurrentIndex(self._lines.index(max(0, row), 0) if lines else QModelIndex())
        self._quiet = False
        after = self.current()
        self.chosen.emit(after.posting.letter.id if after is not None else "")

    def choose(self, letter: str) -> bool:
        """Goes to the letter with this id; whether there is one."""
        row = self._lines.row_of(letter)
        if row < 0:
            return False
        self.setCurrentIndex(self._lines.index(row, 0))
        self.scrollTo(self._lines.index(row, 0))
        return True

    def current(self) -> PostingLine | None:
        """The letter with the cursor."""
        index = self.currentIndex()
        return self._lines.line(index.row()) if index.isValid() else None

    def _on_current(self, _index: QModelIndex) -> None:
        line = self.current()
        if not self._quiet and line is not None:
            self.chosen.emit(line.posting.letter.id)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PostingLine, ...] = ()
        self._rows: dict[str, int] = {}

    def show_lines(self, lines: Sequence[PostingLine]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self._rows = {line.posting.letter.id: row for row, line in enumerate(self._lines)}
        self.endResetModel()

    def line(self, row: int) -> PostingLine:
        return self._lines[row]

    def row_of(self, letter: str) -> int:
        return self._rows.get(letter, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return in_one_line(line.spoken)
            case Qt.ItemDataRole.UserRole:
                return line
        return None


class _Row(QStyledItemDelegate):
    """Subject; below it whom it reaches; then icon and word of the state, with the time at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PostingLine = index.data(Qt.ItemDataRole.UserRole)
        whole = QRect(option.rect)
        painter.save()
        self._paint_ground(painter, whole, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        row = QRect(whole.left() + _INSET, whole.top() + 9, whole.width() - 2 * _INSET, 17)
        self._write(painter, row, line.subject, self._font(13, bold=True), self._theme.colour("text"))
        self._write(painter, row.translated(0, 18), line.people, self._font(12), self._theme.colour("muted"))
        below = row.translated(0, 36)
        state = line.posting.state
        state_icon(state, self._theme).paint(painter, QRect(below.left(), below.top() + 1, _ICON, _ICON))
        word = below.adjusted(_ICON + 6, 0, 0, 0)
        self._write(painter, word, line.state, self._font(12, bold=True), state_colour(state, self._theme))
        painter.setFont(self._font(12))
        painter.setPen(QColor(self._theme.colour("muted")))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.when)
        painter.restore()

    def _paint_ground(self, painter: QPainter, whole: QRect, *, chosen: bool) -> None:
        if chosen:
            painter.fillRect(whole, QColor(self._theme.colour("selection")))
            painter.fillRect(QRect(whole.left(), whole.top(), 3, whole.height()), QColor(self._theme.colour("accent")))
        painter.fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), QColor(self._theme.colour("divider")))

    def _write(self, painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = in_one_line(text, _LONGEST)
        shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
