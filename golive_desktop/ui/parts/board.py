# SPDX-License-Identifier: MIT
"""A table as high as its rows and as wide as its place; where that is narrow, rows take a second line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.table import CellDelegate, TableCell, TableView
from golive_desktop.ui.parts.twolines import TwoLines, takes_two

__all__ = ["Board"]

_ROW: Final = 31
_TALL_ROW: Final = 48
_PADDING: Final = 2
_CUT: Final = 0.12
"""How much narrower than its content a table may be; texts are cut then, and further below it scrolls."""
_LEAST_ROWS: Final = 6
_LEAST_ELASTIC: Final = 140
Index = QModelIndex | QPersistentModelIndex


class Board(TableView):
    """Records in rows, with the width that is left spread evenly over the columns.

    Args:
        theme: the colours.
        columns: the headings.
        name: what a screen reader calls the table.
        folds: numbers of the columns that are left out where it is narrow; the first cell of a row then shows its
            `TableCell.more` as a second line.
        elastic: number of the column that takes all the width that is left, and whose texts are cut where that is
            little; None to spread it evenly.
        wraps: whether the texts of that column take a second line before they are cut.
    """

    def __init__(  # noqa: PLR0913 - how a table looks is said by name, and most of it is usual
        self,
        theme: Theme,
        columns: Sequence[str],
        *,
        name: str,
        folds: Sequence[int] = (),
        elastic: int | None = None,
        wraps: bool = False,
    ) -> None:
        super().__init__(theme, columns, stretch=0, name=name)
        self._elastic = self._usually_elastic = elastic
        self._folds, self._narrow, self._count = tuple(folds), False, 0
        self._wraps = wraps and elastic is not None
        self._needs: list[int] = []
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # note: a scroll bar that comes or goes changes the width only after the rows were laid out
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._spread)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._later.start())
        self.setItemDelegateForColumn(0, _FirstColumn(theme, self))
        if self._wraps and elastic is not None:
            self.setItemDelegateForColumn(elastic, TwoLines(self))

    @property
    def narrow(self) -> bool:
        """Whether rows have two lines."""
        return self._narrow

    def show_rows(self, rows: Sequence[Sequence[TableCell]]) -> None:
        """Shows these rows; see `TableView.show_rows`."""
        super().show_rows(rows)
        self._count = len(rows)
        self._fit()

    def fold(self, *, narrow: bool) -> None:
        """Leaves columns out where it is narrow."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for column in self._folds:
            self.setColumnHidden(column, narrow)
        height = _TALL_ROW if narrow and self._folds else _ROW
        self.verticalHeader().setDefaultSectionSize(height)
        self._fit()

    def leave_out(self, columns: Sequence[int], *, left_out: bool, elastic: int = 0) -> None:
        """Hides columns for which there is no room; what a row leads to still shows them.

        Args:
            columns: their numbers.
            left_out: whether they are hidden.
            elastic: number of the column that takes the width that is left meanwhile.
        """
        for column in columns:
            self.setColumnHidden(column, left_out)
        self._elastic = elastic if left_out else self._usually_elastic
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._full_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _fit(self) -> None:
        self._measure()
        self._spread()
        self._stand()

    def _stand(self) -> None:
        self.setMaximumHeight(self._full_height())
        self.setMinimumHeight(min(self._full_height(), _LEAST_ROWS * _ROW))
        self.updateGeometry()

    def _full_height(self) -> int:
        head = self.verticalHeader()
        rows = head.length() if self._wraps else self._count * head.defaultSectionSize()
        return rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()

    def _measure(self) -> None:
        """Finds what each column needs; only other rows or other columns change that."""
        head = self.horizontalHeader()
        shown = [column for column in range(head.count()) if not self.isColumnHidden(column)]
        self._needs = [max(self.sizeHintForColumn(column) + _PADDING, head.sectionSizeHint(column)) for column in shown]
        if self._elastic in shown:
            self._needs[shown.index(self._elastic)] = _LEAST_ELASTIC

    def _spread(self) -> None:
        head = self.horizontalHeader()
        shown = [column for column in range(head.count()) if not self.isColumnHidden(column)]
        if len(shown) != len(self._needs):
            return
        shared = _shared(self._needs, self.viewport().width())
        if self._elastic in shown and sum(self._needs) < self.viewport().width():
            shared = list(self._needs)
            shared[shown.index(self._elastic)] += self.viewport().width() - sum(self._needs)
        for column, width in zip(shown, shared, strict=True):
            head.resizeSection(column, width)
        if self._wraps:
            self._wrap()

    def _wrap(self) -> None:
        """Gives rows whose text takes two lines the height for them."""
        column, before = self._elastic or 0, self.verticalHeader().length()
        usual, width = self.verticalHeader().defaultSectionSize(), self.columnWidth(column)
        for row in range(self._count):
            two = takes_two(str(self.model().index(row, column).data()), self.font(), width)
            self.setRowHeight(row, _TALL_ROW if two else usual)
        if self.verticalHeader().length() != before:
            self._stand()


def _shared(needs: Sequence[int], width: int) -> list[int]:
    """Widths that fill `width`: with what is left spread evenly, or first the air and then a little text cut."""
    if not needs or sum(needs) - width > _CUT * sum(needs):
        return list(needs)
    if sum(needs) > width:
        air = min(_PADDING, -((width - sum(needs)) // len(needs)))
        needs = [need - air for need in needs]
    spare, total = width - sum(needs), sum(needs)
    shares = [spare // len(needs) if spare >= 0 else spare * need // total for need in needs]
    shares[-1] += spare - sum(shares)
    return [need + share for need, share in zip(needs, shares, strict=True)]


class _FirstColumn(CellDelegate):
    """The first cell of a row, with its second line where the table is narrow."""

    def __init__(self, theme: Theme, board: Board) -> None:
        super().__init__(board)
        self._theme, self._board = theme, board

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if self._board.narrow and (more := self._more(index)):
            size.setWidth(max(size.width(), option.fontMetrics.horizontalAdvance(more) + 24))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        more = self._more(index) if self._board.narrow else ""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not more:
            super().paint(painter, option, index)
        else:
            self._paint_two(painter, option, index, more)
        if chosen:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1)
            painter.fillRect(bar, QColor(self._theme.colour("accent")))

    def _paint_two(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, more: str) -> None:
        whole = QRect(option.rect)
        upper = QStyleOptionViewItem(option)
        self.initStyleOption(upper, index)
        style = self._board.style()
        text, upper.text = upper.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, upper, painter, self._board)
        painter.save()
        painter.setFont(upper.font)
        painter.setPen(QColor(self._theme.colour("text")))
        half = whole.height() // 2
        left = Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            whole.adjusted(12, 4, -6, -half), left | Qt.AlignmentFlag.AlignVCenter, self._cut(upper, text, whole)
        )
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.colour("muted")))
        painter.drawText(
            whole.adjusted(12, half - 2, -6, -6), left | Qt.AlignmentFlag.AlignVCenter, self._cut(option, more, whole)
        )
        painter.restore()

    def _cut(self, option: QStyleOptionViewItem, text: str, whole: QRect) -> str:
        return option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, whole.width() - 18)

    def _more(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")
