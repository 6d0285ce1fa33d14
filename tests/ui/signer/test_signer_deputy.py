# SPDX-License-Identifier: MIT
"""Who cannot sign names a deputy in the signer's view; the manager receives it and asks the deputy."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.answering import look_at_request
from golive_desktop.services.papers import papers_of
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.pages.documents.lines import lines_of
from golive_desktop.ui.pages.signoffs.page import make_page
from golive_desktop.ui.stages.signer.saying import may_delegate
from tests.office import PASSPHRASE, Office, approved, new_laptop
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Desktop, Signer, draft_in, signer_at


def named(office: Office, desk: Desk, qtbot: QtBot, desktop: Desktop) -> Path:
    """Katrin Albers names Berta Beck and hands it over; the file."""
    made = signer_at(desk, office.laptops["legal"], office.requests["legal"].data, qtbot)
    made.open()
    made.click("Reject, or not mine to decide…")
    made.click("My deputy decides…")
    made.click("Name the deputy")
    assert "Say who signs in your place." in made.shown()
    made.type("Name of the deputy", "Berta Beck")
    made.click("Name the deputy")
    assert "Give the address in the deputy's key." in made.shown()
    made.type("E-mail address", "berta@example.com")
    made.type("Passphrase for your key", PASSPHRASE)
    name = made.field("Name of the deputy")
    assert isinstance(name, QLineEdit)
    name.setText("Berta Béck 田")
    made.wait(lambda: "Latin, Greek and Cyrillic ones can." in made.shown())
    made.click("Name the deputy")
    assert name.hasFocus()
    name.selectAll()
    made.type("Name of the deputy", "Berta Beck")
    assert "“Berta Beck may sign in my place as Legal / Compliance.”" in made.shown()
    made.click("Name the deputy")
    assert "Berta Beck may sign in your place as Legal / Compliance, until 4 Dec 2026" in made.shown()
    assert QApplication.focusWidget() is made.button("Send reply")
    made.key(Qt.Key.Key_Return)
    made.click("Copy text")
    assert "Berta Beck, berta@example.com, signs in my place." in QApplication.clipboard().text()
    file = made.request.with_name("delegation-legal.pdf")
    draft = draft_in(desktop.opened[0])
    assert draft["Subject"] == "Deputy for Legal / Compliance: Zebra rc-7"
    assert draft["To"] == f"Anna Berger <{office.manager.certificate.subject.email}>"
    assert [(part.get_filename(), part.get_content()) for part in draft.iter_attachments()] == [
        (file.name, file.read_bytes())
    ]
    back(made)
    return file


def back(made: Signer) -> None:
    """The request is there as before: whoever named a deputy can still sign."""
    made.click("Back")
    assert made.buttons("My deputy decides…")


def field(page: QWidget, name: str) -> QLineEdit:
    edits = (edit for edit in page.findChildren(QLineEdit) if edit.isVisible())
    return next(edit for edit in edits if edit.accessibleName() == name)


def press(desk: Desk, page: QWidget, text: str) -> None:
    made = next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    desk.settle()


def test_a_deputy_is_named_asked_and_signs_in_the_place_of(
    desk: Desk, qtbot: QtBot, tmp_path: Path, desktop: Desktop
) -> None:
    office = desk.office
    office.confirm("legal")
    office.ask("legal")
    file = named(office, desk, qtbot, desktop)
    assert office.receive(file.read_bytes()).outcome == "delegated"
    page = make_page(desk.context)
    qtbot.addWidget(page)
    page.resize(1158, 732)
    page.show_release(desk.overview())
    page.show()
    page.show_subject("deputy:legal")
    field(page, "Folder").setText(str(tmp_path))
    field(page, "Passphrase").setText(PASSPHRASE)
    press(desk, page, "Sign one request")
    page.show_release(desk.overview())
    request = (tmp_path / "legal.golive").read_bytes()
    berta = new_laptop(office.folder / "berta", "Berta Beck", "Legal", email="berta@example.com")
    asked = look_at_request(berta.adapters, desk.context.computer.calls, request, name="x", now=office.now())
    assert not may_delegate(asked, guest=False)
    office.confirm("legal", laptop=berta)
    answer = berta.sign(request, approved(2), now=office.now())
    assert office.receive(answer.data).outcome == "counted"
    row = desk.overview().row("legal")
    assert row is not None
    assert (row.person, row.principal) == ("Berta Beck", "Katrin Albers")
    overview = desk.overview()
    papers = lines_of(papers_of(desk.context.adapters, overview), calendar_of(overview, desk.context.words))
    assert "Legal / Compliance · Berta Beck for Katrin Albers" in {line.who for line in papers}
    berta.adapters.store.close()
