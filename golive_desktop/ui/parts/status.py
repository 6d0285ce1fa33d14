# SPDX-License-Identifier: MIT
"""A state as icon and word, never as colour alone."""

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import Text

__all__ = ["Size", "StatusMark"]

Size = Literal["inline", "record", "file", "release"]

_ICON = {"inline": 16, "record": 22, "file": 30, "release": 34}
_TEXT: dict[str, Literal["strong", "record", "file-verdict", "verdict"]] = {
    "inline": "strong",
    "record": "record",
    "file": "file-verdict",
    "release": "verdict",
}


class StatusMark(QFrame):
    """Icon and word of a state; as a chip with the state's tint behind them.

    Args:
        theme: the colours.
        size: inline in a text, over a record, over a file, over a release.
        chip: whether the tint stands behind it.
    """

    def __init__(self, theme: Theme, *, size: Size = "inline", chip: bool = False) -> None:
        super().__init__()
        self._theme, self._size, self._chip = theme, size, chip
        self._icon = QLabel()
        self._word = Text("", _TEXT[size])
        row = QHBoxLayout(self)
        row.setContentsMargins(*((10, 4, 10, 4) if chip else (0, 0, 0, 0)))
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._word, 0 if chip else 1)
        if chip:
            row.addStretch(0)

    def show_state(self, state: str, word: str) -> None:
        """Shows a state.

        Args:
            state: as the domain spells it.
            word: in the reader's language.
        """
        size = _ICON[self._size]
        self._icon.setPixmap(
            status_icon(state, self._theme).pixmap(QSize(size, size), self.devicePixelRatioF(), QIcon.Mode.Normal)
        )
        self._word.setText(word)
        self._word.set_colour(self._theme.status_colour(state))
        if self._size == "release":
            self._word.ensurePolished()
            # note: in a low column the lines below it give way, so that no dot of an umlaut is cut
            self._word.setMinimumHeight(self._word.sizeHint().height())
        self.setAccessibleName(word)
        tint = self._theme.status_tint(state) if self._chip else ""
        self.setStyleSheet(f"StatusMark {{ background: {tint}; border-radius: 6px; }}" if tint else "")
