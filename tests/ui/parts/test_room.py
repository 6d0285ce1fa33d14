# SPDX-License-Identifier: MIT
"""Beside each other where there is room, below each other where there is none."""

from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.parts.room import ANY, give_width, turn


def test_what_stands_beside_each_other_goes_below_and_back(qtbot: QtBot) -> None:
    whole, parts = QWidget(), (QLabel("a"), QLabel("b"))
    qtbot.addWidget(whole)
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
    for part in parts:
        row.addWidget(part)
    whole.resize(400, 200)
    whole.show()
    for below in (True, False):
        turn(row, below=below)
        row.activate()
        places = [part.geometry().topLeft() for part in parts]
        assert (places[0].y() < places[1].y(), places[0].x() < places[1].x()) == (below, not below)


def test_a_width_is_given_and_taken_back(qtbot: QtBot) -> None:
    part = QLabel()
    qtbot.addWidget(part)
    give_width(part, 300, free=False)
    assert (part.minimumWidth(), part.maximumWidth()) == (300, 300)
    give_width(part, 200, free=False)
    assert (part.minimumWidth(), part.maximumWidth()) == (200, 200)
    give_width(part, 200, free=True)
    assert (part.minimumWidth(), part.maximumWidth()) == (0, ANY)
    assert QLabel().maximumWidth() == ANY
