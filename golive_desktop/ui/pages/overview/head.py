# SPDX-License-Identifier: MIT
"""The top of the overview: which release, when it goes live, and the two things one does with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.overview.band import Shape
from golive_desktop.ui.pages.overview.sight import HeadSight
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.text import Text, tip
from golive_desktop.ui.words import Words

__all__ = ["Head"]

_BELOW: Final = QBoxLayout.Direction.TopToBottom
_SIDE_BY_SIDE: Final = QBoxLayout.Direction.LeftToRight


class Head(QWidget):
    """Product, candidate and date.

    Signals:
        compile_requested(): the dossier shall be compiled.
        receive_requested(): files came back.
    """

    compile_requested = Signal()
    receive_requested = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._product = Text("", "page", selectable=True)
        self._tag = Text("", "tag", selectable=True)
        self._facts = Text("", "caption", selectable=True)
        self._label = Text(_("Go-live"), "muted")
        self._date = Text("", "strong")
        self._zone = Text("", "muted")
        self._countdown = Text("", "caption")
        self._compile = button(_("Compile dossier…"), theme, image="file-text", pressed=self.compile_requested.emit)
        self._receive = button(_("Receive files…"), theme, image="inbox", pressed=self.receive_requested.emit)
        self._build()

    def show_head(self, sight: HeadSight, filled: str) -> None:
        """Shows the release.

        Args:
            sight: what to show.
            filled: which button is the next step: "compile", "receive", or another for none of them.
        """
        self._product.setText(sight.product)
        self._tag.setText(sight.tag)
        self._facts.setText(sight.facts)
        self._facts.setToolTip(tip(sight.commit))
        self._facts.setAccessibleDescription(sight.commit)
        self._date.setText(sight.golive)
        self._zone.setText(f"({sight.zone})" if sight.zone else "")
        self._countdown.setText(sight.countdown)
        set_kind(self._compile, "filled" if filled == "compile" else "outlined", self._theme, "file-text")
        set_kind(self._receive, "filled" if filled == "receive" else "outlined", self._theme, "inbox")

    def fold(self, shape: Shape) -> None:
        """Puts the date below the product where it is narrow, and the buttons too where there is one column."""
        narrow = shape != "wide"
        self._outer.setDirection(_BELOW if shape == "column" else _SIDE_BY_SIDE)
        if narrow:
            self._left.addWidget(self._when, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._right.addWidget(self._when)
        self._when_row.setDirection(_SIDE_BY_SIDE if narrow else _BELOW)
        self._when_row.setSpacing(10 if narrow else 3)

    def _build(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._product)
        title.addWidget(self._tag)
        title.addStretch(1)
        self._left = QVBoxLayout()
        self._left.setSpacing(3)
        self._left.addLayout(title)
        self._left.addWidget(self._facts)
        self._when = QWidget()
        self._when_row = self._fill_when()
        self._right = QVBoxLayout()
        self._right.addWidget(self._when)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for made in (self._compile, self._receive):
            buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        self._outer = QBoxLayout(_SIDE_BY_SIDE, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(12)
        self._outer.addLayout(self._left, 1)
        self._outer.addLayout(self._right)
        self._outer.addLayout(buttons)

    def _fill_when(self) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(5)
        line.addStretch(0)
        for label in (self._label, self._date, self._zone):
            line.addWidget(label)
        row = QBoxLayout(_BELOW, self._when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addLayout(line)
        row.addWidget(self._countdown, 0, Qt.AlignmentFlag.AlignRight)
        return row
