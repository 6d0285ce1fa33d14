# SPDX-License-Identifier: MIT
"""A manager asks with a new key: blocked, one call, the digits typed, and the request opens; no click is enough."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from golive_desktop.services.overrides import ask_override
from golive_desktop.ui.stages.signer.replacepage import in_groups
from tests.office import Office
from tests.services.launch import then
from tests.services.renewed import compare_first, renewed
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Signer, signer_at

NUMBER = "Number as it was read out"


@pytest.fixture
def again(desk: Desk) -> Office:
    """The number was compared before; now the same manager asks with another key."""
    compare_first(desk.office)
    made = renewed(desk.office)
    desk.office.time = made.now()
    return made


@pytest.fixture
def blocked(desk: Desk, again: Office, qtbot: QtBot) -> Signer:
    made = signer_at(desk, again.laptops["legal"], again.requests["legal"].data, qtbot)
    made.open()
    return made


def says(signer: Signer, sentence: str) -> bool:
    return sentence in signer.shown()


def contacts(signer: Signer) -> int:
    with signer.desk.context.adapters.store.reading() as work:
        return len(work.contacts.all())


def tick(signer: Signer) -> None:
    (box,) = (box for box in signer.stage.findChildren(QCheckBox) if box.isVisible())
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert box.isChecked()


def test_the_way_leads_from_the_refusal_over_the_call_to_the_request(blocked: Signer, again: Office) -> None:
    number = again.manager.certificate.number
    assert "Call Anna Berger on a number that you already know." in blocked.shown()
    blocked.click("Compare the new number…")
    shown = blocked.shown()
    assert "Does Anna Berger really have a new key?" in shown
    assert "by phone, Katrin Albers" in shown
    assert number not in shown
    assert QApplication.focusWidget() is blocked.field(NUMBER)
    blocked.type(NUMBER, number.replace(" ", ""))
    assert blocked.field(NUMBER).property("text") == number
    blocked.click("By video: How you compared the number")
    tick(blocked)
    blocked.click("Replace the number")
    assert f"Recorded: {number}, compared by Katrin Albers, by video" in blocked.shown()
    blocked.click("Open the request")
    assert "Privacy checked" in blocked.shown()
    assert "for the first time" not in blocked.shown()
    assert contacts(blocked) == 2


def test_no_click_and_no_other_number_records_anything(blocked: Signer, desk: Desk) -> None:
    blocked.click("Compare the new number…")
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Six groups of four digits; 0 digits are there.", partial(blocked.type, NUMBER, "1" * 24)),
        ("Choose how you compared it.", partial(blocked.click, "By phone: How you compared the number")),
        ("Tick it once you have heard it.", partial(tick, blocked)),
    )
    for missing, then_do in steps:
        blocked.click("Replace the number")
        assert missing in blocked.shown()
        then_do()
        assert missing not in blocked.shown()
    blocked.click("Replace the number")
    assert "The number that you compared is not the one of this request." in blocked.shown()
    # not even the number that was compared before
    blocked.field(NUMBER).setProperty("text", desk.office.manager.certificate.number)
    blocked.key(Qt.Key.Key_Return)
    assert "The number that you compared is not the one of this request." in blocked.shown()
    assert contacts(blocked) == 1
    blocked.key(Qt.Key.Key_Escape)
    assert "Anna Berger asks with another key than before." in blocked.shown()
    assert "Privacy checked" not in blocked.shown()


def test_a_stranger_who_writes_another_name_is_not_the_one_to_be_called(desk: Desk, qtbot: QtBot) -> None:
    compare_first(desk.office)
    other = renewed(desk.office, name="<b>Bernd</b>", folder="bernd")
    desk.office.time = other.now()
    made = signer_at(desk, other.laptops["legal"], other.requests["legal"].data, qtbot)
    made.open()
    assert "<b>Bernd</b> asks with another key than before." in made.shown()
    made.click("Compare the new number…")
    shown = made.shown()
    assert "Call Anna Berger, and nobody else." in shown
    assert "Call Anna Berger on a number that you already have" in shown


def test_the_old_key_is_refused_without_a_way_out(blocked: Signer, again: Office, desk: Desk) -> None:
    blocked.click("Compare the new number…")
    blocked.type(NUMBER, again.manager.certificate.number)
    blocked.click("In person: How you compared the number")
    tick(blocked)
    blocked.click("Replace the number")
    old = Path(blocked.request).with_name("old.golive")
    desk.office.time = again.now()
    desk.office.ask("legal")
    old.write_bytes(desk.office.requests["legal"].data)
    blocked.open(str(old))
    assert "This request is signed with a key of Anna Berger that is not in use any more." in blocked.shown()
    assert blocked.buttons("Compare the new number…") == []


def test_a_request_for_an_override_leads_the_same_way(desk: Desk, again: Office, qtbot: QtBot) -> None:
    asked = ask_override(then(again, -30), again.manager.key, reason="The customer waits.", words=str).data
    desk.office.time = again.now()
    made = signer_at(desk, again.laptops["legal"], asked, qtbot)
    made.open()
    made.settle()
    made.click("Compare the new number…")
    made.type(NUMBER, again.manager.certificate.number)
    made.click("By phone: How you compared the number")
    tick(made)
    made.click("Replace the number")
    made.click("Open the request")
    made.settle()
    assert "The customer waits." in made.shown()


def test_digits_fall_into_groups_and_nothing_that_was_typed_is_hidden() -> None:
    assert in_groups("060209034") == "0602 0903 4"
    assert in_groups("0602 0903-4") == "0602 0903-4"


def test_the_compared_name_at_another_address_is_told_of_wherever_it_asks(desk: Desk, qtbot: QtBot) -> None:
    compare_first(desk.office)
    other = renewed(desk.office, folder="elsewhere", email="anna@elsewhere.example")
    override = ask_override(then(other, -30), other.manager.key, reason="The customer waits.", words=str).data
    desk.office.time = other.now()
    for data in (other.requests["legal"].data, override):
        made = signer_at(desk, other.laptops["legal"], data, qtbot)
        made.open()
        made.wait(partial(says, made, "Anna Berger asks you for the first time on this laptop"))
        assert "You compared the number of Anna Berger before, with another key" in made.shown()
        made.stage.close()
