# SPDX-License-Identifier: MIT
import base64
import errno
import ssl
from collections.abc import Callable

import pytest

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount
from golive_desktop.domain.problem import Problem
from golive_desktop.mail.certificates import trusting
from golive_desktop.mail.refusals import trouble
from golive_desktop.mail.relay import SmtpTransport
from golive_desktop.mail.wire import Patience
from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.scripted import DROP, RESET, SILENT, TRICKLE, ScriptedServer

Account = Callable[..., MailAccount]

TO = ("ada@example.com", "bob@example.com")
MESSAGE = b"Subject: x\r\n\r\n.dot\r\n..\r\nlast"
USUAL = Patience(connect=10, reply=10, final=10)
SHORT = Patience(connect=10, reply=0.4, final=0.4)
AGAIN, FINAL, NOBODY_KNOWS = "again", "final", "nobody knows"

# at, what the server does there, what the user is told, and whether another try helps
MATRIX = [
    ("220", DROP, "mail.connection-lost", AGAIN),
    ("220", RESET, "mail.connection-lost", AGAIN),
    ("220", SILENT, "mail.silent", AGAIN),
    ("220", TRICKLE, "mail.silent", AGAIN),
    ("220", "2" * 300_000, "mail.connection-lost", AGAIN),
    ("220", "421 4.3.2 closing", "mail.busy", AGAIN),
    ("220", "554 5.7.1 not you", "mail.refused", FINAL),
    ("220", "HTTP/1.1 400 Bad Request", "mail.not-a-mail-server", FINAL),
    ("EHLO", DROP, "mail.connection-lost", AGAIN),
    ("EHLO", SILENT, "mail.silent", AGAIN),
    ("EHLO", "250-x\r\n" * 600, "mail.not-a-mail-server", FINAL),
    ("EHLO", "421 4.3.2 closing", "mail.busy", AGAIN),
    ("EHLO", "550 5.7.1 not you", "mail.refused", FINAL),
    ("EHLO", "250 tests", "mail.starttls-missing", FINAL),  # never a downgrade
    ("STARTTLS", DROP, "mail.connection-lost", AGAIN),
    ("STARTTLS", SILENT, "mail.silent", AGAIN),
    ("STARTTLS", "454 4.7.0 later", "mail.busy", AGAIN),
    ("STARTTLS", "501 5.5.4 what", "mail.starttls-missing", FINAL),
    ("STARTTLS", "220 go\r\n250 somebody else's word", "mail.tls-failed", FINAL),
    ("AUTH", DROP, "mail.connection-lost", AGAIN),
    ("AUTH", SILENT, "mail.silent", AGAIN),
    ("AUTH", "454 4.7.0 later", "mail.busy", AGAIN),
    ("AUTH", "535 5.7.8 wrong", "mail.login-refused", FINAL),
    ("AUTH", "535 5.7.139 Authentication unsuccessful", "mail.login-switched-off", FINAL),
    ("AUTH", "535-5.7.8 Not accepted\r\n535 5.7.8 https://support.google.com - gsmtp", "mail.app-password", FINAL),
    ("AUTH", "534 5.7.9 Application-specific password required", "mail.app-password", FINAL),
    ("MAIL", DROP, "mail.connection-lost", AGAIN),
    ("MAIL", SILENT, "mail.silent", AGAIN),
    ("MAIL", "451 4.3.0 later", "mail.busy", AGAIN),
    ("MAIL", "530 5.7.57 Client not authenticated to send mail", "mail.login-demanded", FINAL),
    ("MAIL", "530 5.7.0 Must issue a STARTTLS command first", "mail.starttls-demanded", FINAL),
    ("MAIL", "553 5.7.1 not yours", "mail.sender-refused", FINAL),
    ("MAIL", "552 5.3.4 too much", "mail.too-large", FINAL),
    ("RCPT", DROP, "mail.connection-lost", AGAIN),
    ("RCPT", SILENT, "mail.silent", AGAIN),
    ("RCPT", "421 4.3.2 closing", "mail.recipient-later", AGAIN),
    ("RCPT", "450 4.2.0 greylisted", "mail.recipient-later", AGAIN),
    ("RCPT", "550 5.1.1 no such user", "mail.recipient-refused", FINAL),
    ("RCPT", "554 5.7.1 Relay access denied", "mail.relay-denied", FINAL),
    ("DATA", DROP, "mail.connection-lost", AGAIN),
    ("DATA", SILENT, "mail.silent", AGAIN),
    ("DATA", "451 4.3.0 later", "mail.busy", AGAIN),
    ("DATA", "554 5.5.1 no", "mail.refused", FINAL),
    ("BODY", DROP, "mail.connection-lost", AGAIN),
    ("BODY", SILENT, "mail.silent", AGAIN),
    ("BODY", "552 5.3.4 too much", "mail.too-large", FINAL),
    (".", DROP, "mail.uncertain", NOBODY_KNOWS),
    (".", RESET, "mail.uncertain", NOBODY_KNOWS),
    (".", SILENT, "mail.uncertain", NOBODY_KNOWS),
    (".", "221 2.0.0 bye", "mail.uncertain", NOBODY_KNOWS),
    (".", "what?", "mail.uncertain", NOBODY_KNOWS),
    (".", "451 4.3.0 later", "mail.busy", AGAIN),
    (".", "421 4.3.2 closing", "mail.busy", AGAIN),
    (".", "554 5.6.0 spam", "mail.refused", FINAL),
    (".", "550 5.7.60 SMTP; Client does not have permissions", "mail.sender-refused", FINAL),
    (".", "552 5.3.4 too much", "mail.too-large", FINAL),
]


