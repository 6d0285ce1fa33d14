# SPDX-License-Identifier: MIT
"""The points of a form with their answers; twenty at a time, in rows that are used again."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.backing import EvidenceView
from golive_desktop.ui.pages.signoffs.given import GivenAnswer
from golive_desktop.ui.pages.signoffs.piece import EvidenceLine
from golive_desktop.ui.pages.signoffs.showing import ItemView
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["ItemList"]

_CHUNK: Final = 5
"""Rows that are made in one turn of the event loop: so that the window answers between them."""
_PAGE: Final = 20
"""Rows that are shown at a time: placing three hundred rows would stop the window for half a second."""
_TURN_MS: Final = 1
"""What is due at once, Qt does in the same turn."""
_NUMBER: Final = 28


class ItemList(QWidget):
    """The points of a form, a page at a time.

    Signals:
        evidence_wanted(str): the evidence with this name shall be saved as a file.
        turned(): another page of points is shown.
    """

    evidence_wanted = Signal(str)
    turned = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._items: tuple[ItemView, ...] = ()
        self._chunks: list[_Chunk] = []
        self._first = 0
        self._hint = Text("", "muted", wraps=True)
        self._hint.setContentsMargins(0, 14, 0, 14)
        self._where = Text("", "muted")
        _ = words.translate
        self._back = button(_("Previous points"), theme, image="arrow-left", pressed=lambda: self._turn(-_PAGE))
        self._on = button(_("Next points"), theme, image="arrow-right", pressed=lambda: self._turn(_PAGE))
        self._foot = QWidget()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TURN_MS)
        self._later.timeout.connect(self._show_more)
        self._build()

    def show_items(self, items: Sequence[ItemView], hint: str) -> None:
        """Shows these points; the page stays where it is while there is one."""
        self._items = tuple(items)
        if self._first >= len(items):
            self._first = 0
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._show()

    def show_from_start(self) -> None:
        """Back to the first points, for another record."""
        self._first = 0

    def _build(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 10, 0, 4)
        row.setSpacing(8)
        row.addWidget(self._where, 1)
        row.addWidget(self._back)
        row.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hint)
        column.addLayout(self._rows)
        column.addWidget(self._foot)

    def _turn(self, by: int) -> None:
        self._first = min(max(self._first + by, 0), max(len(self._items) - 1, 0)) // _PAGE * _PAGE
        self._show()
        self.turned.emit()

    def _show(self) -> None:
        end = min(self._first + _PAGE, len(self._items))
        several = len(self._items) > _PAGE
        self._foot.setVisible(several)
        if several:
            said = self._words.translate("Points {first} to {last} of {count}")
            self._where.setText(said.format(first=self._first + 1, last=end, count=len(self._items)))
            self._back.setEnabled(self._first > 0)
            self._on.setEnabled(end < len(self._items))
        for number, chunk in enumerate(self._chunks):
            items = self._of(number)
            chunk.show_items(items)
            if chunk.isHidden() == bool(items):
                chunk.setVisible(bool(items))
        self._want_more()

    def _want_more(self) -> None:
        if self._of(len(self._chunks)):
            self._later.start()

    def _show_more(self) -> None:
        items = self._of(len(self._chunks))
        if items:
            made = _Chunk(self._words, self._theme)
            made.evidence_wanted.connect(self.evidence_wanted)
            # note: filled before it comes into view, since each row that appears has all rows placed anew
            made.show_items(items)
            self._chunks.append(made)
            self._rows.addWidget(made)
            self._want_more()

    def _of(self, chunk: int) -> tuple[ItemView, ...]:
        first = self._first + chunk * _CHUNK
        return self._items[first : min(first + _CHUNK, self._first + _PAGE)]


class _Chunk(QWidget):
    """A few rows that come into view together."""

    evidence_wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._rows = [_Row(words, theme) for _number in range(_CHUNK)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.evidence_wanted.connect(self.evidence_wanted)
            column.addWidget(row)

    def show_items(self, items: Sequence[ItemView]) -> None:
        for number, row in enumerate(self._rows):
            if number < len(items):
                row.show_item(items[number])
            if row.isHidden() == (number < len(items)):
                row.setVisible(number < len(items))


class _Row(QFrame):
    evidence_wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._item: ItemView | None = None
        self._number = Text("", "strong", colour=theme.colour("muted"))
        self._text = Text("", "strong", wraps=True, selectable=True)
        self._comment = Text("", wraps=True, selectable=True)
        self._note = Text("", "caption", wraps=True)
        self._given = GivenAnswer(words, theme)
        self._rule = Text("", "caption")
        self._evidence: list[EvidenceLine] = []
        self._texts = QVBoxLayout()
        self._build()

    def show_item(self, item: ItemView) -> None:
        if item == self._item:
            return
        self._item = item
        self._number.setText(item.number)
        self._text.setText(item.text)
        self._given.show_value(item.answer)
        self._given.setAccessibleDescription(item.text)
        self._rule.setText(item.rule)
        for label, text in ((self._comment, item.comment), (self._note, item.note)):
            label.setText(text)
            if label.isHidden() == bool(text):
                label.setVisible(bool(text))
        self._show_evidence(item.evidence)

    def _show_evidence(self, pieces: Sequence[EvidenceView]) -> None:
        while len(self._evidence) < len(pieces):
            made = EvidenceLine(self._words, self._theme)
            made.wanted.connect(self.evidence_wanted)
            self._evidence.append(made)
            self._texts.addWidget(made)
        for number, line in enumerate(self._evidence):
            if number < len(pieces):
                line.show_piece(pieces[number])
            line.setVisible(number < len(pieces))

    def _build(self) -> None:
        self._texts.setSpacing(3)
        for label in (self._text, self._comment, self._note):
            self._texts.addWidget(label)
        self._number.setFixedWidth(_NUMBER)
        beside = QVBoxLayout()
        beside.setSpacing(3)
        beside.addWidget(self._given, 0, Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self._rule, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        grid.setRowMinimumHeight(0, 11)
        grid.addWidget(self._number, 1, 0, top)
        grid.addLayout(self._texts, 1, 1, top)
        grid.setColumnMinimumWidth(2, 16)
        grid.addLayout(beside, 1, 3)
        grid.setRowMinimumHeight(2, 12)
        grid.addWidget(hairline(), 3, 0, 1, 4)
        grid.setColumnStretch(1, 1)
