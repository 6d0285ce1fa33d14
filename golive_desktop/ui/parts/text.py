# SPDX-License-Identifier: MIT
"""Text that is shown as it was typed: no label of the window ever reads markup."""

import re
from html import escape
from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStylePainter, QWidget

from golive_desktop.domain.text import breakable, in_one_line, revealed

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


_LONGEST_WHOLE: Final = 40
"""Characters of a line that is never cut; what is longer comes from outside, or stands where there is room."""
_LEAST, _WIDEST = 240, 480
"""Pixels that a longer line asks for, at least and at best; at best a title asks for as many letters as the body."""
_BODY_PIXELS: Final = 13
_LONGEST_TIP: Final = 1_000
_LONGEST_PLAIN_TIP: Final = 80
_LONG_WORD: Final = re.compile(r"\S{30,}")
_PIECE: Final = re.compile(r".{1,12}", re.DOTALL)
_BREAK: Final = "\u200b"


class Text(QLabel):
    """One piece of text; what nobody would see in it is spelled out, and no length of it pushes others away.

    Args:
        text: shown letter for letter, whatever it looks like.
        kind: its size and weight.
        wraps: whether it breaks into lines; one that does not shows its end only where there is room, else as tooltip.
        selectable: whether it can be marked and copied, with mouse and keyboard.
        colour: another colour than its kind has, as ``#RRGGBB``.
        breaks: whether a word that is longer than a line may be broken anywhere, for the eye alone.
    """

    def __init__(  # noqa: PLR0913 - each argument is one trait of a text
        self,
        text: str = "",
        kind: Kind = "body",
        *,
        wraps: bool = False,
        selectable: bool = False,
        colour: str = "",
        breaks: bool = False,
    ) -> None:
        super().__init__()
        self._breaks = breaks
        self._lent_tip = ""
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

    def setText(self, text: str) -> None:
        seen = revealed(text)
        if self._breaks:
            seen = _LONG_WORD.sub(lambda word: _BREAK.join(_PIECE.findall(word[0])), seen)
        super().setText(breakable(seen) if self.wordWrap() else seen)

    def minimumSizeHint(self) -> QSize:
        return self._within(super().minimumSizeHint(), _LEAST)

    def sizeHint(self) -> QSize:
        larger = max(_BODY_PIXELS, self.fontInfo().pixelSize())
        return self._within(super().sizeHint(), _WIDEST * larger // _BODY_PIXELS)

    def enterEvent(self, event: QEnterEvent) -> None:
        # note: not in `event`, where Python would be called for each of the hundreds that a new page brings
        if not self.toolTip() and self._cut():
            self._lent_tip = tip(self.text())
            self.setToolTip(self._lent_tip)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._lent_tip and self.toolTip() == self._lent_tip:
            self.setToolTip("")
        self._lent_tip = ""
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._cut():
            super().paintEvent(event)
            return
        area, painter = self.contentsRect(), QStylePainter(self)
        line = in_one_line(self.text(), _LONGEST_TIP)
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, area.width())
        painter.drawItemText(area, self.alignment(), self.palette(), self.isEnabled(), shown, self.foregroundRole())
        painter.end()

    def _within(self, hint: QSize, most: int) -> QSize:
        whole = self.wordWrap() or len(self.text()) <= _LONGEST_WHOLE
        return hint if whole else QSize(min(hint.width(), most), hint.height())

    def _cut(self) -> bool:
        """Whether there is no room for the whole line."""
        return not self.wordWrap() and super().minimumSizeHint().width() > self.width()


def panel(parent: QWidget | None = None) -> QFrame:
    """A white surface with a thin line around it."""
    return _frame("panel", parent)


def hairline(*, upright: bool = False) -> QFrame:
    """A thin line between two things."""
    return _frame("post" if upright else "line", None)


def tip(text: str) -> str:
    """`text` for a tooltip, letter for letter: Qt would read markup in it; empty for none."""
    said = in_one_line(text, _LONGEST_TIP)
    # note: a screen reader reads a tooltip out as it stands, so only what needs it is dressed: to escape, or to wrap;
    # what Qt takes for no markup it shows as it stands, also an "&"
    plain = len(said) <= _LONGEST_PLAIN_TIP and not GuiQt.mightBeRichText(said)
    return said if plain else f"<p>{escape(said)}</p>"


def _frame(kind: str, parent: QWidget | None) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("kind", kind)
    return frame
