# SPDX-License-Identifier: MIT
"""An answer is given with one click or one key, and never by reading on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.segment import Choice, Segment, answer_segment
from golive_desktop.ui.words import Words


@pytest.fixture
def segment(look: QApplication, qtbot: QtBot) -> Segment:
    assert look is not None
    made = answer_segment(Words(language="en"), theme_of("light"), name="Privacy <b>checked</b>", large=True)
    qtbot.addWidget(made)
    made.show()
    made.entry().setFocus()
    return made


def buttons(segment: Segment) -> list[QPushButton]:
    return segment.findChildren(QPushButton)


def key(pressed: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, pressed)


def test_a_click_chooses_and_says_so_once(segment: Segment) -> None:
    chosen: list[str] = []
    segment.chosen.connect(chosen.append)
    for made in (buttons(segment)[1], buttons(segment)[1], buttons(segment)[2]):
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert chosen == ["no", "n/a"]
    assert segment.value == "n/a"
    assert [made.isChecked() for made in buttons(segment)] == [False, False, True]


def test_arrows_choose_space_takes_the_first_and_reading_on_changes_nothing(segment: Segment) -> None:
    chosen: list[str] = []
    segment.chosen.connect(chosen.append)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Up)
    assert chosen == []
    for pressed in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        key(pressed)
    assert chosen == ["yes", "no", "n/a", "no"]


def test_tab_comes_once_to_what_is_chosen(segment: Segment) -> None:
    segment.show_value("n/a")
    stops = [made for made in buttons(segment) if made.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [buttons(segment)[2]]
    assert segment.entry() is buttons(segment)[2]


def test_what_is_shown_is_not_announced_and_an_unknown_value_is_none(segment: Segment) -> None:
    chosen: list[str] = []
    segment.chosen.connect(chosen.append)
    segment.show_value("yes")
    segment.show_value("maybe")
    assert (chosen, segment.value) == ([], "")
    assert not any(made.isChecked() for made in buttons(segment))


def test_read_only_shows_and_changes_nothing(segment: Segment) -> None:
    chosen: list[str] = []
    segment.chosen.connect(chosen.append)
    segment.show_value("yes")
    segment.set_read_only(True)
    buttons(segment)[1].click()
    QTest.keyClick(buttons(segment)[0], Qt.Key.Key_Right)
    assert (chosen, segment.value) == ([], "yes")
    assert not any(made.focusPolicy() & Qt.FocusPolicy.TabFocus for made in buttons(segment))


def test_a_screen_reader_hears_what_is_asked_and_that_it_is_one_of_a_few(segment: Segment) -> None:
    assert segment.accessibleName() == "Privacy <b>checked</b>"
    assert [made.accessibleName() for made in buttons(segment)] == [
        "Yes: Privacy <b>checked</b>",
        "No: Privacy <b>checked</b>",
        "n/a: Privacy <b>checked</b>",
    ]
    made = QAccessible.queryAccessibleInterface(buttons(segment)[0])
    assert made.role() == QAccessible.Role.RadioButton


def test_the_choices_are_whatever_is_offered(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    made = Segment((Choice(value="a", text="A & B"), Choice(value="b", text="B")), theme_of("dark"), name="")
    qtbot.addWidget(made)
    assert [item.text() for item in buttons(made)] == ["A && B", "B"]
    assert Choice(value="a", text="A & B").image == ""


def test_what_is_chosen_has_room_for_its_icon_and_its_word_in_bold(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    words = ("Nicht verglichen", "Am Telefon")
    made = Segment([Choice(value=word, text=word, image="minus") for word in words], theme_of("light"), name="")
    qtbot.addWidget(made)
    made.show_value(words[0])
    bold = QFont(buttons(made)[0].font())
    bold.setWeight(QFont.Weight.DemiBold)
    icon = buttons(made)[0].iconSize().width()
    assert buttons(made)[0].minimumWidth() >= icon + QFontMetrics(bold).horizontalAdvance(words[0]) + 24
