# SPDX-License-Identifier: MIT
"""Room for something else: what stood in a layout is gone at once."""

from PySide6.QtWidgets import QLayout

__all__ = ["emptied"]


def emptied(layout: QLayout) -> None:
    """Takes every widget out of a layout; they are hidden at once and deleted when Qt finds the time.

    Args:
        layout: holds widgets only, no layouts.
    """
    while (found := layout.takeAt(0)) is not None:
        widget = found.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