def code(problem: Problem | None) -> str:
    return problem.code if problem is not None else ""


@pytest.mark.parametrize("row", MATRIX, ids=[f"{row[0]}-{row[1][:9]}" for row in MATRIX])
def test_a_server_that_fails_at_one_place(
    row: tuple[str, str, str, str], account: Account, authority: Authority, canary: Canary
) -> None:
    step, act, told, then = row
    message = MESSAGE + bytes(12_000_000) if step == "BODY" else MESSAGE
    script = {step: act, "HELO": act} if step == "EHLO" else {step: act}
    with ScriptedServer(script, tls=authority.server()) as server:
        relay = SmtpTransport(SHORT if act in {SILENT, TRICKLE} or step == "BODY" else USUAL)
        delivery = relay.deliver(account(server.port), canary.secret, message, recipients=TO)
    assert (code(delivery.problem), delivery.temporary, delivery.certain) == (
        told,
        then == AGAIN,
        then != NOBODY_KNOWS,
    )
    assert delivery.accepted == ()
    assert len(server.received) == (step == ".")
    assert not canary.found_in_text(repr(delivery))


def test_all_goes_well(account: Account, authority: Authority, canary: Canary) -> None:
    with ScriptedServer(tls=authority.server()) as server:
        delivery = SmtpTransport(USUAL).deliver(account(server.port), canary.secret, MESSAGE, recipients=(*TO, TO[0]))
    assert delivery.accepted == TO
    assert delivery.problem is None
    assert delivery.answer == "250 2.0.0 kept as 42"
    assert server.received == [b"Subject: x\r\n\r\n..dot\r\n...\r\nlast\r\n"]
    assert "MAIL FROM:<joerg@example.com> SIZE=28" in server.spoken


@pytest.mark.parametrize("act", [DROP, RESET, SILENT, "500 what"])
def test_a_goodbye_that_fails_takes_nothing_back(
    act: str, account: Account, authority: Authority, canary: Canary
) -> None:
    with ScriptedServer({"QUIT": act}, tls=authority.server()) as server:
        patience = SHORT if act == SILENT else USUAL
        delivery = SmtpTransport(patience).deliver(account(server.port), canary.secret, MESSAGE, recipients=TO)
    assert delivery.accepted == TO
    assert delivery.problem is None


def test_one_refused_recipient_keeps_nobody_else_from_their_mail(
    account: Account, authority: Authority, canary: Canary
) -> None:
    script = {"RCPT bob@example.com": "450 4.2.0 greylisted", "RCPT carol@xn--mller-kva.example": "550 5.1.1 who"}
    people = ("ada@example.com", "bob@example.com", "carol@müller.example")
    with ScriptedServer(script, tls=authority.server()) as server:
        delivery = SmtpTransport(USUAL).deliver(account(server.port), canary.secret, MESSAGE, recipients=people)
    assert delivery.accepted == ("ada@example.com",)
    assert [(one.address, one.code, one.text) for one in delivery.refused] == [
        ("bob@example.com", 450, "4.2.0 greylisted"),
        ("carol@müller.example", 550, "5.1.1 who"),
    ]
    assert delivery.temporary
    assert code(delivery.problem) == "mail.recipient-later"
    assert len(server.received) == 1


def test_the_size_is_compared_before_anything_is_sent(account: Account, authority: Authority, canary: Canary) -> None:
    with ScriptedServer(
        {"EHLO": "250-x\r\n250-STARTTLS\r\n250-AUTH LOGIN PLAIN\r\n250 SIZE 20"}, tls=authority.server()
    ) as server:
        delivery = SmtpTransport(USUAL).deliver(account(server.port), canary.secret, MESSAGE, recipients=TO)
    assert code(delivery.problem) == "mail.too-large"
    assert not delivery.temporary
    assert not any(line.startswith("MAIL") for line in server.spoken)


