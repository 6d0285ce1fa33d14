# SPDX-License-Identifier: MIT
"""Facts stand side by side where there is room, and below each other where there is none, whatever is in them."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.facts import Fact, FactRow

FACTS = (
    Fact(name="Says it is from", value="<b>Tarek</b> Yilmaz, DevOps Lead"),
    Fact(name="Decision", value="APPROVED", state="approved"),
    Fact(name="Signed", value="4 Mar 2026, 13:55:12 (UTC+1)"),
    Fact(name="Release", value="rc-2026-03-01, matches"),
)


@pytest.fixture
def row(look: QApplication, qtbot: QtBot) -> FactRow:
    assert look is not None
    made = FactRow(theme_of("light"))
    qtbot.addWidget(made)
    made.show_facts(FACTS)
    made.show()
    return made


def tops(row: FactRow) -> list[int]:
    QApplication.processEvents()
    names = [label for label in row.findChildren(QLabel) if label.text() in {fact.name for fact in FACTS}]
    return [label.mapTo(row, label.rect().topLeft()).y() for label in names]


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (450, 2), (200, 4)])
def test_the_width_decides(row: FactRow, width: int, lines: int) -> None:
    row.resize(width, 300)
    assert len(set(tops(row))) == lines
    assert row.heightForWidth(width) <= row.heightForWidth(width - 100)


def test_values_are_shown_as_typed_and_replaced_as_a_whole(row: FactRow) -> None:
    assert FACTS[0].value in [label.text() for label in row.findChildren(QLabel)]
    row.show_facts(FACTS[:1])
    assert FACTS[1].value not in [label.text() for label in row.findChildren(QLabel) if label.isVisibleTo(row)]
    row.show_facts(())
    assert row.sizeHint().height() == 0


def test_they_come_to_rest_at_every_width_of_a_page_that_scrolls(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    row, area = FactRow(theme_of("light")), QScrollArea()
    row.show_facts(FACTS)
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(row)
    area.show()
    for width in range(120, 900, 7):
        for height in (60, 90, 130, 200):
            area.resize(width, height)
        QApplication.processEvents()
    assert row.width() <= area.width()
