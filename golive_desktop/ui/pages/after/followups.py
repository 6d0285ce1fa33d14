# SPDX-License-Identifier: MIT
"""What is still to be done after a launch: rows with an owner and a date."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.review import FollowUp
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.words import Words

__all__ = ["FollowUps"]

_OWNER_WIDE = 180


class _Row(QWidget):
    def __init__(self, words: Words, theme: Theme, number: int, day: date) -> None:
        super().__init__()
        _ = words.translate
        self.text, self.owner, self.due = QLineEdit(), QLineEdit(), QDateEdit()
        self.text.setPlaceholderText(_("What is to be done"))
        self.text.setAccessibleName(_("Follow-up {number}: what is to be done").format(number=number))
        self.owner.setPlaceholderText(_("Owner"))
        self.owner.setAccessibleName(_("Follow-up {number}: owner").format(number=number))
        self.owner.setMinimumWidth(_OWNER_WIDE // 2)
        self.owner.setMaximumWidth(_OWNER_WIDE)
        with_calendar(self.due, theme)
        self.due.setDisplayFormat("dd.MM.yyyy" if words.language == "de" else "d MMM yyyy")
        self.due.setAccessibleName(_("Follow-up {number}: until when").format(number=number))
        self.due.setDate(QDate(day.year, day.month, day.day))
        name = _("Remove follow-up {number}").format(number=number)
        self.remove = button("", theme, kind="quiet", image="trash-2", name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for widget in (self.owner, self.due, self.remove):
            row.addWidget(widget)

    def value(self) -> FollowUp:
        """What stands in the row."""
        due = cast("date", self.due.date().toPython())
        return FollowUp(text=self.text.text().strip(), owner=self.owner.text().strip(), due=due)


class FollowUps(QWidget):
    """Rows that can be added and taken away; empty ones do not count.

    Args:
        words: the reader's language.
        theme: the colours.
        day: where a new row's date begins.

    Signals:
        changed(): the user typed or took a row away.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, day: date) -> None:
        super().__init__()
        self._words, self._theme, self._day, self._made = words, theme, day, 0
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._add = button(words.translate("Add follow-up"), theme, image="plus", pressed=self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addLayout(foot)

    def values(self) -> tuple[FollowUp, ...]:
        """Every row in which something was typed."""
        return tuple(value for row in self._rows if (value := row.value()).text or value.owner)

    def show_values(self, values: Sequence[FollowUp]) -> None:
        """Shows these rows instead."""
        self.clear()
        for value in values:
            row = self._begin_row()
            row.text.setText(value.text)
            row.owner.setText(value.owner)
            row.due.setDate(QDate(value.due.year, value.due.month, value.due.day))

    def clear(self) -> None:
        """Takes all rows away."""
        for row in tuple(self._rows):
            self._take(row)

    def _on_add(self) -> None:
        self._begin_row().text.setFocus()

    def _begin_row(self) -> _Row:
        self._made += 1
        row = _Row(self._words, self._theme, self._made, self._day)
        row.remove.clicked.connect(lambda _checked=False: self._on_remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()
        for edit in (row.text, row.owner):
            edit.textEdited.connect(lambda _text: self.changed.emit())
        row.due.userDateChanged.connect(lambda _day: self.changed.emit())
        return row

    def _on_remove(self, row: _Row) -> None:
        self._take(row)
        self._add.setFocus()
        self.changed.emit()

    def _take(self, row: _Row) -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
