# SPDX-License-Identifier: MIT
"""The way through a release: a list of pages with what waits on each."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["Navigation"]

_WIDE: Final = 208
_NARROW: Final = 52
_ROW: Final = 36
_GAP: Final = 15
_KEY: Final = Qt.ItemDataRole.UserRole
_COUNT: Final = Qt.ItemDataRole.UserRole + 1
_FIRST_OF_GROUP: Final = Qt.ItemDataRole.UserRole + 2


class Navigation(QFrame):
    """The list at the left, and below it who works here.

    Signals:
        chosen(str): the key of the page that the user went to.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._words, self._theme = words, theme
        self._list = QListView()
        self._model = QStandardItemModel(self)
        self._quiet = False
        self._shown = ""
        self._foot = [Text("", "strong"), Text("", "caption"), Text("", "caption")]
        self._promise = _Promise(words, theme)
        self._build()
        self.fold(narrow=False)

    def show_page(self, key: str) -> None:
        """Marks the page that is shown, or the one that it belongs to; nothing is announced."""
        self._quiet = True
        self._shown = key
        marked = next((entry.under for entry in PAGES if entry.key == key), "") or key
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(_KEY) == marked:
                self._list.setCurrentIndex(self._model.index(row, 0))
        self._quiet = False

    def show_counts(self, counts: Mapping[str, tuple[str, str]]) -> None:
        """What waits on each page.

        Args:
            counts: by the page's key, the short text and the one for screen readers: "4/9", "4 of 9 received".
        """
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            short, spoken = counts.get(item.data(_KEY), ("", ""))
            item.setData(short, _COUNT)
            item.setAccessibleText(f"{item.text()}, {spoken}" if spoken else item.text())

    def show_person(self, name: str, organisation: str, clock: str) -> None:
        """Who works here, and what time it is for the release."""
        for label, text in zip(self._foot, (name, organisation, clock), strict=True):
            label.setText(text)

    def fold(self, *, narrow: bool) -> None:
        """Shows icons alone when there is little room."""
        self._list.setProperty("narrow", narrow)
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        for part in (*self._foot, self._promise):
            part.setVisible(not narrow)
        self._list.viewport().update()

    def focus_list(self) -> None:
        """Puts the keyboard on the list."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_keyboard(self) -> bool:
        """Whether the user walks through the list just now."""
        return self._list.hasFocus()

    def _build(self) -> None:
        self._list.setObjectName("navigation")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._theme, self._list))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName(self._words.translate("Pages"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        group = 0
        for entry in (entry for entry in PAGES if entry.listed):
            title = self._words.translate(entry.title)
            item = QStandardItem(icon(entry.image, self._theme.colour("muted")), title)
            item.setData(entry.key, _KEY)
            item.setData(bool(group) and entry.group != group, _FIRST_OF_GROUP)
            item.setToolTip(title)
            self._model.appendRow(item)
            group = entry.group
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.addWidget(self._list, 1)
        column.addWidget(self._promise)
        for label in self._foot:
            label.setContentsMargins(18, 0, 8, 0)
            column.addWidget(label)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(index.data(_KEY))

    def _on_clicked(self, index: QModelIndex) -> None:
        """A page is marked already while one that belongs to it is shown; a click still leads to it."""
        if index.data(_KEY) != self._shown:
            self.chosen.emit(index.data(_KEY))


class _Promise(QWidget):
    """Says that nothing leaves this laptop but what the user sends or planned."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        image = QLabel()
        image.setPixmap(icon("send", theme.colour("muted")).pixmap(16, 16))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 8, 0)
        row.setSpacing(7)
        row.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words.translate("Only what you send or plan leaves"), "caption", wraps=True), 1)


class _Row(QStyledItemDelegate):
    """Icon, title and count of one page."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW + (_GAP if index.data(_FIRST_OF_GROUP) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRect(option.rect)
        if index.data(_FIRST_OF_GROUP):
            painter.setPen(QColor(self._theme.colour("divider")))
            painter.drawLine(whole.left() + 10, whole.top() + 7, whole.right() - 10, whole.top() + 7)
            whole.adjust(0, _GAP, 0, 0)
        self._paint_ground(painter, whole, option)
        self._paint_words(painter, whole, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, whole: QRect, option: QStyleOptionViewItem) -> None:
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self._theme.colour("surface")))
            painter.drawRoundedRect(whole.adjusted(0, 1, 0, -1), 6, 6)
            painter.setBrush(QColor(self._theme.colour("accent")))
            painter.drawRoundedRect(QRect(whole.left(), whole.top() + 9, 3, whole.height() - 18), 1, 1)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            painter.drawRoundedRect(whole.adjusted(1, 2, -1, -2), 6, 6)

    def _paint_words(self, painter: QPainter, whole: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        index.data(Qt.ItemDataRole.DecorationRole).paint(
            painter, QRect(whole.left() + 10, whole.center().y() - 8, 18, 18)
        )
        if self._view.property("narrow"):
            return
        words = whole.adjusted(38, 0, -10, 0)
        font = self._view.font()
        font.setWeight(font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("text")))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(QColor(self._theme.colour("muted")))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, index.data(_COUNT) or "")
