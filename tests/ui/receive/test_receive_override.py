# SPDX-License-Identifier: MIT
"""The approval of an override comes back: from the wrong person, from one whose number is open, recorded."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox

from golive_desktop.services.day import look_at_day
from golive_desktop.services.override_approval import approve_override
from golive_desktop.services.overrides import ask_override
from golive_desktop.services.rosters import Comparison
from golive_desktop.ui.pages.receive.page import ReceivePage
from tests.office import Office
from tests.services.launch import then
from tests.ui.desk import Desk
from tests.ui.receive.hands import part, receive, rows, shown


def test_an_override_is_recorded_as_soon_as_its_signer_is_compared(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    key, adapters = office.manager.key, office.manager.adapters
    request = ask_override(then(office, -30), key, reason="The customer waits.", words=lambda problem: problem.code)
    ceo, devops = office.laptops["ceo"], office.laptops["devops"]
    how = Comparison(number=office.manager.certificate.number, by="Łukasz Vogt", how="phone")
    signed = {
        laptop.role: approve_override(laptop.adapters, laptop.key, request.data, compared=how, now=office.now()).data
        for laptop in (ceo, devops)
    }
    receive(desk, page, put("override.golive", request.data))
    assert page.detail().step().text() == "Open to sign"
    office.confirm("devops")
    receive(desk, page, put("wrong.pdf", signed[devops.role]))
    assert "is DevOps Lead in this release, not CEO / Business Lead." in shown(page)
    assert rows(page)[0][2] == "Override, not recorded"
    receive(desk, page, put("right.pdf", signed[ceo.role]))
    assert rows(page)[0][2] == "Identity unconfirmed"
    how_field, tick = part(page, QComboBox, "Confirmed by"), page.findChild(QCheckBox)
    assert isinstance(how_field, QComboBox)
    assert isinstance(tick, QCheckBox)
    how_field.setCurrentIndex(how_field.findText("Video call"))
    tick.click()
    page.detail().step().click()
    desk.settle()
    assert rows(page)[0][2] == "Override recorded"
    assert "Łukasz Vogt, CEO / Business Lead, lets pass what was asked for. It is recorded." in shown(page)
    found = look_at_day(adapters, office.release.id, now=office.now()).obstacles
    assert not [problem for problem in found if problem.code.startswith("readiness.")]
