# SPDX-License-Identifier: MIT
"""Tab goes as the page is read, also through what was made late."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.communication import AgendaTopic
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.pages.communication.agenda import AgendaEditor
from golive_desktop.ui.parts.stops import in_turn, stops
from golive_desktop.ui.words import Words


def test_a_field_is_one_stop_and_a_label_is_none(qtbot: QtBot) -> None:
    page, late = QWidget(), QWidget()
    qtbot.addWidget(page)
    minutes, title, done, other = QSpinBox(late), QLineEdit(late), QPushButton(page), QPushButton(page)
    QLabel(late)
    box = QComboBox(late)
    box.view().setFocusPolicy(Qt.FocusPolicy.TabFocus)
    late.setParent(page)
    assert stops(late) == [minutes, title, box]
    combo = QComboBox()
    qtbot.addWidget(combo)
    assert combo.view() in combo.findChildren(QWidget)
    assert stops(combo) == [combo], "its list is a window of its own"
    in_turn(late, other, done)
    page.show()
    page.activateWindow()
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_Tab)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert page.focusWidget() is other
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert page.focusWidget() is done


def test_tab_goes_through_the_topics_before_what_stands_below_them(qtbot: QtBot) -> None:
    page, agenda, below = QWidget(), AgendaEditor(Words(language="en"), theme_of("light")), QPushButton("held")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(agenda)
    column.addWidget(below)
    agenda.stand_above(below)
    agenda.show_topics([AgendaTopic(title=title, minutes=5) for title in ("one", "two")])
    page.show()
    page.activateWindow()
    agenda.findChildren(QSpinBox)[0].setFocus()
    way = []
    for _press in range(9):
        focused = page.focusWidget()
        assert focused is not None
        way.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    rows = [
        (f"Minutes of topic {row}", f"Title of topic {row}", f"Remove topic {row}", f"Points of topic {row}")
        for row in (1, 2)
    ]
    assert way == [*rows[0], *rows[1], "Add a topic"]
    assert page.focusWidget() is below
