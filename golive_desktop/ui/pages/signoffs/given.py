# SPDX-License-Identifier: MIT
"""An answer as it was given: yes, no and not applicable side by side, the one that was chosen marked."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.words import Words

__all__ = ["GivenAnswer"]

_IMAGES: Final = {"yes": "check", "no": "x", "n/a": "minus"}
_HEIGHT: Final = 30
_PADDING: Final = 13
_ICON: Final = 16
_GAP: Final = 6
_RADIUS: Final = 6


class GivenAnswer(QLabel):
    """The three answers, drawn and not to be changed; a record of 300 points has one widget for each."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._words = {"yes": _("Yes"), "no": _("No"), "n/a": _("n/a")}
        self._open = _("Not answered")
        self._name = _("Answer: {answer}")
        self._value = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_value("")

    @property
    def value(self) -> str:
        """yes, no, n/a, or empty."""
        return self._value

    def show_value(self, value: str) -> None:
        """Marks this answer; empty for none."""
        self._value = value
        self.setText(self._words.get(value, ""))
        self.setAccessibleName(self._name.format(answer=self._words.get(value, self._open)))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths().values()) + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is drawn
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(whole, _RADIUS, _RADIUS)
        painter.fillPath(frame, QColor(self._theme.colour("surface")))
        left = 0
        for value, width in self._widths().items():
            self._paint_one(painter, QRect(left, 0, width, _HEIGHT), value, frame)
            left += width
        painter.setPen(QPen(QColor(self._theme.colour("divider")), 1))
        painter.drawPath(frame)
        painter.end()

    def _paint_one(self, painter: QPainter, place: QRect, value: str, frame: QPainterPath) -> None:
        chosen = value == self._value
        painter.save()
        painter.setClipPath(frame)
        if chosen:
            painter.fillRect(place, QColor(self._theme.colour("selection")))
        painter.setPen(QColor(self._theme.colour("divider")))
        if place.left():
            painter.drawLine(place.left(), 0, place.left(), _HEIGHT)
        text = place.adjusted(_PADDING, 0, -_PADDING, 0)
        if chosen:
            mark = QRect(text.left(), place.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            icon(_IMAGES[value], self._theme.colour("text")).paint(painter, mark)
            text.setLeft(mark.right() + _GAP)
        painter.setFont(self._font(chosen=chosen))
        painter.setPen(QColor(self._theme.colour("text" if chosen else "muted")))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words[value])
        painter.restore()

    def _widths(self) -> dict[str, int]:
        found = {}
        for value, word in self._words.items():
            chosen = value == self._value
            text = QFontMetrics(self._font(chosen=chosen)).horizontalAdvance(word)
            found[value] = text + 2 * _PADDING + (_ICON + _GAP if chosen else 0)
        return found

    def _font(self, *, chosen: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        return font
