# SPDX-License-Identifier: MIT
"""Company certificates in the settings: compared before they are believed, listed, removed after a question."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.services.authorities import Vouched, add_authority, authorities
from golive_desktop.ui.application import make_window
from golive_desktop.ui.stages.settings.authoritycard import grouped
from golive_desktop.ui.stages.settings.stage import SettingsStage, make_stage
from golive_desktop.ui.words import Words
from tests.company import Entity, authority, employee
from tests.ui.desk import Desk, wait_until

Part = TypeVar("Part", bound=QWidget)
Choose = Callable[[bytes], None]
ROOT = authority()
NAME = "Zebra Root CA, Zebra"


@pytest.fixture
def stage(desk: Desk, qtbot: QtBot) -> Iterator[SettingsStage]:
    yield from opened(desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> Iterator[SettingsStage]:
    made = make_stage(desk.context)
    qtbot.addWidget(made)
    made.resize(1024, 800)
    made.show()
    made.show_subject("trust")
    desk.settle()
    yield made
    desk.settle()


@pytest.fixture
def choose(stage: SettingsStage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Choose:
    """Chooses a file with these bytes."""

    def choose_(data: bytes) -> None:
        path = tmp_path / "chosen.pem"
        path.write_bytes(data)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        press(stage, "Add a certificate…", qtbot)
        desk.settle()

    return choose_


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    for found in page.findChildren(kind):
        if found.isVisible() and name in {found.accessibleName(), getattr(found, "text", str)()}:
            return found
    raise AssertionError(name)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def fields(page: QWidget) -> list[QLineEdit]:
    return [edit for edit in page.findChildren(QLineEdit) if edit.isVisible()]


def believe(desk: Desk, entity: Entity = ROOT) -> None:
    adapters = desk.context.adapters
    number = adapters.authorities.describe(entity.der).number
    said = Vouched(number=number, by="Jonas", compared="<b>On the intranet</b>.")
    add_authority(adapters, entity.pem, vouched=said, now=desk.office.now())


def test_an_authority_is_believed_once_its_number_was_compared(
    stage: SettingsStage, desk: Desk, choose: Choose, qtbot: QtBot
) -> None:
    assert "None. Signers are known here by their own numbers alone." in texts(stage)
    assert stage.first_focus() is named(stage, QPushButton, "Add a certificate…")
    choose(ROOT.pem)
    facts = desk.context.adapters.authorities.describe(ROOT.der)
    said = texts(stage)
    assert NAME in said
    assert grouped(facts.fingerprint) in said
    assert facts.number in " ".join(said.split())
    accept = named(stage, QPushButton, "Trust it from now on")
    where = named(stage, QLineEdit, "Where did you read the other one? One sentence")
    assert not accept.isEnabled()
    assert named(stage, QLineEdit, "Your name").text() == "Anna Berger"
    qtbot.keyClicks(where, "On the intranet.")
    assert not accept.isEnabled()
    assert authorities(desk.context.adapters) == ()
    tick = named(stage, QCheckBox, "I compared it with what my company says, digit by digit, and it is the same.")
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    accept.setFocus()
    qtbot.keyClick(accept, Qt.Key.Key_Return)
    desk.settle()
    (known,) = authorities(desk.context.adapters)
    assert (known.facts.der, known.record.added_by, known.record.compared) == (
        ROOT.der,
        "Anna Berger",
        "On the intranet.",
    )
    assert f"{NAME} is trusted here from now on." in texts(stage)
    assert wait_until(lambda: "On the intranet." in texts(stage))
    assert not where.isVisible()


def test_nothing_is_believed_when_it_is_given_up(
    stage: SettingsStage, desk: Desk, choose: Choose, qtbot: QtBot
) -> None:
    choose(ROOT.der)
    press(stage, "Cancel", qtbot)
    desk.settle()
    assert NAME not in texts(stage)
    assert "None. Signers are known here by their own numbers alone." in texts(stage)
    assert authorities(desk.context.adapters) == ()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (employee(ROOT).pem, "Katrin Albers, Zebra is not a certificate authority."),
        (authority("Over", days=(-9, -2)).pem, "The certificate of Over, Zebra is valid from"),
        (b"%PDF-1.7", "The certificate cannot be read."),
    ],
    ids=["leaf", "over", "other"],
)
def test_what_is_no_authority_is_told_where_it_was_chosen(
    stage: SettingsStage, choose: Choose, data: bytes, sentence: str
) -> None:
    choose(data)
    assert sentence in texts(stage)
    assert named(stage, QPushButton, "Add a certificate…").isEnabled()


def test_it_is_removed_after_a_question_alone(stage: SettingsStage, desk: Desk, qtbot: QtBot) -> None:
    believe(desk)
    stage.show_subject("trust")
    desk.settle()
    assert "<b>On the intranet</b>." in texts(stage)
    for answer in ("Keep it", "Remove"):
        assert len(authorities(desk.context.adapters)) == 1
        press(stage, f"Remove {NAME}", qtbot)
        assert "Nobody is known by its certificates any more." in texts(stage)
        assert stage.focusWidget() is None or named(stage, QPushButton, "Keep it").hasFocus()
        press(stage, answer, qtbot)
        desk.settle()
    assert authorities(desk.context.adapters) == ()
    assert f"{NAME} is not trusted here any more." in texts(stage)
    with desk.context.adapters.store.reading() as work:
        (record,) = work.authorities.all()
    assert record.removed_by == "Anna Berger"


def test_an_expired_one_says_so(stage: SettingsStage, desk: Desk) -> None:
    believe(desk, authority("Short", days=(-9, 2)))
    desk.clock.moment = desk.office.time.replace(year=2027)
    stage.show_subject("trust")
    desk.settle()
    assert "expired" in texts(stage)


def test_it_speaks_german_and_shows_names_as_they_are(desk: Desk, qtbot: QtBot) -> None:
    believe(desk, authority("<i>Zebra</i>"))
    german = replace(desk, context=replace(desk.context, words=Words(language="de")))
    for stage in opened(german, qtbot):
        assert "<i>Zebra</i>, Zebra" in texts(stage)
        assert "Zertifizierungsstellen" in texts(stage)


def test_no_home_is_made_before_something_is_believed(
    look: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    home, path = tmp_path / "home", tmp_path / "root.der"
    path.write_bytes(ROOT.der)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window = make_window(look, Computer(environment={}), home)
    window.set_language("en")
    window.show()
    window.open_stage("settings", "trust")
    press(window, "Add a certificate…", qtbot)
    assert wait_until(lambda: NAME in texts(window))
    assert not Computer(environment={}).has_home(home)
    where = "Where did you read the other one? One sentence"
    for name in (where, "Your name"):
        qtbot.keyClicks(named(window, QLineEdit, name), "By phone")
    compared = "I compared it with what my company says, digit by digit, and it is the same."
    named(window, QCheckBox, compared).click()
    path.unlink()
    window.set_look("dark")
    assert wait_until(lambda: [edit.text() for edit in fields(window)] == ["By phone"] * 2)
    assert NAME in texts(window)
    assert not named(window, QCheckBox, compared).isChecked(), "who vouches for something says so again"
    named(window, QCheckBox, compared).click()
    press(window, "Trust it from now on", qtbot)
    assert wait_until(lambda: f"{NAME} is trusted here from now on." in texts(window))
    assert Computer(environment={}).has_home(home)
    window.close()
    window.deleteLater()
