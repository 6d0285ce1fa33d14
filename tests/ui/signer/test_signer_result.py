# SPDX-License-Identifier: MIT
"""What was signed: shown again and taken back, and counted at once where it was signed on the laptop that asks."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from golive_desktop.i18n.moments import show_time
from golive_desktop.services.identities import import_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.receive import receive
from golive_desktop.ui.stages.signer.dialogs import SecretDialog
from golive_desktop.ui.stages.signer.stage import make_stage
from tests.office import PASSPHRASE, START, Office
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Desktop, Signer, draft_in
from tests.ui.signer.test_signer_sign import to_the_sheet


def dialog(signer: Signer) -> SecretDialog:
    (found,) = (made for made in signer.desk.context.window.findChildren(SecretDialog) if made.isVisible())
    return found


def test_one_button_hands_the_reply_to_the_mail_program(signer: Signer, desktop: Desktop) -> None:
    signer.desk.office.confirm("legal")
    to_the_sheet(signer)
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    path = signer.request.with_name("Sign-off_legal_rc-7.pdf")
    signer.click("Send reply")
    signer.click("Send reply")
    assert desktop.opened == [path.with_suffix(".eml")] * 2, "pressed twice it is one draft"
    draft = draft_in(desktop.opened[0])
    assert (draft["X-Unsent"], draft["Subject"]) == ("1", "Sign-off Legal / Compliance, rc-7: APPROVED")
    author = signer.desk.office.manager.certificate.subject
    assert draft["To"] == f"{author.name} <{author.email}>"
    assert "attached is my signed sign-off for Zebra rc-7." in draft.get_body().get_content()  # type: ignore[union-attr]  # it has a text
    (file,) = draft.iter_attachments()
    assert (file.get_filename(), file.get_content()) == (path.name, path.read_bytes())
    assert "Press Send there." in signer.shown()
    assert "Sign-off_legal_rc-7.eml" in signer.shown(), "whoever has no mail program finds it"
    signer.click("Withdraw…")
    inside = replace(signer, stage=dialog(signer))  # type: ignore[arg-type]  # the same hands in another window
    inside.type("Reason, one sentence", "New facts")
    inside.type("Passphrase", PASSPHRASE)
    inside.click("Withdraw")
    signer.click("Send reply")
    draft = draft_in(desktop.opened[-1])
    assert "I withdraw my sign-off" in draft.get_body().get_content()  # type: ignore[union-attr]  # it has a text
    assert [file.get_filename() for file in draft.iter_attachments()] == ["Withdrawal_legal.pdf"]


def test_what_was_signed_is_shown_again_counted_and_can_be_taken_back(
    signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = signer.desk.office
    office.confirm("legal")
    to_the_sheet(signer)
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert office.laptops["legal"].certificate.number.split()[0] in signer.shown()
    signer.click("Copy text")
    assert "attached is my signed sign-off for Zebra rc-7." in QApplication.clipboard().text()
    path = signer.request.with_name("Sign-off_legal_rc-7.pdf")
    receipt = office.receipt(office.receive(path.read_bytes()))
    adapters = signer.desk.context.adapters
    receive(adapters, receipt.data, name="receipt.pdf", now=office.now())
    signer.stage.show_subject("gone.golive")
    signer.settle()
    signer.open()
    assert (
        f"Anna Berger counted it {show_time(receipt.statement.body.counted_at.astimezone(), 'en')}." in signer.shown()
    )
    signer.click("Withdraw…")
    asked = dialog(signer)
    inside = replace(signer, stage=asked)  # type: ignore[arg-type]  # the same hands in another window
    inside.click("Withdraw")
    assert "Say why in one sentence." in inside.shown()
    inside.type("Reason, one sentence", "New facts")
    inside.type("Passphrase", "wrong")
    inside.click("Withdraw")
    assert "The passphrase is not right. Next try in 10 seconds." in inside.shown()
    inside.wait_is_over()
    inside.field("Passphrase").setProperty("text", PASSPHRASE)
    inside.click("Withdraw")
    assert not asked.isVisible()
    assert "Withdrawn" in signer.shown()
    assert not signer.buttons("Withdraw…")
    withdrawal = signer.request.with_name("Withdrawal_legal.pdf")
    assert office.receive(withdrawal.read_bytes()).outcome == "withdrawn"
    assert office.state("legal") == "withdrawn"
    there = signer.request.with_name("once more.pdf")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(there), ""))
    signer.click("Save a copy…")
    assert there.read_bytes() == withdrawal.read_bytes(), "what still has to be sent, not what was taken back"
    assert signer.buttons("Send reply")


def visitor(office: Office) -> SigningKey:
    key_file = office.laptops["legal"].key.identity.key_file
    identity = import_identity(office.manager.adapters, "visitor", key_file, passphrase=PASSPHRASE, now=START)
    return SigningKey(identity=identity, passphrase=PASSPHRASE)


def test_who_signs_on_the_managers_laptop_is_counted_at_once(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    visitor(office)
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1366, 768)
    stage.show()
    signer = Signer(desk=desk, stage=stage, request=Path())
    signer.open("here:legal")
    assert "on the laptop of Anna Berger" in signer.shown()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    assert "The answer is received on this laptop at once." in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert office.state("legal") == "approved"
    signer.click("Back to the release")
    assert desk.shell.pages == [("signoffs", "legal")]
    assert not signer.buttons("Copy text"), "no letter to somebody who has it already"
    assert "Save the file first." not in signer.shown()


def test_nobody_signs_here_who_was_not_asked(desk: Desk, qtbot: QtBot) -> None:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.show()
    signer = Signer(desk=desk, stage=stage, request=Path())
    signer.open("here:devops")
    assert "devops has not been asked yet." in signer.shown()


def test_a_signature_that_comes_late_is_not_put_to_another_request(signer: Signer) -> None:
    to_the_sheet(signer)
    other = signer.desk.office.ask("legal")["legal"].data
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.open_before_it_is_signed("Sign as APPROVED", other)
    assert sorted(path.name for path in signer.request.parent.glob("*.pdf")) == ["Sign-off_legal_rc-7.pdf"]
    assert signer.buttons("Yes: Privacy checked"), "the other one is not answered yet"
    assert not signer.buttons("Send reply")
    signer.open()
    assert signer.buttons("Send reply"), "and the first one has its answer"
