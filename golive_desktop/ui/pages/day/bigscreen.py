# SPDX-License-Identifier: MIT
"""The view for the second screen, readable from five metres: the clock, the phase, the next three steps."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.sight import ClockSight
from golive_desktop.ui.words import Words

__all__ = ["BigScreen"]

_CLOCK: Final = 0.30
"""Of the height: how large the figures are."""
_LINE: Final = 0.068
_EDGE: Final = 0.06
_ROWS_FROM: Final = 0.55
_ROW: Final = 0.135
_LONGEST: Final = 200
_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BigScreen(QWidget):
    """A window of its own; Esc closes it.

    Args:
        words: the reader's language.
        theme: the colours.
        parent: whoever opened it; it closes with it.
    """

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._sight: ClockSight | None = None
        self.setWindowTitle(words.translate("Go-live day"))
        self.resize(1280, 720)

    def open_on(self, other: QWidget) -> None:
        """Opens it, on another screen than `other` where there is one, and fills that."""
        screens = [screen for screen in QGuiApplication.screens() if screen is not other.screen()]
        if screens:
            self.setGeometry(screens[0].geometry())
            self.showFullScreen()
        else:
            self.show()
        self.raise_()
        self.activateWindow()

    def show_clock(self, sight: ClockSight) -> None:
        """Shows the time and what follows."""
        if sight == self._sight:
            return
        self._sight = sight
        steps = "; ".join(", ".join(part for part in step if part) for step in sight.following)
        self.setAccessibleName(f"{sight.clock}, {sight.phase}. {sight.lead}. {steps}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.colour("window")))
        if self._sight is not None:
            self._paint(painter, self._sight)
        painter.end()

    def _paint(self, painter: QPainter, sight: ClockSight) -> None:
        edge, width, height = int(self.width() * _EDGE), self.width(), self.height()
        room = width - 2 * edge
        phase = QRect(edge, int(height * 0.05), room, int(height * 0.09))
        self._write(painter, phase, sight.phase, _LINE, "muted")
        self._write(painter, QRect(edge, int(height * 0.13), room, int(height * 0.32)), sight.clock, _CLOCK, "text")
        lead = QRect(edge, int(height * 0.45), room, int(height * 0.09))
        self._write(painter, lead, sight.lead, _LINE * 0.8, "status-overdue" if sight.late else "muted")
        for number, (time, text, owner) in enumerate(sight.following):
            row = QRect(edge, int(height * (_ROWS_FROM + number * _ROW)), room, int(height * _ROW))
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), QColor(self._theme.colour("divider")))
            self._paint_step(painter, row, (time, text, owner), first=number == 0)

    def _paint_step(self, painter: QPainter, row: QRect, step: tuple[str, str, str], *, first: bool) -> None:
        time, text, owner = step
        aside = int(row.width() * 0.22)
        upper = QRect(row.left(), row.top(), row.width(), int(row.height() * 0.62))
        self._write(painter, QRect(upper.left(), upper.top(), aside, upper.height()), time, _LINE * 0.8, "muted")
        colour = "accent" if first else "text"
        self._write(painter, upper.adjusted(aside, 0, 0, 0), text, _LINE, colour)
        lower = QRect(row.left() + aside, upper.bottom(), row.width() - aside, row.height() - upper.height())
        self._write(painter, lower, owner, _LINE * 0.55, "muted")

    def _write(self, painter: QPainter, place: QRect, text: str, size: float, colour: str) -> None:
        """One line, made smaller where it is too long, and cut where that would be too small to read."""
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setWeight(QFont.Weight.DemiBold)
        pixels, line = max(10, int(self.height() * size)), in_one_line(text, _LONGEST)
        font.setPixelSize(pixels)
        wide = QFontMetrics(font).horizontalAdvance(line)
        if wide > place.width() > 0:
            font.setPixelSize(max(10, pixels * 3 // 4, pixels * place.width() // wide if size == _CLOCK else 0))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour(colour)))
        shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
