# SPDX-License-Identifier: MIT
"""A list in which things are added, taken out, and moved up and down, with the cursor on the one in work."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.table import TableCell, TableView
from golive_desktop.ui.parts.text import tip
from golive_desktop.ui.words import Words

__all__ = ["ListPanel"]


class ListPanel(QWidget):
    """A table with its buttons below it.

    Args:
        words: the reader's language.
        theme: the colours.
        columns: the headings.
        stretch: number of the column that takes the width that is left.
        name: what a screen reader calls the table.
        add: the words of the button that adds one; empty for none.

    Signals:
        asked(str): ``add``, ``up``, ``down`` or ``remove``, for the row with the cursor.
        turned(int): the cursor went to this row.
        opened(int): Enter or a double-click on this row.
    """

    asked = Signal(str)
    turned = Signal(int)
    opened = Signal(int)

    def __init__(  # noqa: PLR0913 - each argument is one thing that the list has
        self, words: Words, theme: Theme, columns: Sequence[str], *, stretch: int, name: str, add: str
    ) -> None:
        super().__init__()
        _ = words.translate
        self.table = TableView(theme, columns, stretch=stretch, name=name)
        self.table.setVerticalScrollMode(TableView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[tuple[TableCell, ...]] = []
        self._spread: list[list[str]] = []
        self._buttons: dict[str, QPushButton] = {}
        self._texts: dict[str, str] = {}
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        labels = (("add", add, "plus"), ("up", _("Move up"), "chevron-up"), ("down", _("Move down"), "chevron-down"))
        for key, text, image in (*labels, ("remove", _("Remove"), "trash-2")):
            if text:
                made = button(text, theme, image=image, name=text, pressed=lambda key=key: self.asked.emit(key))  # type: ignore[misc]  # a default argument has no inferred type
                self._buttons[key], self._texts[key] = made, text
                self._line.addWidget(made)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.table, 1)
        column.addLayout(self._line)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self.turned.emit(now.row()))
        self.table.opened.connect(self.opened)

    def show_rows(self, rows: Sequence[tuple[TableCell, ...]], at: int) -> None:
        """Shows these rows with the cursor on one of them; nothing is announced."""
        with QSignalBlocker(self.table.selectionModel()):
            if list(rows) != self._rows:
                self._rows = list(rows)
                place = self.table.verticalScrollBar().value()
                self.table.show_rows(rows)
                self.table.verticalScrollBar().setValue(place)
            if rows and self.table.current_row() != at:
                self.table.selectRow(max(0, min(at, len(rows) - 1)))

    def spread(self, widths: Mapping[int, tuple[int, int]]) -> None:
        """Gives columns the width that they need, within limits.

        Args:
            widths: by number of the column, pixels at least and at most.
        """
        texts = [[row[column].text for row in self._rows] for column in widths]
        if texts == self._spread:
            return
        self._spread = texts
        head = self.table.horizontalHeader()
        for column, (least, most) in widths.items():
            head.setSectionResizeMode(column, head.ResizeMode.Fixed)
            needed = max(self.table.sizeHintForColumn(column), head.sectionSizeHint(column))
            head.resizeSection(column, min(max(least, needed), most))

    def allow(self, **allowed: bool) -> None:
        """Which of the buttons can be pressed now, by their keys."""
        for key, is_allowed in allowed.items():
            if key in self._buttons:
                self._buttons[key].setEnabled(is_allowed)

    def fold(self, *, narrow: bool) -> None:
        """Leaves the words of the buttons out, but of the one that adds."""
        for key, made in self._buttons.items():
            short = narrow and key != "add"
            made.setText("" if short else self._texts[key])
            made.setToolTip(tip(self._texts[key]) if short else "")
