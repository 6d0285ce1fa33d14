# SPDX-License-Identifier: MIT
"""What cannot be printed is said at its field, and goes away with the letter that it was said of."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.printable import print_watch, unprintable_words
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, wait_until

ENGLISH = Words(language="en")


def said(field: Field) -> list[str]:
    return [label.text() for label in field.findChildren(QLabel)[1:] if label.isVisible() and label.text()]


def test_a_field_says_what_cannot_be_printed_until_it_is_mended(still_desk: Desk, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, text = QLineEdit(), QPlainTextEdit()
    name = Field("&Name", line, still_desk.context.theme, "as it is printed")
    column = QVBoxLayout(page)
    column.addWidget(name)
    column.addWidget(text)
    told: list[str] = []
    watch = print_watch(still_desk.context, page)
    watch.watch_fields(name, Field("Without text", QWidget(), still_desk.context.theme))
    watch.watch(text, told.append)
    page.show()
    QTest.keyClicks(line, "Zoe <b> ")
    line.insert("– Ждан")
    assert watch.first_wrong() is None
    assert wait_until(lambda: watch.sentence("ד") is not None), "the fonts are read beside the window"
    line.setText("Zoë 田中")
    assert wait_until(lambda: len(said(name)) == 1 and "田 U+7530, 中 U+4E2D" in said(name)[0])
    assert line.accessibleDescription() == said(name)[0]
    assert watch.first_wrong() is line
    name.show_problem("Too long.")
    assert "田 U+7530" in said(name)[0], "what was said before stays behind"
    line.setText("Zoë Tanaka")
    assert said(name) == ["Too long."]
    name.show_problem("")
    assert said(name) == ["as it is printed"], "at once"
    text.setPlainText("Done\n😀")
    assert watch.first_wrong() is text, "also before the pause is over"
    assert told == ["Emoji and other pictures cannot be printed: 😀 U+1F600. Say it in words."]
    text.setPlainText("Done\nand well")
    assert told[1:] == [""]
    assert watch.first_wrong() is None
    text.setPlainText("😀")
    text.hide()
    assert watch.first_wrong() is None, "what is not in view is not asked for"
    text.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("characters", "words"),
    [
        ("ד U+05D3", "These letters"),
        ("❤ U+2764, U+FE0F", "Emoji"),
        ("U+200B, U+202E", "something invisible"),
        ("U+202E, ד U+05D3", "These letters"),
    ],
)
def test_what_it_is_decides_what_helps(characters: str, words: str) -> None:
    problem = Problem(code="document.script-unsupported", details={"characters": characters})
    assert words in (found := unprintable_words(problem, ENGLISH))
    assert characters in found
