# SPDX-License-Identifier: MIT
"""The runbook is changed in the window: every way of it, back and forth, beside somebody else, and during the day."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from golive_desktop.domain.runbook import Runbook
from golive_desktop.services.day import Acting
from golive_desktop.services.day_poll import open_poll
from golive_desktop.services.day_steps import finish_step, measure, set_t0
from golive_desktop.services.runbook_view import look_at_runbook
from golive_desktop.services.runbooks import change_runbook
from golive_desktop.ui.pages.runbook.page import RunbookPage, make_page
from tests.ui.desk import Desk

T0 = datetime(2026, 12, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RunbookPage:
    """The page on an untouched runbook."""
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> RunbookPage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1158, 732)
    made.show()
    refresh(made, desk)
    return made


def refresh(page: RunbookPage, desk: Desk) -> None:
    page.show_release(desk.overview())
    for _ in range(3):
        desk.settle()


def kept(desk: Desk) -> Runbook:
    return look_at_runbook(desk.context.adapters, desk.office.release.id, now=T0).runbook


def at(desk: Desk, minutes: float, run: str = "") -> Acting:
    now = T0 + timedelta(minutes=minutes)
    return Acting(adapters=desk.context.adapters, release=desk.office.release.id, by="Anna", now=now, run=run)


def named(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = (one for one in page.findChildren(kind) if name in {one.accessibleName(), one.property("text")})
    return next(one for one in found if one.isVisibleTo(page))


def text(page: QWidget, name: str) -> QPlainTextEdit:
    found = named(page, QPlainTextEdit, name)
    assert isinstance(found, QPlainTextEdit)
    return found


def line(page: QWidget, name: str) -> QLineEdit:
    found = named(page, QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def keep(page: RunbookPage, desk: Desk) -> None:
    made = next(one for one in page.findChildren(QPushButton) if one.text().startswith("Keep as edition"))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.settle()
    refresh(page, desk)


def rows(page: QWidget, name: str = "Steps of the runbook") -> list[list[str]]:
    table = named(page, QTableView, name)
    assert isinstance(table, QTableView)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def choose(page: QWidget, name: str, typed: str) -> None:
    box = named(page, QComboBox, name)
    assert isinstance(box, QComboBox)
    edit = box.lineEdit()
    assert edit is not None
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_step_is_added_moved_and_kept_as_an_edition(page: RunbookPage, desk: Desk) -> None:
    before = len(kept(desk).steps)
    page.show_subject("T-60/1")
    press(page, "Add a step")
    QTest.keyClicks(text(page, "What is done"), "Warm the <b>caches</b>")
    QTest.keyClicks(text(page, "Command to copy"), "make warm")
    lasts = named(page, QSpinBox, "Lasts")
    assert isinstance(lasts, QSpinBox)
    lasts.setValue(7)
    assert "Added for this release" in said(page)
    choose(page, "Moment", "T-45")
    choose(page, "Owner", "Somebody <i>else</i>")
    assert "Not kept yet" in said(page)
    keep(page, desk)
    book = kept(desk)
    new = next(step for step in book.steps if step.text == "Warm the <b>caches</b>")
    assert (book.edition, len(book.steps)) == (2, before + 1)
    assert (new.moment, new.minutes, new.command, new.owner) == ("T-45", 7, "make warm", "Somebody <i>else</i>")
    moments = list(dict.fromkeys(step.moment for step in book.steps))
    assert moments.index("T-60") < moments.index("T-45") < moments.index("T-30")
    assert "Kept as edition 2." in said(page)
    assert "1 added" in said(page)
    assert ["T-45", "Warm the <b>caches</b>", "Somebody <i>else</i>", "7 min", "Added here", "–"] in rows(page)


def test_every_change_goes_back_and_forth_and_a_wrong_moment_is_said(page: RunbookPage, desk: Desk) -> None:
    first = kept(desk).step("T-60/1")
    page.show_subject("T-60/1")
    edit = text(page, "What is done")
    QTest.keyClicks(edit, "xy")
    press(page, "Move down")
    assert rows(page)[[row[0] for row in rows(page)].index("T-60")][1] != f"{first.text}xy"
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == first.text
    assert "Not kept yet" not in said(page)
    press(page, "Redo")
    assert edit.toPlainText().endswith("xy")
    press(page, "Back to edition 1")
    assert edit.toPlainText() == first.text
    choose(page, "Moment", "soon")
    assert "“soon” is no moment of a run." in said(page)
    edit.clear()
    keep(page, desk)
    assert "A step needs a text." in said(page)
    assert kept(desk).edition == 1
    press(page, "Undo all")
    assert edit.toPlainText() == first.text
    assert "Not kept yet" not in said(page)


def test_what_was_changed_here_and_done_elsewhere_goes_back(page: RunbookPage, desk: Desk) -> None:
    page.show_subject("T-60/1")
    QTest.keyClicks(text(page, "What is done"), " mine")
    finish_step(at(desk, -60), "T-60/1")
    keep(page, desk)
    assert "Step T-60/1 is done already." in said(page)
    assert text(page, "What is done").isReadOnly()
    press(page, "Back to edition 1")
    assert "Not kept yet" not in said(page)


def test_what_was_done_is_shown_and_says_why_it_stays(desk: Desk, qtbot: QtBot) -> None:
    desk.office.time = T0 - timedelta(minutes=70)
    set_t0(at(desk, -100), T0)
    key = kept(desk).steps[0].key
    finish_step(at(desk, -60), key)
    measure(at(desk, -50), "errors", "0.3")
    open_poll(at(desk, -49), "T-60")
    page = shown(desk, qtbot)
    page.show_subject(key)
    assert "Done at 09:00 (UTC+1) by Anna: it stays as it was done." in said(page)
    assert text(page, "What is done").isReadOnly()
    assert not named(page, QPushButton, "Remove").isEnabled()
    assert rows(page)[0][-1] == "Done 09:00"
    assert "1 of " in said(page)
    page.show_subject("poll")
    assert "its order stays until it is signed" in said(page)
    assert not named(page, QPushButton, "Move down").isEnabled()
    page.show_subject("values")
    assert "Measured at 09:10 (UTC+1): its limit stays as it was agreed." in said(page)
    assert line(page, "Limit").isReadOnly()


def test_poll_values_card_and_way_back_are_kept(page: RunbookPage, desk: Desk) -> None:
    page.show_subject("poll")
    order = kept(desk).poll_order
    press(page, "Move down")
    press(page, "Ask this role too")
    page.show_subject("values")
    press(page, "Add a value")
    QTest.keyClicks(line(page, "Name of the value"), "Logins")
    limit = line(page, "Limit")
    limit.clear()
    QTest.keyClicks(limit, "x")
    assert "The limit is a number" in said(page)
    limit.clear()
    QTest.keyClicks(limit, "2,5")
    page.show_subject("card")
    press(page, "Add a person")
    QTest.keyClicks(line(page, "Who, line 1"), "Tarek")
    QTest.keyClicks(line(page, "Number, line 1"), "+49 30 1")
    QTest.keyClicks(text(page, "Goes back when"), "errors over 2 %")
    QTest.keyClick(text(page, "Goes back when"), Qt.Key.Key_Return)
    QTest.keyClicks(line(page, "Point of no return"), "Migration")
    choose(page, "Decides on going back", "CTO")
    keep(page, desk)
    book = kept(desk)
    assert book.poll_order[:2] == (order[1], order[0])
    assert len(book.poll_order) == len(order) + 1
    assert (book.metrics[-1].title, book.metrics[-1].limit) == ("Logins", Decimal("2.5"))
    assert [(one.name, one.number) for one in book.on_call] == [("Tarek", "+49 30 1")]
    back = book.rollback
    assert (back.criteria, back.point_of_no_return, back.decider) == (("errors over 2 %",), "Migration", "CTO")


def test_an_edition_kept_elsewhere_meanwhile_loses_nothing(page: RunbookPage, desk: Desk) -> None:
    base = kept(desk)
    page.show_subject("T-60/1")
    QTest.keyClicks(text(page, "What is done"), " mine")
    steps = tuple(
        replace(step, text="theirs", minutes=3) if step.key in {"T-60/1", "T-60/2"} else step for step in base.steps
    )
    change_runbook(desk.context.adapters, desk.office.release.id, replace(base, steps=steps), now=T0)
    keep(page, desk)
    assert kept(desk).edition == 2
    assert "The runbook was changed elsewhere meanwhile: edition 2 holds now." in said(page)
    assert "Changed on both sides, and shown as you have it: T-60/1." in said(page)
    assert text(page, "What is done").toPlainText().endswith(" mine")
    keep(page, desk)
    book = kept(desk)
    assert book.edition == 3
    assert book.step("T-60/1").text.endswith(" mine")
    assert book.step("T-60/2").text == "theirs"
    assert "changed elsewhere" not in said(page)


def test_a_draft_outlives_the_page(page: RunbookPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_subject("T-60/1")
    QTest.keyClicks(text(page, "What is done"), " typed")
    refresh(page, desk)
    assert text(page, "What is done").toPlainText().endswith(" typed")
    page.hide()
    again = shown(desk, qtbot)
    assert text(again, "What is done").toPlainText().endswith(" typed")
    press(again, "Undo")
    assert "Not kept yet" not in said(again)


def test_a_rehearsal_teaches_the_durations(desk: Desk, qtbot: QtBot) -> None:
    steps = [step for step in kept(desk).steps if step.moment == "T-0"]
    for number, step in enumerate(steps):
        finish_step(at(desk, 4 * number, "rehearsal 1"), step.key)
    page = shown(desk, qtbot)
    press(page, "Take the measured durations")
    assert f"{len(steps) - 1} steps last as long now as in “rehearsal 1”." in said(page)
    keep(page, desk)
    assert [kept(desk).step(step.key).minutes for step in steps] == [0, *[4] * (len(steps) - 1)]


@pytest.mark.parametrize("width", [972, 683])
def test_a_narrow_window_cuts_nothing(page: RunbookPage, desk: Desk, width: int) -> None:
    page.fold(narrow=True)
    page.resize(width, 640)
    desk.settle()
    for part in ("steps", "poll", "values", "card"):
        page.show_subject(part)
        desk.settle()
        inside: list[QWidget] = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
        assert all(one.mapTo(page, one.rect().topRight()).x() <= width for one in inside), part


def test_escape_and_the_link_lead_back_to_the_day(page: RunbookPage, desk: Desk) -> None:
    press(page, "Go-live day")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_subject("card")
    press(page, "Change under “Communication”")
    assert desk.shell.pages == [("day", ""), ("day", ""), ("communication", "channels")]


def test_changes_are_kept_once(page: RunbookPage, desk: Desk) -> None:
    page.show_subject("T-60/1")
    QTest.keyClicks(text(page, "What is done"), "x")
    press(page, "Keep as edition 2")
    press(page, "Keep as edition 2")
    desk.settle()
    refresh(page, desk)
    assert kept(desk).edition == 2
