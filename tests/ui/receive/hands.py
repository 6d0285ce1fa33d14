# SPDX-License-Identifier: MIT
"""What a user does with the page that receives files, and what they see."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.trust import RosterEntry
from golive_desktop.services.overview import look_at
from golive_desktop.ui.pages.receive.page import ReceivePage, make_page
from tests.ui.desk import Desk, wait_until


def flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def opened(desk: Desk, qtbot: QtBot, *, width: int = 1150) -> ReceivePage:
    page = make_page(desk.context)
    qtbot.addWidget(page)
    page.resize(width, 700)
    release = desk.office.release.id
    desk.bridge.changed.connect(
        lambda _release: page.show_release(look_at(desk.context.adapters, release, now=desk.clock.moment))
    )
    page.show_release(desk.overview())
    page.show()
    return page


def receive(desk: Desk, page: ReceivePage, *paths: Path) -> None:
    desk.clock.moment = desk.office.now()
    page.show_subject("\n".join(map(str, paths)))
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()


def rows(page: ReceivePage) -> list[tuple[str, str, str]]:
    return [(row.word, row.name, row.line) for row in page.files().records()]


def compared(desk: Desk) -> list[RosterEntry]:
    return [entry for entry in desk.overview().keys if entry.compared_how != "own"]


def shown(page: ReceivePage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def name_shown(page: ReceivePage) -> str:
    item = page.detail().item
    return item.name if item is not None else ""


def press(page: ReceivePage, text: str) -> None:
    found = [item for item in page.findChildren(QPushButton) if item.text() == text and item.isVisibleTo(page)]
    assert len(found) == 1, text
    assert found[0].isEnabled(), text
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def has_button(page: ReceivePage, text: str) -> bool:
    return any(item.text() == text and item.isVisibleTo(page) for item in page.findChildren(QPushButton))


def choose(page: ReceivePage, name: str) -> None:
    names = [row.name for row in page.files().records()]
    page.files().setCurrentIndex(page.files().model().index(names.index(name), 0))
    QApplication.processEvents()


def part(page: ReceivePage, kind: type[QWidget], name: str) -> QWidget:
    return next(item for item in page.findChildren(kind) if item.accessibleName() == name and item.isVisibleTo(page))
