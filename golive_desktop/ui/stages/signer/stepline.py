# SPDX-License-Identifier: MIT
"""The line of steps: where the signer is, what is done, what comes."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.words import Words

__all__ = ["StepLine"]

_CIRCLE: Final = 28
_LINE: Final = 56
_GAP: Final = 10
_AROUND: Final = 16
_PIXELS: Final = 16


class StepLine(QWidget):
    """Three circles with their words; a tick in those that are done.

    Signals:
        chosen(int): a step that was reached before was clicked; 1 to 3.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    chosen = Signal(int)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme = words, theme
        self._names = (_("Read and answer"), _("Decide"), _("Sign"))
        self._step, self._short = 1, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(1)

    def show_step(self, step: int) -> None:
        """Shows where the signer is.

        Args:
            step: 1 to 3; 4 when everything is done.
        """
        self._step = step
        _ = self._words.translate
        if step <= len(self._names):
            said = _("Step {number} of {all}: {name}")
            self.setAccessibleName(said.format(number=step, all=len(self._names), name=self._names[step - 1]))
        else:
            self.setAccessibleName(_("All steps are done"))
        self.update()

    def fold(self, *, short: bool) -> None:
        """Leaves out the words of all steps but the present one."""
        self._short = short
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._places()[-1].right()), _CIRCLE)

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._names) * (_CIRCLE + _GAP), _CIRCLE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, place in enumerate(self._places(), 1):
            if place.contains(event.position()) and number < self._step:
                self.chosen.emit(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        for number, place in enumerate(places, 1):
            self._paint_circle(painter, number, QRectF(place.left() + 0.5, 0.5, _CIRCLE - 1, _CIRCLE - 1))
            self._paint_word(painter, number, place)
            if number < len(places):
                painter.setPen(QPen(QColor(self._theme.colour("divider")), 2))
                left = place.right() + _AROUND
                painter.drawLine(QPointF(left, _CIRCLE / 2), QPointF(places[number].left() - _AROUND, _CIRCLE / 2))
        painter.end()

    def _paint_circle(self, painter: QPainter, number: int, circle: QRectF) -> None:
        done, here = number < self._step, number == self._step
        token = "status-approved" if done else "fill" if here else "line"
        painter.setPen(QPen(QColor(self._theme.colour(token)), 1.2))
        painter.setBrush(QColor(self._theme.colour("fill" if here else "surface")))
        painter.drawEllipse(circle)
        if done:
            inside = circle.adjusted(6, 6, -6, -6).toRect()
            icon("check", self._theme.colour("status-approved")).paint(painter, inside)
            return
        painter.setFont(self._font(bold=True))
        painter.setPen(QColor(self._theme.colour("on-fill" if here else "muted")))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_word(self, painter: QPainter, number: int, place: QRectF) -> None:
        word = self._word(number)
        painter.setFont(self._font(bold=number == self._step))
        painter.setPen(QColor(self._theme.colour("text" if number <= self._step else "muted")))
        painter.drawText(
            QRectF(place.left() + _CIRCLE + _GAP, 0, place.width(), _CIRCLE), Qt.AlignmentFlag.AlignVCenter, word
        )

    def _word(self, number: int) -> str:
        return self._names[number - 1] if not self._short or number == self._step else ""

    def _places(self) -> list[QRectF]:
        places, left = [], 0.0
        for number in range(1, len(self._names) + 1):
            word = self._word(number)
            wide = QFontMetrics(self._font(bold=number == self._step)).horizontalAdvance(word)
            width = _CIRCLE + (_GAP + wide if word else 0)
            places.append(QRectF(left, 0, width, _CIRCLE))
            left += width + 2 * _AROUND + (_LINE if not self._short else _LINE / 2)
        return places

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(_PIXELS)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium)
        return font
