# SPDX-License-Identifier: MIT
"""The signer's form in a narrow window: no answer is cut by the links beside it, no sentence squeezed by buttons."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.draft import DraftAnswer, DraftEvidence
from golive_desktop.domain.plan import Item
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.bar import Bar
from golive_desktop.ui.stages.signer.frame import Foot
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


def test_tab_stops_at_what_came_late_where_it_is_read(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    form = QWidget()
    column = QVBoxLayout(form)
    rows = [ItemRow(Item(key=key, text=key), "", Words(language="en"), theme_of("light")) for key in ("1", "2")]
    for row in rows:
        column.addWidget(row)
    qtbot.addWidget(form)
    form.show()
    file = DraftEvidence(path="", name="a.csv", sha256="0" * 64, size=1)
    said = DraftAnswer(item="1", value="no", comment="not yet", evidence=(file,))
    rows[0].show_answer(said)
    rows[0].show_answer(replace(said, evidence=(file, replace(file, name="b.csv"))))
    QApplication.processEvents()  # what is new shows itself in the next turn
    rows[0].entry().setFocus()
    names = []
    for _step in range(4):
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        names.append(form.focusWidget().accessibleName())
    assert names == ["Comment on: 1", "Remove a.csv", "Remove b.csv", "Evidence for: 2"]


def test_the_sentence_in_the_bar_gives_way_to_the_buttons(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    foot = Foot(Words(language="de"), theme_of("light"))
    qtbot.addWidget(foot)
    foot.show_bar(Bar(back="Speichern und schließen", text="3 von 5", forward="Weiter zur Entscheidung"), busy=False)
    foot.resize(560, 76)
    foot.show()
    (text,) = foot.findChildren(Text)
    assert not text.isVisible()
    foot.resize(1000, 76)
    assert text.isVisible()
    assert foot.entry() is foot.findChildren(QPushButton)[1]
    foot.show_bar(Bar(back="Zurück"), busy=False)
    assert foot.entry() is foot.findChildren(QPushButton)[0], "the keyboard is never at what nobody sees"
