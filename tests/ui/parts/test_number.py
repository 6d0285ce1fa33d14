# SPDX-License-Identifier: MIT
"""The number of a key: six groups that stand together, wrap between groups and are spoken group by group."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.words import Words

NUMBER = "4827 1936 5504 7718 0263 9141"


@pytest.fixture
def panel(look: QApplication, qtbot: QtBot) -> NumberPanel:
    assert look is not None
    made = NumberPanel(Words(language="en"))
    qtbot.addWidget(made)
    made.show_number(NUMBER, "Tarek <b>Yilmaz</b>")
    made.resize(760, 80)
    made.show()
    return made


def lines(panel: NumberPanel) -> list[str]:
    label = panel.digits()
    assert isinstance(label, QLabel)
    return label.text().split("\n")


def test_all_groups_stand_in_one_line_where_there_is_room(panel: NumberPanel) -> None:
    assert lines(panel) == [NUMBER]
    assert panel.number() == NUMBER


@pytest.mark.parametrize(("width", "groups"), [(400, 3), (200, 2), (60, 2)])
def test_a_narrow_number_breaks_between_groups(panel: NumberPanel, width: int, groups: int) -> None:
    panel.resize(width, 200)
    QApplication.processEvents()
    assert [len(line.split()) for line in lines(panel)] == [groups] * (6 // groups)
    assert panel.number() == NUMBER
    label = panel.digits()
    assert label.heightForWidth(label.width()) > label.fontMetrics().lineSpacing() * (6 // groups)


def test_it_is_spoken_group_by_group_with_its_holder_as_typed(panel: NumberPanel) -> None:
    said = panel.digits().accessibleName()
    assert said == "Number of Tarek <b>Yilmaz</b>: 4 8 2 7, 1 9 3 6, 5 5 0 4, 7 7 1 8, 0 2 6 3, 9 1 4 1"


def test_it_can_be_copied_by_keyboard(panel: NumberPanel) -> None:
    digits = panel.digits()
    digits.setFocus()
    QTest.keyClick(digits, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(digits, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == NUMBER
