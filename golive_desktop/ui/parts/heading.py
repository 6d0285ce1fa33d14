# SPDX-License-Identifier: MIT
"""The line above a board: its title, what it counts, and what holds for all of it."""

from PySide6.QtWidgets import QHBoxLayout

from golive_desktop.ui.parts.text import Text

__all__ = ["heading"]


def heading(title: str, counts: Text, *right: Text) -> QHBoxLayout:
    """A title with its counts beside it, and further words at the right end."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Text(title, "section"))
    row.addWidget(counts)
    row.addStretch(1)
    for text in right:
        row.addWidget(text)
    return row
