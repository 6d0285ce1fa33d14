# SPDX-License-Identifier: MIT
"""The rows of a list of files: what became of one takes a second line, and what still does not fit can be read."""

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from golive_desktop.ui.checking.rows import Entry, FileList
from golive_desktop.ui.look.theme import theme_of
from tests.ui.desk import wait_until

SHORT, TWO, LONG = (
    "Counted",
    "Counted as approved, signed 23 Nov 2026",
    "Evidence for the sign-off " * 9,
)
SECOND_LINE = QRect(48, 65, 180, 8)


def shown(qtbot: QtBot, line: str, name: str = "a.pdf") -> FileList:
    files = FileList(theme_of("light"), name="Files")
    qtbot.addWidget(files)
    files.show_entries((Entry(key="a", state="genuine", word="Genuine", name=name, line=line),), "")
    files.resize(244, 200)
    files.show()
    return files


def told(files: FileList) -> str:
    """What the tooltip over the first row says."""
    QToolTip.hideText()
    assert wait_until(lambda: not QToolTip.isVisible())
    point = QPoint(60, 40)
    there = files.viewport().mapToGlobal(point)
    QApplication.sendEvent(files.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, there))
    return QToolTip.text()


def colours(files: FileList, area: QRect) -> set[int]:
    image = files.viewport().grab().toImage()
    return {image.pixel(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())}


def test_a_line_that_is_too_long_goes_on_below(qtbot: QtBot) -> None:
    assert len(colours(shown(qtbot, SHORT), SECOND_LINE)) == 1
    files = shown(qtbot, TWO)
    assert len(colours(files, SECOND_LINE)) > 1
    assert told(files) == "", "nothing is left out"


def test_what_is_left_out_is_told_where_one_points_and_to_screen_readers(qtbot: QtBot) -> None:
    files = shown(qtbot, LONG)
    assert LONG.strip() in told(files)
    assert LONG in str(files.model().index(0, 0).data())
    assert "x" * 60 in told(shown(qtbot, SHORT, "x" * 60 + ".pdf"))
