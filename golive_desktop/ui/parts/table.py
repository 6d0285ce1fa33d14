# SPDX-License-Identifier: MIT
"""Tables of records: icon and word for each state, a link for the next step, everything by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QIcon, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from golive_desktop.domain.text import in_one_line, revealed
from golive_desktop.ui.look.icons import icon, status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import tip

__all__ = ["CellDelegate", "TableCell", "TableView"]

_ROW_HEIGHT: Final = 31
_LONGEST: Final = 120
"""Characters of a cell that are shown; the tooltip has the rest."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class TableCell:
    """One cell."""

    text: str
    state: str = ""
    """Shown as icon and colour in front of the text; the text has to say it too."""
    image: str = ""
    """An icon of ``resources/ui/icons`` in front of the text."""
    colour: str = ""
    """A token of the theme; empty for the usual one."""
    bold: bool = False
    link: str = ""
    """What `TableView.followed` says when it is clicked; empty for plain text."""
    more: str = ""
    """A longer text for tooltip and screen reader."""


class CellDelegate(QStyledItemDelegate):
    """Draws cells; what is chosen keeps the colour of its state and of its link."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(colour, QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)


class TableView(QTableView):
    """Records in rows.

    Args:
        theme: the colours.
        columns: the headings.
        stretch: which column takes the width that is left.
        name: what a screen reader calls the table.

    Signals:
        opened(int): Enter or a double-click on the row with this number.
        followed(str): a link was clicked; Enter on a row whose only link this is does the same as `opened`.
    """

    opened = Signal(int)
    followed = Signal(str)

    def __init__(self, theme: Theme, columns: Sequence[str], *, stretch: int, name: str) -> None:
        super().__init__()
        self._model = _Model(theme, tuple(columns))
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        head.setResizeContentsPrecision(50)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_rows(self, rows: Sequence[Sequence[TableCell]]) -> None:
        """Shows these rows; the row with the cursor keeps it when its first cell is still there."""
        current = self.currentIndex()
        before = self._model.cell(current.row(), 0).text if current.isValid() else None
        self._model.show_rows(rows)
        for number, row in enumerate(rows):
            if before is not None and row[0].text == before:
                self.selectRow(number)

    def current_row(self) -> int:
        """The number of the row with the cursor; -1 for none."""
        return self.currentIndex().row()

    def _on_clicked(self, index: QModelIndex) -> None:
        if link := self._model.cell(index.row(), index.column()).link:
            self.followed.emit(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        link = index.isValid() and bool(self._model.cell(index.row(), index.column()).link)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)
        super().focusInEvent(event)


class _Model(QAbstractTableModel):
    def __init__(self, theme: Theme, columns: tuple[str, ...]) -> None:
        super().__init__()
        self._theme, self._columns = theme, columns
        self._rows: tuple[tuple[TableCell, ...], ...] = ()

    def show_rows(self, rows: Sequence[Sequence[TableCell]]) -> None:
        self.beginResetModel()
        self._rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    def cell(self, row: int, column: int) -> TableCell:
        return self._rows[row][column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DecorationRole:
                return self._image(cell)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(cell))
            case Qt.ItemDataRole.FontRole:
                return _bold() if cell.bold or cell.state else None
        return _words(cell, role)

    def _image(self, cell: TableCell) -> QIcon | None:
        if cell.state:
            return status_icon(cell.state, self._theme)
        return icon(cell.image, self._theme.colour(cell.colour or "text")) if cell.image else None

    def _colour(self, cell: TableCell) -> str:
        if cell.state:
            return self._theme.status_colour(cell.state)
        return self._theme.colour("accent" if cell.link and not cell.colour else cell.colour or "text")


def _words(cell: TableCell, role: int) -> str | None:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return in_one_line(cell.text, _LONGEST)
        case Qt.ItemDataRole.AccessibleTextRole:
            return revealed(cell.text)
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return cell.more or None
        case Qt.ItemDataRole.ToolTipRole:
            return tip(cell.more or (cell.text if len(cell.text) > _LONGEST else "")) or None
    return None


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
