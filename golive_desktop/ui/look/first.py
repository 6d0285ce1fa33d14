# SPDX-License-Identifier: MIT
"""The colour of the frame before the theme is there, so that nothing flashes when it comes."""

from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette

__all__ = ["FIRST_COLOURS", "first_palette"]

FIRST_COLOURS: Final = {"light": "#F4F6F8", "dark": "#13171D"}
"""The token "window" of each theme; reading the tokens would take longer than the first paint may."""
_HALF: Final = 128


def first_palette(choice: str) -> QPalette:
    """The palette of the empty frame.

    Args:
        choice: ``light``, ``dark`` or ``system``.
    """
    palette = QGuiApplication.palette()
    system = "dark" if palette.window().color().lightness() < _HALF else "light"
    palette.setColor(QPalette.ColorRole.Window, QColor(FIRST_COLOURS[system if choice == "system" else choice]))
    return palette
