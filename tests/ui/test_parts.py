# SPDX-License-Identifier: MIT
"""The parts that every page is made of: markup stays text, everything has a name, keys do what the mouse does."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.parts.formlock import FormLock
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.table import TableCell, TableView
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.words import Words

EN, DE = Words(language="en"), Words(language="de")
MARKUP = "<b>bold</b> <img src=x> &amp; <a href='x'>link</a>"


def test_markup_is_shown_as_typed(qtbot: QtBot) -> None:
    text = Text(MARKUP, "body", wraps=True, selectable=True, colour="#AE2420")
    qtbot.addWidget(text)
    assert (text.text(), text.textFormat()) == (MARKUP, Qt.TextFormat.PlainText)
    assert "#AE2420" in text.styleSheet()
    text.set_colour("")
    assert text.styleSheet() == ""


def test_surfaces_and_lines_are_styled_by_their_kind(qtbot: QtBot) -> None:
    frames = [panel(), hairline(), hairline(upright=True)]
    for frame in frames:
        qtbot.addWidget(frame)
    assert [frame.property("kind") for frame in frames] == ["panel", "line", "post"]


def test_a_button_shows_its_text_letter_for_letter_and_answers_keys(qtbot: QtBot) -> None:
    pressed: list[int] = []
    made = button("Save & close", theme_of("light"), kind="filled", image="save", pressed=lambda: pressed.append(1))
    qtbot.addWidget(made)
    assert made.text() == "Save && close"  # Qt's way to write one ampersand
    assert made.isDefault()
    assert not made.icon().isNull()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert pressed == [1, 1, 1]
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(made, held)
    assert pressed == [1, 1, 1], "what stands where the button was is not pressed by the same key"
    set_kind(made, "outlined", theme_of("light"))
    assert not made.isDefault()
    assert made.property("kind") == "outlined"


def test_a_button_without_a_text_has_a_name(qtbot: QtBot) -> None:
    made = button("", theme_of("dark"), kind="quiet", image="x", name="Close this message")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("Close this message", "Close this message")


def test_a_state_is_an_icon_and_a_word(qtbot: QtBot) -> None:
    mark = StatusMark(theme_of("light"), size="release", chip=True)
    qtbot.addWidget(mark)
    mark.show_state("rejected", "Rejected")
    icon, word = mark.findChildren(QLabel)
    assert not icon.pixmap().isNull()
    assert (word.text(), mark.accessibleName()) == ("Rejected", "Rejected")
    assert "#FBE6E4" in mark.styleSheet()


def test_a_problem_is_said_in_three_parts_and_can_be_closed(qtbot: QtBot) -> None:
    strip = Strip(DE, theme_of("light"))
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.show_problem(Problem(code="window.closing", severity=Severity.INFORMS))
    texts = [label.text() for label in strip.findChildren(QLabel)]
    assert texts[0] == "Es wird noch etwas geschrieben."
    assert texts[1].endswith("Einen Moment Geduld.")
    assert strip.accessibleName() == " ".join(texts)
    assert strip.property("weight") == "informs"
    with qtbot.waitSignal(strip.closed):
        qtbot.mouseClick(named(strip, "Meldung schließen"), Qt.MouseButton.LeftButton)
    assert strip.isHidden()


def test_a_report_can_be_copied_and_only_where_there_is_one(qtbot: QtBot) -> None:
    strip = Strip(EN, theme_of("light"))
    qtbot.addWidget(strip)
    strip.show_problem(Problem(code="window.bug", details={"place": "x"}), report="golive 1\nboom")
    copy = next(made for made in strip.findChildren(QPushButton) if made.text() == "Copy report")
    assert not copy.isHidden()
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "golive 1\nboom"
    strip.show_text("Saved.")
    assert copy.isHidden()


def named(parent: Strip | Field | BusyLine, name: str) -> QPushButton:
    return next(made for made in parent.findChildren(QPushButton) if made.accessibleName() == name)


def test_a_field_names_its_input_and_says_what_is_wrong_with_it(qtbot: QtBot) -> None:
    edit = QLineEdit()
    field = Field("&Name && role", edit, theme_of("light"), hint="As in the directory.")
    qtbot.addWidget(field)
    caption, below = field.findChildren(QLabel)
    assert caption.buddy() is edit
    assert (edit.accessibleName(), below.text()) == ("Name & role", "As in the directory.")
    field.show_problem("A name is missing.")
    assert (below.text(), edit.accessibleDescription()) == ("A name is missing.", "A name is missing.")
    field.show_problem("")
    assert below.text() == "As in the directory."


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(qtbot: QtBot) -> None:
    edit = PassphraseEdit(EN, theme_of("light"))
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "secret")
    assert (edit.echoMode(), edit.displayText()) == (QLineEdit.EchoMode.Password, "●" * 6)
    eye = edit.actions()[0]
    eye.trigger()
    assert (edit.displayText(), eye.toolTip()) == ("secret", "Hide the passphrase")
    eye.trigger()
    assert edit.displayText() == "●" * 6


def test_the_key_that_enters_a_passphrase_presses_nothing_else(qtbot: QtBot) -> None:
    pressed: list[QKeyEvent] = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            pressed.append(event)

    page = Page()
    qtbot.addWidget(page)
    edit = PassphraseEdit(EN, theme_of("light"))
    edit.setParent(page)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert len(pressed) == 1
    entered: list[int] = []
    edit.returnPressed.connect(lambda: entered.append(1))
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (len(pressed), entered) == (1, [1])


def test_a_busy_line_waits_before_it_shows_and_can_stop_the_task(qtbot: QtBot) -> None:
    line = BusyLine(EN, theme_of("light"))
    qtbot.addWidget(line)
    task = Task(line)
    line.follow(task, "Reading {done} of {total} files… {subject}")
    assert line.isHidden()
    qtbot.waitUntil(lambda: not line.isHidden(), timeout=5000)
    assert line.findChildren(Text)[0].text() == "One moment…", "no count before there is one"
    task.tell(3, 12, MARKUP)
    text, bar = line.findChildren(Text)[0], line.findChildren(QProgressBar)[0]
    assert text.text() == f"Reading 3 of 12 files… {MARKUP}"
    assert (bar.value(), bar.maximum()) == (3, 12)
    qtbot.mouseClick(line.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert task.cancelled
    task.ended.emit()
    assert line.isHidden()


def test_a_task_may_end_after_the_line_that_followed_it_is_gone(qtbot: QtBot) -> None:
    line, owner = BusyLine(EN, theme_of("light")), QObject()
    task = Task(owner)
    line.follow(task, "")
    with qtbot.waitSignal(line.destroyed):
        line.deleteLater()
    with qtbot.captureExceptions() as raised:
        task.ended.emit()
    assert raised == []


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    made = TableView(theme_of("light"), ("Role", "Decision", "Next step"), stretch=0, name="Board")
    made.show_rows(
        [
            (TableCell(text="Support", bold=True), TableCell(text="Approved", state="approved"), TableCell(text="")),
            (
                TableCell(text=MARKUP, more="all of it"),
                TableCell(text="Late", image="clock", colour="danger"),
                TableCell(text="Remind…", link="remind:cfo"),
            ),
        ]
    )
    made.resize(600, 200)
    made.show()
    qtbot.addWidget(made)
    return made


def test_a_table_shows_words_icons_and_links(table: TableView) -> None:
    model = table.model()
    role = Qt.ItemDataRole
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == [
        "Role",
        "Decision",
        "Next step",
    ]
    assert model.index(1, 0).data() == MARKUP
    assert model.index(1, 0).data(role.AccessibleDescriptionRole) == "all of it"
    assert model.index(0, 1).data(role.ForegroundRole).name().upper() == "#17693C"
    assert model.index(1, 1).data(role.ForegroundRole).name().upper() == "#AE2420"
    assert model.index(1, 2).data(role.ForegroundRole).name().upper() == "#2850B5"
    assert [model.index(row, 1).data(role.DecorationRole).isNull() for row in range(2)] == [False, False]
    assert table.accessibleName() == "Board"


def test_a_row_is_opened_and_a_link_followed(table: TableView, qtbot: QtBot) -> None:
    opened: list[int] = []
    followed: list[str] = []
    table.opened.connect(opened.append)
    table.followed.connect(followed.append)
    table.setFocus()
    assert table.current_row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [1]
    place = table.visualRect(table.model().index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert followed == ["remind:cfo"]


def test_the_cursor_stays_on_its_row_when_the_rows_come_again(table: TableView) -> None:
    table.selectRow(1)
    table.show_rows([(TableCell(text="New"),) * 3, (TableCell(text=MARKUP),) * 3])
    assert table.current_row() == 1
    table.show_rows([])
    assert table.current_row() == -1


def test_a_long_word_may_break_anywhere_where_nobody_copies_it(look: QApplication) -> None:
    assert look is not None
    digest = "0123456789abcdef" * 4
    said = Text(digest, wraps=True, breaks=True).text()
    assert said.replace("\u200b", "") == digest
    assert said.count("\u200b") == 5


def test_a_title_has_room_for_as_many_letters_as_a_line_of_the_body(look: QApplication) -> None:
    assert look is not None
    title = Text("CFO / Finance: sign-off for LifeTimeCircle", "lead-title")
    title.ensurePolished()
    assert title.sizeHint().width() >= title.fontMetrics().horizontalAdvance(title.text())
    assert Text(title.text() * 9, "lead-title").sizeHint().width() < title.sizeHint().width() * 2


def test_a_long_state_is_shown_whole_where_there_is_room(look: QApplication) -> None:
    assert look is not None
    mark = StatusMark(theme_of("light"), size="release")
    mark.show_state("conditional", "Als MIT AUFLAGEN FREIGEGEBEN unterschrieben")
    mark.resize(1000, 40)
    mark.show()
    word = next(label for label in mark.findChildren(QLabel) if label.text())
    assert word.width() >= word.fontMetrics().horizontalAdvance(word.text())
    mark.close()


def test_a_line_that_is_cut_is_said_whole_under_the_mouse(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    text = Text("Anna <b>Weber</b> " * 20)
    text.setParent(host)
    host.show()
    for width, said in (
        (200, "<p>" + "Anna &lt;b&gt;Weber&lt;/b&gt; " * 19 + "Anna &lt;b&gt;Weber&lt;/b&gt;</p>"),
        (9_000, ""),
    ):
        text.resize(width, 20)
        QApplication.sendEvent(text, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
        assert text.toolTip() == said
        QApplication.sendEvent(text, QEvent(QEvent.Type.Leave))
        assert text.toolTip() == ""
    text.setToolTip("its own")
    text.resize(200, 20)
    QApplication.sendEvent(text, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    QApplication.sendEvent(text, QEvent(QEvent.Type.Leave))
    assert text.toolTip() == "its own"


def test_a_form_that_was_locked_has_the_keyboard_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    form, elsewhere = QWidget(window), QLineEdit(window)
    first, second, other = QLineEdit(form), QLineEdit(form), QLineEdit(form)
    lock = FormLock(form, (first, second), lambda: second)
    window.show()
    first.setFocus()
    for _twice in range(2):
        lock.set_busy(busy=True)
    assert (first.isEnabled(), second.isEnabled()) == (False, False)
    elsewhere.setFocus()
    lock.set_busy(busy=False)
    assert (first.isEnabled(), second.isEnabled()) == (True, True)
    assert window.focusWidget() is second
    lock.set_busy(busy=True)
    other.setFocus()
    lock.set_busy(busy=False)
    assert window.focusWidget() is other, "it is in the form already"
    elsewhere.setFocus()
    lock.set_busy(busy=True)
    lock.set_busy(busy=False)
    assert window.focusWidget() is elsewhere, "it was never in the form"
