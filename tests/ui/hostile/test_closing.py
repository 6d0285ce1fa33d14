# SPDX-License-Identifier: MIT
"""A window that is closed in the middle of it: what was answered is saved, what is signed is whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from golive_desktop.bootstrap import Computer
from golive_desktop.services.drafts import load_draft
from golive_desktop.ui.application import make_window
from golive_desktop.ui.window import Window
from tests.office import Office
from tests.ui.desk import wait_until


@pytest.fixture
def window(look: QApplication, office: Office) -> Iterator[Window]:
    """Katrin Albers' window with the request that she was asked by."""
    office.ask("legal")
    office.laptops["legal"].adapters.store.close()
    request = office.folder / "request.golive"
    request.write_bytes(office.requests["legal"].data)
    made = make_window(look, Computer(environment={}), office.folder / "legal")
    made.resize(1366, 768)
    made.show()
    made.begin((request,))
    assert wait_until(lambda: bool(buttons(made, "Yes: Terms updated")))
    yield made
    made.close()
    made.bridge.finish()


def buttons(window: Window, name: str) -> list[QPushButton]:
    found = window.findChildren(QPushButton)
    return [made for made in found if made.isVisible() and name in {made.text(), made.accessibleName()}]


def answer(window: Window) -> None:
    for item in ("Privacy checked", "Terms updated"):
        QTest.mouseClick(buttons(window, f"Yes: {item}")[0], Qt.MouseButton.LeftButton)


def answers(office: Office) -> dict[str, str]:
    adapters = Computer(environment={}).open_home(office.folder / "legal")
    draft = load_draft(adapters, office.requests["legal"].sha256)
    adapters.store.close()
    return {found.item: found.value for found in draft.answers} if draft else {}


def shown(window: Window) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_an_answer_of_this_very_moment_is_saved_before_the_window_closes(window: Window, office: Office) -> None:
    answer(window)
    window.close()
    assert wait_until(lambda: not window.isVisible())
    assert answers(office) == {"1": "yes", "2": "yes"}


def test_what_cannot_be_saved_keeps_the_window_open_once(window: Window, office: Office) -> None:
    home: Path = office.folder / "legal"
    answer(window)
    away = home.with_name("away")
    home.rename(away)
    window.close()
    assert wait_until(lambda: "The folder with your data is gone" in shown(window))
    assert window.isVisible()
    away.rename(home)
    with closing(sqlite3.connect(home / "golive.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    window.close()
    assert wait_until(lambda: not window.isVisible())
    window.bridge.finish()
    assert answers(office) == {"1": "yes", "2": "yes"}
