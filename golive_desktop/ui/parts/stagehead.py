# SPDX-License-Identifier: MIT
"""The line above what fills the window: the way back, what it is, and what can be done at any time."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text

__all__ = ["stage_head"]

_HEIGHT: Final = 36


def stage_head(context: Context, title: str, *right: QWidget) -> QWidget:
    """The line with its title.

    Args:
        context: leads back.
        title: what fills the window.
        right: what stands at the right end.
    """
    head = QWidget()
    head.setMinimumHeight(_HEIGHT)
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    back, theme = context.words.translate("Back"), context.theme
    row.addWidget(button(back, theme, kind="link", image="arrow-left", pressed=context.shell.go_back))
    row.addWidget(Text(title, "page"))
    row.addStretch(1)
    for part in right:
        row.addWidget(part)
    return head
