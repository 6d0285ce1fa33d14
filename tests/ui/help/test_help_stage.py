# SPDX-License-Identifier: MIT
"""Help: every topic in both languages, found by typing, opened for the place where F1 was pressed, and true."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop import __version__
from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import make_window
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.stages.help.made import diagnostics, menu_keys, menu_table
from golive_desktop.ui.stages.help.reader import TopicView
from golive_desktop.ui.stages.help.stage import HelpStage, make_stage
from golive_desktop.ui.stages.help.topics import ABOUT, KEYBOARD, PLACES, topic_of, topics
from golive_desktop.ui.window import Window
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, wait_until

Part = TypeVar("Part", bound=QWidget)
LANGUAGES = ("en", "de")
ROOT = Path(__file__).parents[3]


@pytest.fixture
def window(look: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A first start: no home yet."""
    made = make_window(look, Computer(environment={}), tmp_path / "home")
    made.set_language("en")
    made.show()
    yield made
    made.close()
    made.deleteLater()


def opened(desk: Desk, qtbot: QtBot, subject: str = "") -> HelpStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1100, 700)
    stage.show()
    stage.show_subject(subject)
    return stage


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    for found in page.findChildren(kind):
        if found.isVisible() and name in {found.accessibleName(), getattr(found, "text", str)()}:
            return found
    raise AssertionError(name)


def view(stage: QWidget) -> TopicView:
    found = stage.findChild(TopicView)
    assert isinstance(found, TopicView)
    return found


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_every_topic_is_there_in_both_languages_with_a_title_of_its_own() -> None:
    english, german = topics("en"), topics("de")
    assert [topic.key for topic in english] == [topic.key for topic in german]
    assert len({topic.key for topic in english}) == len(english) >= 10
    for topic in (*english, *german):
        assert topic.text.startswith(f"# {topic.title}\n")
        assert topic.title
    assert {topic.title for topic in english}.isdisjoint({topic.title for topic in german})


