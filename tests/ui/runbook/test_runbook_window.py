# SPDX-License-Identifier: MIT
"""In the whole window: the ways to the runbook and to the next release, and a draft that a change of words outlives."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import make_window
from golive_desktop.ui.bridge import Bridge
from golive_desktop.ui.pages.runbook.page import RunbookPage
from golive_desktop.ui.window import Window
from tests.office import new_office
from tests.ui.desk import wait_until


@pytest.fixture
def window(look: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A window on a home with one release."""
    office = new_office(tmp_path)
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    made = make_window(look, Computer(environment={}), tmp_path / "manager")
    made.preferences.set_language("en")
    made.language = "en"
    made.show()
    made.begin()
    assert wait_until(lambda: made.windowTitle().startswith("rc-7"))
    yield made
    made.close()
    made.deleteLater()


def texts(window: Window) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def step_text(window: Window, name: str) -> QPlainTextEdit | None:
    pages = [page for page in window.findChildren(RunbookPage) if page.isVisible()]
    edits = [edit for page in pages for edit in page.findChildren(QPlainTextEdit) if edit.isVisible()]
    return next((edit for edit in edits if edit.accessibleName() == name), None)


def test_a_draft_outlives_another_language(window: Window) -> None:
    window.open_page("runbook", "T-60/1")
    assert wait_until(lambda: step_text(window, "What is done") is not None)
    edit = step_text(window, "What is done")
    assert edit is not None
    QTest.keyClicks(edit, " typed")
    edited = edit.toPlainText()
    assert edited.endswith(" typed")
    window.set_language("de")
    assert wait_until(lambda: "Ablaufplan" in texts(window))
    german = "Was zu tun ist"
    assert wait_until(lambda: step_text(window, german) is not None)
    again = step_text(window, german)
    assert again is not None
    assert again.toPlainText() == edited


def test_the_next_release_begins_with_the_one_that_is_open(window: Window) -> None:
    window.follow_release()
    assert wait_until(lambda: "The next release after rc-7" in texts(window))
    window.go_back()
    assert wait_until(lambda: window.windowTitle().startswith("rc-7"))


def test_a_release_behind_another_stage_keeps_its_title_to_itself(window: Window) -> None:
    window.open_stage("settings")
    (bridge,) = window.findChildren(Bridge)
    told: list[object] = []
    bridge.changed.emit("")
    bridge.look(lambda _task: None, owner=window, done=told.append, refused=told.append)
    assert wait_until(lambda: bool(told)), "told after what the release stage looked at"
    assert window.windowTitle().startswith("Settings")