@pytest.mark.parametrize("encryption", [Encryption.STARTTLS, Encryption.TLS])
def test_a_wrong_certificate_gets_no_password(
    encryption: Encryption, account: Account, authority: Authority, stranger: Authority, canary: Canary
) -> None:
    for tls, told in (
        (authority.server(expired=True), "mail.certificate-expired"),
        (authority.server("other.example"), "mail.certificate-name"),
        (stranger.server(), "mail.certificate-unknown"),
    ):
        with ScriptedServer(tls=tls, implicit=encryption is Encryption.TLS) as server:
            relay = account(server.port, encryption=encryption)
            delivery = SmtpTransport(USUAL).deliver(relay, canary.secret, MESSAGE, recipients=TO)
        assert (code(delivery.problem), delivery.temporary) == (told, False)
        assert not any(line.startswith("AUTH") for line in server.spoken)


def test_own_authorities_are_the_only_ones(account: Account, authority: Authority, canary: Canary) -> None:
    with ScriptedServer(tls=authority.server()) as server:
        for pem, told in ((b"", "mail.certificate-unknown"), (b"no certificate", "mail.authorities-invalid")):
            relay = account(server.port, authorities=pem)
            delivery = SmtpTransport(USUAL).deliver(relay, canary.secret, MESSAGE, recipients=TO)
            assert code(delivery.problem) == told


def test_a_computer_that_knows_no_authorities_has_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent")
    monkeypatch.setenv("SSL_CERT_DIR", "/nonexistent")
    context = trusting(b"", "localhost")
    assert len(context.get_ca_certs()) > 50
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_a_server_that_repeats_the_password_is_not_quoted(
    account: Account, authority: Authority, canary: Canary
) -> None:
    told = (canary.secret, f"\0service-account\0{canary.secret}")
    for words in (canary.secret, *(base64.b64encode(each.encode()).decode() for each in told)):
        with ScriptedServer({"AUTH": f"535 5.7.8 {words} is wrong"}, tls=authority.server()) as server:
            delivery = SmtpTransport(USUAL).deliver(account(server.port), canary.secret, MESSAGE, recipients=TO)
        assert not canary.found_in_text(repr(delivery))
        assert "is wrong" in delivery.answer


def test_a_token_is_shown_and_a_refusal_of_it_heard_out(account: Account, authority: Authority, canary: Canary) -> None:
    refusal = ("334 eyJzdGF0dXMiOiI0MDEifQ==", "535 5.7.3 Authentication unsuccessful")
    for script, told in (({}, ""), ({"AUTH": refusal}, "mail.token-refused")):
        with ScriptedServer(script, tls=authority.server()) as server:
            relay = account(server.port, authentication=Authentication.MICROSOFT, user="ada@example.com")
            delivery = SmtpTransport(USUAL).deliver(relay, canary.secret, MESSAGE, recipients=TO)
        assert code(delivery.problem) == told
        assert (server.spoken[3].startswith("AUTH XOAUTH2 "), server.spoken[4] == "") == (True, bool(told))


def test_no_password_leaves_without_encryption_for_another_computer(account: Account, canary: Canary) -> None:
    with ScriptedServer() as server:
        relay = account(server.port, encryption=Encryption.NONE)
        assert SmtpTransport(USUAL).deliver(relay, canary.secret, MESSAGE, recipients=TO).accepted == TO


@pytest.mark.parametrize(("act", "told"), [(DROP, "mail.connection-lost"), (SILENT, "mail.silent")])
def test_a_server_that_fails_before_tls(act: str, told: str, account: Account, canary: Canary) -> None:
    # the server acts before it reads anything, while the handshake is awaited
    with ScriptedServer({"220": act}) as server:
        relay = account(server.port, encryption=Encryption.TLS)
        impatient = Patience(connect=0.4, reply=0.4)
        delivery = SmtpTransport(impatient).deliver(relay, canary.secret, MESSAGE, recipients=TO)
    assert (code(delivery.problem), delivery.temporary) == (told, True)


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH])
def test_a_network_without_a_way_is_named(number: int, account: Account) -> None:
    problem, temporary = trouble(OSError(number, "no way"), account(25), step="")
    assert (problem.code, temporary) == ("mail.unreachable", True)


def test_nobody_to_write_to_is_no_success(account: Account) -> None:
    delivery = SmtpTransport(USUAL).deliver(account(25), "", MESSAGE, recipients=())
    assert code(delivery.problem) == "mail.address-invalid"


def test_an_address_that_is_none_stops_the_mail_before_any_connection(account: Account) -> None:
    delivery = SmtpTransport(USUAL).deliver(account(25), "", MESSAGE, recipients=("ada@example.com", "x\r\nDATA@y"))
    assert code(delivery.problem) == "mail.address-invalid"
    assert not delivery.temporary
