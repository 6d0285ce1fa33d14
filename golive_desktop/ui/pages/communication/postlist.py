# SPDX-License-Identifier: MIT
"""The list of letters: state as icon and word, subject, whom it reaches, and when that was."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.communication.sight import PostingLine, state_colour, state_icon
from golive_desktop.ui.parts.records import RecordList, RecordRow

__all__ = ["PostingList"]

_ROW: Final = 70
_INSET: Final = 12
_ICON: Final = 16


class PostingList(RecordList[PostingLine]):
    """Letters, the newest first.

    Args:
        theme: the colours.
        name: what a screen reader calls it.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name=name, row=_Row, height=_ROW)

    def show_lines(self, lines: Sequence[PostingLine]) -> None:
        """Shows these letters; the one with the cursor keeps it, and is announced even so: it may be another now."""
        self.show_records(lines)
        current = self.current()
        self.chosen.emit(current.key if current is not None else "")


class _Row(RecordRow[PostingLine]):
    """Subject; below it whom it reaches; then icon and word of the state, with the time at the right."""

    def draw(self, painter: QPainter, whole: QRect, record: PostingLine) -> None:
        bold = QFont.Weight.DemiBold
        row = QRect(whole.left() + _INSET, whole.top() + 9, whole.width() - 2 * _INSET, 17)
        self.write(painter, row, record.subject, self._theme.colour("text"), weight=bold)
        self.write(painter, row.translated(0, 18), record.people, self._theme.colour("muted"), pixels=12)
        below, state = row.translated(0, 36), record.posting.state
        state_icon(state, self._theme).paint(painter, QRect(below.left(), below.top() + 1, _ICON, _ICON))
        word = below.adjusted(_ICON + 6, 0, 0, 0)
        self.write(painter, word, record.state, state_colour(state, self._theme), pixels=12, weight=bold)
        self.write_at_right(painter, below, record.when)
