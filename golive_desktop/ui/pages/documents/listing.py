# SPDX-License-Identifier: MIT
"""The list of a release's files, found by typing a word; a thousand are as quick as ten."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.documents.lines import PaperLine
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["PaperList"]

_ROW: Final = 68
_INSET: Final = 12
_ICON: Final = 20
Index = QModelIndex | QPersistentModelIndex


class PaperList(QWidget):
    """The files of a release, the newest first, with a field to find one.

    Signals:
        chosen(str): the digest of the file that the user went to; empty when none is left.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._lines: tuple[PaperLine, ...] = ()
        self._model = _Model()
        self._find = QLineEdit()
        self._view = QListView()
        self._empty = Text("", "muted", wraps=True)
        self._quiet = False
        self._build(theme)
        self._connect()

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        """Shows these files; the one with the cursor keeps it."""
        self._lines = tuple(lines)
        self._filter()

    def choose(self, key: str) -> bool:
        """Goes to the file with this digest, or of the statement with this id; whether there is one."""
        found = next((line for line in self._lines if key in {line.paper.sha256, line.paper.statement}), None)
        if found is None or not key:
            return False
        if not found.holds(self._find.text()):
            self._find.clear()
        row = self._model.row_of(found.paper.sha256)
        self._view.setCurrentIndex(self._model.index(row, 0))
        self._view.scrollTo(self._model.index(row, 0))
        return True

    def current(self) -> PaperLine | None:
        """The file with the cursor."""
        index = self._view.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def list_view(self) -> QListView:
        """Where the keyboard walks."""
        return self._view

    def find_field(self) -> QLineEdit:
        """Where a word is typed."""
        return self._find

    def _build(self, theme: Theme) -> None:
        _ = self._words.translate
        self._find.setPlaceholderText(_("Find a document"))
        self._find.setAccessibleName(_("Find a document"))
        self._find.setClearButtonEnabled(True)
        self._find.addAction(icon("search", theme.colour("muted")), QLineEdit.ActionPosition.LeadingPosition)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Row(theme, self._view))
        self._view.setUniformItemSizes(True)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(_("Documents of this release"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._find)
        column.addWidget(self._empty)
        column.addWidget(self._view, 1)

    def _connect(self) -> None:
        self._find.textChanged.connect(self._filter)
        self._find.returnPressed.connect(self._view.setFocus)
        self._view.selectionModel().currentChanged.connect(self._on_current)

    def _filter(self) -> None:
        _ = self._words.translate
        before = self.current()
        self._quiet = True
        self._model.show_lines([line for line in self._lines if line.holds(self._find.text())])
        shown = self._model.rowCount()
        row = max(0, self._model.row_of(before.paper.sha256) if before is not None else 0)
        self._view.setCurrentIndex(self._model.index(row, 0) if shown else QModelIndex())
        self._quiet = False
        self._empty.setText(_("No document fits.") if self._lines else _("Nothing was sent or received yet."))
        self._empty.setVisible(not shown)
        after = self.current()
        if after is None or before is None or after.paper.sha256 != before.paper.sha256:
            self.chosen.emit(after.paper.sha256 if after is not None else "")

    def _on_current(self, _index: QModelIndex) -> None:
        line = self.current()
        if not self._quiet and line is not None:
            self.chosen.emit(line.paper.sha256)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PaperLine, ...] = ()
        self._rows: dict[str, int] = {}

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self._rows = {line.paper.sha256: row for row, line in enumerate(self._lines)}
        self.endResetModel()

    def line(self, row: int) -> PaperLine:
        return self._lines[row]

    def row_of(self, sha256: str) -> int:
        return self._rows.get(sha256, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.UserRole:
                return line
        return None


class _Row(QStyledItemDelegate):
    """Icon, kind and time; below them who, and the way it went."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        whole = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, whole, chosen=chosen)
        left = whole.left() + _INSET
        image = QRect(left, whole.top() + 12, _ICON, _ICON)
        icon(line.image, self._theme.colour("accent" if chosen else "muted")).paint(painter, image)
        words = QRect(left + _ICON + 10, whole.top() + 9, whole.width() - 2 * _INSET - _ICON - 10, 17)
        when = QFontMetrics(self._font(12)).horizontalAdvance(line.when)
        self._write(painter, words.adjusted(0, 0, -when - 8, 0), line.kind, self._font(13, bold=True), "text")
        painter.setFont(self._font(12))
        painter.setPen(QColor(self._theme.colour("muted")))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.when)
        below = [(line.who, 13, "text")] if line.who else []
        for place, (text, pixels, token) in enumerate([*below, (line.way, 12, "muted")], 1):
            self._write(painter, words.translated(0, 17 * place + place // 2), text, self._font(pixels), token)
        painter.restore()

    def _paint_ground(self, painter: QPainter, whole: QRect, *, chosen: bool) -> None:
        if chosen:
            painter.fillRect(whole, QColor(self._theme.colour("selection")))
            painter.fillRect(QRect(whole.left(), whole.top(), 3, whole.height()), QColor(self._theme.colour("accent")))
        painter.fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), QColor(self._theme.colour("divider")))

    def _write(self, painter: QPainter, place: QRect, text: str, font: QFont, token: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour(token)))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
