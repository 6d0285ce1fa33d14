# SPDX-License-Identifier: MIT
"""A request from a stranger: nothing of it is shown before it was checked, and nothing of it after it failed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.record import Contact
from tests.office import START, Office
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Signer, signer_at

SAID = ("Anna Berger", "Legal / Compliance", "Zebra", "Privacy checked", "rc-7")


@pytest.fixture
def signer(desk: Desk, qtbot: QtBot) -> Signer:
    """Katrin Albers, who was asked for the first time."""
    desk.office.ask("legal")
    return signer_at(desk, desk.office.laptops["legal"], desk.office.requests["legal"].data, qtbot)


def said(widget: QWidget) -> Iterator[str]:
    """Everything that the window or a screen reader says."""
    window = widget.window()
    for each in (window, *window.findChildren(QWidget)):
        if each.isVisible():
            yield from (each.windowTitle(), each.accessibleName(), each.accessibleDescription(), each.toolTip())
            text = getattr(each, "text", None)
            yield text() if callable(text) else ""


def nothing_of_it(signer: Signer) -> bool:
    shown = [text for text in said(signer.stage) if any(word in text for word in SAID)]
    assert shown == [] or "Privacy checked" in shown, shown
    return not shown


def test_before_the_check_has_ended_nothing_of_the_file_is_shown(signer: Signer) -> None:
    signer.stage.show_subject(str(signer.request))
    assert nothing_of_it(signer)
    QApplication.processEvents()
    signer.settle()
    assert not nothing_of_it(signer)


def test_a_second_file_takes_the_first_away_before_it_is_checked(signer: Signer) -> None:
    signer.open()
    other = signer.request.with_name("other.golive")
    other.write_bytes(b"%PDF-1.7 nothing")
    signer.stage.show_subject(str(other))
    assert nothing_of_it(signer)
    signer.settle()
    assert nothing_of_it(signer)
    assert signer.buttons("Go on to the decision") == []


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_of_a_changed_file_only_the_verdict_is_shown(signer: Signer, at: float) -> None:
    data = bytearray(signer.request.read_bytes())
    data[int(len(data) * at)] ^= 1
    signer.request.write_bytes(bytes(data))
    signer.open()
    shown = signer.shown()
    assert "This request was changed after it was signed." in shown or "This file cannot be checked." in shown
    assert nothing_of_it(signer)
    assert [made.text() for made in signer.buttons("Close")] == ["Close"]


def test_of_a_file_with_more_behind_its_end_only_the_verdict_is_shown(signer: Signer) -> None:
    signer.request.write_bytes(signer.request.read_bytes() + b"\n% Anna Berger says: sign at once")
    signer.open()
    assert nothing_of_it(signer)
    assert signer.buttons("Go on to the decision") == []


def contact(office: Office, *, compared: str) -> Contact:
    """Somebody else's key in the manager's name."""
    manager, other = office.manager.certificate, office.laptops["devops"].certificate
    return Contact(
        product=office.release.plan.product,
        email=manager.subject.email,
        fingerprint=other.fingerprint,
        certificate=other.der,
        first_seen=START,
        compared_how=compared,
    )


def test_a_requester_whose_compared_key_was_another_is_blocked(signer: Signer) -> None:
    office = signer.desk.office
    with signer.desk.context.adapters.store.writing() as work:
        work.contacts.put(contact(office, compared="phone"))
    signer.open()
    shown = signer.shown()
    assert "Anna Berger asks with another key than before" in shown
    # whom to call is told by the certificate that was compared, and the digits by whoever is called
    assert "Call Tarek Yilmaz on a number that you already know." in shown
    assert office.manager.certificate.number not in shown
    assert "Privacy checked" not in shown
    assert signer.buttons("Go on to the decision") == []


def test_a_requester_beside_a_key_that_nobody_compared_is_shown_with_both_numbers(signer: Signer) -> None:
    office = signer.desk.office
    with signer.desk.context.adapters.store.writing() as work:
        work.contacts.put(contact(office, compared=""))
    signer.open()
    shown = signer.shown()
    assert "Another request in the name of Anna Berger came with another key" in shown
    assert "Anna Berger asks you for the first time on this laptop" in shown
    assert office.manager.certificate.number in shown
    assert "Privacy checked" in shown


def test_a_link_that_leads_in_a_circle_and_a_folder_are_told_so(signer: Signer, tmp_path: Path) -> None:
    circle = tmp_path / "circle.golive"
    circle.symlink_to(circle)
    for path in (circle, tmp_path):
        signer.open(str(path))
        assert nothing_of_it(signer)
        assert len(signer.shown()) > 20
