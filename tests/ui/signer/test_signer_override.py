# SPDX-License-Identifier: MIT
"""An executive opens a request for an override: read in one view, compared once, signed by nobody else."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import Problem
from golive_desktop.services.day import look_at_day
from golive_desktop.services.overrides import ask_override
from tests.office import PASSPHRASE, Office
from tests.services.launch import T0, then
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Desktop, Signer, draft_in, signer_at


def asked(office: Office) -> bytes:
    def words(problem: Problem) -> str:
        return f"<b>{problem.code}</b> is open."

    return ask_override(then(office, -30), office.manager.key, reason="The customer waits.", words=words).data


def lacks(office: Office) -> int:
    found = look_at_day(office.manager.adapters, office.release.id, now=T0).obstacles
    return sum(problem.code.startswith("readiness.") for problem in found)


def press(signer: Signer, name: str) -> None:
    QTest.mouseClick(signer.button(name), Qt.MouseButton.LeftButton)
    signer.settle()


def test_the_executive_compares_signs_and_hands_it_back(desk: Desk, qtbot: QtBot, desktop: Desktop) -> None:
    office = desk.office
    office.confirm("ceo")
    made = signer_at(desk, office.laptops["ceo"], asked(office), qtbot)
    made.open()
    made.settle()
    shown = made.shown()
    for part in ("Override for Zebra", "<b>readiness.not-requested</b> is open.", "The customer waits.", "OVERRIDE"):
        assert part in shown
    # each point by the name that the paper prints, and once though it was opened again
    made.open()
    made.settle()
    assert "readiness.not-requested legal" in made.shown()
    assert made.shown().count("<b>readiness.not-requested</b> is open.") == shown.count(
        "<b>readiness.not-requested</b> is open."
    )
    made.type("Passphrase for your key", PASSPHRASE)
    press(made, "Approve the override")
    assert "Compare the number of Anna Berger before you sign." in made.shown()
    press(made, "By phone")
    made.field("Passphrase for your key").setFocus()
    made.key(Qt.Key.Key_Return)
    assert "Signed by Łukasz Vogt" in made.shown()
    file = made.request.with_name(f"override-approved-{office.release.candidate.tag}.pdf")
    press(made, "Copy text")
    assert "my signed override for Zebra" in QApplication.clipboard().text()
    press(made, "Send reply")
    draft = draft_in(desktop.opened[0])
    assert draft["Subject"] == f"Override approved: Zebra {office.release.candidate.tag}"
    assert [part.get_filename() for part in draft.iter_attachments()] == [file.name]
    assert lacks(office) > 0
    assert office.receive(file.read_bytes()).problem.code == "override.recorded"
    assert lacks(office) == 0
    # what was signed is shown again, and not asked again
    made.open()
    made.settle()
    assert "Signed by Łukasz Vogt" in made.shown()
    press(made, "Send reply")
    assert desktop.opened[1] == file.with_suffix(".eml"), "the file is found again where it lies"


def test_on_the_laptop_that_asked_it_is_recorded_at_once_and_the_manager_s_key_is_not_offered(
    desk: Desk, qtbot: QtBot
) -> None:
    office = desk.office
    asked(office)
    made = signer_at(desk, office.manager, b"", qtbot)
    made.open(f"override:{office.release.id}")
    assert made.buttons("Make a key first…")
    assert "Anna Berger asked for this override and cannot approve it too." in made.shown()
    assert made.stage.title() == "Override"
    assert not made.button("Approve the override").isEnabled()
    office.confirm("ceo")
    office.confirm("devops")
    for role in ("ceo", "devops"):
        office.bring_key(role)
    made.open(f"override:{office.release.id}")
    assert "Anna Berger – " not in made.shown()
    made.choose("Key", "devops")
    made.type("Passphrase for your key", PASSPHRASE)
    press(made, "Approve the override")
    assert "is DevOps Lead in this release, not CEO / Business Lead." in made.shown()
    made.choose("Key", "ceo")
    press(made, "Approve the override")
    assert "Łukasz Vogt, CEO / Business Lead, lets pass what was asked for. It is recorded." in made.shown()
    assert lacks(office) == 0
    press(made, "Back to the go-live day")
    assert made.desk.shell.pages == [("day", "")]
