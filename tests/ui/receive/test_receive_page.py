# SPDX-License-Identifier: MIT
"""Files that came back: four honest verdicts, a number compared, a receipt given, nothing lost."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from golive_desktop.domain.answer import Condition, Response
from golive_desktop.statements.state import is_approval
from golive_desktop.ui.pages.receive.page import ReceivePage
from tests.office import PASSPHRASE, START, Office, approved, new_laptop
from tests.ui.desk import Desk, wait_until
from tests.ui.receive.hands import (
    choose,
    compared,
    flipped,
    has_button,
    opened,
    part,
    press,
    receive,
    rows,
    shown,
)


def test_four_files_get_four_verdicts(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal", "devops")
    office.confirm("legal")
    genuine = put("legal.pdf", office.answer("legal").data)
    unknown = put("devops.pdf", office.answer("devops").data)
    changed = put("changed.pdf", flipped(genuine.read_bytes()))
    scan = put("scan.pdf", b"\x89PNG and nothing else")
    receive(desk, page, genuine, unknown, changed, scan)
    found = {name: (word, line) for word, name, line in rows(page)}
    assert found["legal.pdf"] == ("Genuine", "Counted as APPROVED, signed 23 Nov 2026")
    assert found["devops.pdf"] == ("Unknown signer", "Waits for your call")
    assert found["changed.pdf"][0] == "Changed"
    assert found["scan.pdf"][0] == "Not checkable"
    assert office.state("legal") == "approved"
    assert office.state("devops") == "identity-open"


def test_a_changed_file_names_the_place_and_what_it_claims_which_nothing_confirms(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    answer = office.answer("legal").data
    receive(desk, page, put("a.pdf", flipped(answer)))
    text = shown(page)
    assert "CHANGED" in text
    assert "This is not the file that was signed. It does not count." in text
    assert "Nothing confirms what it claims to be." in text
    assert "request.pdf" in text
    assert "Claims to be from\nKatrin Albers, Legal / Compliance" in text
    assert "Claims to be for\nZebra rc-7" in text
    assert "Claims to answer\nyour request of " in text
    assert "APPROVED" not in text, "what it decides is nobody's word"
    assert "No answer for Legal / Compliance counts yet." in text
    assert office.state("legal") == "requested"
    assert page.detail().step().property("kind") == "filled"
    press(page, "Ask again…")
    assert desk.shell.pages == [("signoffs", "legal")]
    office.receive(answer, "legal.pdf")
    page.show_release(desk.overview())
    assert "For Legal / Compliance the answer of Katrin Albers counts already: APPROVED, signed" in shown(page)
    assert page.detail().step().property("kind") == "outlined"
    assert not page.detail().step().isDefault()
    overview = desk.overview()
    page.show_release(replace(overview, release=replace(overview.release, id="another")))
    assert "Claims to be for\nZebra rc-7, which is another release" in shown(page)
    assert "counts already" not in shown(page), "what counts here says nothing of another release"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x89PNG", "This is not a PDF file."),
        (b"", "The file is empty."),
        (b"%PDF-1.7\n%cut", "This file is not a file of GoLive Desktop."),
    ],
)
def test_what_cannot_be_checked_says_why(
    desk: Desk, page: ReceivePage, put: Callable[[str, bytes], Path], data: bytes, sentence: str
) -> None:
    receive(desk, page, put("cut.pdf", data))
    ((word, _name, line),) = rows(page)
    assert word == "Not checkable"
    assert sentence in line
    text = shown(page)
    assert "NOT CHECKABLE" in text
    assert "Nothing can be said for or against this file. It does not count." in text


def test_a_file_that_cannot_be_read_says_so_and_hurts_no_other(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path], inbox: Path
) -> None:
    office.ask("legal")
    office.confirm("legal")
    receive(desk, page, inbox / "gone.pdf", inbox / ("n" * 300 + ".pdf"), put("a.pdf", office.answer("legal").data))
    found = rows(page)
    assert [word for word, _name, _line in found] == ["Not read in", "Not read in", "Genuine"]
    assert "There is no file" in found[0][2]
    assert office.state("legal") == "approved"


def test_after_the_call_the_answer_counts_and_who_when_and_how_is_recorded(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("devops")
    receive(desk, page, put("devops.pdf", office.answer("devops").data))
    text = shown(page)
    number = office.laptops["devops"].certificate.number
    assert "Nobody has yet confirmed that this key belongs to Tarek Yilmaz." in text
    assert number in " ".join(text.split())
    assert "Call Tarek Yilmaz on a number you already have, not one from this file." in text
    step = page.detail().step()
    assert step.text() == "Confirm and count as APPROVED"
    assert not step.isEnabled()
    how = part(page, QComboBox, "Confirmed by")
    assert isinstance(how, QComboBox)
    source = part(page, QComboBox, "Number taken from")
    assert isinstance(source, QComboBox)
    how.setCurrentIndex(how.findText("Video call"))
    assert not source.isVisible(), "a picture says who it is"
    how.setCurrentIndex(how.findText("Phone call"))
    source.setCurrentIndex(source.findText("A number I knew before"))
    assert "Recorded as: confirmed by Anna Berger, by phone, on a number known before, " in shown(page)
    tick = page.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert step.isEnabled()
    assert office.state("devops") == "identity-open"
    press(page, "Confirm and count as APPROVED")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    assert office.state("devops") == "approved"
    (entry,) = compared(desk)
    assert (entry.person, entry.compared_by, entry.compared_how) == ("Tarek Yilmaz", "Anna Berger", "phone-known")
    assert rows(page)[0][0] == "Genuine"
    assert "GENUINE" in shown(page)
    assert has_button(page, "Save receipt…")


def test_different_numbers_record_nothing_and_say_what_to_do(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("devops")
    receive(desk, page, put("devops.pdf", office.answer("devops").data))
    press(page, "Numbers differ…")
    assert "The numbers differ: do not count this file." in shown(page)
    assert not has_button(page, "Confirm and count as APPROVED")
    assert compared(desk) == []
    assert office.state("devops") == "identity-open"
    press(page, "Back to the number")
    assert has_button(page, "Confirm and count as APPROVED")


def test_the_tick_survives_a_change_of_the_records_but_not_another_file(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("devops", "legal")
    receive(desk, page, put("a.pdf", office.answer("devops").data), put("b.pdf", office.answer("legal").data))
    tick = page.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    tick.click()
    page.show_release(desk.overview())
    assert tick.isChecked()
    choose(page, "b.pdf")
    assert not tick.isChecked()


def test_a_receipt_is_signed_and_written_beside_the_file(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path], inbox: Path
) -> None:
    office.ask("legal")
    office.confirm("legal")
    receive(desk, page, put("legal.pdf", office.answer("legal").data))
    press(page, "Save receipt…")
    field = part(page, QLineEdit, "Passphrase of your key")
    QTest.keyClicks(field, "wrong")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    assert list(inbox.glob("receipt*")) == []
    assert "passphrase" in shown(page).lower()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, PASSPHRASE)
    press(page, "Sign and save receipt")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    written = (inbox / "receipt-legal.pdf").read_bytes()
    found = office.verify(written)
    assert found.statement is not None
    assert (found.verdict, found.statement.kind) == ("genuine", "receipt")
    assert field.text() == ""
    assert "Saved as" in shown(page)
    press(page, "Save receipt…")
    assert wait_until(lambda: not desk.bridge.writing)
    assert (inbox / "receipt-legal-2.pdf").read_bytes() == written


def test_a_second_time_is_recognised_and_counts_nothing_twice(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    path = put("legal.pdf", office.answer("legal").data)
    receive(desk, page, path)
    receive(desk, page, path)
    assert len(rows(page)) == 1
    assert "read in before" in shown(page)
    assert len(desk.overview().state.sign_offs) == 1


def test_what_waits_since_earlier_is_there_after_a_restart(
    desk: Desk, qtbot: QtBot, office: Office, look: QApplication
) -> None:
    assert look is not None
    office.ask("devops")
    data = office.answer("devops").data
    office.receive(data, "Sign-off.pdf")
    page = opened(desk, qtbot)
    assert rows(page) == [("Unknown signer", "Tarek Yilmaz, DevOps Lead", "Waits for your call")]
    assert wait_until(lambda: has_button(page, "Confirm and count as APPROVED"))
    assert rows(page)[0][1] == "Sign-off.pdf"
    page.show_subject(hashlib.sha256(data).hexdigest())
    assert page.detail().item is not None
    page.findChild(QCheckBox).click()  # type: ignore[union-attr]  # it is there
    press(page, "Confirm and count as APPROVED")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    assert office.state("devops") == "approved"


def test_the_session_survives_a_page_made_anew(
    desk: Desk, page: ReceivePage, qtbot: QtBot, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    receive(desk, page, put("legal.pdf", office.answer("legal").data))
    again = opened(desk, qtbot)
    assert rows(again) == rows(page)


def test_fifty_files_come_one_by_one_and_can_be_stopped(
    desk: Desk, page: ReceivePage, put: Callable[[str, bytes], Path]
) -> None:
    paths = [put(f"{number:02}.pdf", b"nothing %d" % number) for number in range(50)]
    page.show_subject("\n".join(map(str, paths)))
    assert wait_until(lambda: any(row.state for row in page.files().records()))
    page.stop()
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    found = [line for _word, _name, line in rows(page)]
    assert len(found) == 50
    assert "Stopped before it was read in" in found


@pytest.mark.parametrize(
    "name",
    ["<b>bold &amp; co.pdf", "שלום עולם.pdf", "\u202egpj.fdp.pdf", "e\u0301" * 80 + ".pdf", "x" * 251 + ".pdf"],
)
def test_a_name_is_shown_as_it_is(desk: Desk, page: ReceivePage, put: Callable[[str, bytes], Path], name: str) -> None:
    receive(desk, page, put(name, b"no pdf"))
    assert rows(page)[0][:2] == ("Not checkable", name)
    assert page.grab().width() == 1150
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


def test_an_older_candidate_and_a_stranger_to_the_request_have_their_own_sentences(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    stranger = new_laptop(office.folder / "mallory", "Mallory", "Legal")
    request = office.ask("legal")["legal"]
    answer = Response(answers=(), decision="not-competent", reason="")
    receive(desk, page, put("m.pdf", stranger.sign(request.data, answer, now=office.now()).data))
    assert rows(page)[0] == ("Unknown signer", "m.pdf", "Waits for your call")
    assert "Mallory, Legal / Compliance" in shown(page)
    assert "NOT COMPETENT" in shown(page)


def test_conditions_and_comments_are_shown_in_words(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("devops")
    office.confirm("devops")
    condition = Condition(key="C-1", text="Backups <i>tested</i>", owner="Ops", due=START, when="before-t0")
    answer = office.answer(
        "devops", Response(answers=approved(1).answers, decision="conditional", conditions=(condition,))
    )
    receive(desk, page, put("d.pdf", answer.data))
    text = shown(page)
    assert "Backups <i>tested</i>" in text
    assert "C-1" in text
    assert "APPROVED WITH CONDITIONS" in text
    assert is_approval(answer.statement)
