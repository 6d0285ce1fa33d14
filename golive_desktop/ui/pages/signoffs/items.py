# SPDX-License-Identifier: MIT
"""The points of a form with their answers; rows are made when scrolled to, and used again."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.given import GivenAnswer
from golive_desktop.ui.pages.signoffs.showing import EvidenceView, ItemView
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["ItemList"]

_AT_ONCE: Final = 10
"""Rows that are shown with a record: more than fit on a screen of 768 pixels."""
_MORE: Final = 10
_NUMBER: Final = 28
_STATE_IMAGE: Final = {"unchanged": "check", "changed": "triangle-alert", "missing": "clock", "link": "external-link"}


class ItemList(QWidget):
    """The points of a form.

    Signals:
        evidence_wanted(str): the evidence with this name shall be saved as a file.
    """

    evidence_wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._items: tuple[ItemView, ...] = ()
        self._rows: list[_Row] = []
        self._shown = 0
        self._hint = Text("", "muted", wraps=True)
        self._hint.setContentsMargins(0, 14, 0, 14)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._hint)

    @property
    def shown(self) -> int:
        """How many points have a row now."""
        return self._shown

    @property
    def complete(self) -> bool:
        """Whether every point has a row."""
        return self._shown == len(self._items)

    def show_items(self, items: Sequence[ItemView], hint: str) -> None:
        """Shows the first of these points; `show_more` the next."""
        grown = self._shown if len(items) == len(self._items) else 0
        self._items = tuple(items)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._show(max(_AT_ONCE, grown))

    def show_from_start(self) -> None:
        """Back to the first points, for another record."""
        self._show(_AT_ONCE)

    def show_more(self) -> None:
        """Shows the next points."""
        if not self.complete:
            self._show(self._shown + _MORE)

    def _show(self, count: int) -> None:
        self._shown = min(count, len(self._items))
        while len(self._rows) < self._shown:
            row = _Row(self._words, self._theme)
            row.evidence_wanted.connect(self.evidence_wanted)
            self._rows.append(row)
            self._column.addWidget(row)
        for number, row in enumerate(self._rows):
            if number < self._shown:
                row.show_item(self._items[number])
            row.setVisible(number < self._shown)


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
        self._evidence: list[_Evidence] = []
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
            label.setVisible(bool(text))
        self._show_evidence(item.evidence)

    def _show_evidence(self, pieces: Sequence[EvidenceView]) -> None:
        while len(self._evidence) < len(pieces):
            made = _Evidence(self._words, self._theme)
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


class _Evidence(QWidget):
    wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        _ = words.translate
        self._save = _("Save a copy of {name}…")
        self._name = ""
        self._file = button("", theme, kind="link", image="paperclip", pressed=lambda: self.wanted.emit(self._name))
        self._plain = Text("", wraps=True, selectable=True)
        self._image = QLabel()
        self._state = Text("", "caption", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._file)
        row.addWidget(self._plain)
        row.addSpacing(4)
        row.addWidget(self._image)
        row.addWidget(self._state, 1)

    def show_piece(self, piece: EvidenceView) -> None:
        self._name = piece.name
        here = piece.state == "unchanged"
        shown = self._file.fontMetrics().elidedText(piece.shown, Qt.TextElideMode.ElideMiddle, 320)
        self._file.setText(shown.replace("&", "&&"))
        self._file.setAccessibleName(self._save.format(name=piece.shown))
        self._file.setAccessibleDescription(f"{piece.words}, SHA-256 {piece.digest}")
        self._file.setVisible(here)
        self._plain.setText(piece.shown)
        self._plain.setVisible(not here)
        colour = self._theme.colour("danger" if piece.state == "changed" else "muted")
        pixmap = icon(_STATE_IMAGE.get(piece.state, "clock"), colour).pixmap(QSize(14, 14), self.devicePixelRatioF())
        self._image.setPixmap(pixmap)
        self._state.setText(piece.words)
        self._state.set_colour(colour if piece.state == "changed" else "")
        self._state.setToolTip(f"SHA-256 {piece.digest}" if piece.digest else "")
