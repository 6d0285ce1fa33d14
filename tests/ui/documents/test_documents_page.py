# SPDX-License-Identifier: MIT
"""Documents: what was signed is listed, shown inside the app with its verdict, saved byte for byte, and united."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.papers import Paper
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.pages.documents.compiling import CompileOrder, CompilePanel, dossier_name, what_it_will_say
from golive_desktop.ui.pages.documents.lines import lines_of, safe_name
from golive_desktop.ui.pages.documents.listing import PaperList
from golive_desktop.ui.pages.documents.page import DocumentsPage, make_page
from golive_desktop.ui.parts.preview import Preview
from golive_desktop.ui.words import Words
from tests.office import PASSPHRASE, Office
from tests.ui.desk import Desk, desk_of, wait_until

Part = TypeVar("Part", bound=QWidget)
EN = Words(language="en")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BERLIN = Calendar(words=EN, now=NOON, zone=ZoneInfo("Europe/Berlin"), zone_name="Europe/Berlin")


@pytest.fixture
def asked(office: Office) -> Office:
    """Two requests are out, one sign-off is back and counted."""
    office.confirm("legal")
    office.ask("legal", "devops")
    office.receipt(office.receive(office.answer("legal").data, "legal.pdf"))
    return office


def opened(desk: Desk, qtbot: QtBot) -> DocumentsPage:
    page = make_page(desk.context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.show_release(desk.overview())
    desk.settle()
    return page


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    """The visible part of `page` with this accessible name or text."""
    for found in page.findChildren(kind):
        if found.isVisible() and name in {found.accessibleName(), getattr(found, "text", str)()}:
            return found
    raise AssertionError(name)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def part(page: QWidget, kind: type[Part]) -> Part:
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def list_of(page: DocumentsPage) -> QListView:
    return part(page, PaperList).list_view()


def paper(number: int = 1, *, name: str = "a.pdf", kind: str = "approval") -> Paper:
    return Paper(
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        statement=f"s-{number}",
        kind=kind,
        role=f"Role {number}",
        person="<b>Eve</b>",
        principal="",
        direction="received",
        at=datetime(2026, 3, 4, 9, 31, tzinfo=UTC),
        name=name,
    )


def test_nothing_yet_is_said_in_one_sentence(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    assert "Nothing was sent or received yet." in texts(page)
    assert "Nothing is chosen." in texts(page)
    assert "0 files" in texts(page)


def test_a_document_is_shown_with_its_pages_and_its_verdict(asked: Office, desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    assert list_of(page).model().rowCount() == 5
    page.show_subject(asked.requests["legal"].sha256)
    assert wait_until(lambda: "Genuine" in texts(page))
    said = texts(page)
    assert "Request for sign-off – Legal / Compliance · Anna Berger" in said
    assert "unchanged since it was signed, and the key of Anna Berger is known here" in said
    assert named(page, QLineEdit, "Page").property("text") == "1"
    assert "of 2" in said or "of 1" in said


def test_the_facts_behind_the_verdict_are_folded_away(asked: Office, desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    page.show_subject(asked.requests["legal"].sha256)
    assert wait_until(lambda: "Genuine" in texts(page))
    assert asked.manager.certificate.number not in texts(page)
    press(page, "Technical details: key, SHA-256, clock, checks made", qtbot)
    desk.settle()
    said = texts(page)
    assert asked.manager.certificate.number in said
    assert asked.requests["legal"].sha256 in said.replace(" ", "")


def test_an_unknown_signer_and_a_changed_file_are_said(asked: Office, desk: Desk, qtbot: QtBot) -> None:
    answer = asked.answer("devops").data
    asked.receive(answer, "devops.pdf")
    broken = bytearray(answer)
    broken[len(broken) // 2] ^= 1
    asked.receive(bytes(broken), "broken.pdf")
    page = opened(desk, qtbot)
    page.show_subject(hashlib.sha256(answer).hexdigest())
    assert wait_until(lambda: "Unknown signer" in texts(page))
    assert "Nobody has yet confirmed that this key belongs to Tarek Yilmaz." in texts(page)
    page.show_subject(hashlib.sha256(broken).hexdigest())
    assert wait_until(lambda: "This is not the file that was signed. It does not count." in texts(page))
    assert "Changed file, does not count" in texts(page)


def test_pages_and_size_by_keyboard(asked: Office, desk: Desk, qtbot: QtBot) -> None:
    asked.dossier()
    page = opened(desk, qtbot)
    preview = part(page, Preview)
    assert wait_until(lambda: preview.page_count() > 2)
    edit = named(page, QLineEdit, "Page")
    edit.setFocus()
    fitted = preview.zoom()
    press(page, "Next page", qtbot)
    assert preview.current_page() == 2
    edit.selectAll()
    qtbot.keyClicks(edit, "3")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert preview.current_page() == 3
    press(page, "Larger", qtbot)
    larger = preview.zoom()
    press(page, "Smaller", qtbot)
    assert larger > preview.zoom()
    press(page, "Whole page", qtbot)
    press(page, "Fit width", qtbot)
    assert preview.zoom() > 0
    assert fitted > 0
    assert "%" in texts(page)


def test_what_is_no_pdf_is_said_calmly(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot)
    for data in (b"", b"hello", b"%PDF-1.7\n%%EOF"):
        part(page, Preview).show_pdf(data, "Evidence")
        assert "has no pages that can be shown here" in texts(page)
        assert part(page, Preview).page_count() == 0


def test_a_copy_is_saved_byte_for_byte_and_its_folder_shown(
    asked: Office, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(desk, qtbot)
    page.show_subject(asked.requests["legal"].sha256)
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(page, "Save a copy…", qtbot)
    desk.settle()
    assert target.read_bytes() == asked.requests["legal"].data
    assert f"Saved as {EN.place(target)}" in texts(page)
    seen = _Opened()
    QDesktopServices.setUrlHandler("file", seen, "open_url")  # type: ignore[arg-type]  # the stub says bytes, Qt text
    press(page, "Show in folder", qtbot)
    QDesktopServices.unsetUrlHandler("file")
    assert seen.urls == [QUrl.fromLocalFile(str(tmp_path))]


class _Opened(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.urls.append(url)


def test_a_copy_that_cannot_be_written_is_said(
    asked: Office, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(desk, qtbot)
    page.show_subject(asked.requests["legal"].sha256)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "a.pdf"), ""))
    press(page, "Save a copy…", qtbot)
    desk.settle()
    assert "There is no folder" in texts(page)


def test_the_plan_is_exported_as_a_handbook_that_can_be_read_again_and_the_day_on_one_page(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(desk, qtbot)
    target = tmp_path / "plan.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page.show_subject("export-plan")
    assert wait_until(target.exists)
    desk.settle()
    again = desk.context.adapters.read_handbook(target.read_bytes()).plan
    assert again.stakeholders == desk.office.release.plan.stakeholders
    card = tmp_path / "card.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(card), ""))
    press(page, "Quick reference…", qtbot)
    desk.settle()
    assert card.read_bytes().startswith(b"%PDF-")
    assert f"Saved as {EN.place(card)}" in texts(page)


def test_the_dossier_says_its_verdict_first_and_is_shown_when_it_is_sealed(
    asked: Office, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(desk, qtbot)
    page.show_subject("compile")
    assert "NO-GO" in texts(page)
    assert "points stand between this release and GO" in texts(page)
    target = tmp_path / "dossier.pdf"
    file = named(page, QLineEdit, "File")
    file.setText(str(target))
    secret = named(page, QLineEdit, "Passphrase")
    assert page.first_focus() is secret
    qtbot.keyClicks(secret, "not that one")
    qtbot.keyClick(secret, Qt.Key.Key_Return)
    desk.settle()
    assert "passphrase" in texts(page).lower()
    assert not target.exists()
    secret.clear()
    qtbot.keyClicks(secret, PASSPHRASE)
    press(page, "Compile and seal", qtbot)
    assert wait_until(target.exists)
    desk.settle()
    page.show_release(desk.overview())
    assert wait_until(lambda: "Go-live dossier" in texts(page))
    assert "Edition 1 of the dossier is sealed. It says NO-GO." in texts(page)
    sealed = asked.verify(target.read_bytes()).statement
    assert sealed is not None
    assert isinstance(sealed.body, DossierBody)
    assert sealed.body.label == "DRAFT"
    assert part(page, CompilePanel).isHidden()
    press(page, "Compile dossier…", qtbot)
    file.setText(str(tmp_path / "second.pdf"))
    qtbot.keyClicks(secret, PASSPHRASE)
    press(page, "Compile and seal", qtbot)
    overview = desk.overview()
    page.show_release(replace(overview, release=replace(overview.release, id="another")))
    assert wait_until((tmp_path / "second.pdf").exists)
    desk.settle()
    assert "Edition 2" not in texts(page), "the verdict on one release is not said of another"


def test_nothing_is_replaced_and_nothing_sealed_in_vain(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(desk, qtbot)
    page.show_subject("compile")
    there = tmp_path / "there.pdf"
    there.write_bytes(b"mine")
    secret, file = named(page, QLineEdit, "Passphrase"), named(page, QLineEdit, "File")
    press(page, "Compile and seal", qtbot)
    assert "Type the passphrase of your key." in texts(page)
    qtbot.keyClicks(secret, PASSPHRASE)
    for place, said in (("", "Say where"), (str(there), "already there"), (str(tmp_path / "x" / "y.pdf"), "no folder")):
        file.setText(place)
        press(page, "Compile and seal", qtbot)
        desk.settle()
        assert said in texts(page)
    assert there.read_bytes() == b"mine"
    assert not desk.overview().statements


def test_the_panel_can_be_left_and_forgets_the_passphrase(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(desk, qtbot)
    press(page, "Compile dossier…", qtbot)
    secret = named(page, QLineEdit, "Passphrase")
    qtbot.keyClicks(secret, "secret")
    overview = desk.overview()
    end = overview.own[0].certificate.not_after
    page.show_release(replace(overview, at=end - timedelta(days=3)))
    assert "Your key ends on" in texts(page)
    assert named(page, QPushButton, "Compile and seal").isEnabled()
    page.show_release(replace(overview, at=end + timedelta(days=3)))
    assert "Your key expired on" in texts(page), "and no passphrase is asked for"
    assert not secret.isVisible()
    assert not any(made.isVisible() for made in page.findChildren(QPushButton) if made.text() == "Compile and seal")
    press(page, "Cancel", qtbot)
    assert secret.text() == ""
    assert named(page, QPushButton, "Compile dossier…").isVisible()
    page.show_release(overview)
    press(page, "Compile dossier…", qtbot)
    qtbot.keyClicks(secret, "secret")
    page.show_release(replace(overview, release=replace(overview.release, id="another")))
    assert secret.text() == "", "the dossier of one release is not compiled for another"
    assert named(page, QPushButton, "Compile dossier…").isVisible()
    page.show_release(overview)
    press(page, "Compile dossier…", qtbot)
    named(page, QLineEdit, "File").setText(str(tmp_path / "dossier.pdf"))
    qtbot.keyClicks(secret, "secret")
    press(page, "Compile and seal", qtbot)
    page.show_release(replace(overview, release=replace(overview.release, id="another")))
    desk.settle()
    assert [problem.code for problem in desk.shell.problems] == ["key.passphrase-wrong"], "said above all releases"
    press(page, "Compile dossier…", qtbot)
    assert "is not right" not in texts(page)


def test_an_order_does_not_tell_its_passphrase(desk: Desk) -> None:
    identity = desk.office.manager.key.identity
    order = CompileOrder(identity=identity, passphrase="quiet", label="", path=Path("a"), replaces=False)
    assert "quiet" not in repr(order)


def test_what_it_will_say_follows_the_verdict(office: Office, desk: Desk) -> None:
    assert "NO-GO" in what_it_will_say(desk.overview(), EN)
    office.go()
    assert what_it_will_say(desk.overview(), EN) == "Nothing stands in the way. Page 1 says GO."
    assert dossier_name(desk.overview()) == "rc-7-1"
    office.dossier()
    assert dossier_name(desk.overview()) == "rc-7-2"


def test_a_thousand_documents_are_found_by_typing(desk: Desk, qtbot: QtBot) -> None:
    chosen: list[str] = []
    made = PaperList(EN, theme_of("light"))
    qtbot.addWidget(made)
    made.chosen.connect(chosen.append)
    made.resize(340, 600)
    made.show()
    made.show_lines(lines_of([paper(number) for number in range(1000)], BERLIN))
    assert made.list_view().model().rowCount() == 1000
    assert chosen == [paper(0).sha256]
    qtbot.keyClicks(made.find_field(), "role 777")
    assert made.list_view().model().rowCount() == 1
    assert chosen[-1] == paper(777).sha256
    qtbot.keyClicks(made.find_field(), " zebra")
    assert "No document fits." in texts(made)
    assert made.choose("s-5")
    assert made.find_field().text() == ""
    current = made.current()
    assert current is not None
    assert current.paper == paper(5)
    assert not made.choose("s-5000")
    qtbot.keyClick(made.list_view(), Qt.Key.Key_Down)
    assert chosen[-1] == paper(6).sha256
    assert desk.shell.pages == []


def test_markup_is_shown_as_typed_and_names_of_strangers_are_harmless() -> None:
    line = lines_of([paper(name="../../<b>x</b>.pdf")], BERLIN)[0]
    assert "<b>Eve</b>" in line.who
    assert (line.when, line.time) == ("4 Mar 10:31", "4 Mar 2026, 10:31:00 (UTC+1)")
    assert line.spoken.startswith("Sign-off, Role 1 · <b>Eve</b>, Received · ")
    assert safe_name(paper(name="../../<b>x</b>.pdf")) == "b-.pdf"
    assert safe_name(paper(name="C:\\a\\..")) == "approval.pdf"
    assert len(safe_name(paper(name="ä" * 300 + ".pdf"))) == 120
    assert safe_name(paper(name="a\u202efdp.exe")) == "afdp.exe"


def test_german_and_one_column(asked: Office, look: QWidget, qtbot: QtBot) -> None:
    assert look is not None
    desk = desk_of(asked, language="de", theme=theme_of("dark"))
    page = opened(desk, qtbot)
    assert lines_of([paper()], replace(BERLIN, words=desk.context.words))[0].way.startswith(
        ("Eingelesen", "Empfangen", "Received")
    )
    page.fold(narrow=True)
    page.resize(600, 400)
    desk.settle()
    assert part(page, PaperList).width() > 400
    desk.settle()
