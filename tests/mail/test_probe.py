# SPDX-License-Identifier: MIT
import socket
from collections.abc import Callable

import pytest

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox, ProbeStep
from golive_desktop.domain.problem import Severity
from golive_desktop.mail.addresses import stays_here
from golive_desktop.mail.relay import SmtpTransport
from golive_desktop.mail.wire import Patience
from golive_desktop.wording.explain import explain
from golive_desktop.wording.terms import TERMS
from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.scripted import SILENT, ScriptedServer

Account = Callable[..., MailAccount]

PATIENCE = Patience(connect=10, reply=10)
SHORT = Patience(connect=10, reply=0.4)
STEPS = ["name", "connection", "tls", "login", "sender"]
OUTLOOK = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."

# what the server does, which step fails, what the user is told
FAILURES = [
    ({"220": "554 no"}, "connection", "mail.refused"),
    ({"EHLO": "250 tests"}, "tls", "mail.starttls-missing"),
    ({"EHLO": "250-tests\r\n250 STARTTLS"}, "login", "mail.login-not-offered"),
    ({"EHLO": "250-tests\r\n250-STARTTLS\r\n250 AUTH GSSAPI"}, "login", "mail.login-not-offered"),
    ({"AUTH": "535 5.7.3 Authentication unsuccessful"}, "login", "mail.login-refused"),
    ({"AUTH": OUTLOOK}, "login", "mail.login-switched-off"),
    (
        {"MAIL": "550 5.7.60 SMTP; Client does not have permissions to send as this sender"},
        "sender",
        "mail.sender-refused",
    ),
    ({"RCPT": "454 4.7.1 Relay access denied"}, "sender", "mail.recipient-later"),
]


def walked(account: MailAccount, secret: str, patience: Patience = PATIENCE) -> list[ProbeStep]:
    return list(SmtpTransport(patience).probe(account, secret))


def told(steps: list[ProbeStep]) -> tuple[str, str]:
    """The step that failed, which is the last, and its problem's code."""
    assert [step.passed for step in steps] == [True] * (len(steps) - 1) + [False]
    assert [step.name for step in steps] == STEPS[: len(steps)]
    last = steps[-1]
    assert last.problem is not None
    for language in ("de", "en"):
        assert "…" not in explain(last.problem, language).sentence
    return last.name, last.problem.code


@pytest.mark.parametrize("encryption", [Encryption.STARTTLS, Encryption.TLS])
def test_a_good_account_passes_every_step_and_sends_nothing(
    encryption: Encryption, account: Account, authority: Authority, canary: Canary
) -> None:
    with ScriptedServer(tls=authority.server(), implicit=encryption is Encryption.TLS) as server:
        steps = walked(account(server.port, encryption=encryption), canary.secret)
    assert [(step.name, step.passed, step.problem) for step in steps] == [(name, True, None) for name in STEPS]
    assert "127.0.0.1" in steps[0].answer
    assert steps[2].answer.startswith("TLSv1.3; ")
    assert "localhost" in steps[2].answer
    assert server.spoken[-3:] == ["RCPT TO:<joerg@example.com>", "RSET", "QUIT"]
    assert server.received == []


@pytest.mark.parametrize("row", FAILURES, ids=[f"{row[1]}-{row[2]}" for row in FAILURES])
def test_the_failing_step_is_named(
    row: tuple[dict[str, str], str, str], account: Account, authority: Authority, canary: Canary
) -> None:
    script, step, code = row
    with ScriptedServer(script, tls=authority.server()) as server:
        steps = walked(account(server.port), canary.secret)
    assert told(steps) == (step, code)
    assert not canary.found_in_text(repr(steps))


def test_the_wrong_kind_of_tls_is_told_from_silence(account: Account, authority: Authority, canary: Canary) -> None:
    with ScriptedServer(tls=authority.server(), implicit=True) as server:
        assert told(walked(account(server.port), canary.secret, SHORT)) == ("connection", "mail.tls-expected")
    with ScriptedServer(tls=authority.server()) as server:
        steps = walked(account(server.port, encryption=Encryption.TLS), canary.secret)
        assert told(steps) == ("tls", "mail.tls-unexpected")
    with ScriptedServer({"220": SILENT}) as server:
        impatient = Patience(connect=0.5, reply=0.4)
        assert told(walked(account(server.port), canary.secret, impatient)) == ("connection", "mail.silent")


def test_every_step_has_its_word() -> None:
    assert list(TERMS["probe"]) == STEPS


def test_nobody_listens(account: Account, canary: Canary) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert told(walked(account(port), canary.secret)) == ("connection", "mail.connection-refused")


def test_a_port_that_swallows_everything(account: Account, canary: Canary) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        waiting = []
        for _ in range(4):  # the queue is full after one or two, then nothing is answered any more
            one = socket.socket()
            one.settimeout(0)
            one.connect_ex(("127.0.0.1", port))
            waiting.append(one)
        try:
            steps = walked(account(port), canary.secret, Patience(connect=0.4, reply=0.4))
        finally:
            for one in waiting:
                one.close()
    assert told(steps) == ("connection", "mail.time-out")


@pytest.mark.parametrize(
    ("given", "step", "code"),
    [
        ({"host": "no such host.example"}, "name", "mail.host-invalid"),
        ({"host": "localhost", "port": 70000}, "name", "mail.host-invalid"),
        ({"host": "nobody.invalid"}, "name", "mail.host-unknown"),
    ],
)
def test_a_name_that_leads_nowhere(
    given: dict[str, object], step: str, code: str, account: Account, canary: Canary
) -> None:
    assert told(walked(account(**{"port": 25, **given}), canary.secret)) == (step, code)


@pytest.mark.parametrize(
    ("secret", "given", "code"),
    [
        ("", {}, "mail.secret-missing"),
        ("two\0words", {}, "mail.login-unusable"),
        ("word", {"user": "ada\x01auth=Bearer x"}, "mail.login-unusable"),
        ("word", {"sender": Mailbox(name="", address="no address")}, "mail.address-invalid"),
    ],
)
def test_what_is_wrong_with_the_account_itself(
    secret: str, given: dict[str, object], code: str, account: Account, authority: Authority
) -> None:
    with ScriptedServer(tls=authority.server()) as server:
        step = "sender" if "sender" in given else "login"
        assert told(walked(account(server.port, **given), secret)) == (step, code)


def test_an_internal_relay_without_encryption_and_login_is_fine_but_named(account: Account) -> None:
    with ScriptedServer() as server:
        relay = account(server.port, encryption=Encryption.NONE, authentication=Authentication.NONE, user="")
        steps = walked(relay, "")
    assert all(step.passed for step in steps)
    noted = [(step.name, step.problem.code, step.problem.severity) for step in steps if step.problem is not None]
    assert noted == [("tls", "mail.unencrypted", Severity.INFORMS)]
    assert not any(line.startswith("AUTH") for line in server.spoken)


def own_address() -> str:
    """An address of this computer in its network; one that stays here where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return "127.0.0.1"
        return str(asked.getsockname()[0])


def test_a_password_needs_encryption_unless_it_stays_on_this_computer(account: Account, canary: Canary) -> None:
    address = own_address()
    with ScriptedServer(address=address) as server:
        steps = walked(account(server.port, host=address, encryption=Encryption.NONE), canary.secret)
    assert not canary.found_in_text(" ".join(server.spoken)) or stays_here(address)
    assert told(steps) == ("login", "mail.login-unprotected") if not stays_here(address) else steps[-1].passed
    assert [stays_here(each) for each in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "fe80::1%eth0")] == [
        True,
        True,
        True,
        False,
        False,
    ]
