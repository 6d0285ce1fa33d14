# SPDX-License-Identifier: MIT
"""Another language or look makes everything anew: what was shown is shown again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from golive_desktop.bootstrap import Computer
from golive_desktop.ui.application import make_window
from golive_desktop.ui.page import Page
from golive_desktop.ui.stages.release.stage import ReleaseStage
from golive_desktop.ui.window import Window
from tests.office import new_office
from tests.ui.desk import wait_until


@pytest.fixture
def window(look: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A window in a home with one release."""
    office = new_office(tmp_path)
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    made = make_window(look, Computer(environment={}), tmp_path / "manager")
    made.language = "en"
    made.show()
    made.begin()
    yield made
    made.close()
    made.deleteLater()


def page(window: Window, key: str) -> Page | None:
    """The page in front, in the newest stage."""
    stages = [stage for stage in window.findChildren(ReleaseStage) if stage.words.language == window.language]
    shown = stages[-1].page(key) if stages else None
    return shown if shown is not None and shown.isVisible() else None


def open_page(window: Window, key: str, subject: str = "") -> Page:
    """Goes to a page and waits until it is there."""
    assert wait_until(window.has_release)
    window.open_page(key, subject)
    assert wait_until(lambda: (found := page(window, key)) is not None and found.subject() == subject)
    found = page(window, key)
    assert found is not None
    return found


def test_a_rehearsal_stays_a_rehearsal_in_another_language(window: Window) -> None:
    before = open_page(window, "day", "run:rehearsal 1")
    window.set_language("de")
    assert wait_until(lambda: (again := page(window, "day")) is not None and again.subject() == "run:rehearsal 1")
    again = page(window, "day")
    assert again is not None
    assert again is not before
    assert again.words.language == "de"
