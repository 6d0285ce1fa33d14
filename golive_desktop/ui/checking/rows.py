# SPDX-License-Identifier: MIT
"""The list of files: verdict, name and what became of each, one by one as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from golive_desktop.domain.text import in_one_line, revealed
from golive_desktop.ui.look.icons import paint_icon
from golive_desktop.ui.look.theme import Theme

__all__ = ["Entry", "FileList"]

_ROW: Final = 80
_ICON: Final = 22
_LEFT: Final = 48
_LINE: Final = 18
_NO_VERDICT: Final = "not-requested"
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row of the list."""

    key: str
    state: str
    """The verdict; empty while there is none."""
    word: str
    name: str
    line: str
    """What became of it."""

    @property
    def said(self) -> str:
        """The whole row for a screen reader."""
        return ", ".join(part for part in (self.word, self.name, self.line) if part)


class FileList(QListView):
    """Files in rows of 80 pixels.

    Args:
        theme: the colours.
        name: what a screen reader calls the list.

    Signals:
        chosen(str): the key of the file that the user went to.
        entered(str): Enter or a double-click on a file.
    """

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self.setObjectName("files")
        self._model = _Model(self)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(_Row(theme, self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda index: self.entered.emit(self._model.rows[index.row()].key))

    def show_entries(self, rows: Sequence[Entry], selected: str) -> None:
        """Shows these rows with the cursor on one of them; nothing is announced."""
        self._quiet = True
        self._model.show_rows(tuple(rows))
        keys = [row.key for row in rows]
        if selected in keys:
            self.setCurrentIndex(self._model.index(keys.index(selected)))
        self.updateGeometry()
        self._quiet = False

    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._model.rows

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(1, len(self._model.rows)) * _ROW + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _ROW)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(self._model.rows[index.row()].key)


class _Model(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.rows: tuple[Entry, ...] = ()

    def show_rows(self, rows: tuple[Entry, ...]) -> None:
        """Takes the rows; where only what they say has changed, the cursor and a screen reader stay where they are."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
            self.rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return revealed(self.rows[index.row()].said)
        return None


class _Row(QStyledItemDelegate):
    """Draws icon, word, name and outcome; what does not fit is left out in the middle of the name."""

    def __init__(self, theme: Theme, view: FileList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, whole = self._view.entries()[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, whole, option)
        state = entry.state or _NO_VERDICT
        paint_icon(painter, QRect(whole.left() + 14, whole.top() + 11, _ICON, _ICON), state, self._theme)
        area = QRect(whole.left() + _LEFT, whole.top() + 12, whole.width() - _LEFT - 12, _LINE)
        self._write(painter, area, entry.word, self._theme.status_colour(state), QFont.Weight.DemiBold)
        middle = area.translated(0, _LINE)
        self._write(painter, middle, entry.name, self._theme.colour("text"), QFont.Weight.Medium, middle=True)
        last = area.translated(0, 2 * _LINE - 1)
        self._write(painter, last, entry.line, self._theme.colour("muted"), QFont.Weight.Normal, small=True)
        painter.restore()

    def _paint_ground(self, painter: QPainter, whole: QRect, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(self._theme.colour("selection")))
            painter.fillRect(QRect(whole.left(), whole.top(), 3, whole.height()), QColor(self._theme.colour("accent")))
        painter.fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), QColor(self._theme.colour("divider")))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            painter.drawRoundedRect(whole.adjusted(2, 2, -2, -3), 4, 4)

    def _write(  # noqa: PLR0913 - each argument is one thing that a line of text has
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        colour: str,
        weight: QFont.Weight,
        *,
        middle: bool = False,
        small: bool = False,
    ) -> None:
        font = QFont(self._view.font())
        font.setWeight(weight)
        if small:
            font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(in_one_line(text), mode, area.width())
        # note: a name from right to left still begins where all names begin
        painter.drawText(
            area, Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown
        )
