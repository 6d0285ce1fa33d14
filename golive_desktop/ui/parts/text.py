# SPDX-License-Identifier: MIT
"""Text that is shown as it was typed: no label of the window ever reads markup."""

from html import escape
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

__all__ = ["Text", "hairline", "panel", "tip"]

Kind = Literal[
    "body",
    "caption",
    "muted",
    "strong",
    "section",
    "record",
    "page",
    "file-verdict",
    "verdict",
    "clock",
    "mono",
    "lead",
    "lead-muted",
    "lead-title",
    "lead-tag",
    "decision",
    "lead-strong",
    "item",
    "sentence",
    "number",
    "tag",
]


class Text(QLabel):
    """One piece of text.

    Args:
        text: shown letter for letter, whatever it looks like.
        kind: its size and weight.
        wraps: whether it breaks into lines; one that does not is cut by nothing and sets the width.
        selectable: whether it can be marked and copied, with mouse and keyboard.
        colour: another colour than its kind has, as ``#RRGGBB``.
    """

    def __init__(
        self, text: str = "", kind: Kind = "body", *, wraps: bool = False, selectable: bool = False, colour: str = ""
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self.setMinimumWidth(40)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.set_colour(colour)
        self.setText(text)

    def set_colour(self, colour: str) -> None:
        """Another colour, as ``#RRGGBB``; empty for the one of its kind."""
        self.setStyleSheet(f"color: {colour};" if colour else "")


def panel(parent: QWidget | None = None) -> QFrame:
    """A white surface with a thin line around it."""
    return _frame("panel", parent)


def hairline(*, upright: bool = False) -> QFrame:
    """A thin line between two things."""
    return _frame("post" if upright else "line", None)


def tip(text: str) -> str:
    """`text` for a tooltip, letter for letter: Qt would read markup in it; empty for none."""
    return f"<p>{escape(text)}</p>" if text else ""


def _frame(kind: str, parent: QWidget | None) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("kind", kind)
    return frame
