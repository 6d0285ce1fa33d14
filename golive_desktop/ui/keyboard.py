# SPDX-License-Identifier: MIT
"""The keyboard in the window: from part to part, and back from where it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from golive_desktop.ui.parts.button import WAY_BACK

__all__ = ["press_way_back", "to_next_region"]


def to_next_region(regions: Sequence[QWidget], focused: QWidget | None) -> None:
    """Moves the keyboard to the part after the one that it is in, after the last to the first.

    Args:
        regions: the parts of the window in reading order.
        focused: what has the keyboard now.
    """
    inside = [number for number, region in enumerate(regions) if region is focused or _holds(region, focused)]
    following = regions[(inside[0] + 1) % len(regions)] if inside else regions[0]
    (_first_inside(following) or following).setFocus()


def press_way_back(event: QKeyEvent, focused: QWidget | None) -> bool:
    """With Esc, presses the link that leads back from where the keyboard is, the nearest first.

    Args:
        event: the key.
        focused: what has the keyboard now.

    Returns:
        Whether it is Esc and there is one; from a page of the navigation nothing leads back.
    """
    place = focused if event.key() == Qt.Key.Key_Escape else None
    while place is not None:
        for link in place.findChildren(QPushButton):
            if link.property(WAY_BACK) and link.isVisible() and link.isEnabled():
                link.click()
                return True
        place = place.parentWidget()
    return False


def _holds(region: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and region.isAncestorOf(widget)


def _first_inside(region: QWidget) -> QWidget | None:
    """The first part of `region` that takes the keyboard."""
    inside = (region, *region.findChildren(QWidget))
    return next((widget for widget in inside if _takes_keyboard(widget)), None)


def _takes_keyboard(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
