# SPDX-License-Identifier: MIT
"""Any file of anybody gets an honest verdict without a project; whom the user names is trusted, nothing is recorded."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.services.authorities import add_authority, remove_authority
from golive_desktop.services.identities import announce_identity
from golive_desktop.ui.stages.check.stage import CheckStage, make_stage
from golive_desktop.ui.words import Words
from tests.company import authority, company_laptop, employee
from tests.office import Laptop, Office, new_laptop
from tests.services.test_authorities import vouched
from tests.ui.desk import Desk, desk_of, wait_until


@pytest.fixture
def auditor(desk: Desk, office: Office) -> Desk:
    """The desk of somebody who has nothing to do with the release."""
    laptop: Laptop = new_laptop(office.folder / "auditor", "Ada Audit", "Auditor")
    return desk.at(laptop)


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def opened(desk: Desk, qtbot: QtBot) -> CheckStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1200, 720)
    stage.show()
    stage.show_subject("")
    return stage


def check(desk: Desk, stage: CheckStage, *paths: Path) -> None:
    desk.clock.moment = desk.office.now()
    stage.show_subject("\n".join(map(str, paths)))
    settle(desk, stage)


def settle(desk: Desk, stage: CheckStage) -> None:
    desk.settle()
    assert wait_until(lambda: not any("Being checked" in row.line for row in stage.files().records()))
    desk.settle()


def shown(stage: CheckStage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in stage.findChildren(QLabel) if label.isVisibleTo(stage))


def button(stage: CheckStage, text: str) -> QPushButton | None:
    found = (item for item in stage.findChildren(QPushButton) if item.text() == text and item.isVisibleTo(stage))
    return next(found, None)


def rows(stage: CheckStage) -> list[tuple[str, str]]:
    return [(row.word, row.name) for row in stage.files().records()]


def test_a_strangers_approval_is_unknown_and_nothing_is_recorded(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    stage = opened(auditor, qtbot)
    check(auditor, stage, put("a.pdf", office.answer("legal").data))
    text = shown(stage)
    assert rows(stage) == [("Unknown signer", "a.pdf")]
    assert "UNKNOWN SIGNER" in text
    assert "Katrin Albers" in text
    assert "APPROVED" in text
    assert "Privacy checked" in text
    assert office.laptops["legal"].certificate.number in " ".join(text.split())
    assert "Nothing is recorded." in text
    with auditor.context.adapters.store.reading() as work:
        assert work.statements.of_release(office.release.id) == ()
        assert [entry.event for entry in work.audit.entries()] == ["identity.kept"]
    assert button(stage, "Show pages") is None


def test_a_signer_whom_only_a_company_knows_is_told_as_such(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    other = authority("Other CA")
    for entity in (other, authority()):
        add_authority(auditor.context.adapters, entity.pem, vouched=vouched(entity), now=office.now())
    katrin = company_laptop(office.laptops["legal"], employee(authority()))
    announced = announce_identity(katrin.adapters, katrin.key, language="en", now=office.now())
    stage = opened(auditor, qtbot)
    check(auditor, stage, put("identity.pdf", announced.data))
    text = shown(stage)
    assert rows(stage) == [("Genuine", "identity.pdf")]
    rests = "The name Katrin Albers is vouched for by the company authority Zebra Root CA, Zebra, kept in Settings."
    assert rests in text
    assert f"Zebra Root CA, Zebra has the number {vouched().number}." in text
    assert "Company authorities believed here, from Settings: Other CA, Zebra; Zebra Root CA, Zebra" in text
    assert "Katrin Albers is known by a company certificate alone." in text
    assert "Revocation not checked (offline)." in text


def test_a_named_roster_makes_its_people_known_until_it_is_taken_back(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.confirm("legal")
    office.ask("legal")
    stage = opened(auditor, qtbot)
    check(auditor, stage, put("a.pdf", office.answer("legal").data))
    roster = put("roster.pdf", office.roster().data)
    stage.name_roster(roster)
    assert wait_until(lambda: rows(stage) == [("Genuine", "a.pdf")])
    assert "The keys of roster.pdf are trusted because you named it. Anna Berger signed it" in shown(stage)
    away = next(item for item in stage.findChildren(QPushButton) if "roster.pdf" in item.accessibleName())
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    assert wait_until(lambda: rows(stage) == [("Unknown signer", "a.pdf")])
    settle(auditor, stage)


def test_a_named_certificate_makes_its_holder_known(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    request = office.ask("legal")["legal"]
    pem = load_der_x509_certificate(office.manager.certificate.der).public_bytes(Encoding.PEM)
    stage = opened(auditor, qtbot)
    stage.name_certificate(put("anna.pem", pem))
    settle(auditor, stage)
    check(auditor, stage, put("r.golive", request.data))
    assert rows(stage) == [("Genuine", "r.golive")]
    sign = button(stage, "Open to sign")
    assert sign is not None
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert [name for name, _subject in auditor.shell.stages] == ["signer"]


def test_a_file_that_is_no_roster_is_not_trusted(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    answer = put("a.pdf", office.answer("legal").data)
    stage = opened(auditor, qtbot)
    check(auditor, stage, answer)
    stage.name_roster(answer)
    assert wait_until(lambda: "a.pdf cannot be used as key list." in shown(stage))
    assert rows(stage) == [("Unknown signer", "a.pdf")]


def test_changed_and_not_checkable_files_say_why(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path], tmp_path: Path
) -> None:
    office.ask("legal")
    data = bytearray(office.answer("legal").data)
    data[len(data) // 2] ^= 1
    stage = opened(auditor, qtbot)
    changed, empty = put("changed.pdf", bytes(data)), put("empty.pdf", b"")
    long = put("x" * 251 + ".pdf", b"GIF89a")
    check(auditor, stage, changed, empty, long, tmp_path / "gone.pdf")
    assert [word for word, _name in rows(stage)] == ["Changed", "Not checkable", "Not checkable", "Not read in"]
    text = shown(stage)
    assert "CHANGED" in text
    assert "Katrin Albers" not in text
    stage.files().setCurrentIndex(stage.files().model().index(1, 0))
    assert "The file is empty." in shown(stage)
    stage.files().setCurrentIndex(stage.files().model().index(3, 0))
    assert "There is no file" in shown(stage)


def test_a_dossier_shows_its_verdict_and_the_files_inside(
    desk: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.go()
    dossier = office.dossier()
    stage = opened(desk, qtbot)
    check(desk, stage, put("dossier.pdf", dossier.data))
    text = shown(stage)
    assert rows(stage) == [("Genuine", "dossier.pdf")]
    assert "GO" in text.split("\n")
    assert "Signed files inside" in text
    assert "Tarek Yilmaz" in text
    pages = button(stage, "Show pages")
    assert pages is not None
    QTest.mouseClick(pages, Qt.MouseButton.LeftButton)
    assert desk.shell.releases == [office.release.id]
    assert desk.shell.pages == [("documents", dossier.sha256)]


def test_the_details_name_the_certificate_the_digest_and_each_check(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    answer = office.answer("legal")
    stage = opened(auditor, qtbot)
    check(auditor, stage, put("a.pdf", answer.data))
    head = button(stage, "Technical details: key, SHA-256, clock, checks made")
    assert head is not None
    assert "Checks made" not in shown(stage)
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    text = shown(stage)
    assert answer.sha256 in text.replace(" ", "")
    assert "Not checked (offline)" in text
    assert "In order" in text
    assert "The signer is known here" in text


def test_verdicts_and_whom_the_user_named_are_there_again_after_help_and_in_another_language(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.confirm("legal")
    office.ask("legal")
    stage = opened(auditor, qtbot)
    paths = put("שלום.pdf", office.answer("legal").data), put("b.pdf", b"no pdf")
    check(auditor, stage, *paths)
    stage.name_roster(put("roster.pdf", office.roster().data))
    found = [("Genuine", "שלום.pdf"), ("Not checkable", "b.pdf")]
    assert wait_until(lambda: rows(stage) == found)
    stage.files().setCurrentIndex(stage.files().model().index(1, 0))
    for path in paths:
        path.unlink()
    back = stage.subject()
    stage.show_subject(back)
    assert rows(stage) == found, "nothing is read again"
    assert "This is not a PDF file." in shown(stage)
    german = replace(auditor, context=replace(auditor.context, words=Words(language="de")))
    again = make_stage(german.context)
    qtbot.addWidget(again)
    again.resize(1200, 720)
    again.show()
    again.show_subject(back)
    assert rows(again) == [("Echt", "שלום.pdf"), ("Nicht prüfbar", "b.pdf")]
    assert again.files().currentIndex().row() == 1
    assert "roster.pdf" in shown(again)
    again.show_subject("")
    assert (rows(again), again.subject()) == ([], "")


def test_whoever_comes_back_after_the_records_changed_finds_no_verdict_of_before(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    adapters, katrin = auditor.context.adapters, company_laptop(office.laptops["legal"], employee(authority()))
    known = add_authority(adapters, authority().pem, vouched=vouched(), now=office.now())
    announced = announce_identity(katrin.adapters, katrin.key, language="en", now=office.now())
    stage = opened(auditor, qtbot)
    check(auditor, stage, put("identity.pdf", announced.data))
    assert rows(stage) == [("Genuine", "identity.pdf")]
    auditor.bridge.write(
        lambda _task: remove_authority(adapters, known.facts.fingerprint, by="Ada Audit", now=office.now()),
        owner=stage,
        done=lambda _known: None,
        refused=print,
    )
    auditor.settle()
    stage.show_subject(stage.subject())
    assert "GENUINE" not in shown(stage)
    settle(auditor, stage)
    assert rows(stage) == [("Unknown signer", "identity.pdf")]
    assert "Company authorities believed here" not in shown(stage)
    add_authority(adapters, authority().pem, vouched=vouched(), now=office.now())
    auditor.bridge.changed.emit("")
    check(auditor, stage, put("b.pdf", b"no pdf"))
    assert rows(stage) == [("Not checkable", "b.pdf"), ("Genuine", "identity.pdf")], "nor beside another file"


def test_a_file_that_is_opened_again_is_read_again(
    auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    stage = opened(auditor, qtbot)
    path = put("a.pdf", office.answer("legal").data)
    check(auditor, stage, path)
    path.write_bytes(b"")
    check(auditor, stage, path)
    assert rows(stage) == [("Not checkable", "a.pdf")]


def test_without_a_home_none_is_made(
    look: QApplication, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path], tmp_path: Path
) -> None:
    assert look is not None
    desk = desk_of(office)
    computer = desk.context.computer
    computer.has_home = lambda folder: folder == Path()  # type: ignore[method-assign]  # nobody has begun here yet
    office.ask("legal")
    stage = opened(desk, qtbot)
    check(desk, stage, put("a.pdf", office.ask("legal")["legal"].data))
    assert rows(stage) == [("Unknown signer", "a.pdf")]
    assert not list(tmp_path.glob("window.ini"))
    desk.settle()


def test_room_for_one_only(auditor: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]) -> None:
    office.ask("legal")
    stage = opened(auditor, qtbot)
    stage.resize(600, 700)
    QApplication.processEvents()
    check(auditor, stage, put("a.pdf", office.answer("legal").data))
    assert not stage.panel().isVisibleTo(stage)
    QTest.keyClick(stage.files(), Qt.Key.Key_Return)
    assert stage.panel().isVisibleTo(stage)
    back = button(stage, "All files")
    assert back is not None
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert stage.files().isVisibleTo(stage)


def test_the_own_answer_leads_to_the_signers_view(
    desk: Desk, office: Office, qtbot: QtBot, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    path = put("answer.pdf", office.answer("legal").data)
    mine = desk.at(office.laptops["legal"])
    stage = opened(mine, qtbot)
    check(mine, stage, path)
    assert button(stage, "Show pages") is None, "the release is led elsewhere"
    go_on = button(stage, "Open your sign-off")
    assert go_on is not None
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert mine.shell.stages[-1] == ("signer", str(path))
