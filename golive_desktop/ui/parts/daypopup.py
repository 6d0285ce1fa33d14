# SPDX-License-Identifier: MIT
"""The calendar that opens below a date, in the colours of the window."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit

from golive_desktop.ui.look.theme import Theme

__all__ = ["with_calendar"]

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
_FIRST = frozenset({QEvent.Type.Enter, QEvent.Type.FocusIn})


def with_calendar(edit: QDateTimeEdit, theme: Theme) -> None:
    """Gives a date a calendar to choose from; Qt alone paints its weekends in a red that says danger here.

    A click chooses the day, the month or the year under it, as Tab does: else digits that are typed there lead nowhere.

    Args:
        edit: the date.
        theme: the colours.
    """
    edit.setCalendarPopup(True)
    edit.installEventFilter(_Painter(edit, theme))
    if (line := edit.findChild(QLineEdit)) is not None:
        line.installEventFilter(_Clicked(edit))


class _Painter(QObject):
    """Paints the calendar when somebody comes near: to make one with each date would cost every page its time."""

    def __init__(self, edit: QDateTimeEdit, theme: Theme) -> None:
        super().__init__(edit)
        self._edit, self._theme = edit, theme

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FIRST:
            self._edit.removeEventFilter(self)
            quiet = QTextCharFormat()
            quiet.setForeground(QColor(self._theme.colour("muted")))
            for day in _WEEKEND:
                self._edit.calendarWidget().setWeekdayTextFormat(day, quiet)
        return super().eventFilter(watched, event)


class _Clicked(QObject):
    """Chooses what was clicked, unless something was marked with the mouse."""

    def __init__(self, edit: QDateTimeEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(watched, QLineEdit)
            and not watched.hasSelectedText()
        ):
            self._edit.setSelectedSection(self._edit.currentSection())
        return super().eventFilter(watched, event)
