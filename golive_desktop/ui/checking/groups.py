# SPDX-License-Identifier: MIT
"""What a file states and why it stands where it stands, below its verdict."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from golive_desktop.ui.checking.statement import Group, Row
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words
from golive_desktop.wording.explain import Explanation

__all__ = ["Explanations", "GroupsView"]

_MOST: Final = 80
"""So many rows of one group are shown; the pages of the file have them all."""


class Explanations(QWidget):
    """Problems in words: what happened, what it means, what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Explanation, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_explanations(self, said: Sequence[Explanation]) -> None:
        """Shows these instead of the ones before; what several have in common is said once."""
        if tuple(said) != self._shown:
            self._shown = tuple(said)
            self._fill()
        self.setVisible(bool(said))

    def _fill(self) -> None:
        _clear(self._column)
        seen: set[str] = set()
        for item in self._shown:
            more = " ".join(text for text in (item.meaning, item.next_step) if text and text not in seen)
            seen |= {item.meaning, item.next_step}
            self._column.addWidget(_said(item.sentence, more))


class GroupsView(QWidget):
    """What a file states, by headings.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._shown: tuple[Group, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Shows these instead of the ones before; the same once more leave what is marked in them as it is."""
        if tuple(groups) != self._shown:
            self._shown = tuple(groups)
            self._fill()
        self.setVisible(any(group.rows for group in groups))

    def _fill(self) -> None:
        _clear(self._column)
        for group in self._shown:
            if group.rows:
                self._column.addWidget(Text(group.title, "section"))
                self._column.addWidget(self._rows(group.rows))

    def _rows(self, rows: Sequence[Row]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for number, row in enumerate(rows[:_MOST]):
            grid.addWidget(self._text(row), 2 * number, 0)
            grid.addWidget(self._mark(row), 2 * number, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if number + 1 < len(rows):
                grid.addWidget(hairline(), 2 * number + 1, 0, 1, 2)
        if len(rows) > _MOST:
            more = self._words.translate("and {count} more").format(count=len(rows) - _MOST)
            grid.addWidget(Text(more, "muted"), 2 * _MOST, 0)
        return box

    def _text(self, row: Row) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(row.text, wraps=True, selectable=True))
        if row.more:
            column.addWidget(Text(row.more, "muted", wraps=True, selectable=True))
        return box

    def _mark(self, row: Row) -> QWidget:
        if not row.state:
            return Text(row.mark, "muted")
        mark = StatusMark(self._theme)
        mark.show_state(row.state, row.mark)
        return mark


def _said(sentence: str, more: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(Text(sentence, "strong", wraps=True, selectable=True, breaks=True))
    if more:
        column.addWidget(Text(more, "muted", wraps=True, selectable=True, breaks=True))
    return box


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
