# SPDX-License-Identifier: MIT
"""How a test works on the page Communication: opens it, presses what it sees, reads what is shown."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.pages.communication.page import CommunicationPage, make_page
from tests.ui.desk import Desk, wait_until

__all__ = ["calm", "keep_up", "named", "opened", "press", "seen", "shows"]

Part = TypeVar("Part", bound=QWidget)


def opened(desk: Desk, qtbot: QtBot, part: str = "outbox") -> CommunicationPage:
    page = make_page(desk.context)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    desk.bridge.changed.connect(lambda _release: page.show_release(desk.overview()))
    page.show_release(desk.overview())
    page.show_subject(part)
    calm(desk)
    return page


def keep_up(page: CommunicationPage, desk: Desk) -> None:
    """The page as its frame would show it after a change from elsewhere."""
    page.show_release(desk.overview())
    calm(desk)


def calm(desk: Desk) -> None:
    """Waits until everything that was looked up so far, and because of it, has arrived; nothing of it is dropped."""
    for _round in range(2):
        arrived: list[None] = []
        desk.bridge.look(
            lambda _task: None, owner=desk.context.window, done=arrived.append, refused=lambda _problem: None
        )
        assert wait_until(lambda: bool(arrived))  # noqa: B023 - called in the same round
        for _turn in range(3):
            QApplication.processEvents()


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    """The visible part of `page` with this accessible name or text, once it is there."""
    wait_until(lambda: bool(_named(page, kind, name)), seconds=5)
    found = _named(page, kind, name)
    assert found, (name, seen(page))
    return found[0]


def _named(page: QWidget, kind: type[Part], name: str) -> list[Part]:
    parts = (part for part in page.findChildren(kind) if part.isVisible())
    return [part for part in parts if name in {part.accessibleName(), getattr(part, "text", str)()}]


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def seen(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def shows(page: QWidget, words: str) -> bool:
    return wait_until(lambda: words in seen(page))
