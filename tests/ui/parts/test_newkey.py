# SPDX-License-Identifier: MIT
"""The form for a new key asks for all that a certificate needs, and keeps the passphrase to itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.newkey import NewKey, NewKeyForm
from golive_desktop.ui.words import Words
from tests.office import PASSPHRASE

NAMES = ("Your name, as it is printed", "Your role", "Organisation", "E-mail address", "Passphrase", "Passphrase again")
TYPED = ("Dr. <b>Vogt</b>", "CEO", "LifeTimeCircle", "ceo@example.com", PASSPHRASE, PASSPHRASE)


def edit(form: QWidget, name: str) -> QLineEdit:
    return next(found for found in form.findChildren(QLineEdit) if found.accessibleName() == name)


def said(form: QWidget) -> str:
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form))


@pytest.fixture
def form(look: QApplication, qtbot: QtBot) -> NewKeyForm:
    assert look is not None
    return made(qtbot)


def made(qtbot: QtBot, language: Language = "en") -> NewKeyForm:
    form = NewKeyForm(Words(language=language), theme_of("light"))
    qtbot.addWidget(form)
    form.show()
    return form


def test_everything_typed_goes_out_in_one_value(form: NewKeyForm, qtbot: QtBot) -> None:
    for name, text in zip(NAMES, TYPED, strict=True):
        QTest.keyClicks(edit(form, name), text)
    with qtbot.waitSignal(form.submitted) as announced:
        QTest.keyClick(edit(form, "Passphrase again"), Qt.Key.Key_Return)
    assert announced.args == [
        NewKey(
            subject=Subject(name=TYPED[0], role=TYPED[1], organisation=TYPED[2], email=TYPED[3]), passphrase=PASSPHRASE
        )
    ]
    assert PASSPHRASE not in repr(announced.args)


def test_enter_in_each_line_is_the_filled_button(form: NewKeyForm) -> None:
    lines = [line for line in form.findChildren(QLineEdit) if line.isVisible()]
    assert len(lines) == 6
    for edit in lines:
        form.forget()
        assert "The name is missing." not in said(form)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert "The name is missing." in said(form), edit.accessibleName()


def test_what_is_missing_stands_at_its_field_and_goes_when_it_is_mended(form: NewKeyForm, qtbot: QtBot) -> None:
    assert "missing" not in said(form)
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()
    assert "The name is missing." in said(form)
    assert "The passphrase is too short." in said(form)
    assert "The name is missing." in edit(form, NAMES[0]).accessibleDescription()
    QTest.keyClicks(edit(form, NAMES[0]), "Anna")
    assert "The name is missing." not in said(form)
    assert "The passphrase is too short." in said(form)


def test_two_different_passphrases_make_no_key(form: NewKeyForm, qtbot: QtBot) -> None:
    for name, text in zip(NAMES, (*TYPED[:5], "something else"), strict=True):
        QTest.keyClicks(edit(form, name), text)
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()
    assert "The two passphrases differ." in said(form)


def test_the_strength_is_said_in_words(form: NewKeyForm) -> None:
    assert "8 characters or more" in said(form)
    passphrase = edit(form, "Passphrase")
    QTest.keyClicks(passphrase, "password1")
    assert "Easy to guess" in said(form)
    passphrase.clear()
    QTest.keyClicks(passphrase, "correct horse battery staple")
    assert "Strong." in said(form)
    assert passphrase.accessibleDescription() == "Strong."


def test_what_is_known_is_filled_in_but_never_over_what_was_typed(form: NewKeyForm) -> None:
    assert form.first_focus() is edit(form, NAMES[0])
    QTest.keyClicks(edit(form, "Your role"), "Chief")
    form.show_person(name="Anna Berger", role="Release Manager", organisation="LTC", email="a@example.com")
    assert [edit(form, name).text() for name in NAMES[:4]] == ["Anna Berger", "Chief", "LTC", "a@example.com"]
    assert form.first_focus() is edit(form, "Passphrase")
    assert form.person() == Subject(name="Anna Berger", role="Chief", organisation="LTC", email="a@example.com")


def test_a_problem_of_the_key_maker_is_said_where_it_belongs(form: NewKeyForm) -> None:
    form.show_problem(Problem(code="identity.email-unusable", subject="nobody"))
    assert "has no @: nobody" in edit(form, "E-mail address").accessibleDescription()
    form.show_problem(Problem(code="store.identity-exists", subject="Anna"))
    assert "There is already a key with the name Anna." in said(form)


def test_while_the_key_is_made_nothing_can_be_typed_and_then_it_is_forgotten(form: NewKeyForm) -> None:
    for name, text in zip(NAMES, TYPED, strict=True):
        QTest.keyClicks(edit(form, name), text)
    form.set_busy(busy=True)
    assert not any(found.isEnabled() for found in form.findChildren(QLineEdit))
    form.set_busy(busy=False)
    form.forget()
    assert edit(form, "Passphrase").text() == edit(form, "Passphrase again").text() == ""
    assert edit(form, NAMES[0]).text() == TYPED[0]


def test_a_company_certificate_is_one_link_away(form: NewKeyForm, qtbot: QtBot) -> None:
    link = next(found for found in form.findChildren(QPushButton) if "company certificate" in found.text())
    with qtbot.waitSignal(form.import_wanted):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
