# SPDX-License-Identifier: MIT
"""A small chart: values over time against their limit, drawn and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.after.sight import MetricSight, Point
from golive_desktop.ui.words import Words

__all__ = ["Chart", "Span", "span_of"]

_HIGH: Final = 104
_TOP, _FOOT, _SIDE = 16, 20, 8
_DOT: Final = 3.5
_AIR: Final = 0.12
"""Share of the height that stays free above the highest and below the lowest value."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From the lowest to the highest value that the chart has room for."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """How far up a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def span_of(limit: float, points: Sequence[Point]) -> Span:
    """Room for all values, their limit, and zero."""
    values = (0.0, limit, *(point.value for point in points))
    low, high = min(values), max(values)
    air = (high - low) * _AIR or 1.0
    return Span(low=low - air if low < 0 else low, high=high + air)


class Chart(QWidget):
    """Values from left to right with their limit as a broken line; beyond it, a value is a square.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._sight: MetricSight | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)

    def show_metric(self, sight: MetricSight) -> None:
        """Draws these values."""
        self._sight = sight
        self.setAccessibleName(self._words.translate("Chart: {title}").format(title=sight.title))
        self.setAccessibleDescription(sight.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._sight is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        area = QRectF(_SIDE, _TOP, self.width() - 2 * _SIDE, self.height() - _TOP - _FOOT)
        self._draw_frame(painter, area, self._sight)
        self._draw_points(painter, area, self._sight)
        painter.end()

    def _draw_frame(self, painter: QPainter, area: QRectF, sight: MetricSight) -> None:
        painter.setPen(QPen(QColor(self._theme.colour("divider")), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        height = area.bottom() - area.height() * span_of(sight.limit, sight.points).share(sight.limit)
        painter.setPen(QPen(QColor(self._theme.status_colour("overdue")), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
        painter.drawText(
            QRectF(area.left(), height - 16, area.width(), 15),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            sight.limit_text,
        )
        painter.setPen(QColor(self._theme.colour("muted")))
        foot = QRectF(area.left(), area.bottom() + 3, area.width(), 16)
        if not sight.points:
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._words.translate("No value yet"))
            return
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, sight.points[0].time)
        if len(sight.points) > 1:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, sight.points[-1].time)

    def _draw_points(self, painter: QPainter, area: QRectF, sight: MetricSight) -> None:
        places = _places(area, sight)
        painter.setPen(QPen(QColor(self._theme.colour("accent")), 1.5))
        painter.drawPolyline(places)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, point in zip(places, sight.points, strict=True):
            state = "approved" if point.holds else "rejected"
            painter.setBrush(QColor(self._theme.status_colour(state)))
            box = QRectF(place.x() - _DOT, place.y() - _DOT, 2 * _DOT, 2 * _DOT)
            if point.holds:
                painter.drawEllipse(box)
            else:
                painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))


def _places(area: QRectF, sight: MetricSight) -> list[QPointF]:
    span = span_of(sight.limit, sight.points)
    times = [point.at.timestamp() for point in sight.points]
    first, length = min(times, default=0.0), max(times, default=0.0) - min(times, default=0.0)
    inner = area.adjusted(_DOT, 0, -_DOT, 0)
    return [
        QPointF(
            inner.left() + inner.width() * ((at - first) / length if length else 0.0),
            area.bottom() - area.height() * span.share(point.value),
        )
        for at, point in zip(times, sight.points, strict=True)
    ]
