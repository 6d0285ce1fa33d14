# SPDX-License-Identifier: MIT
"""One line of a list, and how it is drawn: icon or day in front, text, quieter words, state or link beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.icons import paint_icon
from golive_desktop.ui.look.theme import Theme

__all__ = ["LEAST_HEIGHT", "Line", "LineDelegate"]

LEAST_HEIGHT: Final = 27
"""Pixels of a line whose text needs no second row."""
_ICON: Final = 16
_GAP: Final = 10
_EDGE: Final = 6
_MARK_GAP: Final = 6
_LEAST_TEXT: Final = 40
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line."""

    text: str
    more: str = ""
    """Said behind the text, quieter."""
    state: str = ""
    """Drawn as an icon in front; the text has to say it too."""
    lead: str = ""
    """What stands in a column of its own in front: a day."""
    lead_colour: str = "muted"
    mark: str = ""
    """A state at the right, as `mark_state` with these words; under the text where that takes no more room."""
    mark_state: str = ""
    action: str = ""
    """The words of the link at the right."""
    link: str = ""
    """What `LineList.followed` says; empty for a line that leads nowhere."""
    strong: bool = False
    tip: str = ""
    """What it means and what to do, for tooltip and screen reader."""

    @property
    def said(self) -> str:
        """The whole line for a screen reader."""
        parts = (self.lead, f"{self.text} – {self.more}" if self.more else self.text, self.mark, self.action)
        return ", ".join(part for part in parts if part)


class LineDelegate(QStyledItemDelegate):
    """Draws lines and knows where their links are.

    Args:
        theme: the colours.
        view: the list.
    """

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._lead = 0
        self._lines: tuple[Line, ...] = ()
        self._heights: dict[tuple[Line, int], int] = {}

    def take(self, lines: Sequence[Line]) -> None:
        """Takes other lines; the width of the column in front and the heights are found anew."""
        self._heights.clear()
        self._lines = tuple(lines)
        widths = [QFontMetrics(self._lead_font(line)).horizontalAdvance(line.lead) for line in lines if line.lead]
        self._lead = max(widths, default=0) + (_GAP if widths else 0)

    def link_area(self, whole: QRect, line: Line) -> QRect:
        """Where in the line that fills `whole` its link is."""
        if self._is_under(line, whole.width()):
            return whole.adjusted(self._left(line), 0, 0, 0)
        width = self._right(line)
        return QRect(whole.right() - width, whole.top(), width + 1, whole.height())

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line, width = self._lines[index.row()], self._view.viewport().width()
        if (line, width) not in self._heights:
            high = self._laid_out(line, self._text_width(line, width))[1]
            more = self._mark_height() if self._is_under(line, width) else 0
            self._heights[line, width] = max(LEAST_HEIGHT, int(high) + more + 10)
        return QSize(0, self._heights[line, width])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, whole = self._lines[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, whole, option, last=index.row() == len(self._lines) - 1)
        self._paint_left(painter, whole, line)
        left = whole.left() + self._left(line)
        laid, height = self._laid_out(line, self._text_width(line, whole.width()))
        top = whole.top() + (whole.height() - height) / 2
        if self._is_under(line, whole.width()):
            top -= self._mark_height() / 2
            under = QRect(left, int(top + height), whole.width(), self._mark_height())
            self._paint_mark(painter, under, line)
        else:
            self._paint_right(painter, whole, line)
        painter.setPen(QColor(self._theme.colour("text")))
        laid.draw(painter, QPointF(left, top))
        painter.restore()

    def _paint_ground(self, painter: QPainter, whole: QRect, option: QStyleOptionViewItem, *, last: bool) -> None:
        if not last:
            painter.fillRect(
                QRect(whole.left(), whole.bottom(), whole.width(), 1), QColor(self._theme.colour("divider"))
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -2), 4, 4)

    def _paint_left(self, painter: QPainter, whole: QRect, line: Line) -> None:
        if line.state:
            paint_icon(painter, _centred(whole, whole.left() + _EDGE), line.state, self._theme)
        if line.lead:
            painter.setFont(self._lead_font(line))
            painter.setPen(QColor(self._theme.colour(line.lead_colour)))
            painter.drawText(whole.adjusted(_EDGE, 0, 0, 0), _MIDDLE, line.lead)

    def _paint_right(self, painter: QPainter, whole: QRect, line: Line) -> None:
        if line.mark:
            self._paint_mark(painter, whole.adjusted(whole.width() - self._right(line) + _GAP, 0, 0, 0), line)
            return
        painter.setFont(self._font(link=True))
        painter.setPen(QColor(self._theme.colour("accent")))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(whole.adjusted(0, 0, -_EDGE, 0), right, line.action)

    def _paint_mark(self, painter: QPainter, area: QRect, line: Line) -> None:
        """The state, at the left of `area`."""
        paint_icon(painter, _centred(area, area.left()), line.mark_state, self._theme)
        painter.setFont(self._font(strong=True))
        painter.setPen(QColor(self._theme.status_colour(line.mark_state)))
        painter.drawText(area.adjusted(_ICON + _MARK_GAP, 0, 0, 0), _MIDDLE, line.mark)

    def _left(self, line: Line) -> int:
        return _EDGE + (_ICON + _GAP if line.state else 0) + self._lead

    def _right(self, line: Line) -> int:
        words = line.mark or line.action
        if not words:
            return _EDGE
        metrics = QFontMetrics(self._font(strong=bool(line.mark), link=bool(line.action)))
        return metrics.horizontalAdvance(words) + _GAP + _EDGE + (_ICON + _MARK_GAP if line.mark else 0)

    def _is_under(self, line: Line, width: int) -> bool:
        """Whether the state stands under the text: beside it, the text would take another row itself."""
        if not line.mark:
            return False
        room = width - self._left(line)
        beside, alone = (self._laid_out(line, room - right)[0].lineCount() for right in (self._right(line), _EDGE))
        return beside > alone

    def _text_width(self, line: Line, width: int) -> int:
        return width - self._left(line) - (_EDGE if self._is_under(line, width) else self._right(line))

    def _mark_height(self) -> int:
        return QFontMetrics(self._font(strong=True)).height() + 2

    def _laid_out(self, line: Line, width: int) -> tuple[QTextLayout, float]:
        """The text in as many lines as it takes at this width, and their height."""
        first = in_one_line(line.text)
        text = f"{first} – {in_one_line(line.more)}" if line.more else first
        laid = QTextLayout(text, self._font(strong=line.strong))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid.setTextOption(option)
        laid.setFormats(self._formats(len(first), len(text)))
        laid.beginLayout()
        height = 0.0
        while (row := laid.createLine()).isValid():
            row.setLineWidth(max(_LEAST_TEXT, width))
            row.setPosition(QPointF(0, height))
            height += row.height()
        laid.endLayout()
        return laid, height

    def _formats(self, start: int, length: int) -> list[QTextLayout.FormatRange]:
        if start == length:
            return []
        quiet = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.colour("muted")))
        quiet.format = look
        quiet.start, quiet.length = start, length - start
        return [quiet]

    def _lead_font(self, line: Line) -> QFont:
        return self._font(strong=line.strong or line.lead_colour != "muted")

    def _font(self, *, strong: bool = False, link: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium if link else QFont.Weight.Normal)
        return font


_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _centred(whole: QRect, left: int) -> QRect:
    return QRect(left, whole.top() + (whole.height() - _ICON) // 2, _ICON, _ICON)
