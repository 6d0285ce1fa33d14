# SPDX-License-Identifier: MIT
"""Files are taken where they are dropped, and details open and close, with mouse and keyboard."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.drop import DropArea, files_in
from golive_desktop.ui.parts.fold import Fold
from golive_desktop.ui.parts.text import Text


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def entering(data: QMimeData) -> QDragEnterEvent:
    return QDragEnterEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def dropped(data: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_only_files_of_this_computer_are_taken(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    area = DropArea("Drop <b>here</b>", theme_of("light"))
    qtbot.addWidget(area)
    found: list[tuple[Path, ...]] = []
    area.dropped.connect(found.append)
    elsewhere = dragged("https://example.com/a.pdf")
    foreign = entering(elsewhere)
    foreign.ignore()
    area.dragEnterEvent(foreign)
    assert not foreign.isAccepted()
    mixed = dragged("file:///data/a%20b.pdf", "https://example.com/a.pdf")
    area.dragEnterEvent(entering(mixed))
    assert area.property("over") is True
    area.dragLeaveEvent(QDragLeaveEvent())
    assert area.property("over") is False
    area.dropEvent(dropped(elsewhere))
    area.dropEvent(dropped(mixed))
    assert found == [(Path("/data/a b.pdf"),)]
    assert files_in(QMimeData()) == ()
    assert "Drop <b>here</b>" in [label.text() for label in area.findChildren(QLabel)]


def test_details_open_and_close_by_keyboard(look: QApplication, qtbot: QtBot) -> None:
    assert look is not None
    content = Text("inside")
    fold = Fold("Details", content, theme_of("light"))
    qtbot.addWidget(fold)
    fold.show()
    assert not fold.is_open()
    assert not content.isVisibleTo(fold)
    fold.head.setFocus()
    QTest.keyClick(fold.head, Qt.Key.Key_Space)
    assert fold.is_open()
    assert content.isVisibleTo(fold)
    fold.set_open(False)
    assert not content.isVisibleTo(fold)
