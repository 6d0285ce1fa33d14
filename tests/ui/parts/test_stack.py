# SPDX-License-Identifier: MIT
"""Rows stand below each other at their own heights, and what is taken away is gone at once."""

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.stack import RowStack


def row(height: int) -> tuple[QWidget, QLabel]:
    made = QWidget()
    label = QLabel("x")
    label.setFixedHeight(height)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    return made, label


def test_rows_stand_below_each_other_and_follow_when_one_unfolds(look: QApplication, qtbot: QtBot) -> None:
    stack = RowStack()
    qtbot.addWidget(stack)
    stack.resize(300, 10)
    stack.show()
    made = [row(height) for height in (20, 30, 40)]
    for each, _label in made:
        stack.add_row(each)
    assert [(each.y(), each.height(), each.width()) for each, _ in made] == [(0, 20, 300), (20, 30, 300), (50, 40, 300)]
    assert stack.height() == 90
    made[0][1].setFixedHeight(50)
    qtbot.waitUntil(lambda: stack.height() == 120)
    assert [each.y() for each, _ in made] == [0, 50, 80]
    stack.resize(200, stack.height())
    assert {each.width() for each, _ in made} == {200}
    made[2][1].setFixedHeight(10)
    stack.measure_again()
    assert stack.height() == 90
    stack.clear()
    assert stack.height() == 0
    assert not any(each.isVisible() for each, _ in made)
    assert look is not None


def test_what_stood_in_a_layout_is_hidden_at_once(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    labels = [QLabel("a"), QLabel("b")]
    for label in labels:
        column.addWidget(label)
    holder.show()
    emptied(column)
    assert column.count() == 0
    assert not any(label.isVisible() for label in labels)
