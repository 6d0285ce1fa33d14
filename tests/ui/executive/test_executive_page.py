# SPDX-License-Identifier: MIT
"""The page of the executive sign-off as its user meets it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.releases import set_critical
from golive_desktop.ui.pages.executive.page import ExecutivePage, make_page
from golive_desktop.ui.parts.lines import LineList
from tests.office import Office
from tests.ui.desk import Desk, desk_of, wait_until


def shown(qtbot: QtBot, desk: Desk) -> ExecutivePage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1158, 732)
    made.show_release(desk.overview())
    made.show()
    QApplication.processEvents()
    return made


def said(page: QWidget, part: str) -> bool:
    return any(part in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: QWidget, text: str) -> QPushButton:
    return next(made for made in page.findChildren(QPushButton) if text in {made.text(), made.accessibleName()})


def board(page: QWidget, name: str) -> QTableView:
    return next(view for view in page.findChildren(QTableView) if view.accessibleName() == name)


def test_what_stands_before_it_leads_to_each_cause(qtbot: QtBot, still_desk: Desk) -> None:
    page = shown(qtbot, still_desk)
    lines = page.findChildren(LineList)[0]
    assert page.first_focus() is lines
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert still_desk.shell.pages == [("signoffs", "legal")]
    assert not press(page, "Send executive request…").isEnabled()
    assert press(page, "Send executive request…").accessibleDescription().startswith("4 points stand")
    assert said(page, "“I approve the release of rc-7 to production.”")
    assert said(page, "Nobody has decided yet.")


def test_gates_are_the_subject_and_lead_to_where_they_run(qtbot: QtBot, still_desk: Desk) -> None:
    page = shown(qtbot, still_desk)
    page.show_subject("gates")
    assert board(page, "Gates").hasFocus()
    qtbot.keyClick(board(page, "Gates"), Qt.Key.Key_Return)
    qtbot.mouseClick(press(page, "Run gates…"), Qt.MouseButton.LeftButton)
    assert still_desk.shell.pages == [("gates", "1"), ("gates", "")]


def test_enter_on_a_critical_condition_opens_it(qtbot: QtBot, still_desk: Desk) -> None:
    page = shown(qtbot, still_desk)
    table = board(page, "Critical conditions")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert still_desk.shell.pages == [("conditions", "critical/1")]


def test_the_signed_record_shows_decision_sentence_key_and_check(qtbot: QtBot, desk: Desk) -> None:
    desk.office.go()
    page = shown(qtbot, desk)
    assert wait_until(lambda: said(page, "Genuine"))
    assert said(page, "APPROVED")
    assert said(page, "“I approve the release of rc-7 to production.”")
    assert said(page, "Number compared by phone")
    assert said(page, "Everything that the executive signs over is there.")
    qtbot.mouseClick(press(page, "Compile dossier…"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(press(page, "Open sign-off"), Qt.MouseButton.LeftButton)
    assert desk.shell.pages == [("documents", "compile"), ("signoffs", "ceo")]


def test_a_later_change_is_said_above_the_record(qtbot: QtBot, desk: Desk) -> None:
    office = desk.office
    office.go()
    page = shown(qtbot, desk)
    assert not said(page, "changed after the executive request")
    adapters = office.manager.adapters
    set_critical(adapters, office.release.id, 1, note="new", evidence=(), by="A", met=True, now=office.now())
    page.show_release(desk.overview())
    assert said(page, "changed after the executive request")
    qtbot.mouseClick(press(page, "Send executive request…"), Qt.MouseButton.LeftButton)
    assert desk.shell.pages == [("signoffs", "ceo")]


def test_narrow_and_german(qtbot: QtBot, still_office: Office, look: QApplication) -> None:
    assert look is not None
    desk = desk_of(still_office, language="de")
    page = shown(qtbot, desk)
    page.resize(972, 600)
    page.fold(narrow=True)
    QApplication.processEvents()
    assert said(page, "Was noch davor steht")
    assert said(page, "Kritische Bedingungen für das Go-live")
    filled = [made.text() for made in page.findChildren(QPushButton) if made.property("kind") == "filled"]
    assert filled == ["Schlussfreigabe anfragen…"]
    desk.settle()
