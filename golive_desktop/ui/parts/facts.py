# SPDX-License-Identifier: MIT
"""A few facts side by side, each under its name; they take more lines where there is less room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text

__all__ = ["Fact", "FactRow"]

_GAP: Final = 20
_LINE_GAP: Final = 10


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
        self._shown: tuple[Fact, ...] = ()
        self._columns = _Columns(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows these facts instead of the ones before; the same once more leave what is marked in them as it is."""
        if tuple(facts) == self._shown:
            return
        self._shown = tuple(facts)
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for fact in facts:
            self._columns.addWidget(self._cell(fact))

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


class _Columns(QLayout):
    """Places its items by the width alone: a layout that changed itself after each resize could swing for ever."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(rows) + _LINE_GAP * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        width = sum(self._widths(len(self._items))) + _GAP * max(0, len(self._items) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(40, max((item.sizeHint().height() for item in self._items), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        columns = self._fitting(rect.width())
        widths, top = self._widths(columns), rect.top()
        for row, height in enumerate(self._rows(rect.width())):
            left = rect.left()
            for item, width in zip(self._items[row * columns : (row + 1) * columns], widths, strict=False):
                item.setGeometry(QRect(left, top, min(width, rect.width()), height))
                left += width + _GAP
            top += height + _LINE_GAP

    def _rows(self, width: int) -> list[int]:
        columns = self._fitting(width)
        heights = [item.sizeHint().height() for item in self._items]
        return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]

    def _fitting(self, width: int) -> int:
        """How many stand side by side without cutting any."""
        for columns in (len(self._items), 2):
            widths = self._widths(columns)
            if sum(widths) + _GAP * (len(widths) - 1) <= width:
                return max(1, columns)
        return 1

    def _widths(self, columns: int) -> list[int]:
        firsts = range(min(columns, len(self._items)))
        return [max(item.sizeHint().width() for item in self._items[first::columns]) for first in firsts]
