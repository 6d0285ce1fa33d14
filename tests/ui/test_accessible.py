# SPDX-License-Identifier: MIT
"""A screen reader can ask for what was there a moment ago."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.ui.accessible import guard_scroll_areas


class _Column(QScrollArea):
    """As the pages derive theirs."""


@pytest.mark.parametrize("kind", [QScrollArea, _Column])
def test_a_scroll_bar_that_has_gone_is_still_counted(qtbot: QtBot, look: QApplication, kind: type[QScrollArea]) -> None:
    guard_scroll_areas()
    area, inside = kind(), QWidget()
    qtbot.addWidget(area)
    inside.resize(QSize(50, 2_000))
    area.setWidget(inside)
    area.resize(QSize(200, 100))
    area.show()
    read = QAccessible.queryAccessibleInterface(area)
    assert area.verticalScrollBar().isVisible()
    many = read.childCount()
    inside.resize(QSize(50, 50))
    look.processEvents()
    assert not area.verticalScrollBar().isVisible()
    # note: only when the number stays may what is beyond be asked for, Qt's own interface would end the tests here
    assert read.childCount() == many
    last = read.child(many - 1)
    assert last is not None
    assert last.state().invisible
    assert read.child(many) is None
    assert read.child(0).object() is area.viewport()
