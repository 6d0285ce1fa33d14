# SPDX-License-Identifier: MIT
"""Requests and receipts: signed with the manager's key, written where the user said, with a text to go with them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QListView, QPlainTextEdit, QPushButton

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.records import read_sign_off
from golive_desktop.services.releases import change_plan
from golive_desktop.system.files import DiskFiles
from golive_desktop.ui.pages.signoffs.orders import free_path
from golive_desktop.ui.pages.signoffs.page import SignOffsPage
from golive_desktop.ui.pages.signoffs.signing import SigningPanel
from tests.office import Office
from tests.ui.desk import Desk, wait_until
from tests.ui.signoffs.sight import (
    buttons,
    field,
    filled,
    press,
    renew,
    shown_page,
    sign,
    texts,
    ticks,
    turn_to,
    wait_text,
)


def into(page: SignOffsPage, folder: Path) -> None:
    field(page, "Folder").setText(str(folder))


def test_whoever_is_due_is_ticked_and_gets_a_file(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path
) -> None:
    page.show_subject("send")
    assert [(text.split(" · ")[0], ticked) for text, ticked in ticks(page)] == [
        ("Legal / Compliance", True),
        ("DevOps Lead", True),
    ]
    assert filled(page) == ["Sign 2 requests"]
    people = next(found for found in page.findChildren(QListView) if found.isVisible())
    around = page.findChild(SigningPanel)
    assert around is not None
    assert around.focusPolicy() == Qt.FocusPolicy.NoFocus, "the keyboard stops at nothing without a name"
    people.setFocus()
    QTest.keyClick(people, Qt.Key.Key_Space)
    assert filled(page) == ["Sign one request"]
    QTest.keyClick(people, Qt.Key.Key_Space)
    into(page, tmp_path / "out" / "requests")
    sign(page, desk, "Sign 2 requests")
    assert wait_text(page, "2 requests are signed and lie in")
    for role in ("legal", "devops"):
        data = (tmp_path / "out" / "requests" / f"{role}.golive").read_bytes()
        assert office.verify(data).verdict == "genuine"
    press(page, "Copy text")
    letter = QGuiApplication.clipboard().text()
    assert "You are asked to decide as Legal / Compliance on Zebra, rc-7." in letter
    assert "legal.golive" in letter
    assert "Anna Berger" in letter
    renew(page, desk)
    assert {office.state("legal"), office.state("devops")} == {"requested"}
    again = shown_page(desk)
    again.show_subject("send")
    assert any("Nobody is to be asked now." in text for text in texts(again))
    assert buttons(again) == ["Cancel"]
    turn_to(again, desk, "legal")
    press(again, "Send request again…")
    assert field(again, "Folder").text() == str(tmp_path / "out" / "requests"), "the folder is remembered"
    sign(again, desk, "Sign one request")
    assert (tmp_path / "out" / "requests" / "legal-2.golive").exists(), "the earlier file is never replaced"
    again.close()


def test_a_key_that_ends_is_said_before_requests_are_signed_with_it(page: SignOffsPage, desk: Desk) -> None:
    overview = desk.overview()
    end = overview.own[0].certificate.not_after
    page.show_release(replace(overview, at=end - timedelta(days=3)))
    page.show_subject("send")
    assert any(text.startswith("Your key ends on") for text in texts(page))
    assert filled(page) == ["Sign 2 requests"]
    page.show_release(replace(overview, at=end + timedelta(days=3)))
    assert any(text.startswith("Your key expired on") for text in texts(page))
    run = next(
        made for made in page.findChildren(QPushButton) if made.isVisible() and made.property("kind") == "filled"
    )
    assert not run.isEnabled()
    press(page, "My keys")
    assert desk.shell.stages == [("identities", "")]


def test_a_wrong_passphrase_is_said_at_the_field_and_nothing_is_signed(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path
) -> None:
    turn_to(page, desk, "legal")
    press(page, "Send request…")
    into(page, tmp_path)
    press(page, "Sign one request")
    assert wait_text(page, "Type the passphrase of your key.")
    sign(page, desk, "Sign one request", passphrase="not this one")
    assert wait_text(page, "The passphrase")
    assert office.state("legal") == "not-requested"
    assert list(tmp_path.glob("*.golive")) == []
    sign(page, desk, "Sign one request")
    assert wait_text(page, "The request is signed and lies in")
    assert field_is_empty(page)


def field_is_empty(page: SignOffsPage) -> bool:
    return field(page, "Passphrase").text() == ""


def test_a_folder_that_cannot_be_made_stops_before_anything_is_signed(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    turn_to(page, desk, "legal")
    press(page, "Send request…")
    into(page, tmp_path / "file")
    sign(page, desk, "Sign one request")
    assert office.state("legal") == "not-requested"
    assert "Folder" in page.focusWidget().accessibleName()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert filled(page) == ["Send request…"]


def test_the_keyboard_comes_back_after_what_stopped_it(page: SignOffsPage, desk: Desk, office: Office) -> None:
    plan = desk.overview().release.plan
    people = tuple(replace(person, person="\u05d3\u05e0\u05d4") for person in plan.stakeholders)
    change_plan(office.manager.adapters, office.release.id, replace(plan, stakeholders=people), now=office.now())
    renew(page, desk)
    turn_to(page, desk, "legal")
    press(page, "Send request…")
    sign(page, desk, "Sign one request")
    assert wait_text(page, "These letters cannot be printed")
    assert wait_until(lambda: page.focusWidget() is not None and page.focusWidget().accessibleName() == "Passphrase")


def test_a_file_that_cannot_be_written_is_kept_and_can_be_saved_again(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_to(page, desk, "legal")
    press(page, "Send request…")
    long = tmp_path / "folder"
    into(page, long)

    def full(_files: DiskFiles, path: Path, _data: bytes, **_options: bool) -> None:
        raise KnownError.of("files.disk-full", path.name)

    with monkeypatch.context() as patched:
        patched.setattr(DiskFiles, "write", full)
        sign(page, desk, "Sign one request")
    assert wait_text(page, "It is signed and kept here, but could not be written to the folder.")
    renew(page, desk)
    assert office.state("legal") == "requested"
    press(page, "Remind…")
    letter = next(edit for edit in page.findChildren(QPlainTextEdit) if edit.isVisible())
    assert "is still open" in letter.toPlainText()
    target = tmp_path / "again.golive"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    press(page, "Save the request again…")
    assert wait_until(target.exists)
    assert office.verify(target.read_bytes()).verdict == "genuine"


def test_a_receipt_is_given_once_and_can_be_saved_again(
    page: SignOffsPage, desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.confirm("legal")
    office.ask("legal")
    approval = office.answer("legal")
    office.receive(approval.data)
    renew(page, desk)
    turn_to(page, desk, "legal")
    press(page, "Send receipt…")
    assert any("Katrin Albers gets a signed answer" in text for text in texts(page))
    into(page, tmp_path)
    sign(page, desk, "Sign the receipt")
    assert wait_text(page, "The receipt is signed and lies in")
    receipt = (tmp_path / "receipt-legal.pdf").read_bytes()
    assert office.verify(receipt).verdict == "genuine"
    press(page, "Copy text")
    assert "Your sign-off was counted as APPROVED." in QGuiApplication.clipboard().text()
    renew(page, desk)
    assert filled(page) == []
    target = tmp_path / "again.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    press(page, "Save receipt again…")
    assert wait_until(target.exists)
    assert target.read_bytes() == receipt
    assert read_sign_off(desk.context.adapters, approval.sha256).statement.body.role == "legal"


def test_the_folder_can_be_chosen_in_a_dialog(
    page: SignOffsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_subject("send")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    press(page, "Choose…")
    assert field(page, "Folder").text() == str(tmp_path)
    field(page, "Folder").clear()
    press(page, "Sign 2 requests")
    assert any("Say into which folder the files shall go." in text for text in texts(page))


def test_without_a_key_there_is_a_way_to_one(desk: Desk, office: Office) -> None:
    other = desk.at(office.laptops["legal"])
    with other.context.adapters.store.writing() as work:
        work.releases.add(office.release)
    page = shown_page(other)
    page.show_subject("send")
    assert "Sign 2 requests" in buttons(page)
    page.close()


def test_an_earlier_file_is_never_replaced(tmp_path: Path) -> None:
    assert free_path(tmp_path, "legal.golive") == tmp_path / "legal.golive"
    for name in ("legal.golive", "legal-2.golive"):
        (tmp_path / name).touch()
    assert free_path(tmp_path, "legal.golive") == tmp_path / "legal-3.golive"
