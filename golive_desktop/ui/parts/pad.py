# SPDX-License-Identifier: MIT
"""A pad to sign on with mouse, pen or finger, or with one's typed name."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from golive_desktop.domain.drawing import Drawing
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.strokes import MOST_STROKES, Point, drawing_of, smoothed
from golive_desktop.ui.words import Words

__all__ = ["Pad"]

_HEIGHT: Final = 186
_BASE: Final = 0.73
"""Where the line to sign on stands, from the top."""
_PEN: Final = 2.4
_TYPED: Final = 40
_TOUCHES: Final = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
)


class Pad(QWidget):
    """A white field with a line to sign on.

    Delete clears it. It may stay empty, and with `show_typed` it shows a name instead of a drawing: then what is
    signed is the typed name alone.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        changed(): another stroke, or cleared.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._strokes: list[list[Point]] = []
        self._open: list[Point] | None = None
        self._typed = ""
        self._clear = button(_("Clear"), theme, kind="quiet", image="eraser", pressed=self.clear)
        self._clear.setParent(self)
        self.setAccessibleName(_("Your signature"))
        self.setAccessibleDescription(_("Draw with mouse, pen or finger. It may stay empty."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._show()

    def drawing(self) -> Drawing | None:
        """What was drawn; None for an empty pad or a typed name."""
        if self._typed:
            return None
        return drawing_of(self._strokes, width=self.width(), height=self.height())

    def clear(self) -> None:
        """Takes every stroke away."""
        self._strokes, self._open = [], None
        self._show()
        self.changed.emit()

    def show_typed(self, name: str) -> None:
        """Shows `name` in place of a drawing, which is kept; empty goes back to it."""
        self._typed = name
        self.setCursor(Qt.CursorShape.ArrowCursor if name else Qt.CursorShape.CrossCursor)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(472, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def _show(self) -> None:
        self._clear.setVisible(bool(self._strokes) and not self._typed)
        self.update()

    def _begin(self, place: QPointF) -> None:
        if not self._typed and self.isEnabled() and len(self._strokes) < MOST_STROKES:
            self._open = [self._inside(place)]
            self._strokes.append(self._open)
            self._show()

    def _go_on(self, place: QPointF) -> None:
        if self._open is not None and self._open[-1] != self._inside(place):
            self._open.append(self._inside(place))
            self.update()

    def _end(self) -> None:
        if self._open is not None:
            self._open = None
            self.changed.emit()

    def _inside(self, place: QPointF) -> Point:
        """A pen that leaves the pad draws along its edge."""
        return (min(max(place.x(), 0.0), float(self.width())), min(max(place.y(), 0.0), float(self.height())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        # note: an accepted pen event is not sent a second time as one of the mouse, with fewer points
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            if event.type() == QEvent.Type.TabletPress:
                self.clear()
        elif event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position())
        else:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """One finger writes; a second one changes nothing."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(points[0].position())
        elif event.type() == QEvent.Type.TouchUpdate and points:
            self._go_on(points[0].position())
        else:
            self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not self._typed:
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        old, new = event.oldSize().width(), event.size().width()
        if old > 0 and old != new:
            # note: the height is fixed; what was drawn moves with the middle of the pad and is not distorted
            shift = (new - old) / 2
            self._strokes = [[(x + shift, y) for x, y in stroke] for stroke in self._strokes]
            self._open = None
        self._clear.adjustSize()
        self._clear.move(self.width() - self._clear.width() - 6, self.height() - self._clear.height() - 4)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = 1.0 if focused else 0.5
        painter.setBrush(QColor(self._theme.colour("surface")))
        painter.setPen(QPen(QColor(self._theme.colour("accent" if focused else "line")), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        base = self.height() * _BASE
        painter.setPen(QPen(QColor(self._theme.colour("divider")), 1))
        painter.drawLine(QPointF(25, base), QPointF(self.width() - 25, base))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._typed:
            self._paint_name(painter, base)
        else:
            self._paint_strokes(painter)
        painter.end()

    def _paint_name(self, painter: QPainter, base: float) -> None:
        font = QFont(self.font())
        font.setItalic(True)
        font.setPixelSize(_TYPED)
        room = self.width() - 60
        wide = QFontMetricsF(font).horizontalAdvance(self._typed)
        if wide > room:
            font.setPixelSize(max(12, int(_TYPED * room / wide)))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("text")))
        painter.drawText(QPointF(40, base - 8), self._typed)

    def _paint_strokes(self, painter: QPainter) -> None:
        pen = QPen(QColor(self._theme.colour("text")), _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            curve = smoothed(stroke)
            if len(curve) == 1:
                painter.drawPoint(QPointF(*curve[0]))
                continue
            path = QPainterPath(QPointF(*curve[0]))
            for point in curve[1:]:
                path.lineTo(QPointF(*point))
            painter.drawPath(path)
