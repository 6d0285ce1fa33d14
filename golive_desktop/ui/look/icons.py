# SPDX-License-Identifier: MIT
"""Line icons, drawn from SVG in the colour of the theme, sharp at every scale."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from golive_desktop.resources import resource_bytes
from golive_desktop.ui.look.theme import Theme

__all__ = ["icon", "paint_icon", "status_icon"]

_SAME: Final = {
    "waits": "identity-open",
    "conflict": "conditional",
    "older-candidate": "withdrawn",
    "GO": "approved",
    "CONDITIONAL": "conditional",
    "NO-GO": "rejected",
    "green": "approved",
    "red": "rejected",
}
"""States that share the outline of another."""


def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """A line icon of the window.

    Args:
        name: as in ``resources/ui/icons``, without its ending.
        colour: as ``#RRGGBB``.
        disabled: the colour where it can not be used; empty for a paler one.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    return QIcon(_Engine(f"ui/icons/{name}.svg", colour, disabled))


def status_icon(state: str, theme: Theme) -> QIcon:
    """The icon of a state, the same as on paper, in the state's colour.

    Raises:
        FileNotFoundError: there is no such state.
    """
    return QIcon(_Engine(_status_file(state), theme.status_colour(state)))


def paint_icon(painter: QPainter, rectangle: QRect, state: str, theme: Theme) -> None:
    """Draws the icon of a state into `rectangle`, for delegates."""
    _renderer(_status_file(state), theme.status_colour(state)).render(painter, QRectF(rectangle))


def _status_file(state: str) -> str:
    return f"icons/{_SAME.get(state, state)}.svg"


@cache
def _renderer(file: str, colour: str) -> QSvgRenderer:
    renderer = QSvgRenderer(QByteArray(resource_bytes(file).replace(b"currentColor", colour.encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


class _Engine(QIconEngine):
    """Draws one SVG at whatever size is asked for."""

    def __init__(self, file: str, colour: str, disabled: str = "") -> None:
        super().__init__()
        self._file, self._colour, self._disabled = file, colour, disabled
        self._renderer = _renderer(file, colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        renderer = self._renderer
        if mode == QIcon.Mode.Disabled and self._disabled:
            renderer = _renderer(self._file, self._disabled)
        elif mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.55)
        renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> "_Engine":
        return _Engine(self._file, self._colour, self._disabled)
