# SPDX-License-Identifier: MIT
"""Where the keyboard stops, in the order in which it is read: what is made late comes behind everything else."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

__all__ = ["in_turn", "stops"]


def stops(place: QWidget) -> list[QWidget]:
    """Where the keyboard stops in `place`: it, and what is in it; the inside of a field belongs to the field."""
    # note: the list of a combo box is a window of its own, and would tear the order in two
    parts = (part for part in (place, *place.findChildren(QWidget)) if part.window() is place.window())
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None]


def in_turn(*places: QWidget) -> None:
    """Lets Tab go through these places one after the other, and inside each as its parts were made."""
    for before, after in pairwise(stop for place in places for stop in stops(place)):
        QWidget.setTabOrder(before, after)
