# SPDX-License-Identifier: MIT
"""Rarer files, keys and windows: what is dropped, announced, revoked, older, and where there is little room."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMetaObject, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from golive_desktop.services.authorities import add_authority
from golive_desktop.services.identities import announce_identity, import_identity
from golive_desktop.services.releases import set_candidate
from golive_desktop.services.rosters import revoke_key
from golive_desktop.ui.pages.receive.page import ReceivePage
from golive_desktop.ui.parts.drop import DropArea
from tests.company import authority, company_laptop, employee
from tests.office import PASSPHRASE, Office, new_laptop, rejected
from tests.services.test_authorities import vouched
from tests.ui.desk import Desk, desk_of, wait_until
from tests.ui.receive.hands import (
    compared,
    has_button,
    name_shown,
    opened,
    part,
    press,
    receive,
    rows,
    shown,
)

ROOT = authority()


def test_files_are_dropped_and_pasted(desk: Desk, page: ReceivePage, put: Callable[[str, bytes], Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(put("dropped.pdf", b"no"))), QUrl("https://example.com/x.pdf")])
    area = page.findChild(DropArea)
    assert isinstance(area, DropArea)
    area.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert wait_until(lambda: not desk.bridge.writing)
    pasted = QMimeData()
    pasted.setUrls([QUrl.fromLocalFile(str(put("pasted.pdf", b"no no")))])
    QGuiApplication.clipboard().setMimeData(pasted)
    assert QMetaObject.invokeMethod(page, "paste")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    assert [name for _word, name, _line in rows(page)] == ["pasted.pdf", "dropped.pdf"]


def test_in_german(look: QApplication, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]) -> None:
    assert look is not None
    desk = desk_of(office, language="de")
    page = opened(desk, qtbot)
    office.ask("devops")
    receive(desk, page, put("devops.pdf", office.answer("devops").data))
    assert rows(page)[0][0] == "Unbekannte Unterschrift"
    assert "UNBEKANNTE UNTERSCHRIFT" in shown(page)
    desk.settle()


def test_without_room_for_both_the_list_comes_first_and_the_file_after_it(
    desk: Desk, qtbot: QtBot, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    page = opened(desk, qtbot, width=560)
    office.ask("devops")
    receive(desk, page, put("devops.pdf", office.answer("devops").data))
    assert page.files().isVisibleTo(page)
    assert not page.detail().isVisibleTo(page)
    assert page.focusWidget() is page.files(), "whoever handed a file over goes on from there by keyboard"
    QTest.keyClick(page.files(), Qt.Key.Key_Return)
    assert page.detail().isVisibleTo(page)
    assert not page.files().isVisibleTo(page)
    press(page, "All files")
    assert page.files().isVisibleTo(page)


def test_a_file_that_comes_twice_leaves_the_next_step_to_what_became_of_it(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    data = office.answer("legal").data
    receive(desk, page, put("legal.pdf", data), put("copy.pdf", data))
    said = shown(page)
    assert "read in before" in said
    assert "Send the receipt." in said
    assert "Nothing more is to be done." not in said


def test_a_link_leads_to_a_file_of_an_earlier_session(desk: Desk, qtbot: QtBot, office: Office) -> None:
    office.ask("legal", "devops")
    office.confirm("legal")
    data = office.answer("legal").data
    office.receive(data, "legal.pdf")
    office.receive(office.answer("devops").data, "devops.pdf")
    page = opened(desk, qtbot)
    page.show_subject(hashlib.sha256(data).hexdigest())
    assert wait_until(lambda: name_shown(page) == "legal.pdf")
    assert has_button(page, "Save receipt…")
    assert page.subject() == hashlib.sha256(data).hexdigest()
    page.show_subject("0" * 64)
    assert name_shown(page) == "legal.pdf"


def test_a_key_that_was_announced_is_confirmed_for_a_role(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    legal = office.laptops["legal"]
    announced = announce_identity(legal.adapters, legal.key, language="en", now=office.now())
    receive(desk, page, put("identity.pdf", announced.data))
    role = part(page, QComboBox, "Role in this release")
    assert isinstance(role, QComboBox)
    assert role.currentText() == "Legal / Compliance", "the role that the file points to, not the first of the plan"
    tick = page.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    tick.click()
    press(page, "Confirm the key")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    (entry,) = compared(desk)
    assert (entry.role, entry.person) == ("legal", "Katrin Albers")
    assert rows(page)[0][0] == "Genuine"
    office.ask("legal")
    receive(desk, page, put("legal.pdf", office.answer("legal").data))
    assert office.state("legal") == "approved"


def test_a_company_certificate_waits_for_the_comparison_all_the_same(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    add_authority(office.manager.adapters, ROOT.pem, vouched=vouched(), now=office.now())
    legal = company_laptop(office.laptops["legal"], employee(ROOT, title="legal"))
    announced = announce_identity(legal.adapters, legal.key, language="en", now=office.now())
    office.ask("devops")
    files = {"identity.pdf": announced.data, "devops.pdf": office.answer("devops").data}
    receive(desk, page, *(put(name, data) for name, data in files.items()))
    press(page, "Later")
    if name_shown(page) != "identity.pdf":
        press(page, "Later")
    assert name_shown(page) == "identity.pdf"
    assert ("Genuine", "identity.pdf") in {(word, name) for word, name, _line in rows(page)}
    assert "A company authority vouches for the name Katrin Albers." in shown(page)
    tick = page.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    tick.click()
    press(page, "Confirm the key")
    assert wait_until(lambda: not desk.bridge.writing)
    desk.settle()
    (entry,) = compared(desk)
    assert entry.fingerprint == legal.certificate.fingerprint
    assert "A company authority vouches" not in shown(page)


def test_later_goes_on_to_the_next_file_that_waits(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal", "devops")
    receive(desk, page, put("a.pdf", office.answer("legal").data), put("b.pdf", office.answer("devops").data))
    assert "Katrin Albers" in shown(page)
    press(page, "Later")
    assert "Call Tarek Yilmaz" in shown(page)
    assert office.state("legal") == "identity-open"


def test_a_second_different_answer_is_a_conflict_and_says_what_to_do(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    request = office.ask("legal")["legal"]
    office.confirm("legal")
    first = office.answer("legal").data
    twin = new_laptop(office.folder / "twin", "Katrin Albers", "legal")
    second = twin.sign(request.data, rejected(2), now=office.now()).data
    receive(desk, page, put("first.pdf", first), put("second.pdf", second))
    assert [line for _word, _name, line in rows(page)] == ["Two answers", "Two answers"]
    press(page, "Ask again…")
    assert desk.shell.pages == [("signoffs", "legal")]


def test_a_revoked_key_cannot_be_confirmed_again_by_a_click(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    fingerprint = office.laptops["legal"].certificate.fingerprint
    revoke_key(office.manager.adapters, office.release.id, fingerprint, now=office.now())
    office.now()
    receive(desk, page, put("legal.pdf", office.answer("legal").data))
    text = shown(page)
    assert "the key of Katrin Albers was revoked before it was signed." in text
    assert not has_button(page, "Confirm and count as APPROVED")
    assert office.state("legal") != "approved"


def test_an_answer_for_an_older_candidate_says_so(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    answer = office.answer("legal").data
    set_candidate(office.manager.adapters, office.release.id, commit="cd" * 20, artefacts=(), now=office.now())
    page.show_release(desk.overview())
    receive(desk, page, put("legal.pdf", answer))
    assert rows(page) == [("Genuine", "legal.pdf", "Answers an earlier build of rc-7")]
    assert "rc-7, but another build" in shown(page)
    assert has_button(page, "Ask again…")
    assert office.state("legal") != "approved"


def test_a_key_made_on_this_laptop_is_compared_like_any_other(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    key_file = office.laptops["legal"].key.identity.key_file
    import_identity(office.manager.adapters, "visitor", key_file, passphrase=PASSPHRASE, now=office.now())
    office.ask("legal")
    receive(desk, page, put("legal.pdf", office.answer("legal").data))
    assert office.state("legal") == "identity-open"
    assert rows(page)[0][0] == "Unknown signer"
    assert "Nobody has yet confirmed that this key belongs to Katrin Albers." in shown(page)
