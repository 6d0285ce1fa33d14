# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.navigation import Navigation
from golive_desktop.ui.pagemenu import PageMenu
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.pages.trail.page import TrailPage
from golive_desktop.ui.stages.release.stage import make_stage
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, wait_until


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


def test_where_there_is_no_room_one_button_has_all_pages(qtbot: QtBot) -> None:
    menu = PageMenu(Words(language="en"), theme_of("light"))
    qtbot.addWidget(menu)
    menu.show()
    chosen: list[str] = []
    menu.chosen.connect(chosen.append)
    menu.show_page("receive")
    menu.show_counts({"signoffs": ("4/9", "4 of 9 received")})
    (made,) = menu.findChildren(QPushButton)
    assert (made.text(), made.accessibleName()) == ("Receive files", "Pages: Receive files")
    actions = {action.text(): action for action in made.menu().actions() if not action.isSeparator()}
    assert list(actions) == [
        f"{entry.title} (4 of 9 received)" if entry.key == "signoffs" else entry.title
        for entry in PAGES
        if entry.listed
    ]
    assert actions["Sign-offs (4 of 9 received)"].isChecked(), "the page that it belongs to"
    actions["Audit trail"].trigger()
    assert chosen == ["trail"]
    menu.setFocus()
    assert menu.focusWidget() is made


@pytest.mark.parametrize(("width", "small"), [(683, True), (800, False)])
def test_a_small_window_has_the_menu_button_in_place_of_the_rail(
    qtbot: QtBot, still_desk: Desk, width: int, *, small: bool
) -> None:
    stage = make_stage(still_desk.context)
    qtbot.addWidget(stage)
    stage.resize(width, 384)
    stage.fold(narrow=True)
    stage.show()
    qtbot.waitExposed(stage)
    still_desk.settle()
    stage.show_subject(f"{still_desk.office.release.id}\ntrail")
    assert wait_until(lambda: any(page.isVisible() for page in stage.findChildren(TrailPage)))
    still_desk.settle()
    (menu,) = stage.findChildren(PageMenu)
    (rail,) = stage.findChildren(Navigation)
    assert (menu.isVisible(), rail.isVisible()) == (small, not small)
    assert stage.regions()[0] is (menu if small else rail)
    assert rail.findChildren(QLabel)[-1].text().endswith("(UTC+1)"), "the time in the zone of the pages beside it"
    table = next(view for view in stage.findChildren(QTableView) if view.isVisible())
    assert table.horizontalScrollBar().maximum() == 0, "nothing scrolls sideways"
