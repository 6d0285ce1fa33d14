# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QDateEdit
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.daypopup import with_calendar


@pytest.mark.parametrize("look", ["light", "dark"])
def test_weekends_have_a_colour_of_the_window(qapp: QApplication, qtbot: QtBot, look: str) -> None:
    theme = theme_of("dark" if look == "dark" else "light")
    edit = QDateEdit()
    qtbot.addWidget(edit)
    with_calendar(edit, theme)
    middle = edit.rect().center().toPointF()
    qapp.sendEvent(edit, QEnterEvent(middle, middle, middle))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        shown = edit.calendarWidget().weekdayTextFormat(day).foreground().color().name()
        assert shown == theme.colour("muted").lower()
    assert edit.calendarPopup()
    assert edit.calendarWidget().weekdayTextFormat(Qt.DayOfWeek.Monday).foreground().style() == Qt.BrushStyle.NoBrush
