# SPDX-License-Identifier: MIT
"""Whom to call: a line for each person with their number."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.runbook import OnCall
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.edits import EditLine
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["PeopleLines"]


class PeopleLines(QWidget):
    """Names and numbers; each line can be taken out.

    Signals:
        edited(tuple, str): all people as they shall be, and the field that was edited.
        undo_wanted(): the last change shall be taken back.
        redo_wanted(): it shall be done again.
    """

    edited = Signal(object, str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme = words, theme
        self._people: tuple[OnCall, ...] = ()
        self._lines: list[tuple[EditLine, EditLine, QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._heads = (Text(_("Who"), "caption"), Text(_("Number"), "caption"))
        for number, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, number)
        self._add = button(_("Add a person"), theme, image="user-plus", pressed=self._on_add)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addLayout(below)

    def show_people(self, people: Sequence[OnCall]) -> None:
        """Shows these people."""
        self._people = tuple(people)
        while len(self._lines) < len(people):
            self._make_line()
        for number, line in enumerate(self._lines):
            for widget in line:
                widget.setVisible(number < len(people))
            if number < len(people):
                line[0].show_text(people[number].name)
                line[1].show_text(people[number].number)
        for head in self._heads:
            head.setVisible(bool(people))

    def first_focus(self) -> QWidget:
        """The first name, else the button that adds one."""
        return self._lines[0][0] if self._people else self._add

    def _make_line(self) -> None:
        _, row = self._words.translate, len(self._lines)
        name, number = EditLine(), EditLine()
        name.setAccessibleName(_("Who, line {number}").format(number=row + 1))
        number.setAccessibleName(_("Number, line {number}").format(number=row + 1))
        said = _("Remove line {number}").format(number=row + 1)
        remove = button("", self._theme, kind="quiet", image="trash-2", name=said, pressed=lambda: self._on_remove(row))
        name.textEdited.connect(lambda text: self._on_typed(row, name=text))
        number.textEdited.connect(lambda text: self._on_typed(row, number=text))
        for line in (name, number):
            line.undo_wanted.connect(self.undo_wanted)
            line.redo_wanted.connect(self.redo_wanted)
        for column, widget in enumerate((name, number, remove)):
            self._grid.addWidget(widget, row + 1, column)
        self._lines.append((name, number, remove))

    def _on_typed(self, row: int, *, name: str | None = None, number: str | None = None) -> None:
        was = self._people[row]
        now = OnCall(name=was.name if name is None else name, number=was.number if number is None else number)
        field = f"{'name' if number is None else 'number'} {row}"
        self.edited.emit((*self._people[:row], now, *self._people[row + 1 :]), field)

    def _on_add(self) -> None:
        self.edited.emit((*self._people, OnCall(name="", number="")), "")
        if self._people:
            self._lines[len(self._people) - 1][0].setFocus()

    def _on_remove(self, row: int) -> None:
        self.edited.emit((*self._people[:row], *self._people[row + 1 :]), "")
        self._add.setFocus()
