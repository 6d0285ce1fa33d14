# SPDX-License-Identifier: MIT
"""Closing an own condition where it was set: shown, signed, handed over, and counted by whoever asked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from golive_desktop.domain.answer import Condition
from golive_desktop.services.approving import MAX_INSIDE
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.recall import ClosureBody
from golive_desktop.ui.stages.signer.closepage import ClosePage
from golive_desktop.ui.stages.signer.setlist import SetConditions
from tests.office import PASSPHRASE, Office, approved
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Desktop, Signer, draft_in, signer_at

DUE = datetime(2026, 12, 4, 17, tzinfo=UTC)


def conditional(office: Office) -> bytes:
    """Legal approves with two conditions, on her own laptop; the release manager counted it."""
    office.confirm("legal")
    office.ask("legal")
    conditions = tuple(
        Condition(key=key, text=f"<b>{key}</b> holds", owner="J. Weidner", due=DUE, when="before-t0")
        for key in ("C-1", "C-2")
    )
    answer = office.answer("legal", replace(approved(2), decision="conditional", conditions=conditions))
    office.receive(answer.data)
    return answer.data


@pytest.fixture
def after(desk: Desk, qtbot: QtBot) -> Signer:
    """Katrin Albers opens a request again that she approved with two conditions."""
    conditional(desk.office)
    made = signer_at(desk, desk.office.laptops["legal"], desk.office.requests["legal"].data, qtbot)
    made.open()
    return made


def test_a_condition_is_closed_with_what_shows_it_handed_over_and_counts(
    after: Signer, monkeypatch: pytest.MonkeyPatch, desktop: Desktop
) -> None:
    office = after.desk.office
    assert "Your conditions: 2 of 2 open" in after.shown()
    assert "<b>C-1</b> holds" in after.shown()
    after.click("Close condition… C-1")
    after.click("Close condition C-1")
    assert "Say what shows that the condition is met." in after.shown()
    after.type("What shows it", "Terms are online")
    proof = after.request.with_name("terms.png")
    proof.write_bytes(b"picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(proof)], ""))
    after.click("Add files…")
    after.click("Add link…")
    after.type("Address that shows it", "https://terms.example/v2")
    after.click("Add link")
    assert "CONDITION C-1 CLOSED" in after.shown()
    assert "What shows it. Terms are online\nEvidence\nC-1-terms.png\nSHA-256 " in after.shown()
    assert "https://terms.example/v2" in after.shown()
    after.field("Passphrase for your key").setFocus()
    after.type("Passphrase for your key", "wrong")
    after.key(Qt.Key.Key_Return)
    assert "The passphrase is not right. Next try in 10 seconds." in after.shown()
    after.wait_is_over()
    after.type("Passphrase for your key", PASSPHRASE)
    after.key(Qt.Key.Key_Return)
    assert "Condition C-1 closed" in after.shown()
    assert "Now send it to Anna Berger, then it counts." in after.shown()
    after.click("Copy text")
    assert QApplication.clipboard().text().startswith("Condition C-1 closed: ")
    after.click("Send reply")
    closure = after.request.with_name("Condition-closed_legal_C-1.pdf")
    reader = after.desk.context.adapters.reader
    body = parse(reader.payload(closure.read_bytes())).statement.body
    assert isinstance(body, ClosureBody)
    assert body.note == "Terms are online"
    assert [piece.name for piece in body.evidence] == ["C-1-terms.png", "https://terms.example/v2"]
    assert [item.data for item in reader.read(closure.read_bytes()).attachments] == [b"picture"]
    draft = draft_in(desktop.opened[0])
    assert draft["To"] == f"Anna Berger <{office.manager.certificate.subject.email}>"
    assert [part.get_content() for part in draft.iter_attachments()] == [closure.read_bytes()]
    assert office.receive(closure.read_bytes()).outcome == "closed"
    after.click("Back")
    assert "Your conditions: 1 of 2 open" in after.shown()
    after.click("Close condition… C-2")
    assert after.buttons("Close condition C-2")
    assert not after.buttons("Send reply"), "the closure of the other condition does not stand here"


def test_a_file_too_large_for_the_closure_lies_beside_it_and_the_message_names_it(
    after: Signer, monkeypatch: pytest.MonkeyPatch, desktop: Desktop
) -> None:
    proof = after.request.with_name("scan.bin")
    proof.write_bytes(bytes(MAX_INSIDE + 1))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(proof)], ""))
    after.click("Close condition… C-1")
    after.click("Add files…")
    after.type("Passphrase for your key", PASSPHRASE)
    after.click("Close condition C-1")
    assert after.request.with_name("C-1-scan.bin").read_bytes() == proof.read_bytes()
    after.click("Back")
    after.click("Hand over… C-1")
    after.click("Send reply")
    draft = draft_in(desktop.opened[0])
    text = draft.get_body().get_content()  # type: ignore[union-attr]  # it has a text
    assert text.strip().endswith("These files belong to it and are attached too: C-1-scan.bin")
    assert [part.get_filename() for part in draft.iter_attachments()] == [
        "Condition-closed_legal_C-1.pdf",
        "C-1-scan.bin",
    ]


def test_the_own_answer_opens_like_its_request_and_its_closure_is_saved_again(
    after: Signer, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = after.request.with_name("answer.pdf")
    with after.desk.context.adapters.store.reading() as work:
        records = work.statements.of_release(desk.office.release.id)
        mine = next(item for item in records if (item.kind, item.direction) == ("approval", "issued"))
        answer.write_bytes(work.statements.original(mine.sha256).data)
    after.open(str(answer))
    after.click("Close condition… C-1")
    after.click("Add link…")
    after.type("Address that shows it", "https://x.example/1")
    after.click("Add link")
    after.click("Back")
    after.click("Close condition… C-2")
    assert "https://x.example/1" not in after.shown()
    after.type("What shows it", "Ticket is closed")
    after.type("Passphrase for your key", PASSPHRASE)
    after.click("Close condition C-2")
    again = signer_at(desk, desk.office.laptops["legal"], answer.read_bytes(), qtbot, "again.pdf")
    again.open()
    assert "Your conditions: 1 of 2 open" in again.shown()
    again.click("Close condition… C-1")
    assert "https://x.example/1" in again.shown(), "another language or look makes the stage anew"
    assert again.stage.findChildren(ClosePage)[0].about() == "C-1"
    again.click("Back")
    there = after.request.with_name("once more.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(there), ""))
    after.request.with_name("Condition-closed_legal_C-2.pdf").unlink()
    again.click("Hand over… C-2")
    assert "Save the file first." in again.shown()
    again.click("Save the file…")
    assert there.read_bytes().startswith(b"%PDF")
    assert again.buttons("Send reply")


def test_what_comes_late_stays_with_its_condition_and_its_answer(
    after: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = after.request.with_name("terms.png")
    proof.write_bytes(b"picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(proof)], ""))
    after.click("Close condition… C-1")
    QTest.mouseClick(after.button("Add files…"), Qt.MouseButton.LeftButton)
    for name in ("Back", "Close condition… C-2"):
        QTest.mouseClick(after.button(name), Qt.MouseButton.LeftButton)
    after.settle()
    assert "terms.png" not in after.shown()
    after.click("Back")
    after.click("Close condition… C-1")
    assert "terms.png" in after.shown()
    other = after.desk.office.ask("legal")["legal"].data
    after.type("Passphrase for your key", PASSPHRASE)
    after.open_before_it_is_signed("Close condition C-1", other)
    assert after.buttons("Yes: Privacy checked")
    assert after.stage.findChildren(SetConditions)[0].isHidden()
    after.open()
    assert "Your conditions: 1 of 2 open" in after.shown()


def test_a_proof_that_changed_closes_nothing(after: Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = after.request.with_name("terms.png")
    proof.write_bytes(b"picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(proof)], ""))
    after.click("Close condition… C-1")
    after.click("Add files…")
    proof.write_bytes(b"another")
    after.type("Passphrase for your key", PASSPHRASE)
    after.click("Close condition C-1")
    assert "The evidence file was changed after you chose it: terms.png." in after.shown()
    after.click("Back")
    assert "Your conditions: 2 of 2 open" in after.shown()


def test_only_the_key_that_signed_closes(desk: Desk, qtbot: QtBot) -> None:
    answer = conditional(desk.office)
    elsewhere = signer_at(desk, desk.office.laptops["devops"], answer, qtbot)
    elsewhere.open()
    assert not elsewhere.buttons("Close condition… C-1")
