# SPDX-License-Identifier: MIT
"""Settings: each applies at once and is remembered; the keyboard stays where it was."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import make_window
from golive_desktop.ui.preferences import Preferences
from golive_desktop.ui.stages.settings.stage import SettingsStage, make_stage
from golive_desktop.ui.window import Window
from tests.ui.desk import Desk, wait_until

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def window(look: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A first start: no home yet, the settings in front."""
    made = make_window(look, Computer(environment={}), tmp_path / "home")
    made.set_language("en")
    made.show()
    made.open_stage("settings")
    yield made
    made.set_look("light")
    made.close()
    made.deleteLater()


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    for found in page.findChildren(kind):
        if found.isVisible() and name in {found.accessibleName(), getattr(found, "text", str)()}:
            return found
    raise AssertionError(name)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def stage_of(window: Window) -> SettingsStage:
    """The stage that is there, or the one that goes while the next one is made."""
    return window.findChildren(SettingsStage)[-1]


def kept(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "home")


def test_the_language_changes_at_once_and_the_keyboard_stays_there(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    press(window, "Deutsch: Language", qtbot)
    assert wait_until(lambda: stage_of(window).words.language == "de")
    assert window.words.language == "de"
    assert kept(tmp_path).language("en_GB") == "de"
    stage = stage_of(window)
    assert stage.subject() == "language"
    assert stage.first_focus().isVisible()
    english = stage.first_focus()
    qtbot.keyClick(english, Qt.Key.Key_Right)
    assert wait_until(lambda: stage_of(window).words.language == "en")
    assert kept(tmp_path).language("de_DE") == "en"


def test_the_look_changes_at_once(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    press(window, "Dark: Appearance", qtbot)
    assert wait_until(lambda: stage_of(window).theme.name == "dark")
    assert (window.look(), kept(tmp_path).look) == ("dark", "dark")
    stage = stage_of(window)
    assert stage.subject() == "look"
    assert named(stage, QPushButton, "Dark: Appearance") is stage.first_focus()


def test_recent_files_are_counted_and_forgotten(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    assert "0 files" in texts(window)
    file = tmp_path / "a.pdf"
    file.write_bytes(b"x")
    window.preferences.add_recent(file)
    window.open_stage("settings", "look")
    assert "1 file" in texts(window)
    press(window, "Clear the recent files", qtbot)
    assert window.recent_files() == ()
    assert not named(window, QPushButton, "Clear the recent files").isEnabled()


def test_the_watched_folder_is_named_and_left_alone_again(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    assert "None" in texts(window).splitlines()
    window.preferences.set_watched_folder(tmp_path)
    window.open_stage("settings", "look")
    assert str(tmp_path) in texts(window)
    press(window, "Stop watching", qtbot)
    assert window.preferences.watched_folder is None
    assert "None" in texts(window).splitlines()


def test_the_folder_of_the_data_is_shown(still_desk: Desk, qtbot: QtBot) -> None:
    stage = make_stage(still_desk.context)
    qtbot.addWidget(stage)
    stage.show()
    stage.show_subject("")
    assert still_desk.context.words.place(still_desk.context.home) in texts(stage)
    stage.resize(500, 400)
    areas = stage.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: not any(area.horizontalScrollBar().maximum() for area in areas))
    seen = _Opened()
    QDesktopServices.setUrlHandler("file", seen, "open_url")  # type: ignore[arg-type]  # the stub says bytes, Qt text
    press(stage, "Show folder", qtbot)
    QDesktopServices.unsetUrlHandler("file")
    assert seen.urls == [QUrl.fromLocalFile(str(still_desk.context.home))]
    press(stage, "Deutsch: Language", qtbot)
    assert still_desk.shell.languages == ["de"]
    assert (stage.title(), stage.subject()) == ("Settings", "language")


class _Opened(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.urls.append(url)


def test_notifications_and_their_sound_are_chosen(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    notices = named(window, QCheckBox, "Notifications of this computer")
    sound = named(window, QCheckBox, "A sound with each")
    assert (notices.isChecked(), sound.isChecked()) == (True, False)
    for tick in (notices, sound):
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert (kept(tmp_path).notices, kept(tmp_path).sound) == (False, True)
