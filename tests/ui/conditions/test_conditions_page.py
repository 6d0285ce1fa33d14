# SPDX-License-Identifier: MIT
"""The page of conditions as its user meets it: choose, record, ask, close with the own key."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from golive_desktop.domain.answer import Condition
from golive_desktop.services.releases import set_candidate
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.recall import ClosureBody
from golive_desktop.ui.pages.conditions.drafts import drafts_of
from golive_desktop.ui.pages.conditions.page import ConditionsPage, make_page
from golive_desktop.ui.pages.conditions.passphrase import PassphraseDialog
from golive_desktop.ui.parts.evidence import EvidenceEdit
from tests.office import COMMIT, PASSPHRASE, Office, approved
from tests.ui.desk import Desk, desk_of, wait_until

DUE = datetime(2026, 12, 4, 17, tzinfo=UTC)


def answered(office: Office) -> None:
    """Legal approved with two conditions."""
    conditions = tuple(
        Condition(key=key, text=f"<b>{key}</b> holds", owner="J. Weidner", due=DUE, when="before-t0")
        for key in ("C-1", "C-2")
    )
    office.confirm("legal")
    office.ask("legal")
    response = replace(approved(2), decision="conditional", conditions=conditions)
    office.receive(office.answer("legal", response).data)


def shown(qtbot: QtBot, desk: Desk) -> ConditionsPage:
    made = make_page(desk.context)
    qtbot.addWidget(made)
    made.resize(1158, 732)
    made.show_release(desk.overview())
    made.show()
    QApplication.processEvents()
    return made


def again(desk: Desk, page: ConditionsPage) -> None:
    desk.settle()
    page.show_release(desk.overview())


def board(page: QWidget, name: str) -> QTableView:
    return next(view for view in page.findChildren(QTableView) if view.accessibleName() == name)


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    buttons = (made for made in page.findChildren(QPushButton) if made.text() == text and made.isVisible())
    qtbot.mouseClick(next(buttons), Qt.MouseButton.LeftButton)


def note(page: QWidget) -> QPlainTextEdit:
    return next(edit for edit in page.findChildren(QPlainTextEdit) if edit.isVisible())


def said(page: QWidget, part: str) -> bool:
    return any(part in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def dialog(desk: Desk) -> PassphraseDialog:
    return desk.context.window.findChildren(PassphraseDialog)[-1]


def enter(qtbot: QtBot, desk: Desk, passphrase: str) -> None:
    asked = dialog(desk)
    edit = asked.findChildren(QLineEdit)[0]
    edit.clear()
    qtbot.keyClicks(edit, passphrase)
    press(qtbot, asked, "Close condition C-1")
    assert wait_until(lambda: not desk.bridge.writing)
    QApplication.processEvents()


def filled(page: QWidget) -> list[str]:
    buttons = page.findChildren(QPushButton)
    return [made.text() for made in buttons if made.isVisible() and made.property("kind") == "filled"]


def test_without_conditions_it_says_so_and_offers_the_critical_ones(qtbot: QtBot, still_desk: Desk) -> None:
    page = shown(qtbot, still_desk)
    assert said(page, "No sign-off that counts has set a condition.")
    assert said(page, "Critical condition 1")
    assert filled(page) == ["Record as met"]


def test_a_link_turns_to_its_condition_and_markup_stays_text(qtbot: QtBot, desk: Desk) -> None:
    answered(desk.office)
    page = shown(qtbot, desk)
    page.show_subject("legal/C-2")
    assert said(page, "C-2 – Legal / Compliance")
    label = next(label for label in page.findChildren(QLabel) if label.text() == "<b>C-2</b> holds")
    assert label.textFormat() == Qt.TextFormat.PlainText
    page.show_subject("legal")
    assert said(page, "C-1 – Legal / Compliance")
    page.show_subject("nobody/C-9")
    assert said(page, "C-1 – Legal / Compliance")


def test_arrows_choose_and_one_row_is_chosen_in_all(qtbot: QtBot, desk: Desk) -> None:
    answered(desk.office)
    page = shown(qtbot, desk)
    first, second = board(page, "Conditions of sign-offs"), board(page, "Critical conditions")
    page.first_focus().setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert said(page, "C-2 – Legal / Compliance")
    second.selectRow(0)
    assert said(page, "Critical condition 1")
    assert not first.selectionModel().hasSelection()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert note(page).hasFocus()


def test_a_critical_condition_is_recorded_as_met_and_opened_again(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    press(qtbot, page, "Record as met")
    assert said(page, "Say what shows that the condition is met.")
    qtbot.keyClicks(note(page), "https://tracker.example/p0")
    press(qtbot, page, "Record as met")
    again(desk, page)
    kept = desk.overview().state.critical[0]
    assert (kept.met, kept.note, kept.met_by) == (True, "https://tracker.example/p0", "Anna Berger")
    assert said(page, "Recorded: Anna Berger, today")
    press(qtbot, page, "Open again")
    again(desk, page)
    assert not desk.overview().state.critical[0].met
    assert note(page).toPlainText() == ""


def fallen(desk: Desk) -> None:
    """The first critical condition was met before the candidate changed."""
    office = desk.office
    office.meet_conditions()
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())


def test_after_a_new_candidate_one_step_says_that_it_still_holds(qtbot: QtBot, desk: Desk) -> None:
    fallen(desk)
    page = shown(qtbot, desk)
    assert said(page, "0 of 1 met, 1 for an older candidate")
    assert said(page, "seen in the tracker")
    assert said(page, "It was met: Anna Berger, today")
    assert said(page, f"for commit {COMMIT[:12]}")
    assert filled(page) == ["Still met, same evidence"]
    qtbot.keyClick(board(page, "Critical conditions"), Qt.Key.Key_Return)
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    again(desk, page)
    kept = desk.overview().state.critical[0]
    assert (kept.met, kept.note, kept.met_by) == (True, "seen in the tracker", "Anna Berger")
    assert said(page, "The evidence is from before the candidate changed: Anna Berger, today")


def test_after_a_new_candidate_new_evidence_takes_the_place_of_the_old(qtbot: QtBot, desk: Desk) -> None:
    fallen(desk)
    page = shown(qtbot, desk)
    press(qtbot, page, "Record new evidence")
    assert said(page, "Say what shows that the condition is met.")
    qtbot.keyClicks(note(page), "looked again")
    name = next(edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == "Recorded by")
    name.clear()
    press(qtbot, page, "Still met, same evidence")
    assert said(page, "Say who records it.")
    qtbot.keyClicks(name, "Ben Adler")
    press(qtbot, page, "Record new evidence")
    again(desk, page)
    kept = desk.overview().state.critical[0]
    assert (kept.note, kept.met_by, kept.before) == ("looked again", "Ben Adler", None)
    assert said(page, "1 of 1 met")


def test_whoever_records_is_named(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    qtbot.keyClicks(note(page), "seen")
    name = next(edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == "Recorded by")
    name.clear()
    press(qtbot, page, "Record as met")
    assert said(page, "Say who records it.")
    assert not desk.overview().state.critical[0].met
    name.setText("Anna")
    note(page).insertPlainText(" ✅")
    assert wait_until(lambda: said(page, "Say it in words."))
    press(qtbot, page, "Record as met")
    desk.settle()
    assert said(page, "These letters cannot be printed: ✅ U+2705."), "the dossier could not print it"
    assert not desk.overview().state.critical[0].met


def test_evidence_files_are_digested_by_dialog_and_drop(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, desk)
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_bytes(name.encode())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "one.csv")], ""))
    press(qtbot, page, "Add files…")
    desk.settle()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.csv"))])
    edit = next(edit for edit in page.findChildren(EvidenceEdit) if edit.isVisible())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    edit.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, buttons, keys))
    desk.settle()
    assert [item.name for item in edit.draft().files] == ["one.csv", "two.csv"]
    page.hide()
    page = shown(qtbot, desk)  # note: another language or look makes the page anew
    edit = next(edit for edit in page.findChildren(EvidenceEdit) if edit.isVisible())
    assert [item.name for item in edit.draft().files] == ["one.csv", "two.csv"]
    assert drafts_of(desk.context.window, "another release") == {}
    press(qtbot, page, "Record as met")
    again(desk, page)
    digests = [item.sha256 for item in desk.overview().state.critical[0].evidence]
    assert digests == [hashlib.sha256(name).hexdigest() for name in (b"one.csv", b"two.csv")]


def test_files_that_are_digested_late_stay_with_their_release(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    page, first = shown(qtbot, desk), desk.overview()
    page.show_subject("critical/1")
    proof = tmp_path / "proof.csv"
    proof.write_bytes(b"proof")
    press(qtbot, page, "Add link…")
    address = next(edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == "Address that shows it")
    address.setText("https://begun.example")
    page.findChildren(EvidenceEdit)[0].files_given.emit((proof,))
    page.show_release(replace(first, release=replace(first.release, id="other")))
    page.show_subject("critical/1")
    desk.settle()
    assert address.text() == ""
    assert not page.findChildren(EvidenceEdit)[0].draft().files
    page.show_release(first)
    page.show_subject("critical/1")
    assert [piece.name for piece in page.findChildren(EvidenceEdit)[0].draft().files] == ["proof.csv"]


def test_what_was_typed_stays_with_its_condition(qtbot: QtBot, desk: Desk) -> None:
    answered(desk.office)
    page = shown(qtbot, desk)
    page.show_subject("critical/1")
    qtbot.keyClicks(note(page), "half a sentence")
    page.show_subject("legal/C-1")
    again(desk, page)
    page.show_subject("critical/1")
    assert note(page).toPlainText() == "half a sentence"


def test_the_closure_is_asked_for_in_a_text_to_paste(qtbot: QtBot, desk: Desk) -> None:
    answered(desk.office)
    page = shown(qtbot, desk)
    assert filled(page) == ["Ask for closure"]
    press(qtbot, page, "Ask for closure")
    assert "choose “Close condition…”" in QApplication.clipboard().text()
    assert said(page, "The text is copied")
    assert said(page, "Nothing is sent from here.")
    press(qtbot, page, "Open sign-off")
    assert desk.shell.pages == [("signoffs", "legal")]


def test_the_setter_s_own_key_closes_here_after_its_passphrase(qtbot: QtBot, desk: Desk) -> None:
    answered(desk.office)
    desk.office.bring_key("legal")
    page = shown(qtbot, desk)
    assert filled(page) == ["Close here…"]
    press(qtbot, page, "Close here…")
    assert said(page, "Say what shows that the condition is met.")
    qtbot.keyClicks(note(page), "policy, section 4")
    press(qtbot, page, "Close here…")
    assert said(dialog(desk), "CONDITION C-1 CLOSED")
    assert said(dialog(desk), "What shows it. policy, section 4")
    assert dialog(desk).width() <= 640
    enter(qtbot, desk, "not the passphrase")
    assert said(dialog(desk), "passphrase")
    assert dialog(desk).isVisible()
    enter(qtbot, desk, PASSPHRASE)
    assert not dialog(desk).isVisible()
    again(desk, page)
    assert said(page, "Closed today")
    closures = desk.overview().state.closures
    assert [item.condition for item in closures] == ["C-1"]
    press(qtbot, page, "Show the signed closure")
    assert desk.shell.pages == [("documents", closures[0].sha256)]


def test_a_closure_here_carries_its_files_and_links(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    answered(desk.office)
    desk.office.bring_key("legal")
    page = shown(qtbot, desk)
    proof = tmp_path / "policy.txt"
    proof.write_bytes(b"section 4")
    edit = next(edit for edit in page.findChildren(EvidenceEdit) if edit.isVisible())
    edit.files_given.emit((proof,))
    assert wait_until(lambda: bool(edit.draft().files))
    press(qtbot, page, "Add link…")
    address = next(line for line in edit.findChildren(QLineEdit) if line.accessibleName() == "Address that shows it")
    qtbot.keyClicks(address, "http://x.example")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    assert said(page, "A link begins with https://")
    page.show_release(desk.overview())
    assert address.isVisible()
    address.clear()
    qtbot.keyClicks(address, " https://x.example/<b>a</b> ")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    assert not address.isVisible()
    assert edit.draft().links == ("https://x.example/<b>a</b>",)
    press(qtbot, page, "Add link…")
    page.show_subject("legal/C-2")
    assert not address.isVisible()
    page.show_subject("legal/C-1")
    page.hide()
    page = shown(qtbot, desk)  # note: another language or look makes the page anew
    press(qtbot, page, "Close here…")
    assert said(dialog(desk), "C-1-policy.txt")
    assert said(dialog(desk), "https://x.example/<b>a</b>")
    proof.write_bytes(b"section 5")
    enter(qtbot, desk, PASSPHRASE)
    assert said(dialog(desk), "policy.txt")
    assert dialog(desk).isVisible()
    proof.write_bytes(b"section 4")
    enter(qtbot, desk, PASSPHRASE)
    assert wait_until(lambda: not dialog(desk).isVisible())
    (closure,) = desk.overview().state.closures
    with desk.office.manager.adapters.store.reading() as work:
        data = work.statements.original(closure.sha256).data
    reader = desk.office.manager.adapters.reader
    assert [file.data for file in reader.read(data).attachments] == [b"section 4"]
    body = parse(reader.payload(data)).statement.body
    assert isinstance(body, ClosureBody)
    assert [piece.name for piece in body.evidence] == ["C-1-policy.txt", "https://x.example/<b>a</b>"]


def test_a_passphrase_is_needed_and_cancel_signs_nothing(qtbot: QtBot, desk: Desk) -> None:
    answered(desk.office)
    desk.office.bring_key("legal")
    page = shown(qtbot, desk)
    qtbot.keyClicks(note(page), "seen")
    press(qtbot, page, "Close here…")
    press(qtbot, dialog(desk), "Close condition C-1")
    assert said(dialog(desk), "Type the passphrase of your key.")
    qtbot.keyClick(dialog(desk), Qt.Key.Key_Escape)
    assert not dialog(desk).isVisible()
    desk.settle()
    assert desk.overview().state.closures == ()


def test_narrow_puts_the_detail_below_in_german_too(qtbot: QtBot, office: Office, look: QApplication) -> None:
    assert look is not None
    answered(office)
    desk = desk_of(office, language="de")
    page = shown(qtbot, desk)
    page.resize(972, 600)
    page.fold(narrow=True)
    QApplication.processEvents()
    assert said(page, "Auflagen der Freigaben")
    table = board(page, "Auflagen der Freigaben")
    detail = next(label for label in page.findChildren(QLabel) if label.text() == "C-1 – Legal / Compliance")
    assert detail.mapTo(page, detail.rect().topLeft()).y() > table.mapTo(page, table.rect().bottomLeft()).y()
    desk.settle()
