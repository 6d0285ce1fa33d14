# SPDX-License-Identifier: MIT
"""Lines and boards fit their place: they wrap, spread, fold and cut, and say in full what they cut."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import Choice, apply_theme, theme_of
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.line import Line
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import tip
from golive_desktop.ui.parts.twolines import TwoLines, broken, takes_two

LONG = "word " * 40


def lines(qtbot: QtBot, *shown: Line, width: int = 400) -> LineList:
    made = LineList(theme_of("light"), name="Reasons")
    qtbot.addWidget(made)
    made.resize(width, 200)
    made.show_lines(shown)
    made.show()
    QApplication.processEvents()
    return made


def board(qtbot: QtBot, *, folds: tuple[int, ...] = (), elastic: int | None = None) -> Board:
    made = Board(theme_of("light"), ("One", "Two", "Three"), name="Board", folds=folds, elastic=elastic)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_rows([(TableCell(text="a", more="<b>more</b>"), TableCell(text=LONG), TableCell(text="c"))] * 3)
    made.show()
    QApplication.processEvents()
    return made


def widths(made: Board) -> list[int]:
    return [made.columnWidth(column) for column in range(3)]


def test_a_long_line_takes_more_lines_and_fewer_where_it_is_wide(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = lines(qtbot, Line(text=LONG, action="Open", link="x"), Line(text="short"))
    high = made.visualRect(made.model().index(0, 0)).height()
    assert high > 2 * made.visualRect(made.model().index(1, 0)).height()
    assert made.height_of_lines() > high
    made.resize(1600, 200)
    QApplication.processEvents()
    assert made.visualRect(made.model().index(0, 0)).height() < high


def test_a_line_is_said_as_a_whole_and_its_tip_letter_for_letter(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    line = Line(lead="3 Mar", text="Finance", more="due", mark="1 day late", mark_state="overdue", tip="<i>a</i>")
    made = lines(qtbot, line)
    index = made.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "3 Mar, Finance – due, 1 day late"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;i&gt;a&lt;/i&gt;</p>" == tip("<i>a</i>")
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "<i>a</i>"
    assert tip("") == ""
    assert tip("Close this message") == "Close this message", "a screen reader reads it out as it stands"
    assert tip("built & <b>tested") == "<p>built &amp; &lt;b&gt;tested</p>"
    assert tip("built & tested") == "built & tested", "nobody hears it spelt out"
    assert tip("built &lt; tested") == "<p>built &amp;lt; tested</p>"
    assert tip("word " * 40).startswith("<p>"), "a long one breaks into lines"
    assert not made.grab().isNull()


def test_a_state_stands_under_its_text_where_it_would_break_it(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    late = Line(lead="Today 18:00", text="Condition C-2, Legal", mark="overdue", mark_state="overdue", link="there")
    made = lines(qtbot, late, Line(text="short"), width=250)
    index, low = made.model().index(0, 0), made.visualRect(made.model().index(1, 0)).height()
    assert low < made.visualRect(index).height() < 2 * low
    followed: list[str] = []
    made.followed.connect(followed.append)
    place = made.visualRect(index).bottomLeft() + QPoint(100, -12)
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert followed == ["there"]
    made.resize(400, 200)
    QApplication.processEvents()
    assert made.visualRect(index).height() == low


def test_only_a_line_with_a_link_is_followed(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = lines(qtbot, Line(text="no way"), Line(text="a way", action="Go", link="there"))
    followed: list[str] = []
    made.followed.connect(followed.append)
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert followed == []
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    area = made.visualRect(made.model().index(1, 0))
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.right() - 5, area.center().y()))
    assert followed == ["there", "there"]
    assert made.line(made.currentIndex()).text == "a way"


def test_the_elastic_column_takes_what_is_left_and_no_more(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = board(qtbot, elastic=1)
    assert sum(widths(made)) == made.viewport().width()
    first, second, third = widths(made)
    assert second > first + third
    made.resize(900, 300)
    QApplication.processEvents()
    assert (made.columnWidth(0), made.columnWidth(2)) == (first, third)


def test_without_an_elastic_column_wide_texts_scroll(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = board(qtbot)
    assert sum(widths(made)) > made.viewport().width()


def test_a_board_that_lacks_little_cuts_the_air_before_a_text(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = Board(theme_of("light"), ("One", "Two", "Three"), name="Board")
    qtbot.addWidget(made)
    made.show_rows([(TableCell(text="word"), TableCell(text="word " * 9), TableCell(text="word " * 3))])
    needs = [made.sizeHintForColumn(column) for column in range(3)]
    made.resize(sum(needs) + 2 * made.frameWidth(), 300)
    made.show()
    QApplication.processEvents()
    assert widths(made) == needs


def test_a_folded_board_is_taller_and_leaves_columns_out(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = board(qtbot, folds=(1,))
    height = made.sizeHint().height()
    made.fold(narrow=True)
    QApplication.processEvents()
    assert made.narrow
    assert made.isColumnHidden(1)
    assert made.sizeHint().height() > height
    assert sum(widths(made)) == made.viewport().width()
    assert not made.grab().isNull()


def test_a_board_is_as_high_as_its_rows(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    made = board(qtbot)
    before = made.maximumHeight()
    made.show_rows([(TableCell(text="a"), TableCell(text="b"), TableCell(text="c"))])
    assert made.maximumHeight() == before - 2 * made.rowHeight(0)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_chosen_row_keeps_the_colours_of_states_and_links(qtbot: QtBot, look: QApplication, choice: Choice) -> None:
    theme = theme_of(choice)
    apply_theme(look, theme)
    made = Board(theme, ("Role", "State", "Step"), name="Board")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_rows([(TableCell(text="a"), TableCell(text="WWWW", state="approved"), TableCell(text="WWWW", link="x"))])
    made.selectRow(0)
    made.show()
    QApplication.processEvents()
    drawn = made.viewport().grab().toImage()
    for column, colour in ((1, theme.status_colour("approved")), (2, theme.colour("accent"))):
        cell = made.visualRect(made.model().index(0, column))
        points = [(x, y) for x in range(cell.left() + 32, cell.right()) for y in range(cell.top(), cell.bottom())]
        assert colour.lower() in {drawn.pixelColor(x, y).name() for x, y in points}, colour
    apply_theme(look, theme_of("light"))


def test_a_text_takes_a_second_line_before_it_is_cut_and_is_whole_for_a_screen_reader(
    qtbot: QtBot, look: QApplication
) -> None:
    assert look is not None
    made = Board(theme_of("light"), ("One", "Two", "Three"), name="Board", elastic=1, wraps=True)
    qtbot.addWidget(made)
    text = "<b>No request</b> is lost while the database moves to the other data centre"
    made.resize(400, 300)
    made.show_rows(
        [(TableCell(text="a"), TableCell(text=said, more=said), TableCell(text="c")) for said in (text, "b")]
    )
    made.show()
    QApplication.processEvents()
    assert (made.rowHeight(0), made.rowHeight(1)) == (48, 31)
    width = made.columnWidth(1)
    assert takes_two(text, made.font(), width)
    upper, lower = broken(text, made.font(), width)
    assert f"{upper} {lower}".replace("…", "") in text
    assert text.startswith(upper)
    index = made.model().index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == text
    assert "&lt;b&gt;No request" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert made.sizeHint().height() >= 48 + 31
    assert not made.grab().isNull()
    made.resize(900, 300)
    QApplication.processEvents()
    assert made.rowHeight(0) == 31
    assert broken(text, made.font(), made.columnWidth(1)) == (text,)
    assert isinstance(made.itemDelegateForColumn(1), TwoLines)
