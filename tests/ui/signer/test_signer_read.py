# SPDX-License-Identifier: MIT
"""Step 1: every point is read and answered, by mouse or keyboard, with comment and evidence."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from golive_desktop.services.records import read_sign_off
from golive_desktop.services.releases import create_release
from golive_desktop.ui.stages.signer.item import ItemRow
from tests.office import HANDBOOK, PASSPHRASE, Office, approved
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Signer, signer_at


def drop(signer: Signer, item: str, *paths: Path) -> None:
    (row,) = (row for row in signer.stage.findChildren(ItemRow) if row.item.text == item)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(row, entering)
    assert entering.isAccepted()
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(row, event)
    assert event.isAccepted()
    signer.settle()


def test_the_request_says_who_asks_whom_for_what(signer: Signer) -> None:
    signer.open()
    shown = signer.shown()
    assert "Legal / Compliance: sign-off for Zebra" in shown
    assert "Requested from Legal / Compliance, by Anna Berger · please sign by 4 Dec 2026" in shown
    assert "must be yes" in shown
    assert "0 of 2 answered. You can stop and go on later." in shown
    assert signer.stage.title() == "Sign-off request – rc-7"
    assert not signer.stage.with_menu


def test_go_on_jumps_to_the_first_open_point_and_says_what_it_lacks(signer: Signer) -> None:
    signer.open()
    signer.answer("Privacy checked", "Yes")
    signer.click("Go on to the decision")
    assert "1 of 2 answered" in signer.shown()
    assert "No answer yet." in signer.shown()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Yes: Terms updated"
    signer.key(Qt.Key.Key_Space)
    assert "2 of 2 answered" in signer.shown()
    assert "No answer yet." not in signer.shown()


def test_enter_after_an_answer_goes_to_the_next_and_blames_nobody(signer: Signer) -> None:
    signer.open()
    signer.click("By phone")
    signer.key(Qt.Key.Key_Return)
    assert "No answer yet." not in signer.shown()
    for answered, name in enumerate(("Yes: Privacy checked", "Yes: Terms updated"), 1):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == name
        signer.key(Qt.Key.Key_Space)
        assert f"{answered} of 2 answered" in signer.shown()
        signer.key(Qt.Key.Key_Return)
        assert "No answer yet." not in signer.shown()
    assert "What is your decision?" in signer.shown()


def test_enter_where_nothing_was_answered_says_so(signer: Signer) -> None:
    signer.open()
    signer.key(Qt.Key.Key_Return)
    assert "No answer yet." in signer.shown()


def test_not_applicable_asks_for_a_reason(signer: Signer) -> None:
    signer.open()
    signer.answer("Privacy checked", "Yes")
    signer.answer("Terms updated", "n/a")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.placeholderText() == "Why does it not apply?"
    signer.click("Go on to the decision")
    assert "Say in a sentence why it does not apply." in signer.shown()
    signer.type("Comment on: Terms updated", "no new terms")
    assert "2 of 2 answered" in signer.shown()
    signer.click("Go on to the decision")
    assert "What is your decision?" in signer.shown()


def test_a_comment_unfolds_and_enter_in_it_is_a_new_line(signer: Signer) -> None:
    signer.open()
    signer.click("Comment on: Privacy checked")
    signer.type("Comment on: Privacy checked", "one")
    signer.key(Qt.Key.Key_Return)
    signer.type("Comment on: Privacy checked", "<b>two</b>")
    edit = signer.field("Comment on: Privacy checked")
    assert isinstance(edit, QPlainTextEdit)
    assert edit.toPlainText() == "one\n<b>two</b>"
    assert "What is your decision?" not in signer.shown()


def test_the_whole_form_is_answered_by_keyboard(signer: Signer) -> None:
    signer.open()
    signer.stage.first_focus().setFocus()
    tabs = [Qt.Key.Key_Tab] * 4  # evidence, link, comment, and the next answer
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, *tabs):
        signer.key(key)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Yes: Terms updated"
    signer.key(Qt.Key.Key_Space)
    assert "2 of 2 answered" in signer.shown()
    signer.key(Qt.Key.Key_Return)
    assert "What is your decision?" in signer.shown()
    signer.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "2 of 2 answered" in signer.shown()
    signer.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "What is your decision?" in signer.shown()
    signer.key(Qt.Key.Key_Escape)
    assert "2 of 2 answered" in signer.shown()
    signer.key(Qt.Key.Key_F1)
    assert signer.desk.shell.stages == [("help", "")], "the menu is hidden here, its key is not"
    signer.key(Qt.Key.Key_Escape)
    assert signer.desk.shell.backs == 1


def test_evidence_is_dropped_shown_with_size_and_digest_and_taken_back(signer: Signer, tmp_path: Path) -> None:
    file = tmp_path / "Sample <i>lines.csv"
    file.write_bytes(b"user_id only")
    digest = hashlib.sha256(b"user_id only").hexdigest()
    signer.open()
    drop(signer, "Privacy checked", file)
    assert file.name in signer.shown()
    assert f"12 B · SHA-256 {digest[:16]}…" in signer.shown()
    signer.click(f"Remove {file.name}")
    assert file.name not in signer.shown()


def test_a_link_is_typed_shown_as_it_stands_and_signed(signer: Signer) -> None:
    office, link = signer.desk.office, "https://tracker.example/<b>T-1</b>?a=1&b=2"
    office.confirm("legal")
    signer.open()
    signer.click("Link for: Privacy checked")
    field = signer.field("Address for: Privacy checked")
    field.setFocus()
    signer.type("Address for: Privacy checked", "http://tracker.example")
    signer.key(Qt.Key.Key_Return)
    assert "A link begins with https:// and names a server, without spaces." in signer.shown()
    assert signer.buttons("Go on to the decision"), "the key moved nobody on"
    field.setProperty("text", link)
    signer.key(Qt.Key.Key_Return)
    assert link in signer.shown()
    assert "an address, no file" in signer.shown()
    signer.click(f"Remove {link}")
    assert link not in signer.shown()
    signer.click("Link for: Privacy checked")
    field.setProperty("text", link)
    signer.click("Add link")
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    (pdf,) = signer.request.parent.glob("*.pdf")
    assert office.receive(pdf.read_bytes()).outcome == "counted"
    kept = read_sign_off(office.manager.adapters, hashlib.sha256(pdf.read_bytes()).hexdigest())
    (piece,) = kept.statement.body.response.answers[0].evidence
    assert (piece.name, piece.sha256, piece.size) == (link, "", 0)
    assert kept.evidence == {("1", link): "link"}


def test_evidence_goes_into_the_signed_file_and_a_large_one_beside_it(signer: Signer, tmp_path: Path) -> None:
    small, large = tmp_path / "small.csv", tmp_path / "large.bin"
    small.write_bytes(b"a")
    large.write_bytes(b"b" * 2_100_000)
    office = signer.desk.office
    office.confirm("legal")
    signer.open()
    drop(signer, "Privacy checked", small, large)
    assert "2.1 MB" in signer.shown()
    assert "travels beside the signed file" in signer.shown()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    (pdf,) = signer.request.parent.glob("*.pdf")
    (beside,) = signer.request.parent.glob("*.bin")
    assert beside.name in signer.shown()
    assert office.receive(pdf.read_bytes()).outcome == "waits"
    assert office.receive(beside.read_bytes(), beside.name).outcome == "evidence-complete"
    assert office.state("legal") == "approved"


def test_a_second_file_of_one_name_is_refused_in_words(signer: Signer, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_bytes(folder.encode())
    signer.open()
    drop(signer, "Privacy checked", tmp_path / "a" / "x.csv")
    drop(signer, "Privacy checked", tmp_path / "b" / "x.csv")
    assert "There is another evidence file with this name already: x.csv." in signer.shown()
    drop(signer, "Privacy checked", tmp_path / "gone.csv")
    assert [problem.code for problem in signer.desk.shell.problems] == ["sign.evidence-same-name", "files.missing"]


def test_a_changed_evidence_file_is_not_signed(signer: Signer, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"first")
    signer.open()
    drop(signer, "Privacy checked", file)
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    file.write_bytes(b"second")
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert "The evidence file was changed after you chose it: x.csv." in signer.shown()
    assert not list(signer.request.parent.glob("*.pdf"))


def test_the_first_contact_shows_the_number_and_one_call_is_noted(signer: Signer) -> None:
    office = signer.desk.office
    signer.open()
    assert "Anna Berger asks you for the first time on this laptop" in signer.shown()
    assert office.manager.certificate.number in signer.shown()
    assert office.laptops["legal"].certificate.number in signer.shown()
    signer.click("By phone: How you compared the number")
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    assert "has not been compared yet" not in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    with signer.desk.context.adapters.store.reading() as work:
        (contact,) = work.contacts.all()
    assert contact.compared_how == "phone"


def test_without_a_comparison_the_sheet_reminds_and_stops_nothing(signer: Signer) -> None:
    signer.open()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    assert "The number of Anna Berger has not been compared yet; step 1 shows it." in signer.shown()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"PK no pdf", "not a PDF"),
        (b"%PDF-1.7 broken", "cannot be checked"),
    ],
)
def test_a_file_that_asks_nothing_is_told_in_words(signer: Signer, content: bytes, sentence: str) -> None:
    signer.request.write_bytes(content)
    signer.open()
    assert sentence in signer.shown()
    assert not signer.buttons("Go on to the decision")
    signer.click("Close")
    assert signer.desk.shell.backs == 1


def test_a_request_for_another_person_says_whose_it_is(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    signer = signer_at(desk, office.laptops["devops"], office.requests["legal"].data, qtbot)
    signer.open()
    assert "Requested from you, Katrin Albers (Legal / Compliance), by Anna Berger" in signer.shown()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    assert "This request is for Katrin Albers; this key belongs to Tarek Yilmaz." in signer.shown()


def ask_the_executive(office: Office) -> None:
    for role in office.laptops:
        office.confirm(role)
    office.meet_conditions()
    office.pass_gates()
    office.ask("legal", "devops")
    office.receive(office.answer("legal").data)
    office.receive(office.answer("devops", approved(1)).data)
    office.ask("ceo")


def test_the_executive_reads_what_was_reported_and_what_colleagues_answered(desk: Desk, qtbot: QtBot) -> None:
    ask_the_executive(desk.office)
    signer = signer_at(desk, desk.office.laptops["ceo"], desk.office.requests["ceo"].data, qtbot)
    signer.open()
    shown = signer.shown()
    assert "Executive sign-off for Zebra" in shown
    assert "2 approved, 1 of 1 technical gates green." in shown
    assert "Reported as met: seen in the tracker · must be yes" in shown
    signer.click("Read their answers")
    assert "Legal / Compliance: Approved" in signer.shown()
    assert "Answered with a plain yes: 2" in signer.shown()


def test_a_form_of_300_points_keeps_the_window_answering(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    points = "\n".join(f"- [ ] Point {number} <b>bold</b>" for number in range(1, 301))
    text = HANDBOOK.replace("- [ ] Privacy checked\n- [ ] Terms updated", points).replace("rc-7", "rc-300")
    release, _ = create_release(office.manager.adapters, text.encode(), language="en", now=office.now())
    office.release = release
    office.ask("legal")
    signer = signer_at(desk, office.laptops["legal"], office.requests["legal"].data, qtbot)
    signer.open()
    rows = signer.stage.findChildren(ItemRow)
    assert 0 < len(rows) <= 300
    signer.wait(lambda: len(signer.stage.findChildren(ItemRow)) == 300)
    assert "Point 1 <b>bold</b>" in signer.shown()
    for row in signer.stage.findChildren(ItemRow)[:200]:
        row.segment.chosen.emit("yes")
    signer.click("Go on to the decision")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Yes: Point 201 <b>bold</b>"
    assert not focused.visibleRegion().isEmpty()
