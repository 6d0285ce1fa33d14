# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit
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


def test_a_click_chooses_what_is_typed_over(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    edit = QDateEdit(QDate(2026, 3, 5))
    edit.setDisplayFormat("d MMM yyyy")
    qtbot.addWidget(edit)
    with_calendar(edit, theme_of("light"))
    edit.show()
    line = edit.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(4, line.height() // 2))
    assert line.selectedText() == "5"
    QTest.keyClicks(line, "30")
    assert edit.date() == QDate(2026, 3, 30)
