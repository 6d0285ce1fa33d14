# SPDX-License-Identifier: MIT
"""A secret comes from the keyring, else from the user, and a token that was renewed is kept."""

from dataclasses import dataclass, field, replace

import pytest

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.accounts import remove_account, save_account, secret_name, secret_of
from tests.office import Office

ACCOUNT = MailAccount(
    id="a-1",
    host="localhost",
    port=587,
    encryption=Encryption.STARTTLS,
    authentication=Authentication.PASSWORD,
    sender=Mailbox(name="", address="anna@example.com"),
)


@dataclass
class MemoryKeyring:
    """A keyring that can be locked."""

    entries: dict[str, str] = field(default_factory=dict)
    locked: bool = False

    def read(self, name: str) -> str | None:
        self._open()
        return self.entries.get(name)

    def keep(self, name: str, secret: str) -> None:
        self._open()
        self.entries[name] = secret

    def forget(self, name: str) -> None:
        self._open()
        self.entries.pop(name, None)

    def describe(self) -> str:
        return "memory"

    def _open(self) -> None:
        if self.locked:
            raise KnownError.of("keyring.locked")


class Renewing:
    """Gives tokens and another text to keep each time."""

    def token(self, account: MailAccount, kept: str) -> tuple[str, str]:
        return f"token of {account.id}", kept + "+"


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def adapters(office: Office, keyring: MemoryKeyring) -> Adapters:
    own = office.manager.adapters
    mail = replace(own.mail, keyring=keyring, tokens=Renewing())  # type: ignore[arg-type]  # it only gives tokens
    return replace(own, mail=mail)


def test_a_password_is_kept_asked_for_and_forgotten(office: Office, adapters: Adapters, keyring: MemoryKeyring) -> None:
    assert save_account(adapters, ACCOUNT, secret="s3cret", now=office.now()) == ()
    assert keyring.entries == {secret_name(ACCOUNT): "s3cret"}
    assert secret_of(adapters, ACCOUNT) == "s3cret"
    keyring.locked = True
    assert secret_of(adapters, ACCOUNT, ask=lambda _account: "typed") == "typed"
    with pytest.raises(KnownError, match=r"keyring\.locked"):
        secret_of(adapters, ACCOUNT)
    assert [problem.code for problem in save_account(adapters, ACCOUNT, secret="x", now=office.now())] == [
        "keyring.locked"
    ]
    keyring.locked = False
    assert remove_account(adapters, "a-1", now=office.now()) == ()
    assert keyring.entries == {}
    with pytest.raises(KnownError, match=r"account\.secret-needed"):
        secret_of(adapters, ACCOUNT, ask=lambda _account: "")


def test_a_renewed_sign_in_is_kept(adapters: Adapters, keyring: MemoryKeyring) -> None:
    google = replace(ACCOUNT, authentication=Authentication.GOOGLE)
    with pytest.raises(KnownError, match=r"account\.sign-in-needed"):
        secret_of(adapters, google)
    keyring.entries[secret_name(google)] = "kept"
    assert secret_of(adapters, google) == "token of a-1"
    assert keyring.entries == {secret_name(google): "kept+"}


def test_what_is_worth_knowing_of_an_account_is_said(office: Office, adapters: Adapters) -> None:
    plain = replace(ACCOUNT, encryption=Encryption.NONE, authentication=Authentication.NONE)
    assert [problem.code for problem in save_account(adapters, plain, now=office.now())] == ["account.unencrypted"]
    assert secret_of(adapters, plain) == ""
