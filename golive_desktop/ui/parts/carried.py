# SPDX-License-Identifier: MIT
"""What stays behind when all is made anew in another language or look: nobody vouches for anything twice unasked."""

from typing import Final

from PySide6.QtWidgets import QWidget

__all__ = ["is_carried", "stays_behind"]

_STAYS: Final = "stays-behind"


def stays_behind(*widgets: QWidget) -> None:
    """Marks ticks that vouch for something, and choices that lead elsewhere or that are kept as soon as they are made.

    Args:
        widgets: whose value is not put back.
    """
    for widget in widgets:
        widget.setProperty(_STAYS, True)  # noqa: FBT003 - Qt's own signature


def is_carried(widget: QWidget) -> bool:
    """Whether its value is put back."""
    return not widget.property(_STAYS)
