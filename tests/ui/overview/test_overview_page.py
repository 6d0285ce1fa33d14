# SPDX-License-Identifier: MIT
"""The overview as its user meets it: read, follow, unfold, and back to the keyboard's place."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.readiness import assess
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.overview.page import OverviewPage, make_page
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.lines import LineList
from tests.office import Office, rejected
from tests.ui.desk import Desk, desk_of


@pytest.fixture
def page(qtbot: QtBot, still_desk: Desk) -> OverviewPage:
    return shown(qtbot, still_desk, still_desk.overview())


def shown(qtbot: QtBot, desk: Desk, overview: Overview) -> OverviewPage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1158, 732)
    made.show_release(overview)
    made.show()
    QApplication.processEvents()
    return made


def named(page: QWidget, name: str) -> QAbstractItemView:
    return next(view for view in page.findChildren(QAbstractItemView) if view.accessibleName() == name)


def reasons(page: QWidget) -> LineList:
    found = named(page, "Why not yet")
    assert isinstance(found, LineList)
    return found


def board(page: QWidget) -> Board:
    found = named(page, "Stakeholders")
    assert isinstance(found, Board)
    return found


def press(page: QWidget, text: str) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == text)


def left(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).x()


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def filled(page: QWidget) -> list[str]:
    buttons = page.findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible() and button.property("kind") == "filled"]


def without_stakeholders(overview: Overview) -> Overview:
    plan = replace(overview.release.plan, stakeholders=())
    state = replace(overview.state, plan=plan)
    return replace(
        overview,
        release=replace(overview.release, plan=plan),
        state=state,
        readiness=assess(state, now=overview.at),
    )


def test_the_verdict_stands_in_words_with_one_filled_button(page: OverviewPage) -> None:
    said = texts(page)
    assert {"Zebra", "rc-7", "NO-GO", "Five points stand between this release and GO."} <= set(said)
    assert filled(page) == ["Receive files…"]


def test_whoever_manages_the_release_is_told_that_the_key_ends(still_desk: Desk, page: OverviewPage) -> None:
    assert not any(text.startswith("Your key") for text in texts(page))
    overview = still_desk.overview()
    end = overview.own[0].certificate.not_after
    for at, said in ((end - timedelta(days=3), "Your key ends on"), (end + timedelta(days=3), "Your key expired on")):
        page.show_release(replace(overview, at=at))
        assert any(text.startswith(said) for text in texts(page))
    press(page, "My keys").click()
    assert still_desk.shell.stages == [("identities", "")]
    page.show_release(replace(overview, at=end, own=()))
    assert not any(text.startswith("Your key") for text in texts(page)), "whose keys these are is read a little later"


def test_enter_on_a_reason_follows_its_link(qtbot: QtBot, still_desk: Desk, page: OverviewPage) -> None:
    assert page.first_focus() is reasons(page)
    page.first_focus().setFocus()
    qtbot.keyClick(reasons(page), Qt.Key.Key_Return)
    qtbot.keyClick(reasons(page), Qt.Key.Key_Down)
    qtbot.keyClick(reasons(page), Qt.Key.Key_Down)
    qtbot.keyClick(reasons(page), Qt.Key.Key_Return)
    assert still_desk.shell.pages == [("signoffs", "legal"), ("conditions", "critical/1")]


def test_a_click_on_the_link_follows_it_and_one_on_the_text_does_not(
    qtbot: QtBot, still_desk: Desk, page: OverviewPage
) -> None:
    lines = reasons(page)
    area = lines.visualRect(lines.model().index(1, 0))
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=area.center() - QPoint(area.width() // 4, 0))
    assert still_desk.shell.pages == []
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.right() - 8, area.center().y()))
    assert still_desk.shell.pages == [("signoffs", "devops")]


def test_the_board_opens_the_sign_off_and_its_links_lead_on(qtbot: QtBot, still_desk: Desk, page: OverviewPage) -> None:
    table = board(page)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    link = table.visualRect(table.model().index(2, 6)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=link)
    assert still_desk.shell.pages == [("signoffs", "legal"), ("executive", "")]


def test_the_buttons_lead_to_dossier_and_receiving(qtbot: QtBot, still_desk: Desk, page: OverviewPage) -> None:
    qtbot.mouseClick(press(page, "Compile dossier…"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(press(page, "Receive files…"), Qt.MouseButton.LeftButton)
    assert still_desk.shell.pages == [("documents", "compile"), ("receive", "")]


def test_how_it_is_decided_unfolds_and_folds(qtbot: QtBot, page: OverviewPage) -> None:
    rule = "Whoever created the release cannot approve it."
    assert rule not in texts(page)
    qtbot.mouseClick(press(page, "How this is decided"), Qt.MouseButton.LeftButton)
    assert rule in texts(page)
    qtbot.mouseClick(press(page, "How this is decided"), Qt.MouseButton.LeftButton)
    assert rule not in texts(page)


def test_go_shows_no_list_and_fills_the_dossier(qtbot: QtBot, desk: Desk) -> None:
    desk.office.go()
    page = shown(qtbot, desk, desk.overview())
    assert not reasons(page).isVisible()
    assert "Nothing stands in the way." in texts(page)
    assert filled(page) == ["Compile dossier…"]
    assert page.first_focus() is board(page)


def test_without_stakeholders_one_sentence_and_one_button(qtbot: QtBot, still_desk: Desk) -> None:
    page = shown(qtbot, still_desk, without_stakeholders(still_desk.overview()))
    assert not board(page).isVisible()
    assert "Nobody is asked about this release yet." in texts(page)
    qtbot.mouseClick(press(page, "Set up stakeholders"), Qt.MouseButton.LeftButton)
    assert still_desk.shell.pages == [("signoffs", "edit")]


def test_many_reasons_scroll_and_all_are_there(qtbot: QtBot, still_desk: Desk) -> None:
    overview = still_desk.overview()
    many = replace(overview.readiness, why_not=overview.readiness.why_not * 12)
    page = shown(qtbot, still_desk, replace(overview, readiness=many))
    lines = reasons(page)
    assert len(lines.lines()) == 60
    assert lines.verticalScrollBar().maximum() > 0
    assert lines.height() < 732


def test_narrow_rows_carry_person_and_identity_in_a_second_line(page: OverviewPage) -> None:
    table = board(page)
    page.resize(972, 600)
    page.fold(narrow=True)
    QApplication.processEvents()
    assert table.isColumnHidden(1)
    assert table.isColumnHidden(4)
    assert table.rowHeight(0) > 40
    assert table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert left(named(page, "Next deadlines")) < left(reasons(page))
    page.fold(narrow=False)
    assert not table.isColumnHidden(1)
    assert table.rowHeight(0) < 40


def test_at_twice_the_size_everything_stands_in_one_column(page: OverviewPage) -> None:
    page.fold(narrow=True)
    page.resize(631, 340)
    QApplication.processEvents()
    first, second = reasons(page), named(page, "Next deadlines")
    assert left(first) - left(second) in range(-4, 5)
    assert second.mapTo(page, QPoint(0, 0)).y() > first.mapTo(page, QPoint(0, 0)).y()
    button = press(page, "Receive files…")
    assert button.mapTo(page, button.rect().topRight()).x() < page.width()
    assert [column for column in range(7) if not board(page).isColumnHidden(column)] == [0, 2, 6]
    assert board(page).horizontalScrollBar().maximum() == 0
    page.resize(1158, 732)
    page.fold(narrow=False)
    QApplication.processEvents()
    assert left(second) > left(first)
    assert not any(board(page).isColumnHidden(column) for column in range(7))


def test_markup_in_names_and_reasons_is_shown_as_typed(qtbot: QtBot, desk: Desk) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    reason = '<img src="x"><b>no</b>'
    office.receive(office.answer("legal", replace(rejected(2), reason=reason)).data)
    overview = desk.overview()
    plan = replace(overview.release.plan, product="<h1>Zebra</h1>")
    page = shown(qtbot, desk, replace(overview, release=replace(overview.release, plan=plan)))
    label = next(label for label in page.findChildren(QLabel) if label.text() == "<h1>Zebra</h1>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert reasons(page).lines()[0].more == f"“{reason}”"
    tip = board(page).model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Katrin Albers"), "nothing to escape, so that no screen reader reads markup out"
    assert "<" not in tip


def test_the_same_release_again_moves_nothing(qtbot: QtBot, still_desk: Desk, page: OverviewPage) -> None:
    lines = reasons(page)
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_Down)
    board(page).selectRow(1)
    page.show_release(still_desk.overview())
    assert lines.currentIndex().row() == 1
    assert board(page).current_row() == 1


def test_everything_is_said_in_german(qtbot: QtBot, still_office: Office, look: QApplication) -> None:
    assert look is not None
    desk = desk_of(still_office, language="de")
    page = shown(qtbot, desk, desk.overview())
    said = texts(page)
    assert {"Fünf Punkte fehlen noch bis zum GO.", "Was noch fehlt", "Nächste Termine", "Beteiligte"} <= set(said)
    assert "Sa 05.12.2026" in said
    assert press(page, "Dateien einlesen…").isVisible()
    desk.settle()
