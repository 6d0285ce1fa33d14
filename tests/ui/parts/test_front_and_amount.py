# SPDX-License-Identifier: MIT
"""A stack as large as its front, a number that scrolling leaves alone, a choice of two languages."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.languages import LANGUAGES, chosen_language, language_segment


def test_only_what_is_in_front_asks_for_room(qtbot: QtBot) -> None:
    stack, small, large = FrontStack(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    small.setMinimumHeight(20)
    large.setMinimumHeight(900)
    assert (stack.currentWidget(), stack.currentIndex()) == (None, -1)
    stack.addWidget(small)
    stack.addWidget(large)
    assert (stack.currentWidget(), stack.minimumSizeHint().height()) == (small, 20)
    stack.setCurrentIndex(1)
    assert (stack.currentIndex(), stack.minimumSizeHint().height()) == (1, 900)
    stack.setCurrentWidget(small)
    assert (stack.indexOf(large), stack.indexOf(QWidget()), stack.minimumSizeHint().height()) == (1, -1, 20)


def test_scrolling_past_a_number_never_changes_it(qtbot: QtBot) -> None:
    amount = Amount(1, 9, " min")
    qtbot.addWidget(amount)
    amount.setValue(5)
    amount.show()
    nothing = Qt.KeyboardModifier.NoModifier
    place = QPointF(5, 5)
    natural = False
    phase, buttons = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    wheel = QWheelEvent(place, place, QPoint(), QPoint(0, 120), buttons, nothing, phase, natural)
    QApplication.sendEvent(amount, wheel)
    assert (amount.value(), amount.text()) == (5, "5 min")
    qtbot.keyClick(amount, Qt.Key.Key_Up)
    assert amount.value() == 6


def test_a_language_is_one_of_two(qtbot: QtBot) -> None:
    segment = language_segment(theme_of("light"), "Language")
    qtbot.addWidget(segment)
    segment.show_value("de")
    assert chosen_language(segment) == "de"
    segment.show_value("en")
    assert chosen_language(segment) == "en"
    assert LANGUAGES == {"de": "Deutsch", "en": "English"}
