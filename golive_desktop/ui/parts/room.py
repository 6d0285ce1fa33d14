# SPDX-License-Identifier: MIT
"""Where there is no room beside each other, things stand below each other and take the whole width."""

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

__all__ = ["ANY", "give_width", "turn"]

ANY: Final = 16_777_215
"""As wide or high as there is room: Qt's QWIDGETSIZE_MAX, which its binding leaves out."""


def turn(row: QBoxLayout, *, below: bool) -> None:
    """Puts what stands in `row` below each other, or back beside each other."""
    row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)


def give_width(widget: QWidget, width: int, *, free: bool) -> None:
    """Gives a widget its width; where it is `free`, all that there is and as little as it needs."""
    widget.setMinimumWidth(0 if free else width)
    widget.setMaximumWidth(ANY if free else width)
