# SPDX-License-Identifier: MIT
"""The row of filters above the audit trail: which event, which words, from which day to which."""

from collections.abc import Sequence
from datetime import date
from typing import Final, cast

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.trail.rows import Filter, TrailRow
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["FilterRow"]

_ONE_ROW: Final = 900
"""Narrower than this, the days stand in a row of their own."""


class FilterRow(QWidget):
    """What is wanted of the trail.

    Signals:
        changed(Filter): the user wants something else.
    """

    changed = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._event = QComboBox()
        self._text = QLineEdit()
        self._first, self._last = _day_edit(words, theme), _day_edit(words, theme)
        self._days: tuple[date, date] | None = None
        self._clear = button(words.translate("Clear the filter"), theme, kind="link", pressed=self.clear)
        self._build(theme)
        self._connect()

    def show_rows(self, rows: Sequence[TrailRow]) -> None:
        """Offers the events and the days that occur; what was chosen stays."""
        self._show_days(rows)
        chosen = self._event.currentData() or ""
        events = sorted({(row.event, row.entry.event) for row in rows})
        self._event.blockSignals(True)  # noqa: FBT003 - Qt's name
        self._event.clear()
        self._event.addItem(self._words.translate("All events"), "")
        for word, code in events:
            self._event.addItem(word, code)
        self._event.setCurrentIndex(max(0, self._event.findData(chosen)))
        self._event.blockSignals(False)  # noqa: FBT003 - as above

    def wanted(self) -> Filter:
        """What is wanted now."""
        return Filter(
            event=self._event.currentData() or "",
            text=self._text.text(),
            first=_day(self._first, self._days[0]) if self._days else None,
            last=_day(self._last, self._days[1]) if self._days else None,
        )

    def clear(self) -> None:
        """Wants everything again."""
        self._event.setCurrentIndex(0)
        self._text.clear()
        for edit, day in zip((self._first, self._last), self._days or (), strict=False):
            edit.setDate(QDate(day.year, day.month, day.day))

    def text_field(self) -> QLineEdit:
        """Where words are typed."""
        return self._text

    def _build(self, theme: Theme) -> None:
        _ = self._words.translate
        self._event.setAccessibleName(_("Event"))
        self._event.addItem(_("All events"), "")
        self._event.setFixedWidth(230)
        self._text.setPlaceholderText(_("Find in the trail"))
        self._text.setAccessibleName(_("Find in the trail"))
        self._text.setClearButtonEnabled(True)
        self._text.setMinimumWidth(200)
        self._text.addAction(icon("search", theme.colour("muted")), QLineEdit.ActionPosition.LeadingPosition)
        words, days = QHBoxLayout(), QHBoxLayout()
        words.addWidget(self._text, 1)
        words.addWidget(self._event)
        for label, edit in ((_("&From"), self._first), (_("&To"), self._last)):
            caption = Text(label, "muted")
            caption.setBuddy(edit)
            edit.setAccessibleName(label.replace("&", ""))
            days.addWidget(caption)
            days.addWidget(edit)
        days.addWidget(self._clear)
        days.addStretch(1)
        for row in (words, days):
            row.setSpacing(8)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addLayout(days)
        self._clear.setVisible(False)

    def _connect(self) -> None:
        self._event.currentIndexChanged.connect(self._on_changed)
        self._text.textChanged.connect(self._on_changed)
        self._first.dateChanged.connect(self._on_changed)
        self._last.dateChanged.connect(self._on_changed)

    def _show_days(self, rows: Sequence[TrailRow]) -> None:
        if all(row.hidden for row in rows):
            return
        days = [row.entry.at.date() for row in rows if not row.hidden]
        before, self._days = self.wanted(), (min(days), max(days))
        for edit, day, chosen in zip((self._first, self._last), self._days, (before.first, before.last), strict=True):
            edit.blockSignals(True)  # noqa: FBT003 - Qt's name
            edit.setDateRange(*(QDate(bound.year, bound.month, bound.day) for bound in self._days))
            shown = chosen or day
            edit.setDate(QDate(shown.year, shown.month, shown.day))
            edit.blockSignals(False)  # noqa: FBT003 - as above

    def _on_changed(self) -> None:
        wanted = self.wanted()
        self._clear.setVisible(not wanted.is_open)
        self.changed.emit(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _ONE_ROW
        turn(self._row, below=narrow)
        super().resizeEvent(event)


def _day_edit(words: Words, theme: Theme) -> QDateEdit:
    edit = QDateEdit()
    with_calendar(edit, theme)
    edit.setDisplayFormat("dd.MM.yyyy" if words.language == "de" else "d MMM yyyy")
    edit.setFixedWidth(130)
    return edit


def _day(edit: QDateEdit, bound: date) -> date | None:
    """The day that was chosen; none where it leaves nothing out."""
    day = cast("date", edit.date().toPython())
    return None if day == bound else day
