# SPDX-License-Identifier: MIT
"""A cell whose text takes a second line before it is cut; the whole text is in its tooltip and for screen readers."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from golive_desktop.ui.parts.table import CellDelegate

__all__ = ["TwoLines", "broken", "takes_two"]

_BESIDE: Final = 12
"""Pixels at the left of a text, see `golive.qss`."""
_RIGHT: Final = 8
Index = QModelIndex | QPersistentModelIndex


class TwoLines(CellDelegate):
    """Draws cells of plain text in one line or two.

    Args:
        view: the table.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        if not takes_two(cell.text, cell.font, option.rect.width()):
            super().paint(painter, option, index)
            return
        text, cell.text = cell.text, ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, self._view)
        lines = broken(text, cell.font, option.rect.width())
        high = QFontMetrics(cell.font).height()
        area = QRect(option.rect).adjusted(_BESIDE, 0, -_RIGHT, 0)
        area.setTop(area.top() + (area.height() - len(lines) * high) // 2)
        area.setHeight(high)
        painter.save()
        painter.setFont(cell.font)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QColor(colour) if isinstance(colour, QColor) else cell.palette.text().color())
        for line in lines:
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
            area.translate(0, high)
        painter.restore()


def takes_two(text: str, font: QFont, width: int) -> bool:
    """Whether a text needs a second line in a cell of this width."""
    return QFontMetrics(font).horizontalAdvance(text) > width - _BESIDE - _RIGHT


def broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """A text in at most two lines for a cell of this width, the second one cut where it has to be."""
    room = max(1, width - _BESIDE - _RIGHT)
    laid = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    laid.setTextOption(option)
    laid.beginLayout()
    first = laid.createLine()
    first.setLineWidth(room)
    laid.endLayout()
    rest = text[first.textLength() :].strip()
    upper = text[: first.textLength()].rstrip()
    return (upper, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, room)) if rest else (upper,)
