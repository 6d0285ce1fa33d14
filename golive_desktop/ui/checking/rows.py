# SPDX-License-Identifier: MIT
"""The list of files: verdict, name and what became of each, one by one as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter

from golive_desktop.ui.look.icons import paint_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.records import RecordList, RecordRow

__all__ = ["Entry", "FileList"]

_ROW: Final = 80
_ICON: Final = 22
_LEFT: Final = 48
_LINE: Final = 18
_NO_VERDICT: Final = "not-requested"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row of the list."""

    key: str
    state: str
    """The verdict; empty while there is none."""
    word: str
    name: str
    line: str
    """What became of it."""
    waits: bool = False
    """For somebody who compares its signer's number."""

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return ", ".join(part for part in (self.word, self.name, self.line) if part)


class FileList(RecordList[Entry]):
    """Files in rows of 80 pixels.

    Args:
        theme: the colours.
        name: what a screen reader calls the list.

    Signals:
        entered(str): Enter or a double-click on a file.
    """

    entered = Signal(str)

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__(theme, name=name, row=_Row, height=_ROW)
        self.setObjectName("files")
        self.activated.connect(lambda index: self.entered.emit(self.records()[index.row()].key))

    def show_entries(self, rows: Sequence[Entry], selected: str) -> None:
        """Shows these rows with the cursor on one of them; nothing is announced."""
        self.show_records(rows, selected)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(1, len(self.records())) * _ROW + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _ROW)


class _Row(RecordRow[Entry]):
    """Icon, word, name and outcome; what does not fit is left out in the middle of the name."""

    def draw(self, painter: QPainter, whole: QRect, record: Entry) -> None:
        state = record.state or _NO_VERDICT
        paint_icon(painter, QRect(whole.left() + 14, whole.top() + 11, _ICON, _ICON), state, self._theme)
        area = QRect(whole.left() + _LEFT, whole.top() + 12, whole.width() - _LEFT - 12, _LINE)
        text, muted, medium = self._theme.colour("text"), self._theme.colour("muted"), QFont.Weight.Medium
        self.write(painter, area, record.word, self._theme.status_colour(state), weight=QFont.Weight.DemiBold)
        name = area.translated(0, _LINE)
        self.write(painter, name, record.name, text, weight=medium, cut=Qt.TextElideMode.ElideMiddle)
        self.write(painter, area.translated(0, 2 * _LINE - 1), record.line, muted, pixels=12)
