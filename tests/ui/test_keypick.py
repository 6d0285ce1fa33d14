# SPDX-License-Identifier: MIT
"""Key and passphrase, asked in one way everywhere: what is offered, what is said, and the wait that is counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.words import Words
from tests.ui.desk import Desk, wait_until

EN = Words(language="en")


def wrong(wait: int) -> Problem:
    return Problem(code="key.passphrase-wrong", details={"wait": str(wait)})


def said(pick: KeyPick | SecretField) -> str:
    return "\n".join(label.text() for label in pick.findChildren(QLabel) if label.isVisible())


def edit(pick: KeyPick | SecretField) -> QLineEdit:
    (found,) = (made for made in pick.findChildren(QLineEdit) if made.isVisible())
    return found


@pytest.fixture
def keys(desk: Desk) -> tuple[OwnKey, ...]:
    """Two keys of one laptop."""
    desk.office.bring_key("legal")
    return own_keys(desk.office.manager.adapters)


@pytest.fixture
def pick(desk: Desk, qtbot: QtBot) -> KeyPick:
    made = KeyPick(EN, desk.context.theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_one_key_is_not_asked_about_and_of_two_the_chosen_one_stays(pick: KeyPick, keys: tuple[OwnKey, ...]) -> None:
    own, other = keys
    pick.show_keys((own,))
    (box,) = pick.findChildren(QComboBox)
    assert not box.isVisible()
    assert (pick.key(), pick.ready, pick.filled, pick.entry()) == (own, True, False, edit(pick))
    pick.show_keys(keys, first=other.record.name)
    assert box.isVisible()
    assert pick.key() == own
    box.setCurrentIndex(1)
    pick.show_keys((other, own))
    assert pick.key() == other


def test_the_key_that_is_offered_first_and_its_name_can_be_said(qtbot: QtBot, keys: tuple[OwnKey, ...]) -> None:
    made = KeyPick(EN, theme_of("light"), brief=True, told=lambda key: f"<b>{key.record.name}</b>")
    qtbot.addWidget(made)
    made.show()
    made.show_keys(keys, first="legal")
    (box,) = made.findChildren(QComboBox)
    assert box.currentText() == "<b>legal</b>"
    assert edit(made).accessibleName() == "Passphrase"
    assert "Passphrase for your key. It never leaves this laptop." in said(made)


def test_without_a_key_it_leads_to_one(pick: KeyPick, qtbot: QtBot) -> None:
    pick.show_keys(())
    (make,) = (made for made in pick.findChildren(QPushButton) if made.isVisible())
    assert (pick.entry(), pick.key(), pick.ready, pick.filled, pick.passphrase()) == (make, None, False, False, "")
    with qtbot.waitSignal(pick.key_wanted, timeout=1000):
        make.click()


def test_a_key_that_ends_is_said_and_one_that_has_ended_asks_for_no_passphrase(
    pick: KeyPick, keys: tuple[OwnKey, ...], qtbot: QtBot
) -> None:
    own, other = keys
    end = own.certificate.not_after
    pick.show_keys((own,), now=end - timedelta(days=31))
    assert "Your key" not in said(pick)
    pick.show_keys((own,), now=end - timedelta(days=30))
    assert f"Your key ends on {EN.date(end.astimezone().date())}. Make a new one" in said(pick)
    assert pick.entry() is edit(pick)
    QTest.keyClicks(edit(pick), "typed before it ended")
    pick.show_keys((own,), now=own.certificate.not_before - timedelta(days=1))
    assert "Is the clock of this computer right?" in said(pick)
    pick.show_keys((own,), now=end + timedelta(seconds=1))
    assert "Your key expired on" in said(pick)
    assert (pick.ready, pick.filled, pick.passphrase()) == (False, False, "")
    assert not any(made.isVisible() for made in pick.findChildren(QLineEdit))
    with qtbot.waitSignal(pick.key_wanted, timeout=1000):
        QTest.keyClick(pick.entry(), Qt.Key.Key_Space)
    fresh = replace(other, certificate=replace(other.certificate, not_after=end + timedelta(days=99)))
    pick.show_keys((own, fresh), now=end + timedelta(seconds=1))
    (box,) = pick.findChildren(QComboBox)
    with qtbot.waitSignal(pick.changed, timeout=1000):
        box.setCurrentIndex(1)
    assert pick.ready
    assert "Your key" not in said(pick)
    pick.show_keys(())
    assert "Your key" not in said(pick)


def test_enter_submits_and_what_is_missing_is_said(pick: KeyPick, keys: tuple[OwnKey, ...], qtbot: QtBot) -> None:
    pick.show_keys(keys[:1])
    with qtbot.waitSignal(pick.entered, timeout=1000):
        QTest.keyClick(edit(pick), Qt.Key.Key_Return)
    assert pick.passphrase() == ""
    assert "Type the passphrase of your key." in said(pick)
    with qtbot.waitSignal(pick.changed, timeout=1000):
        QTest.keyClicks(edit(pick), "s")
    assert "Type the passphrase of your key." not in said(pick)
    assert (pick.passphrase(), pick.filled) == ("s", True)
    pick.forget()
    assert (edit(pick).text(), pick.filled) == ("", False)


def test_a_wrong_passphrase_counts_the_seconds_and_is_not_tried_before(pick: KeyPick, keys: tuple[OwnKey, ...]) -> None:
    pick.show_keys(keys)
    QTest.keyClicks(edit(pick), "wrong")
    pick.setEnabled(False)
    assert pick.show_problem(wrong(10))
    pick.setEnabled(True)
    assert edit(pick).text() == ""
    assert QApplication.focusWidget() is edit(pick)
    assert "The passphrase is not right. Next try in 10 seconds." in said(pick)
    QTest.keyClicks(edit(pick), "right")
    assert edit(pick).text() == "right"
    assert "Next try in 10 seconds." in said(pick)
    assert (pick.passphrase(), pick.filled) == ("", False)
    (box,) = pick.findChildren(QComboBox)
    box.setCurrentIndex(1)
    assert "Next try" not in said(pick)
    assert pick.passphrase() == "right"
    assert not pick.show_problem(Problem(code="files.exists"))


def test_once_the_wait_is_over_it_says_what_helps(qtbot: QtBot) -> None:
    field = SecretField(EN, theme_of("light"), "&Passphrase", "Of the key.")
    qtbot.addWidget(field)
    field.show()
    assert field.show_refusal(wrong(1))
    QTest.keyClicks(edit(field), "right")
    assert not field.filled
    assert wait_until(lambda: "The passphrase is not right. Check the Caps Lock key and try again." in said(field))
    assert (field.filled, field.passphrase()) == (True, "right")
    assert field.show_refusal(Problem(code="key.passphrase-wait", details={"seconds": "7"}))
    assert "A wrong passphrase was typed for this key. Next try in 7 seconds." in said(field)
    field.stop_waiting()
    assert "Of the key." in said(field)