def test_both_languages_have_the_same_parts_in_each_topic() -> None:
    for english, german in zip(topics("en"), topics("de"), strict=True):
        for mark in (r"^## ", r"^\d+\. ", r"^- ", r"\(topic:\w+\)", r"^\| "):
            both = [len(re.findall(mark, topic.text, re.MULTILINE)) for topic in (english, german)]
            assert both[0] == both[1], (english.key, mark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_topics_and_nowhere_else(language: str) -> None:
    known = {topic.key for topic in topics(language)}
    for topic in topics(language):
        links = re.findall(r"\]\(([^)]*)\)", topic.text)
        assert {link.removeprefix("topic:") for link in links} <= known
        assert "<" not in topic.text
        assert "![" not in topic.text


def test_each_place_of_the_window_has_a_topic() -> None:
    known = {topic.key for topic in topics("en")}
    assert set(PLACES.values()) <= known
    assert {entry.key for entry in PAGES} <= set(PLACES)
    for entry in PAGES:
        assert topic_of("release", f"r-1\n{entry.key}\nx") == PLACES[entry.key]
    assert topic_of("identities", "number") == "keys"
    assert (topic_of("help", ""), topic_of("release", "r-1")) == ("", "")


def test_a_topic_is_opened_by_subject_link_and_arrow(still_desk: Desk, qtbot: QtBot) -> None:
    stage = opened(still_desk, qtbot, "verdicts")
    shown = view(stage)
    assert shown.toPlainText().startswith("The four verdicts")
    assert (stage.subject(), stage.title(), len(stage.regions())) == ("verdicts", "Help", 3)
    shown.anchorClicked.emit(QUrl("topic:numbers"))
    assert stage.subject() == "numbers"
    shown.anchorClicked.emit(QUrl("https://example.com"))
    assert shown.toPlainText().startswith("Comparing numbers")
    qtbot.keyClick(stage.first_focus(), Qt.Key.Key_Down)
    assert shown.accessibleName() == "Conditions"
    stage.show_subject("no such topic")
    assert stage.subject() == "conditions"


def test_a_topic_is_found_by_typing(still_desk: Desk, qtbot: QtBot) -> None:
    stage = opened(still_desk, qtbot)
    find = named(stage, QLineEdit, "Find in the help")
    rows = named(stage, QListView, "Topics").model()
    everything = rows.rowCount()
    qtbot.keyClicks(find, "betrvg works")
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Privacy and works council"]
    assert stage.subject() == "privacy"
    qtbot.keyClicks(find, " zebra nowhere")
    assert "No topic fits." in texts(stage)
    stage.show_subject("about")
    assert (find.text(), rows.rowCount()) == ("", everything)


def test_nothing_is_loaded_and_markup_is_shown_as_typed(still_desk: Desk, qtbot: QtBot) -> None:
    shown = view(opened(still_desk, qtbot))
    shown.show_topic("# A <b>b</b>\n\n<img src='file:///etc/passwd'>\n\n![x](file:///etc/hostname)", "A")
    assert "<b>b</b>" in shown.toPlainText()
    assert shown.loadResource(2, QUrl("file:///etc/hostname")) is None
    shown.setSource(QUrl("file:///etc/passwd"))
    assert "root:" not in shown.toPlainText()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_menus_are_those_of_the_menus(window: Window, language: str) -> None:
    window.set_language("de" if language == "de" else "en")
    window.open_stage("help", KEYBOARD)
    told = view(window).toPlainText()
    keys = menu_keys(window.menuBar())
    assert {"Ctrl+O", "F1", "Ctrl+D", "F6"} <= {key for _menu, _text, key in keys}
    for menu, text, key in keys:
        assert key in told
        assert text in told
        assert menu in told


def test_a_table_survives_signs_of_markdown(window: Window) -> None:
    bar = QMainWindow(window).menuBar()
    menu = QMenu("A|B", bar)
    bar.addMenu(menu)
    menu.addAction("*x* && `y`").setShortcut("Ctrl+|")
    assert menu_keys(bar) == (("A|B", "*x* & `y`", "Ctrl+|"),)
    assert "\\*x\\* & \\`y\\`" in menu_table(bar, Words(language="en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menus_that_the_help_names_exist(window: Window, language: str) -> None:
    window.set_language("de" if language == "de" else "en")
    there = {}
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        there[action.text().replace("&", "")] = {line.text().replace("&", "") for line in menu.actions()}
    into = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    for topic in topics(language):
        for path in re.findall(rf"\*\*([^*]+ {into} [^*]+)\*\*", topic.text):
            menu, _into, command = path.partition(f" {into} ")
            if topic.key != "readers" or menu in there:
                assert command in there.get(menu, set()), (topic.key, path)


def test_f1_opens_the_topic_of_what_is_shown(window: Window) -> None:
    window.begin()
    window.open_stage("settings")
    window.open_stage("help")
    assert view(window).accessibleName() == "Privacy and works council"
    window.go_back()
    assert "Settings" in texts(window)


def test_about_names_version_licence_and_every_library(still_desk: Desk, qtbot: QtBot) -> None:
    said = view(opened(still_desk, qtbot, ABOUT)).toPlainText()
    assert f"Version {__version__}" in said
    assert "MIT" in said
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for requirement in wanted:
        assert re.split(r"[^A-Za-z0-9-]", requirement)[0] in said


def test_diagnostics_are_copied_and_hold_no_names(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.open_stage("help", ABOUT)
    qtbot.mouseClick(named(window, QPushButton, "Copy diagnostics"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert wait_until(lambda: "Copied." in texts(window))
    assert f"GoLive Desktop {__version__}" in copied
    assert "Language en, look system" in copied
    assert str(tmp_path) not in copied
    home = diagnostics(Words(language="de"), Path.home() / "Zebra", "dark")
    assert "Data in ~" in home
    assert str(Path.home()) not in home


def test_one_column_where_there_is_little_room(still_desk: Desk, qtbot: QtBot) -> None:
    stage = opened(still_desk, qtbot)
    stage.resize(620, 400)
    still_desk.settle()
    assert named(stage, QListView, "Topics").width() > 400
