# SPDX-License-Identifier: MIT
"""My keys: whose, until when, with which number; made, imported, backed up, announced, given another passphrase."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.bootstrap import Computer
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.stages.identities.forms import PassphraseChange, TakenKey
from golive_desktop.ui.stages.identities.sight import sight_of
from golive_desktop.ui.stages.identities.stage import IdentitiesStage, make_stage
from golive_desktop.ui.words import Words
from tests.office import PASSPHRASE, Office, new_laptop
from tests.ui.desk import Desk, desk_of

Part = TypeVar("Part", bound=QWidget)
EN = Words(language="en")
NEW = "four other plain words"


def opened(desk: Desk, qtbot: QtBot, subject: str = "") -> IdentitiesStage:
    stage = make_stage(desk.context)
    qtbot.addWidget(stage)
    stage.resize(1100, 700)
    stage.show()
    stage.show_subject(subject)
    desk.settle()
    return stage


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    for found in page.findChildren(kind):
        if found.isVisible() and name in {found.accessibleName(), getattr(found, "text", str)()}:
            return found
    raise AssertionError(name)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def fill(page: QWidget, qtbot: QtBot, **fields: str) -> None:
    for name, text in fields.items():
        edit = named(page, QLineEdit, name.replace("_", " "))
        edit.clear()
        qtbot.keyClicks(edit, text)


def keys(desk: Desk) -> tuple[OwnKey, ...]:
    return own_keys(desk.context.adapters)


def test_a_key_is_shown_with_its_number_and_its_end(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot, "number")
    said = texts(stage)
    assert "Anna Berger" in said
    assert "Valid until" in said
    panel = stage.findChild(NumberPanel)
    assert isinstance(panel, NumberPanel)
    assert panel.number() == desk.office.manager.certificate.number
    assert stage.first_focus() is panel.digits()
    assert "Read all six groups aloud." in said
    assert stage.subject() == "number"
    assert stage.title() == "My keys"
    assert len(stage.regions()) == 2


def test_without_a_key_there_is_one_sentence_and_one_way(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    fresh = replace(desk.context, computer=Computer(environment={}), home=tmp_path / "fresh")
    stage = opened(replace(desk, context=fresh), qtbot)
    assert "There is no key on this laptop yet." in texts(stage)
    assert stage.first_focus() is named(stage, QPushButton, "New key…")
    assert not (tmp_path / "fresh").exists()


def test_a_key_is_made_and_shown(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot)
    press(stage, "New key…", qtbot)
    person = {"Your_name,_as_it_is_printed": "Anna <b>Berger</b>", "Your_role": "Release Manager"}
    fill(stage, qtbot, **person, Organisation="Zebra", **{"E-mail_address": "a@b.example"})
    fill(stage, qtbot, Passphrase=NEW, Passphrase_again=NEW)
    press(stage, "Make key", qtbot)
    desk.settle()
    desk.settle()
    assert len(keys(desk)) == 2
    said = texts(stage)
    assert "Your key is made." in said
    assert "Anna <b>Berger</b>" in said
    rows = named(stage, QListView, "Keys of this laptop").model().rowCount()
    assert rows == 2
    assert NEW not in said


def test_a_form_can_be_left_and_forgets_its_secrets(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot)
    press(stage, "Change passphrase…", qtbot)
    secret = named(stage, QLineEdit, "Passphrase so far")
    assert stage.first_focus() is secret
    qtbot.keyClicks(secret, PASSPHRASE)
    press(stage, "Cancel", qtbot)
    assert secret.text() == ""
    assert "My signing number" in texts(stage)


def test_a_passphrase_is_changed(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot)
    press(stage, "Change passphrase…", qtbot)
    press(stage, "Change passphrase", qtbot)
    assert "Type the passphrase of your key." in texts(stage)
    for old, new, again, said in (
        ("wrong one", NEW, NEW, "passphrase"),
        (PASSPHRASE, "short", "short", "too short"),
        (PASSPHRASE, NEW, NEW + "x", "The two passphrases differ."),
    ):
        fill(stage, qtbot, Passphrase_so_far=old, New_passphrase=new, New_passphrase_again=again)
        press(stage, "Change passphrase", qtbot)
        desk.settle()
        assert said in texts(stage)
    fill(stage, qtbot, Passphrase_so_far=PASSPHRASE, New_passphrase=NEW, New_passphrase_again=NEW)
    qtbot.keyClick(named(stage, QLineEdit, "New passphrase again"), Qt.Key.Key_Return)
    desk.settle()
    assert "The passphrase is changed." in texts(stage)
    record = keys(desk)[0].record
    assert desk.context.adapters.keys.certificate(record.key_file, passphrase=NEW).der == record.certificate


def test_a_backup_is_the_encrypted_file_and_comes_back(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = opened(desk, qtbot)
    target = tmp_path / "backup.p12"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(stage, "Back up the key file…", qtbot)
    desk.settle()
    assert target.read_bytes() == keys(desk)[0].record.key_file
    assert "Saved as" in texts(stage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(target), ""))
    press(stage, "Import…", qtbot)
    press(stage, "Import key", qtbot)
    assert "Choose the file." in texts(stage)
    press(stage, "Choose…", qtbot)
    fill(stage, qtbot, Passphrase_of_the_file="wrong")
    press(stage, "Import key", qtbot)
    desk.settle()
    assert len(keys(desk)) == 1
    fill(stage, qtbot, Passphrase_of_the_file=PASSPHRASE)
    press(stage, "Import key", qtbot)
    desk.settle()
    assert {key.record.name for key in keys(desk)} == {"own", "backup"}
    assert "The key is here now." in texts(stage)


@pytest.mark.parametrize(("content", "said"), [(None, "There is no file"), (b"hello", "key file")])
def test_a_file_that_is_none_is_said(
    desk: Desk, qtbot: QtBot, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "a.p12"
    if content is not None:
        file.write_bytes(content)
    stage = opened(desk, qtbot)
    press(stage, "Import…", qtbot)
    named(stage, QLineEdit, "Key file").setText(str(file))
    fill(stage, qtbot, Passphrase_of_the_file="x")
    press(stage, "Import key", qtbot)
    desk.settle()
    assert said.casefold() in texts(stage).casefold()


def test_a_key_is_announced_with_a_signed_file(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = opened(desk, qtbot)
    target = tmp_path / "identity.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    press(stage, "Announce my key…", qtbot)
    fill(stage, qtbot, Passphrase="wrong")
    press(stage, "Sign and save…", qtbot)
    desk.settle()
    assert not target.exists()
    fill(stage, qtbot, Passphrase=PASSPHRASE)
    press(stage, "Sign and save…", qtbot)
    desk.settle()
    found = desk.office.verify(target.read_bytes())
    assert found.statement is not None
    assert found.statement.kind == "identity"
    assert "Saved as" in texts(stage)


def test_the_end_of_a_key_is_said_with_what_to_do(desk: Desk) -> None:
    key = keys(desk)[0]
    end = key.certificate.not_after
    ending = sight_of(key, EN, now=end - timedelta(days=12))
    assert (ending.state, ending.validity.startswith("Ends in 12 days, on ")) == ("conditional", True)
    assert "What you signed stays valid." in ending.advice
    assert sight_of(key, EN, now=end - timedelta(hours=1)).validity == "Ends today"
    expired = sight_of(key, EN, now=end + timedelta(days=1))
    assert (expired.state, expired.validity.startswith("Expired on ")) == ("rejected", True)
    assert sight_of(key, EN, now=key.certificate.not_before - timedelta(days=1)).validity.startswith("Valid from ")
    assert (sight_of(key, EN, now=end - timedelta(days=99)).advice, expired.role) == ("", "Release Manager")


def test_a_forgotten_passphrase_has_a_way_out(desk: Desk, qtbot: QtBot) -> None:
    stage = opened(desk, qtbot)
    assert "Nobody can restore a passphrase." not in texts(stage)
    press(stage, "Passphrase forgotten?", qtbot)
    assert "Everything that you signed with the old key stays valid." in texts(stage)


def test_several_keys_are_a_list_that_the_arrows_walk(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    other = new_laptop(tmp_path / "other", "Łukasz Vogt", "ceo")
    with desk.context.adapters.store.writing() as work:
        work.identities.add(replace(other.key.identity, name="second"))
    stage = opened(desk, qtbot)
    rows = named(stage, QListView, "Keys of this laptop")
    assert stage.first_focus() is rows
    assert len(stage.regions()) == 3
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert "Łukasz Vogt" in texts(stage)
    stage.resize(600, 400)
    desk.settle()
    assert rows.width() > 400
    other.adapters.store.close()


def test_secrets_are_not_told(tmp_path: Path) -> None:
    assert "quiet" not in repr(TakenKey(path=tmp_path, passphrase="quiet"))
    assert "quiet" not in repr(PassphraseChange(old="quiet", new="quiet too"))


def test_german_and_dark(look: QWidget, office: Office, qtbot: QtBot) -> None:
    assert look is not None
    desk = desk_of(office, language="de", theme=theme_of("dark"))
    stage = opened(desk, qtbot)
    assert "Anna Berger" in texts(stage)
