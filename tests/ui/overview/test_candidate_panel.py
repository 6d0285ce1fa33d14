# SPDX-License-Identifier: MIT
"""Binding the candidate: typed, from a working copy, with files; and what it costs is said before."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.release import Artefact, Candidate
from golive_desktop.ui.pages.overview.candidate import CandidatePanel, same_candidate
from golive_desktop.ui.pages.overview.page import OverviewPage, make_page
from tests.office import COMMIT
from tests.ui.desk import Desk

OTHER = "cd" * 20


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> OverviewPage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1158, 732)
    made.show_release(desk.overview())
    made.show()
    made.show_subject("candidate")
    return made


def commit(page: QWidget) -> QLineEdit:
    return next(edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == "Commit in full")


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    made = next(button for button in page.findChildren(QPushButton) if button.text() == text)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def bind(page: QWidget) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == "Bind the candidate")


def said(page: QWidget, part: str) -> bool:
    return any(part in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def type_commit(qtbot: QtBot, page: QWidget, text: str) -> None:
    commit(page).selectAll()
    qtbot.keyClicks(commit(page), text)


def test_the_link_opens_the_panel_with_the_commit_as_it_is(page: OverviewPage) -> None:
    assert commit(page).isVisible()
    assert commit(page).text() == COMMIT
    assert page.first_focus() is commit(page)
    assert not bind(page).isEnabled()


def test_a_typed_commit_is_bound_and_recorded(qtbot: QtBot, desk: Desk, page: OverviewPage) -> None:
    type_commit(qtbot, page, OTHER)
    qtbot.keyClick(commit(page), Qt.Key.Key_Return)
    desk.settle()
    assert desk.overview().release.candidate.commit == OTHER
    page.show_release(desk.overview())
    assert not bind(page).isEnabled()


def test_a_commit_of_the_wrong_length_is_refused_where_it_stands(qtbot: QtBot, desk: Desk, page: OverviewPage) -> None:
    type_commit(qtbot, page, "abc123")
    press(qtbot, page, "Bind the candidate")
    assert said(page, "A commit has 40 or 64 hexadecimal digits.")
    desk.settle()
    assert desk.overview().release.candidate.commit == COMMIT


def test_it_warns_whose_answers_would_no_longer_count(qtbot: QtBot, desk: Desk, page: OverviewPage) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    office.receive(office.answer("legal").data)
    page.show_release(desk.overview())
    assert not said(page, "no longer count")
    type_commit(qtbot, page, OTHER)
    assert said(page, "no longer count")
    assert said(page, "have to be asked again: Legal / Compliance")
    type_commit(qtbot, page, COMMIT)
    assert not said(page, "no longer count")


def test_what_was_typed_stays_when_records_change(qtbot: QtBot, desk: Desk, page: OverviewPage) -> None:
    type_commit(qtbot, page, OTHER)
    desk.office.meet_conditions()
    page.show_release(desk.overview())
    assert commit(page).text() == OTHER


def test_files_are_digested_and_can_be_taken_out_again(
    qtbot: QtBot, desk: Desk, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = tmp_path / "zebra<b>.tar.gz"
    built.write_bytes(b"built")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(built)], ""))
    press(qtbot, page, "Add files…")
    desk.settle()
    press(qtbot, page, "Bind the candidate")
    desk.settle()
    digest = hashlib.sha256(b"built").hexdigest()
    assert desk.overview().release.candidate.artefacts == (Artefact(name=built.name, sha256=digest),)
    press(qtbot, page, "Close")
    assert not commit(page).isVisible()


def test_files_can_be_dropped_on_the_panel(qtbot: QtBot, desk: Desk, page: OverviewPage, tmp_path: Path) -> None:
    built = tmp_path / "dropped.zip"
    built.write_bytes(b"dropped")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(built))])
    panel = page.findChildren(CandidatePanel)[0]
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, buttons, keys))
    desk.settle()
    press(qtbot, page, "Bind the candidate")
    desk.settle()
    assert [item.name for item in desk.overview().release.candidate.artefacts] == ["dropped.zip"]


def test_escape_closes_the_panel_and_discards_nothing(qtbot: QtBot, page: OverviewPage) -> None:
    type_commit(qtbot, page, OTHER)
    qtbot.keyClick(commit(page), Qt.Key.Key_Escape)
    assert not commit(page).isVisible()
    page.show_subject("candidate")
    assert commit(page).text() == OTHER


def test_a_commit_that_was_typed_for_one_release_is_not_bound_to_another(
    qtbot: QtBot, desk: Desk, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, first = tmp_path / "web.zip", desk.overview()
    built.write_bytes(b"built")
    type_commit(qtbot, page, OTHER)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(built)], ""))
    press(qtbot, page, "Add files…")
    page.show_release(replace(first, release=replace(first.release, id="another")))
    desk.settle()
    assert commit(page).text() == COMMIT
    assert not bind(page).isEnabled(), "neither the commit nor a file that was digested late"
    page.show_release(first)
    assert commit(page).text() == OTHER
    assert bind(page).isEnabled()


def test_a_file_that_is_gone_is_said_in_the_panel(
    qtbot: QtBot, desk: Desk, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "gone")], ""))
    press(qtbot, page, "Add files…")
    desk.settle()
    assert said(page, "gone")


def test_a_working_copy_gives_its_commit_and_says_what_speaks_against_it(
    qtbot: QtBot, desk: Desk, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = desk.context.computer.sample_repository(tmp_path / "copy", "rc-6")
    (tmp_path / "copy" / "left.txt").write_text("over")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "copy"))
    press(qtbot, page, "From a working copy…")
    desk.settle()
    assert commit(page).text() == head
    assert said(page, "The tag rc-7 does not stand on this commit.")
    assert said(page, "left.txt")


def test_a_folder_that_is_no_working_copy_is_refused_in_words(
    qtbot: QtBot, desk: Desk, page: OverviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(qtbot, page, "From a working copy…")
    desk.settle()
    assert said(page, "working copy")
    assert commit(page).text() == COMMIT


def test_one_filled_button_also_while_the_panel_is_open(page: OverviewPage) -> None:
    buttons = page.findChildren(QPushButton)
    filled = [made.text() for made in buttons if made.isVisible() and made.property("kind") == "filled"]
    assert filled == ["Bind the candidate"]


def test_two_candidates_are_the_same_by_commit_and_files() -> None:
    one = Candidate(tag="a", commit=COMMIT)
    assert same_candidate(one, Candidate(tag="b", commit=COMMIT))
    assert not same_candidate(one, Candidate(tag="a", commit=OTHER))
