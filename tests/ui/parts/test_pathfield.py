# SPDX-License-Identifier: MIT
"""A path that is typed or chosen, and what is said at it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.pathfield import PathField
from golive_desktop.ui.words import Words


def test_a_path_is_typed_or_chosen_and_what_is_wrong_stands_below_it(qtbot: QtBot) -> None:
    field = PathField(Words(language="en"), theme_of("light"), "Fol&der")
    qtbot.addWidget(field)
    field.show()
    assert (field.edit.accessibleName(), field.text(), field.path()) == ("Folder", "", None)
    assert field.show_refusal(Problem(code="files.missing", subject="/x/y.pdf"))
    said = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert any("y.pdf" in text for text in said)
    assert field.edit.accessibleDescription()
    assert not field.show_refusal(Problem(code="key.damaged"))
    QTest.keyClicks(field.edit, "~/here ")
    assert not field.edit.accessibleDescription()
    assert (field.text(), field.path()) == ("~/here ", Path.home() / "here")
    field.show_problem("Say where.")
    field.show_path(Path("<b>there</b>"))
    assert (field.text(), field.edit.accessibleDescription()) == ("<b>there</b>", "")
    with qtbot.waitSignal(field.choose_wanted, timeout=1000):
        qtbot.mouseClick(field.choose, Qt.MouseButton.LeftButton)
