# SPDX-License-Identifier: MIT
"""The list of files: verdict, name and what became of each, one by one as they come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.icons import paint_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.records import RecordList, RecordRow
from golive_desktop.ui.parts.text import tip

__all__ = ["Entry", "FileList"]

_ROW: Final = 80
_ICON: Final = 22
_LEFT: Final = 48
_LINE: Final = 18
_SECOND: Final = 15
"""A second line stands so far below the first."""
_CLOSER: Final = 6
"""So much higher everything stands then."""
_BODY: Final = 13
_SMALL: Final = 12
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
    """Icon, word, name and outcome, which takes a second line; whatever still does not fit is told where one points."""

    def draw(self, painter: QPainter, whole: QRect, record: Entry) -> None:
        state, area = record.state or _NO_VERDICT, _text_area(whole)
        above, below = self._outcome(record, area.width())
        if below:
            area.translate(0, -_CLOSER)
        paint_icon(painter, QRect(whole.left() + 14, area.top() - 1, _ICON, _ICON), state, self._theme)
        text, muted, medium = self._theme.colour("text"), self._theme.colour("muted"), QFont.Weight.Medium
        self.write(painter, area, record.word, self._theme.status_colour(state), weight=QFont.Weight.DemiBold)
        name = area.translated(0, _LINE)
        self.write(painter, name, record.name, text, weight=medium, cut=Qt.TextElideMode.ElideMiddle)
        for number, line in enumerate((above, below)):
            self.write(painter, area.translated(0, 2 * _LINE - 1 + number * _SECOND), line, muted, pixels=_SMALL)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(view, FileList) or not index.isValid():
            return super().helpEvent(event, view, option, index)
        record = view.records()[index.row()]
        cut = self.is_cut(record, _text_area(QRect(option.rect)).width())
        QToolTip.showText(event.globalPos(), tip(record.spoken) if cut else "", view)
        return True

    def is_cut(self, record: Entry, width: int) -> bool:
        """Whether not all of a row is seen in so many pixels."""
        bold, medium = (self._metrics(_BODY, weight) for weight in (QFont.Weight.DemiBold, QFont.Weight.Medium))
        small = self._metrics(_SMALL, QFont.Weight.Normal)
        long = (bold, record.word), (medium, record.name), (small, self._outcome(record, width)[1])
        return any(metrics.horizontalAdvance(in_one_line(text)) > width for metrics, text in long)

    def _outcome(self, record: Entry, width: int) -> tuple[str, str]:
        """What became of the file in the first line, and what of it stands in the second."""
        line, metrics = in_one_line(record.line), self._metrics(_SMALL, QFont.Weight.Normal)
        if metrics.horizontalAdvance(line) <= width:
            return line, ""
        words, first = line.split(" "), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
            first = f"{first} {words.pop(0)}".strip()
        return (first, " ".join(words)) if first else (line, "")

    def _metrics(self, pixels: int, weight: QFont.Weight) -> QFontMetrics:
        return QFontMetrics(self._font(pixels, weight))


def _text_area(whole: QRect) -> QRect:
    """Where the first line of text stands in a row."""
    return QRect(whole.left() + _LEFT, whole.top() + 12, whole.width() - _LEFT - 12, _LINE)
