# SPDX-License-Identifier: MIT
"""An authority, accounts at servers on this computer, and a password that must turn up nowhere."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.domain.mail import Authentication, Encryption, Letter, MailAccount, Mailbox
from tests.canary import Canary
from tests.mail.authority import Authority

Account = Callable[..., MailAccount]
NOW = datetime(2026, 3, 5, 14, 3, 22, tzinfo=UTC)
SENDER = Mailbox(name="Jörg Müller", address="joerg@example.com")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that nobody trusts."""
    return Authority(tmp_path_factory.mktemp("stranger"), "Somebody else")


@pytest.fixture
def account(authority: Authority) -> Account:
    """Accounts at a port of this computer; whatever is not named is as usual."""

    def make(port: int, **given: object) -> MailAccount:
        usual: dict[str, object] = {
            "id": "account",
            "host": "localhost",
            "port": port,
            "encryption": Encryption.STARTTLS,
            "authentication": Authentication.PASSWORD,
            "sender": SENDER,
            "user": "service-account",
            "authorities": authority.pem,
        }
        return MailAccount(**{**usual, **given})  # type: ignore[arg-type]  # each test names what it needs

    return make


@pytest.fixture
def letter() -> Callable[..., Letter]:
    """Letters; whatever is not named is as usual."""

    def make(**given: object) -> Letter:
        usual: dict[str, object] = {
            "id": "letter-1",
            "message_id": "<letter-1@golive.invalid>",
            "kind": "request",
            "release": "release-1",
            "role": "legal",
            "language": "de",
            "to": (Mailbox(name="Ελένη", address="eleni@example.com"),),
            "subject": "Freigabe für rc-2026-03-01",
            "text": "Guten Tag\n.Punkt\nGrüße",
            "written_at": NOW,
        }
        return Letter(**{**usual, **given})  # type: ignore[arg-type]  # each test names what it needs

    return make


@pytest.fixture
def canary(tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[Canary]:
    """A password; afterwards no file, no log record and nothing printed may hold it."""
    bird = Canary()
    caplog.set_level(logging.DEBUG)  # what the libraries tell a curious developer counts too
    yield bird
    printed = capfd.readouterr()
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    told = "\n".join([printed.out, printed.err, *(record.getMessage() for record in records)])
    assert not bird.found_in_text(told)
    assert bird.files(tmp_path) == []
