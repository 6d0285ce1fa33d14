# SPDX-License-Identifier: MIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.navigation import Navigation
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.words import Words


def shown(qtbot: QtBot) -> tuple[Navigation, QListView]:
    navigation = Navigation(Words(language="en"), theme_of("light"))
    qtbot.addWidget(navigation)
    navigation.resize(208, 600)
    navigation.show()
    return navigation, navigation.findChildren(QListView)[0]


def test_it_names_all_pages_in_their_order_with_what_waits(qtbot: QtBot) -> None:
    navigation, view = shown(qtbot)
    navigation.show_counts({"signoffs": ("4/9", "4 of 9 received")})
    model = view.model()
    names = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert names == [
        f"{entry.title}, 4 of 9 received" if entry.key == "signoffs" else entry.title for entry in PAGES if entry.listed
    ]


def test_the_keyboard_goes_through_it_and_showing_a_page_announces_nothing(qtbot: QtBot) -> None:
    navigation, view = shown(qtbot)
    chosen: list[str] = []
    navigation.chosen.connect(chosen.append)
    navigation.show_page("overview")
    assert chosen == []
    navigation.focus_list()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert chosen == ["signoffs"]


def test_narrow_it_is_a_rail_of_icons(qtbot: QtBot) -> None:
    navigation, view = shown(qtbot)
    navigation.show_person("Anna Berger", "Release Manager", "4 Mar 2026, 16:40 (UTC+1)")
    assert "Anna Berger" in [label.text() for label in navigation.findChildren(QLabel) if label.isVisible()]
    navigation.fold(narrow=True)
    assert navigation.width() == 52
    assert not [label for label in navigation.findChildren(QLabel) if label.isVisible()]
    assert view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Overview"
    assert not view.grab().isNull()
    navigation.fold(narrow=False)
    assert navigation.width() == 208


def test_a_page_that_belongs_to_another_marks_it_and_a_click_leads_back(qtbot: QtBot) -> None:
    navigation, view = shown(qtbot)
    chosen: list[str] = []
    navigation.chosen.connect(chosen.append)
    navigation.show_page("receive")
    assert view.currentIndex().data() == "Sign-offs"
    place = view.visualRect(view.currentIndex()).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["signoffs"]
    navigation.show_page("signoffs")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["signoffs"]
