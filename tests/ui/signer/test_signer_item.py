# SPDX-License-Identifier: MIT
"""A point of the form in a narrow window: the answer is never cut by the links beside it."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.domain.plan import Item
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.stages.signer.item import ItemRow
from golive_desktop.ui.words import Words


@pytest.mark.parametrize("width", [560, 900])
def test_the_answer_keeps_its_right_edge(look: QApplication, qtbot: QtBot, width: int) -> None:
    assert look is not None
    row = ItemRow(Item(key="1", text="Rollback ist geprobt"), "", Words(language="de"), theme_of("light"))
    qtbot.addWidget(row)
    row.fold(narrow=True)
    row.resize(width, 200)
    row.show()
    edges = [made.mapTo(row, made.rect().topRight()).x() for made in row.findChildren(QPushButton) if made.isVisible()]
    assert max(edges) < width
