# SPDX-License-Identifier: MIT
"""What was typed for one release waits aside while another is shown; a passphrase does not."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.aside import Aside
from golive_desktop.ui.parts.field import PassphraseEdit
from golive_desktop.ui.typed import About
from golive_desktop.ui.words import Words


def test_words_wait_unseen_and_a_passphrase_is_forgotten(qtbot: QtBot) -> None:
    page, part = QWidget(), QWidget()
    qtbot.addWidget(page)
    aside, line, secret = Aside(page), QLineEdit(), PassphraseEdit(Words(language="en"), theme_of("light"))
    column = QVBoxLayout(part)
    for edit in (line, secret):
        column.addWidget(edit)
        edit.setText("typed")
    QVBoxLayout(page).addWidget(part)
    page.show()
    assert line.isVisible()
    aside.take(part)
    assert (line.isVisible(), line.text(), secret.text()) == (False, "typed", "")
    around: About = aside
    assert around.about() is None
