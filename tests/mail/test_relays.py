# SPDX-License-Identifier: MIT
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from golive_desktop.domain.mail import Authentication, Encryption, Letter, MailAccount, Mailbox
from golive_desktop.mail.message import MimeWriter
from golive_desktop.mail.relay import SmtpTransport
from golive_desktop.ports.mail import File
from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.conftest import NOW
from tests.mail.relays import exim, small_relay
from tests.mail.scripted import ScriptedServer

Account = Callable[..., MailAccount]
MakeLetter = Callable[..., Letter]
MEGABYTE = 1_000_000
PEOPLE = (
    Mailbox(name="Müller, Eva", address="eva@müller.example"),
    Mailbox(name="Bob", address="bob@example.com"),
)


@pytest.fixture
def outside() -> Iterator[Path]:
    """A folder that another user can reach; the test's own is for its user alone."""
    with tempfile.TemporaryDirectory(prefix="golive-relay-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_mail_of_25_megabytes_arrives_as_it_was(
    account: Account, authority: Authority, letter: MakeLetter, canary: Canary
) -> None:
    evidence = secrets.token_bytes(25 * MEGABYTE)
    file = File(name="Nachweis für ü.bin", media_type="application/octet-stream", data=evidence)
    with ScriptedServer({"EHLO": "250-x\r\n250-STARTTLS\r\n250 AUTH PLAIN"}, tls=authority.server()) as server:
        sender = account(server.port)
        message = MimeWriter().write(letter(), [file], account=sender, at=NOW)
        delivery = SmtpTransport().deliver(sender, canary.secret, message, recipients=["bob@example.com"])
    assert delivery.accepted == ("bob@example.com",)
    (part,) = message_from_bytes(server.received[0], policy=default).iter_attachments()
    assert (part.get_filename(), part.get_content()) == (file.name, evidence)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # it takes TLS from the start for none
@pytest.mark.parametrize("encryption", [Encryption.STARTTLS, Encryption.TLS])
def test_a_relay_with_a_login(
    encryption: Encryption, account: Account, authority: Authority, letter: MakeLetter, canary: Canary
) -> None:
    password = f"{canary.secret} ü"
    tls = authority.server()
    way: dict[str, Any] = {"tls_context": tls, "require_starttls": True}
    if encryption is Encryption.TLS:
        way = {"ssl_context": tls, "auth_require_tls": False, "auth_exclude_mechanism": ["PLAIN"]}
    people = tuple(person.address for person in PEOPLE)
    with small_relay(login=("service-account", password), **way) as relay:
        sender = account(relay.port, encryption=encryption)
        message = MimeWriter().write(letter(to=PEOPLE), [], account=sender, at=NOW)
        delivery = SmtpTransport().deliver(sender, password, message, recipients=people)
    assert (delivery.accepted, delivery.problem, delivery.answer) == (people, None, "250 2.0.0 kept as 1")
    (envelope,) = relay.mailbox
    assert envelope.rcpt_tos == ["eva@xn--mller-kva.example", "bob@example.com"]
    assert (envelope.mail_from, envelope.content) == ("joerg@example.com", message)


def test_a_wrong_password_is_refused_and_named(account: Account, authority: Authority, canary: Canary) -> None:
    with small_relay(login=("service-account", "right"), tls_context=authority.server()) as relay:
        delivery = SmtpTransport().deliver(account(relay.port), canary.secret, b"x", recipients=["bob@example.com"])
    assert delivery.problem is not None
    assert (delivery.problem.code, delivery.temporary) == ("mail.login-refused", False)
    assert relay.mailbox == []


def test_a_relay_without_login_and_encryption(account: Account) -> None:
    with small_relay() as relay:
        sender = account(relay.port, encryption=Encryption.NONE, authentication=Authentication.NONE)
        delivery = SmtpTransport().deliver(sender, "", b"Subject: x\r\n\r\n.", recipients=["bob@example.com"])
    assert delivery.accepted == ("bob@example.com",)
    assert relay.mailbox[0].content == b"Subject: x\r\n\r\n.\r\n"


@pytest.mark.second_reader
def test_a_relay_of_another_make_delivers(
    account: Account, authority: Authority, letter: MakeLetter, canary: Canary, outside: Path
) -> None:
    file = File(name="ü" * 120 + ".golive", media_type="application/pdf", data=b"%PDF\n.\n")
    people = (*(person.address for person in PEOPLE), "carol@elsewhere.example")
    with exim(outside, authority, user="service-account", password=canary.secret) as relay:
        sender = account(relay.port)
        assert [step.passed for step in SmtpTransport().probe(sender, canary.secret)] == [True] * 5
        message = MimeWriter().write(letter(to=PEOPLE), [file], account=sender, at=NOW)
        delivery = SmtpTransport().deliver(sender, canary.secret, message, recipients=people)
        mails = arrived(relay.folder / "new", 2)
    assert delivery.accepted == people[:2]
    assert [(one.address, one.code) for one in delivery.refused] == [(people[2], 550)]
    assert delivery.problem is not None
    assert delivery.problem.code == "mail.relay-denied"
    received = [message_from_bytes(data, policy=default) for data in mails]
    assert {each["Envelope-to"] for each in received} == {"eva@xn--mller-kva.example", "bob@example.com"}
    for each in received:
        (part,) = each.iter_attachments()
        assert (part.get_filename(), part.get_content()) == (file.name, file.data)
        assert each["Subject"] == "Freigabe für rc-2026-03-01"
        body = each.get_body()
        assert body is not None
        assert body.get_content().splitlines() == ["Guten Tag", ".Punkt", "Grüße"]


def arrived(box: Path, count: int) -> list[bytes]:
    """The mails in a box, once there are so many."""
    for _ in range(200):
        if box.exists() and len(list(box.iterdir())) >= count:
            break
        time.sleep(0.05)
    return [mail.read_bytes() for mail in box.iterdir()]
