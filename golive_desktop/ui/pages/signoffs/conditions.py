# SPDX-License-Identifier: MIT
"""The conditions of one answer in a small table: what, in which state, whose, until when."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.piece import EvidenceLine
from golive_desktop.ui.pages.signoffs.showing import ConditionView
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["ConditionTable"]

_MOST: Final = 25
"""Rows shown here; the conditions page has all of them."""
_COLUMNS: Final = 5


class ConditionTable(QWidget):
    """The conditions below the items; hidden where there are none.

    Signals:
        wanted(str): the condition with this key shall be opened; empty for all of them.
        evidence_wanted(str, str): of the closure with this digest, the evidence with this name shall be saved.
    """

    wanted = Signal(str)
    evidence_wanted = Signal(str, str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._views: tuple[ConditionView, ...] = ()
        self._link = button("", theme, kind="link", pressed=self._on_link)
        self._zone = Text("", "muted")
        self._table = QWidget()
        head = QHBoxLayout()
        head.addWidget(Text(words.translate("Conditions"), "section"))
        head.addSpacing(4)
        head.addWidget(self._zone)
        head.addStretch(1)
        head.addWidget(self._link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 12)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self._table)
        self.hide()

    def show_conditions(self, views: Sequence[ConditionView], zone: str) -> None:
        """Shows these conditions; their times are in `zone`."""
        self.setVisible(bool(views))
        self._zone.setText(zone)
        if tuple(views) == self._views:
            return
        self._views = tuple(views)
        _ = self._words.translate
        first = self._first_open()
        text = _("Open condition {key}").format(key=first) if first else _("All conditions")
        self._link.setText(text.replace("&", "&&"))
        old, self._table = self._table, self._made(self._views[:_MOST])
        self._column.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()

    def _first_open(self) -> str:
        return next((view.key for view in self._views if view.state != "approved"), "")

    def _on_link(self) -> None:
        self.wanted.emit(self._first_open() if len(self._views) <= _MOST else "")

    def _made(self, views: Sequence[ConditionView]) -> QWidget:
        _ = self._words.translate
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for column, title in enumerate(("", _("Condition"), _("State"), _("Owner"), _("Due"))):
            grid.addWidget(Text(title, "caption"), 0, column)
        grid.addWidget(hairline(), 1, 0, 1, _COLUMNS)
        for number, view in enumerate(views):
            self._add(grid, 2 + 3 * number, view, last=number + 1 == len(views))
        grid.setColumnStretch(1, 1)
        return table

    def _add(self, grid: QGridLayout, row: int, view: ConditionView, *, last: bool) -> None:
        mark = StatusMark(self._theme)
        mark.show_state(view.state, view.words)
        top = Qt.AlignmentFlag.AlignTop
        owner = Text(view.owner, wraps=True, selectable=True)
        owner.setMinimumWidth(90)
        grid.addWidget(Text(view.key, "strong"), row, 0, top)
        grid.addWidget(Text(view.text, wraps=True, selectable=True), row, 1, top)
        grid.addWidget(mark, row, 2, top)
        grid.addWidget(owner, row, 3, top)
        grid.addWidget(Text(view.due), row, 4, top)
        if view.note or view.evidence:
            grid.addWidget(self._shown_by(view), row + 1, 1, 1, _COLUMNS - 1)
        if not last:
            grid.addWidget(hairline(), row + 2, 0, 1, _COLUMNS)

    def _shown_by(self, view: ConditionView) -> QWidget:
        """What closed it: a note, files and addresses."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if view.note:
            column.addWidget(Text(view.note, "muted", wraps=True, selectable=True))
        for piece in view.evidence:
            line = EvidenceLine(self._words, self._theme)
            line.show_piece(piece)
            line.wanted.connect(lambda name, closure=view.closure: self.evidence_wanted.emit(closure, name))
            column.addWidget(line)
        return made
