# SPDX-License-Identifier: MIT
"""Steps 2 and 3: each decision by its rules, each signature once, and nothing lost whatever goes wrong."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from golive_desktop.domain.draft import AnswerDraft, DraftAnswer
from golive_desktop.services.drafts import load_draft, save_draft
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.kinds import parse
from golive_desktop.store.sqlite import SqliteStore
from golive_desktop.ui.parts.pad import Pad
from golive_desktop.ui.stages.signer.item import ItemRow
from golive_desktop.ui.stages.signer.stage import make_stage
from tests.office import PASSPHRASE, approved
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Signer, signer_at


def answer_all(signer: Signer, second: str = "Yes") -> None:
    signer.open()
    signer.answer("Privacy checked", "Yes")
    signer.answer("Terms updated", second)


def to_the_sheet(signer: Signer) -> None:
    answer_all(signer)
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")


def approval(signer: Signer, path: Path) -> ApprovalBody:
    body = parse(signer.desk.context.adapters.reader.payload(path.read_bytes())).statement.body
    assert isinstance(body, ApprovalBody)
    return body


def signed_files(signer: Signer) -> list[str]:
    return sorted(path.name for path in signer.request.parent.glob("*.pdf"))


def test_a_no_to_a_must_forbids_approval_and_says_why(signer: Signer) -> None:
    answer_all(signer, "No")
    signer.click("Go on to the decision")
    card = signer.button("Approve")
    assert not card.isEnabled()
    assert "Not possible while a must is answered with no: point 2." in signer.shown()
    heights = {signer.button(name).height() for name in ("Approve", "Approve with conditions", "Reject")}
    assert len(heights) == 1


def test_an_answer_given_later_takes_the_approval_back(signer: Signer) -> None:
    answer_all(signer)
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Back")
    signer.answer("Terms updated", "No")
    signer.click("Go on to the decision")
    assert not signer.button("Approve").isChecked()
    signer.click("Go on to signing")
    assert "What is your decision?" in signer.shown()


def test_a_rejection_needs_its_reason_and_no_complete_form(signer: Signer) -> None:
    signer.open()
    signer.answer("Privacy checked", "No")
    signer.click("Reject, or not mine to decide…")
    assert "Not yet: 1 of 2 points have no answer." in signer.shown()
    signer.click("Reject")
    signer.click("Go on to signing")
    assert "A rejection needs a reason." in signer.shown()
    signer.type("Reason, one sentence", "Privacy is <b>open</b>.")
    signer.click("Go on to signing")
    assert "“I reject the release of rc-7 to production.”" in signer.shown()
    assert "Privacy is <b>open</b>." in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as REJECTED")
    (name,) = signed_files(signer)
    response = approval(signer, signer.request.with_name(name)).response
    assert (response.decision, response.reason) == ("rejected", "Privacy is <b>open</b>.")


def test_conditions_are_complete_or_are_asked_for(signer: Signer) -> None:
    answer_all(signer, "No")
    signer.click("Go on to the decision")
    signer.click("Approve with conditions")
    signer.click("Go on to signing")
    assert "Condition C-1 lacks its text or who is in charge of it." in signer.shown()
    signer.type("Condition C-1", "Terms are online")
    signer.type("Owner", "Jonas Weidner")
    (due,) = (edit for edit in signer.stage.findChildren(QDateTimeEdit) if edit.isVisible())
    assert "is that still before T-0?" not in signer.shown()
    due.setDateTime(due.dateTime().addDays(1))
    assert "Later than 4 Dec 2026, your deadline: is that still before T-0?" in signer.shown()
    signer.click("After: Must be closed")
    assert "is that still before T-0?" not in signer.shown()
    due.setDateTime(due.dateTime().addDays(-1))
    signer.click("Add another condition")
    QTest.mouseClick(signer.buttons("Remove this condition")[1], Qt.MouseButton.LeftButton)
    signer.click("Go on to signing")
    assert "“I approve the release of rc-7 to production with the condition C-1.”" in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED WITH CONDITIONS")
    (name,) = signed_files(signer)
    (condition,) = approval(signer, signer.request.with_name(name)).response.conditions
    assert (condition.key, condition.text, condition.owner) == ("C-1", "Terms are online", "Jonas Weidner")
    assert condition.when == "after-t0"
    assert (condition.due.day, condition.due.hour, condition.due.minute) == (4, 18, 0)


def test_what_cannot_be_printed_is_said_long_before_the_passphrase(signer: Signer, tmp_path: Path) -> None:
    signer.open()
    signer.answer("Privacy checked", "No")
    signer.answer("Terms updated", "n/a")
    comment = signer.field("Comment on: Terms updated")
    assert isinstance(comment, QPlainTextEdit)
    comment.setPlainText("no new terms 😀")
    signer.wait(lambda: "Emoji and other pictures cannot be printed: 😀 U+1F600." in signer.shown())
    signer.click("Go on to the decision")
    assert comment.hasFocus()
    comment.setPlainText("no new terms")
    assert "Emoji" not in signer.shown()
    proof = tmp_path / "דוח.pdf"
    proof.write_bytes(b"%PDF")
    row = next(row for row in signer.stage.findChildren(ItemRow) if row.item.key == "1")
    row.files_chosen.emit("1", (proof,))
    signer.settle()
    signer.click("Go on to the decision")
    signer.click("Approve with conditions")
    text, owner = signer.field("Condition C-1"), signer.field("Owner")
    assert isinstance(text, QPlainTextEdit)
    assert isinstance(owner, QLineEdit)
    text.setPlainText("条款")
    owner.setText("Jonas")
    signer.wait(lambda: "These letters cannot be printed: 条 U+6761" in signer.shown())
    signer.click("Go on to signing")
    assert text.hasFocus()
    text.setPlainText("Terms are online")
    owner.setText("Jonas \u200b")
    signer.wait(lambda: "something invisible" in signer.shown())
    owner.setText("Jonas")
    signer.click("Go on to signing")
    assert "They stand in: דוח.pdf." in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    assert not signer.button("Sign as APPROVED WITH CONDITIONS").isEnabled()
    signer.click("Back")
    signer.click("Back")
    signer.click("Remove דוח.pdf")
    signer.click("Go on to the decision")
    signer.click("Go on to signing")
    assert "cannot be printed" not in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    assert signer.button("Sign as APPROVED WITH CONDITIONS").isEnabled()


def test_whoever_is_not_competent_says_so(signer: Signer) -> None:
    signer.open()
    signer.click("Reject, or not mine to decide…")
    signer.click("Not mine to decide")
    assert "The point stays open until somebody else decides." in signer.shown()
    signer.click("Go on to signing")
    assert "“I am not competent to decide on the release of rc-7.”" in signer.shown()


def test_a_wrong_passphrase_costs_a_wait_and_nothing_else(signer: Signer) -> None:
    to_the_sheet(signer)
    assert not signer.button("Sign as APPROVED").isEnabled()
    signer.type("Passphrase for your key", "wrong")
    signer.key(Qt.Key.Key_Return)
    assert "The passphrase is not right. Next try in 10 seconds." in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    assert not signer.button("Sign as APPROVED").isEnabled()
    signer.key(Qt.Key.Key_Return)
    assert signed_files(signer) == []
    signer.click("Passphrase forgotten?")
    assert "Nobody can open a key without its passphrase." in signer.shown()


def test_while_it_is_signed_everything_is_locked_and_it_is_signed_once(signer: Signer) -> None:
    to_the_sheet(signer)
    signer.type("Passphrase for your key", PASSPHRASE)
    made = signer.button("Sign as APPROVED")
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.text() == "Signing…"
    assert not made.isEnabled()
    assert not signer.button("Back").isEnabled()
    assert not signer.field("Passphrase for your key").isEnabled()
    QTest.keyClick(signer.stage, Qt.Key.Key_Escape)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    signer.settle()
    assert signed_files(signer) == ["Sign-off_legal_rc-7.pdf"]
    assert "Signed as APPROVED" in signer.shown()


def test_what_was_drawn_is_signed_and_no_file_is_overwritten(signer: Signer) -> None:
    there = signer.request.with_name("Sign-off_legal_rc-7.pdf")
    there.write_bytes(b"mine")
    to_the_sheet(signer)
    (pad,) = signer.stage.findChildren(Pad)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 90))
    for x in (80, 120, 160):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 50))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 70))
    drawn = pad.drawing()
    assert drawn is not None
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert there.read_bytes() == b"mine"
    assert signed_files(signer) == ["Sign-off_legal_rc-7-2.pdf", "Sign-off_legal_rc-7.pdf"]
    assert approval(signer, signer.request.with_name("Sign-off_legal_rc-7-2.pdf")).drawing == drawn


def test_a_typed_name_is_no_drawing(signer: Signer) -> None:
    to_the_sheet(signer)
    signer.click("Type name instead")
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert approval(signer, signer.request.with_name("Sign-off_legal_rc-7.pdf")).drawing is None


def test_a_folder_that_takes_nothing_costs_no_signature(signer: Signer) -> None:
    to_the_sheet(signer)
    signer.stage._presenter.folder = signer.request.parent / "gone"  # noqa: SLF001 - the folder dialog has no other end
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert "Signed as APPROVED" in signer.shown()
    assert "What you signed is kept on this laptop; its file is not saved yet." in signer.shown()
    assert signer.buttons("Save the file…")


def test_a_locked_database_signs_nothing_and_says_so(signer: Signer) -> None:
    to_the_sheet(signer)
    signer.settle()
    home = signer.desk.office.folder / "legal" / "golive.sqlite3"
    adapters = signer.desk.context.adapters
    adapters.store.close()
    hasty = replace(adapters, store=SqliteStore(home, busy_seconds=0.1))
    signer.stage._presenter._context = replace(signer.desk.context, adapters=hasty)  # noqa: SLF001 - a second is waited otherwise
    with closing(sqlite3.connect(home, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        signer.type("Passphrase for your key", PASSPHRASE)
        signer.click("Sign as APPROVED")
        assert signed_files(signer) == []
        assert signer.button("Sign as APPROVED").isEnabled()
        other.execute("ROLLBACK")
    signer.click("Sign as APPROVED")
    assert signed_files(signer) == ["Sign-off_legal_rc-7.pdf"]
    hasty.store.close()


def test_what_a_locked_database_refuses_is_said_and_saved_once_it_is_free(signer: Signer) -> None:
    signer.open()
    office, home = signer.desk.office, signer.desk.office.folder / "legal" / "golive.sqlite3"
    adapters, shell, request = signer.desk.context.adapters, signer.desk.shell, office.requests["legal"].sha256
    adapters.store.close()
    hasty = replace(adapters, store=SqliteStore(home, busy_seconds=0.01))
    signer.stage._presenter._context = replace(signer.desk.context, adapters=hasty)  # noqa: SLF001 - a second is waited otherwise
    for clock in signer.stage.findChildren(QTimer):
        clock.setInterval(min(clock.interval(), 30))
    with closing(sqlite3.connect(home, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        signer.answer("Privacy checked", "No")
        signer.wait(lambda: "Not saved yet" in signer.shown())
        assert "Another program is using the home" in signer.shown()
        assert [problem.code for problem in shell.problems] == ["store.locked"]
        signer.answer("Privacy checked", "Yes")
        other.execute("ROLLBACK")
    signer.wait(lambda: "Not saved yet" not in signer.shown())
    assert "Another program" not in signer.shown()
    assert shell.problems == []
    kept = load_draft(hasty, request)
    assert kept is not None
    assert kept.answer("1").value == "yes"
    hasty.store.close()


def test_a_draft_is_there_again_and_gone_once_signed(signer: Signer, qtbot: QtBot) -> None:
    signer.open()
    signer.answer("Privacy checked", "Yes")
    signer.click("Comment on: Terms updated")
    signer.type("Comment on: Terms updated", "half a sentence")
    signer.click("Save and close")
    again = replace(signer, stage=make_stage(signer.desk.context))
    qtbot.addWidget(again.stage)
    again.stage.resize(1366, 768)
    again.stage.show()
    again.open()
    assert "1 of 2 answered" in again.shown()
    edit = again.field("Comment on: Terms updated")
    assert edit.property("plainText") == "half a sentence"
    again.answer("Terms updated", "Yes")
    again.click("Go on to the decision")
    again.click("Approve")
    again.click("Go on to signing")
    again.type("Passphrase for your key", PASSPHRASE)
    again.click("Sign as APPROVED")
    assert load_draft(signer.desk.context.adapters, signer.desk.office.requests["legal"].sha256) is None


def test_an_answer_is_saved_without_being_asked_and_the_step_is_remembered(signer: Signer) -> None:
    request = signer.desk.office.requests["legal"].sha256
    adapters = signer.desk.context.adapters
    signer.open()
    signer.answer("Privacy checked", "No")
    signer.wait(lambda: load_draft(adapters, request) is not None)
    given = tuple(DraftAnswer(item=key, value="yes") for key in ("1", "2"))
    save_draft(adapters, request, AnswerDraft(step=3, answers=given, decision="approved"))
    signer.stage.show_subject("nothing.golive")
    signer.settle()
    assert "There is no file" in signer.shown() or "nothing.golive" in signer.shown()
    signer.open()
    assert "You sign exactly this sentence" in signer.shown()


def test_who_has_no_key_makes_one_on_the_way(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    office.ask("legal")
    signer = signer_at(desk, office.laptops["devops"], office.requests["legal"].data, qtbot)
    store = SqliteStore(office.folder / "fresh.sqlite3")
    adapters = replace(signer.desk.context.adapters, store=store)
    fresh = replace(signer.desk, context=replace(signer.desk.context, adapters=adapters))
    signer = Signer(desk=fresh, stage=make_stage(fresh.context), request=signer.request)
    qtbot.addWidget(signer.stage)
    signer.stage.resize(1366, 768)
    signer.stage.show()
    answer_all(signer)
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    assert "Make your signing key" in signer.shown()
    assert "Anna Berger may call you" in signer.shown()
    for field, text in (
        ("Your name, as it is printed", "Katrin Albers"),
        ("E-mail address", "k@example.org"),
        ("Passphrase", PASSPHRASE),
        ("Passphrase again", PASSPHRASE),
    ):
        signer.type(field, text)
    signer.click("Make key and go on")
    assert "You sign exactly this sentence" in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert "Signed as APPROVED" in signer.shown()
    store.close()


@pytest.mark.parametrize("width", [1024, 683])
def test_a_narrow_window_cuts_nothing_off(signer: Signer, width: int) -> None:
    signer.stage.resize(width, 384)
    signer.stage.fold(narrow=True)
    to_the_sheet(signer)
    assert signer.stage.minimumSizeHint().width() <= width
    assert signer.button("Sign as APPROVED").isVisible()
    sentence_of, pad = signer.button("Show the pages as printed"), signer.stage.findChildren(Pad)[0]
    after = signer.button("Save somewhere else…")
    for narrow in (False, True):
        signer.stage.fold(narrow=narrow)
        QApplication.processEvents()
    heights = [part.mapTo(signer.stage, QPoint()).y() for part in (sentence_of, pad, after)]
    assert heights == sorted(heights), "the pad stands under the sentence, and what happens next under both"


def test_in_german_the_signer_reads_german_and_signs_in_the_words_of_the_request(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    office.ask("legal")
    there = desk.at(office.laptops["legal"])
    words = replace(there.context.words, language="de")
    there.context = replace(there.context, words=words)
    assert approved(2).decision == "approved"
    request = office.folder / "anfrage.golive"
    request.write_bytes(office.requests["legal"].data)
    stage = make_stage(there.context)
    qtbot.addWidget(stage)
    stage.resize(1366, 768)
    stage.show()
    signer = Signer(desk=there, stage=stage, request=request)
    signer.open()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Ja")
    signer.click("Weiter zur Entscheidung")
    signer.click("Freigeben")
    signer.click("Weiter zur Unterschrift")
    assert "“I approve the release of rc-7 to production.”" in signer.shown()
    signer.type("Kennwort für Ihren Schlüssel", PASSPHRASE)
    signer.click("Als FREIGEGEBEN unterschreiben")
    assert (request.parent / "Freigabe_legal_rc-7.pdf").exists()
