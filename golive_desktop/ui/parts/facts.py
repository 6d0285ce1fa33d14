# SPDX-License-Identifier: MIT
"""A few facts side by side, each under its name; they take more lines where there is less room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text

__all__ = ["Fact", "FactRow"]

_GAP: Final = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A name and its value."""

    name: str
    value: str
    state: str = ""
    """Shown with the icon and colour of this state."""


class FactRow(QWidget):
    """Facts in one row, or in two columns, or one below the other, as the width allows.

    Args:
        theme: the colours.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cells: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(10)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows these facts instead of the ones before."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = [self._cell(fact) for fact in facts]
        self._columns = 0
        self._arrange()

    def _cell(self, fact: Fact) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(fact.name, "caption"))
        if fact.state:
            mark = StatusMark(self._theme)
            mark.show_state(fact.state, fact.value)
            column.addWidget(mark)
        else:
            value = Text(fact.value, selectable=True)
            value.setProperty("medium", True)  # noqa: FBT003 - Qt's own signature
            column.addWidget(value)
        cell.setAccessibleName(f"{fact.name}: {fact.value}")
        return cell

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        if not self._cells:
            return
        columns = self._fitting()
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // columns, number % columns)
            cell.show()
        for column in range(len(self._cells) + 1):
            self._grid.setColumnStretch(column, 1 if column == columns - 1 else 0)

    def _fitting(self) -> int:
        """How many stand side by side without cutting any."""
        for columns in (len(self._cells), 2):
            widths = [
                max(cell.sizeHint().width() for cell in self._cells[first::columns])
                for first in range(min(columns, len(self._cells)))
            ]
            if sum(widths) + _GAP * (len(widths) - 1) <= self.width():
                return columns
        return 1
