# SPDX-License-Identifier: MIT
"""Draws a step of the runbook: icon and words, the remark in its colour, the command as a link behind it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from golive_desktop.domain.day import StepState
from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.icons import icon, paint_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.steps import StepLine

__all__ = ["StepDelegate", "cell_text"]

_PHASE, _STATE, _STEP, _OWNER, _PLANNED, _ACTUAL, _DRIFT = range(7)
_ICON: Final = 16
_EDGE: Final = 12
_PAD: Final = 8
_COPY: Final = 14
_GAP: Final = 12
_CAPTION, _BODY = 12, 13
_WIDEST_OWNER: Final = 104
_LEAST_TEXT: Final = 60
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICONS: Final = {
    StepState.DONE: "approved",
    StepState.LATE: "conditional",
    StepState.SKIPPED: "not-applicable",
    StepState.OVERDUE: "overdue",
}
"""Outlines of states; what is open has a circle, what is next an arrow."""
_SPREAD: Final = frozenset({StepState.NEXT, StepState.SKIPPED})
"""States whose word stands over the columns of actual time and drift."""
_COLOURS: Final = {StepState.LATE: "status-conditional", StepState.OVERDUE: "status-overdue"}
Index = QModelIndex | QPersistentModelIndex


def cell_text(line: StepLine, column: int) -> str:
    """What a cell says."""
    phase = line.phase if line.first else ""
    return (phase, line.word, line.text, line.owner, line.planned, line.actual, line.drift)[column]


class StepDelegate(QStyledItemDelegate):
    """Draws each cell of the runbook by itself.

    Args:
        theme: the colours.
        view: the table.
    """

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._lines: tuple[StepLine, ...] = ()

    def take(self, lines: Sequence[StepLine]) -> None:
        """Takes other steps."""
        self._lines = tuple(lines)

    def command_area(self, whole: QRect, line: StepLine) -> QRect:
        """Where in the cell that fills `whole` the link to the command is."""
        text = QFontMetrics(self._font(bold=line.current)).horizontalAdvance(in_one_line(line.text))
        width, left = self._command_width(line), whole.left() + _PAD + text + _GAP
        if left + width > whole.right():
            width = _COPY + _PAD
        return QRect(min(left, whole.right() - width), whole.top(), width, whole.height())

    def width_of(self, column: int, title: str) -> int:
        """How wide a column has to be for its title and what stands in it; a word without a time takes the next too."""
        if column == _STATE:
            return _ICON + _PAD
        size = QFontMetrics(self._font(bold=True)).horizontalAdvance
        texts = {cell_text(line, column) for line in self._lines if column != _ACTUAL or line.state not in _SPREAD}
        width = max((size(text) for text in texts), default=0)
        if column == _OWNER:
            width = min(width, _WIDEST_OWNER)
        left = _EDGE if column == _PHASE else _PAD
        return max(width + left + 4, size(title) * _CAPTION // _BODY + left + _PAD + 4)

    def spread(self) -> int:
        """How wide the columns of actual time and drift have to be together, for the words that stand over both."""
        size = QFontMetrics(self._font(bold=True)).horizontalAdvance
        return max((size(line.actual) + 2 * _PAD for line in self._lines if line.state in _SPREAD), default=0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, whole, column = self._lines[index.row()], QRect(option.rect), index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, whole, option, line, column)
        if column == _STATE:
            self._paint_state(painter, whole, line)
        elif column == _STEP:
            self._paint_step(painter, whole, line)
        else:
            self._paint_word(painter, whole, line, column)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, whole: QRect, option: QStyleOptionViewItem, line: StepLine, column: int
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(self._theme.colour("selection")))
        if line.first:
            painter.fillRect(QRect(whole.left(), whole.top(), whole.width(), 1), QColor(self._theme.colour("divider")))
        if line.current and column == _PHASE:
            painter.fillRect(QRect(whole.left(), whole.top(), 3, whole.height()), QColor(self._theme.colour("accent")))

    def _paint_state(self, painter: QPainter, whole: QRect, line: StepLine) -> None:
        place = QRect(whole.left() + 4, whole.top() + (whole.height() - _ICON) // 2, _ICON, _ICON)
        if line.state in _ICONS:
            paint_icon(painter, place, _ICONS[line.state], self._theme)
        elif line.state is StepState.NEXT:
            icon("arrow-right", self._theme.colour("accent")).paint(painter, place)
        else:
            painter.setPen(QColor(self._theme.colour("muted")))
            painter.drawEllipse(place.adjusted(2, 2, -2, -2))

    def _paint_step(self, painter: QPainter, whole: QRect, line: StepLine) -> None:
        room = whole.width() - 2 * _PAD
        if line.command:
            area = self.command_area(whole, line)
            self._paint_command(painter, area, line)
            room = max(_LEAST_TEXT, area.left() - whole.left() - _PAD - 6)
        font = self._font(bold=line.current)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        text = in_one_line(line.text)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(self._theme.colour("text")))
        painter.drawText(whole.adjusted(_PAD, 0, 0, 0), _LEFT, shown)
        used = metrics.horizontalAdvance(shown)
        if line.remark and room - used > _LEAST_TEXT:
            painter.setFont(self._font())
            colour = _COLOURS.get(line.state, "muted")
            painter.setPen(QColor(self._theme.colour(colour)))
            remark = QFontMetrics(self._font()).elidedText(
                f" – {in_one_line(line.remark)}", Qt.TextElideMode.ElideRight, room - used
            )
            painter.drawText(whole.adjusted(_PAD + used, 0, 0, 0), _LEFT, remark)

    def _paint_command(self, painter: QPainter, area: QRect, line: StepLine) -> None:
        colour = self._theme.colour("accent")
        icon("copy", colour).paint(painter, QRect(area.left(), area.top() + (area.height() - 14) // 2, 14, 14))
        painter.setFont(self._font(medium=True))
        painter.setPen(QColor(colour))
        if area.width() >= self._command_width(line):
            painter.drawText(area.adjusted(_COPY + 5, 0, 0, 0), _LEFT, line.brief)

    def _paint_word(self, painter: QPainter, whole: QRect, line: StepLine, column: int) -> None:
        text = cell_text(line, column)
        if line.state in _SPREAD and column == _ACTUAL:
            return
        if line.state in _SPREAD and column == _DRIFT:
            text = line.actual
            whole = whole.adjusted(-self._view.columnWidth(_ACTUAL), 0, 0, 0)
        stands_out = column in {_ACTUAL, _DRIFT} and line.state in _COLOURS
        bold = column == _PHASE or (stands_out and (column == _DRIFT or line.state is StepState.OVERDUE))
        colour = "muted" if column == _DRIFT else "text"
        if bold and stands_out:
            colour = _COLOURS[line.state]
        font = self._font(bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour(colour)))
        left = _EDGE if column == _PHASE else _PAD
        shown = QFontMetrics(font).elidedText(in_one_line(text), Qt.TextElideMode.ElideRight, whole.width() - left)
        painter.drawText(whole.adjusted(left, 0, 0, 0), _LEFT, shown)

    def _command_width(self, line: StepLine) -> int:
        return _COPY + 5 + QFontMetrics(self._font(medium=True)).horizontalAdvance(line.brief) + _PAD

    def _font(self, *, bold: bool = False, medium: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium if medium else QFont.Weight.Normal)
        return font
