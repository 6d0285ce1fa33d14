# SPDX-License-Identifier: MIT
"""The menus: every key once, every line does something, in both languages."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.record import ReleaseLine
from golive_desktop.domain.release import Language
from golive_desktop.ui.look.theme import Choice
from golive_desktop.ui.menus import fill_menus
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.words import Words
from tests.office import START
from tests.ui.desk import wait_until


class Asked:
    """Notes what the menus ask for."""

    def __init__(self) -> None:
        self.said: list[tuple[object, ...]] = []
        self.release = True

    def choose_files(self) -> None:
        self.said.append(("choose",))

    def open_files(self, paths: tuple[Path, ...]) -> None:
        self.said.append(("files", *paths))

    def recent_files(self) -> tuple[Path, ...]:
        return (Path("/mail/a&b.golive"),)

    def open_stage(self, stage: str, subject: str = "") -> None:
        self.said.append(("stage", stage, subject))

    def open_page(self, page: str, subject: str = "") -> None:
        self.said.append(("page", page, subject))

    def has_release(self) -> bool:
        return self.release

    def go_back(self) -> None:
        self.said.append(("back",))

    def enter_sample(self, *, fresh: bool) -> None:
        self.said.append(("sample", fresh))

    def leave_sample(self) -> None:
        self.said.append(("leave",))

    def in_sample(self) -> bool:
        return False

    def set_language(self, language: Language) -> None:
        self.said.append(("language", language))

    def set_look(self, look: Choice) -> None:
        self.said.append(("look", look))

    def look(self) -> Choice:
        return "dark"

    def next_region(self) -> None:
        self.said.append(("region",))

    def releases(self) -> tuple[ReleaseLine, ...]:
        return (ReleaseLine(id="r-1", product="Z&B", tag="rc-7", created_at=START),)

    def open_release(self, release: str) -> None:
        self.said.append(("release", release))

    def follow_release(self) -> None:
        self.said.append(("follow",))

    def close(self) -> bool:
        self.said.append(("close",))
        return True


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def actions(menu: QMenu) -> Iterator[QAction]:
    menu.aboutToShow.emit()
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from actions(below)
        elif not action.isSeparator():
            yield action


def all_actions(window: QMainWindow) -> list[QAction]:
    menus = [action.menu() for action in window.menuBar().actions()]
    return [action for menu in menus if isinstance(menu, QMenu) for action in actions(menu)]


def edit_menu(window: QMainWindow) -> QMenu:
    found = window.menuBar().actions()[1].menu()
    assert isinstance(found, QMenu)
    return found


def offered(window: QMainWindow) -> set[str]:
    """What the Edit menu offers when it is opened; once it is shut, all its keys work again."""
    menu = edit_menu(window)
    menu.aboutToShow.emit()
    on = {action.text().replace("&", "") for action in menu.actions() if action.isEnabled()}
    menu.aboutToHide.emit()
    assert all(action.isEnabled() for action in menu.actions())
    return on


def run(window: QMainWindow, text: str) -> None:
    next(action for action in edit_menu(window).actions() if action.text().replace("&", "") == text).trigger()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_key_stands_for_one_thing(window: QMainWindow, language: Language) -> None:
    fill_menus(window, Words(language=language), Asked())
    keys = Counter(key.toString() for action in all_actions(window) for key in action.shortcuts())
    assert keys.keys() >= {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"}
    assert [key for key, count in keys.items() if count > 1] == []
    listed = [entry for entry in PAGES if entry.listed]
    assert {"F1", "F6", "Ctrl+O", "Ctrl+N", *(f"Ctrl+{number}" for number in range(1, len(listed) + 1))} <= set(keys)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_lines_of_a_menu_share_their_letter(window: QMainWindow, language: Language) -> None:
    fill_menus(window, Words(language=language), Asked())
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        texts = [action.text().replace("&&", "") for action in menu.actions() if not action.isSeparator()]
        letters = [text.partition("&")[2][:1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), (top.text(), letters)
    letters = [action.text().partition("&")[2][:1].lower() for action in window.menuBar().actions()]
    assert len(set(letters)) == len(letters) == 6


def test_every_line_asks_for_something(window: QMainWindow) -> None:
    asked = Asked()
    fill_menus(window, Words(language="en"), asked)
    edit = edit_menu(window)
    for action in all_actions(window):
        if action in edit.actions():
            continue
        before = len(asked.said)
        action.trigger()
        assert len(asked.said) == before + 1, action.text()
    assert ("page", "documents", "compile") in asked.said
    assert ("files", Path("/mail/a&b.golive")) in asked.said
    assert ("look", "light") in asked.said
    assert ("release", "r-1") in asked.said
    assert "Z&&B – rc-7" in [action.text() for action in all_actions(window)]


def test_the_edit_menu_offers_what_there_is_to_do_and_its_keys_never_sleep(window: QMainWindow) -> None:
    line, text, shut = QLineEdit(), QPlainTextEdit(), QLineEdit("secret")
    shut.setEchoMode(QLineEdit.EchoMode.Password)
    column = QVBoxLayout(middle := QWidget())
    for part in (line, text, shut, QPushButton("Go")):
        column.addWidget(part)
    window.setCentralWidget(middle)
    fill_menus(window, Words(language="en"), Asked())
    window.show()
    window.activateWindow()
    QGuiApplication.clipboard().clear()
    assert wait_until(window.isActiveWindow)
    for edit in (line, text):
        edit.setFocus()
        assert offered(window) == set()
        QTest.keyClicks(edit, "word")
        assert offered(window) == {"Undo", "Select all"}
        run(window, "Select all")
        assert offered(window) == {"Undo", "Cut", "Copy", "Select all"}
        run(window, "Cut")
        assert offered(window) == {"Undo", "Paste"}
        run(window, "Undo")
        assert (edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()) == "word"
        assert {"Redo", "Paste"} <= offered(window)
        window.menuBar().setFocus()
        assert {"Redo", "Paste"} <= offered(window), "Alt gives the keyboard to the bar"
        run(window, "Redo")
        run(window, "Undo")
        assert (edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()) == "word"
        assert "Redo" in offered(window)
        edit.setReadOnly(True)
        edit.setFocus()
        edit.selectAll()
        assert offered(window) == {"Copy", "Select all"}
        QGuiApplication.clipboard().clear()
    shut.setFocus()
    shut.selectAll()
    assert offered(window) == {"Select all"}, "a passphrase is not copied"
    middle.findChildren(QPushButton)[0].setFocus()
    assert offered(window) == set()


def test_without_a_release_its_lines_are_off(window: QMainWindow) -> None:
    asked = Asked()
    asked.release = False
    fill_menus(window, Words(language="en"), asked)
    off = {action.text() for action in all_actions(window) if not action.isEnabled()}
    assert {"&Compile dossier…", "&Send requests…"} <= off
    for action in all_actions(window):
        action.setEnabled(True)
        action.trigger()
    assert not [said for said in asked.said if said[0] == "page"]
