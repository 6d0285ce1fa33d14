# SPDX-License-Identifier: MIT
"""Mail accounts: filled in from the address, tested step by step, the secret in the keyring and nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount
from golive_desktop.ports.mail import DeviceCode
from golive_desktop.services.accounts import accounts
from golive_desktop.ui.stages.settings.probing import STEPS
from golive_desktop.ui.stages.settings.stage import SettingsStage, make_stage
from tests.mail.relays import free_port, small_relay
from tests.office import Office
from tests.ui.desk import Desk, wait_until
from tests.ui.drawer import Drawer

Part = TypeVar("Part", bound=QWidget)


@dataclass
class Tokens:
    """A provider whose user agrees when the test says so."""

    asked: list[str] = field(default_factory=list)
    agreed: bool = False

    def begin(self, account: MailAccount, *, client_secret: str = "", kept: str = "") -> DeviceCode:
        assert client_secret + kept == ""
        self.asked.append(account.client_id)
        until = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        return DeviceCode(
            user_code="ABCD-1234", address="https://example.com/device", expires_at=until, interval=0.01, flow="f"
        )

    def finish(self, account: MailAccount, code: DeviceCode) -> str | None:
        self.asked.append(f"{account.authentication} {code.flow}")
        return "kept-text" if self.agreed else None

    def token(self, _account: MailAccount, kept: str) -> tuple[str, str]:
        return "token", kept


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def mailing(desk: Desk, office: Office, drawer: Drawer, tokens: Tokens) -> Desk:
    adapters = office.manager.adapters
    mail = replace(adapters.mail, keyring=drawer, tokens=tokens)
    return replace(desk, context=replace(desk.context, adapters=replace(adapters, mail=mail)))


@pytest.fixture
def stage(mailing: Desk, qtbot: QtBot) -> Iterator[SettingsStage]:
    made = make_stage(mailing.context)
    qtbot.addWidget(made)
    made.resize(1024, 800)
    made.show()
    made.show_subject("mail")
    mailing.settle()
    yield made
    mailing.settle()


def named(page: QWidget, kind: type[Part], name: str) -> Part:
    wait_until(lambda: bool(_named(page, kind, name)), seconds=5)
    found = _named(page, kind, name)
    assert found, (name, texts(page))
    return found[0]


def _named(page: QWidget, kind: type[Part], name: str) -> list[Part]:
    parts = (part for part in page.findChildren(kind) if part.isVisible())
    return [part for part in parts if name in {part.accessibleName(), getattr(part, "text", str)()}]


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def shows(page: QWidget, words: str) -> bool:
    return wait_until(lambda: words in texts(page))


def typed(stage: SettingsStage, address: str, qtbot: QtBot) -> None:
    edit = named(stage, QLineEdit, "Address of the sender")
    qtbot.keyClicks(edit, address)
    edit.editingFinished.emit()


def test_a_well_known_address_fills_in_its_server(stage: SettingsStage, qtbot: QtBot) -> None:
    assert (stage.subject(), stage.first_focus()) == ("mail", named(stage, QLineEdit, "Address of the sender"))
    typed(stage, "anna@gmx.de", qtbot)
    assert "gmx" in named(stage, QLineEdit, "Server").text()
    assert named(stage, QSpinBox, "Port").value() in {465, 587}
    assert "Filled in for GMX" in texts(stage)


def test_a_server_of_ones_own_is_not_overwritten(stage: SettingsStage, qtbot: QtBot) -> None:
    named(stage, QLineEdit, "Server").setText("relay.example.com")
    typed(stage, "anna@gmx.de", qtbot)
    assert named(stage, QLineEdit, "Server").text() == "relay.example.com"


def test_an_account_is_kept_and_its_password_lies_in_the_keyring_alone(
    stage: SettingsStage, mailing: Desk, drawer: Drawer, qtbot: QtBot
) -> None:
    assert shows(stage, "It will be kept in Drawer, and nowhere else.")
    typed(stage, "anna@example.com", qtbot)
    named(stage, QLineEdit, "Login name").setText("service")
    named(stage, QLineEdit, "Reply-To").setText("team@example.com")
    password = named(stage, QLineEdit, "Password")
    qtbot.keyClicks(password, "canary-0815")
    press(stage, "Save account", qtbot)
    assert shows(stage, "The account is saved.")
    assert shows(stage, "Kept in Drawer. Type it again only to change it.")
    (account,) = accounts(mailing.context.adapters)
    assert (account.user, account.encryption, password.text()) == ("service", Encryption.STARTTLS, "")
    assert account.reply_to is not None
    assert list(drawer.secrets.values()) == ["canary-0815"]
    files = [path for path in mailing.office.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"canary-0815" in path.read_bytes()] == []
    press(stage, "Remove account", qtbot)
    assert wait_until(lambda: not accounts(mailing.context.adapters) and not drawer.secrets)


def test_without_a_keyring_that_is_said(stage: SettingsStage, drawer: Drawer, qtbot: QtBot) -> None:
    drawer.locked = "keyring.missing"
    stage.show_subject("mail")
    assert shows(stage, "No keyring here: the password is asked each time and kept nowhere.")
    typed(stage, "anna@example.com", qtbot)
    qtbot.keyClicks(named(stage, QLineEdit, "Password"), "canary")
    press(stage, "Save account", qtbot)
    assert shows(stage, "keyring")
    assert drawer.secrets == {}


def test_the_test_walks_five_steps(stage: SettingsStage, qtbot: QtBot) -> None:
    with small_relay() as relay:
        typed(stage, "anna@example.com", qtbot)
        named(stage, QLineEdit, "Server").setText("127.0.0.1")
        press(stage, "Unencrypted: Encryption", qtbot)
        assert "Without encryption everybody on the way can read" in texts(stage)
        press(stage, "No login: Login", qtbot)
        named(stage, QSpinBox, "Port").setValue(relay.port)
        press(stage, "Test", qtbot)
        assert shows(stage, "Everything is in order")
        assert texts(stage).split("\n").count("in order") == len(STEPS)
        assert relay.mailbox == []


def test_the_failing_step_says_what_to_do(stage: SettingsStage, qtbot: QtBot) -> None:
    typed(stage, "anna@example.com", qtbot)
    named(stage, QLineEdit, "Server").setText("127.0.0.1")
    named(stage, QSpinBox, "Port").setValue(free_port())
    qtbot.keyClicks(named(stage, QLineEdit, "Password"), "x")
    press(stage, "Test", qtbot)
    assert shows(stage, "not reached")
    lines = texts(stage).split("\n")
    assert (lines.count("in order"), lines.count("failed"), lines.count("not reached")) == (1, 1, 3)
    assert "Nothing was sent." in texts(stage)


def test_a_test_without_a_password_says_what_is_missing(stage: SettingsStage, qtbot: QtBot) -> None:
    typed(stage, "anna@example.com", qtbot)
    press(stage, "Test", qtbot)
    assert shows(stage, "The password for anna@example.com is needed.")


def test_an_own_authority_is_trusted_alone(
    stage: SettingsStage, mailing: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ca.pem"
    path.write_bytes(b"-----BEGIN CERTIFICATE-----\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    typed(stage, "anna@example.com", qtbot)
    press(stage, "Own authorities (PEM)…", qtbot)
    assert shows(stage, "Only the authorities of ca.pem")
    press(stage, "Save account", qtbot)
    assert wait_until(lambda: bool(accounts(mailing.context.adapters)))
    assert accounts(mailing.context.adapters)[0].authorities == path.read_bytes()


def test_signing_in_shows_the_code_and_keeps_what_comes_of_it(
    stage: SettingsStage, mailing: Desk, drawer: Drawer, tokens: Tokens, qtbot: QtBot
) -> None:
    typed(stage, "anna@example.com", qtbot)
    press(stage, "Microsoft 365: Login", qtbot)
    named(stage, QLineEdit, "Application id").setText("app-7")
    press(stage, "Sign in…", qtbot)
    assert shows(stage, "ABCD-1234")
    assert "https://example.com/device" in texts(stage)
    press(stage, "Copy the code", qtbot)
    assert QGuiApplication.clipboard().text() == "ABCD-1234"
    tokens.agreed = True
    assert shows(stage, "The account is saved.")
    (account,) = accounts(mailing.context.adapters)
    assert (account.authentication, account.client_id) == (Authentication.MICROSOFT, "app-7")
    assert list(drawer.secrets.values()) == ["kept-text"]
    assert "ABCD-1234" not in texts(stage)
