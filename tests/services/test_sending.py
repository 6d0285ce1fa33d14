# SPDX-License-Identifier: MIT
"""Letters leave once, through real servers and across real crashes; what nobody can know waits for the user's word."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from golive_desktop.domain.audit import chain_problems
from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox, Posting, PostingState
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.mail import File
from golive_desktop.services.accounts import choose_account, remove_account, save_account
from golive_desktop.services.backup import restore, write_backup
from golive_desktop.services.outbox import (
    Mail,
    cancel_letter,
    draft_of,
    find_letter,
    letters,
    mark_arrived,
    prepare_letter,
    queue_letter,
    resend_letter,
)
from golive_desktop.services.sending import Round, recover, send_due
from golive_desktop.store.backup import SqliteBackups
from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.relays import free_port, small_relay
from tests.office import Office

ANNA = Mailbox(name="Anna Berger", address="anna@example.com")
SEND = """
import sys
from golive_desktop.bootstrap import Computer
from golive_desktop.cli import main
sys.exit(main(["mail", "send", "--home", sys.argv[1], "--lang", "en"], computer=Computer))
"""


@dataclass
class Clock:
    """The office's clock, which also jumps."""

    office: Office

    def now(self) -> datetime:
        return self.office.now()

    def jump(self, minutes: int) -> None:
        self.office.time += timedelta(minutes=minutes)


@dataclass
class Post:
    """The release manager's outbox."""

    office: Office

    @property
    def clock(self) -> Clock:
        return Clock(self.office)

    def account(self, port: int, **given: object) -> MailAccount:
        usual: dict[str, object] = {
            "id": "office",
            "host": "127.0.0.1",
            "port": port,
            "encryption": Encryption.NONE,
            "authentication": Authentication.NONE,
            "sender": ANNA,
        }
        account = MailAccount(**{**usual, **given})  # type: ignore[arg-type]  # each test names what it needs
        save_account(self.office.manager.adapters, account, now=self.office.now())
        return account

    def prepare(self, *addresses: str) -> Posting:
        mail = Mail(
            kind="free",
            to=tuple(Mailbox(name="", address=address) for address in addresses or ("katrin@example.com",)),
            subject="Grüße",
            text="Guten Tag",
            language="de",
            files=(File(name="plan.txt", media_type="text/plain", data=b"plan"),),
        )
        return prepare_letter(self.office.manager.adapters, mail, now=self.office.now())

    def queue(self, *addresses: str) -> str:
        letter = self.prepare(*addresses).letter.id
        queue_letter(self.office.manager.adapters, letter, now=self.office.now())
        return letter

    def send(self, **given: object) -> Round:
        return send_due(self.office.manager.adapters, self.clock, **given)  # type: ignore[arg-type]  # as above

    def state(self, letter: str) -> PostingState:
        return find_letter(self.office.manager.adapters, letter).state

    def events(self) -> list[str]:
        with self.office.manager.adapters.store.reading() as work:
            entries = work.audit.entries()
        assert chain_problems(entries) == ()
        return [entry.event.removeprefix("mail.") for entry in entries if entry.event.startswith("mail.")]


@pytest.fixture
def post(office: Office) -> Post:
    return Post(office)


class _Slow:
    """Takes each mail at once and answers when it is told to."""

    def __init__(self) -> None:
        self.mailbox: list[Envelope] = []
        self.came = threading.Event()
        self.answer = threading.Event()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        self.mailbox.append(envelope)
        self.came.set()
        await asyncio.to_thread(self.answer.wait)
        return "250 kept"


@contextmanager
def slow_relay() -> Iterator[tuple[_Slow, int]]:
    handler = _Slow()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield handler, controller.port
    finally:
        handler.answer.set()
        controller.stop()


def sender(home: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", SEND, str(home)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_nothing_leaves_before_the_user_says_so(post: Post) -> None:
    with small_relay() as relay:
        post.account(relay.port)
        prepared = post.prepare("katrin@example.com", "tarek@example.com")
        assert post.send() == Round()
        assert relay.mailbox == []
        queue_letter(post.office.manager.adapters, prepared.letter.id, now=post.office.now())
        (done,) = post.send().tried
    assert (done.state, done.pending, done.last and done.last.answer) == (PostingState.SENT, (), "250 2.0.0 kept as 1")
    (taken,) = relay.mailbox
    assert taken.rcpt_tos == ["katrin@example.com", "tarek@example.com"]
    assert isinstance(taken.content, bytes)
    message = message_from_bytes(taken.content)
    assert message["Message-ID"] == prepared.letter.message_id == f"<{prepared.letter.id}@example.com>"
    assert post.events() == ["prepared", "queued", "sent"]


def test_the_trail_names_recipients_only_where_it_can_be_erased_and_never_the_text(post: Post) -> None:
    letter = post.queue("katrin@example.com")
    with post.office.manager.adapters.store.reading() as work:
        entry = work.audit.entries()[-1]
    assert (entry.event, entry.subject, entry.payload and entry.payload["to"]) == (
        "mail.queued",
        "free",
        "katrin@example.com",
    )
    assert entry.payload is not None
    assert "Guten Tag" not in "".join(entry.payload.values())
    assert entry.file == find_letter(post.office.manager.adapters, letter).letter.enclosures[0].sha256


def test_a_server_that_died_before_our_record_is_not_asked_twice(post: Post) -> None:
    adapters = post.office.manager.adapters
    letter = post.queue()
    with slow_relay() as (server, port):
        post.account(port)
        process = sender(post.office.folder / "manager")
        assert server.came.wait(30)
        assert recover(adapters, now=post.office.now()) == ()  # it lives and has its turn
        process.kill()
        assert process.wait() == -9
        assert post.state(letter) is PostingState.SENDING
        assert process.stderr is not None
        process.stderr.close()
        server.answer.set()
        (lost,) = recover(adapters, now=post.office.now())
        assert (lost.state, lost.last and lost.last.certain) == (PostingState.PERHAPS, False)
        post.clock.jump(60 * 24 * 9)
        assert post.send() == Round()
        with pytest.raises(KnownError, match=r"outbox\.not-now"):
            cancel_letter(adapters, letter, now=post.office.now())
        assert len(server.mailbox) == 1
        resend_letter(adapters, letter, now=post.office.now())
        assert [item.state for item in post.send().tried] == [PostingState.SENT]
        first, second = (message_from_bytes(item.content) for item in server.mailbox if isinstance(item.content, bytes))
        assert first["Message-ID"] == second["Message-ID"]
    assert post.events() == ["prepared", "queued", "perhaps", "resent", "sent"]


def test_a_home_from_a_backup_sends_nothing_by_itself(post: Post) -> None:
    letter = post.queue()
    home, file = post.office.folder / "manager", post.office.folder / "home.backup"
    write_backup(SqliteBackups(), home, file)
    post.office.manager.adapters.store.close()
    restore(SqliteBackups(), file, home, now=post.office.now())
    assert post.state(letter) is PostingState.PERHAPS
    with small_relay() as relay:
        post.account(relay.port)
        assert post.send() == Round()
        assert mark_arrived(post.office.manager.adapters, letter, now=post.office.now()).state is PostingState.SENT
        assert relay.mailbox == []


def test_two_programs_of_one_home_send_once(post: Post) -> None:
    for number in range(3):
        post.queue(f"person{number}@example.com")
    with slow_relay() as (server, port):
        post.account(port)
        first = sender(post.office.folder / "manager")
        assert server.came.wait(30)
        with pytest.raises(KnownError, match=r"outbox\.other-sends"):
            post.send()
        second = sender(post.office.folder / "manager")
        assert second.wait(30) == 1
        server.answer.set()
        assert first.wait(30) == 0
        for process in (first, second):
            assert process.stderr is not None
            process.stderr.close()
    assert sorted(item.rcpt_tos[0] for item in server.mailbox) == [f"person{number}@example.com" for number in range(3)]
    assert {item.state for item in letters(post.office.manager.adapters)} == {PostingState.SENT}


def test_offline_letters_wait_and_go_out_later(post: Post) -> None:
    account = post.account(free_port())
    first, second = post.queue("a@example.com"), post.queue("b@example.com")
    done = post.send()
    assert [(item.letter.id, item.state) for item in done.tried] == [(first, PostingState.QUEUED)]
    assert done.stopped_by is not None
    assert done.stopped_by.code == "mail.connection-refused"
    assert post.send().tried[0].letter.id == second  # the first one waits for its time
    assert post.send() == Round()
    post.clock.jump(2)
    with small_relay() as relay:
        save_account(post.office.manager.adapters, replace(account, port=relay.port), now=post.office.now())
        assert [item.state for item in post.send().tried] == [PostingState.SENT, PostingState.SENT]
        assert [item.rcpt_tos for item in relay.mailbox] == [["a@example.com"], ["b@example.com"]]


def test_a_refused_login_stops_the_round_and_the_password_turns_up_nowhere(
    post: Post, capfd: pytest.CaptureFixture[str]
) -> None:
    canary, authority = Canary(), Authority(post.office.folder)
    login = {"authentication": Authentication.PASSWORD, "user": "relay", "encryption": Encryption.STARTTLS}
    with small_relay(login=("relay", canary.secret), tls_context=authority.server(), require_starttls=True) as relay:
        post.account(relay.port, **login, host="localhost", authorities=authority.pem)
        first, second = post.queue("a@example.com"), post.queue("b@example.com")
        wrong = post.send(ask=lambda _account: "wrong-password")
        assert wrong.stopped_by is not None
        assert [item.letter.id for item in wrong.tried] == [first]
        assert (post.state(first), post.state(second)) == (PostingState.FAILED, PostingState.QUEUED)
        queue_letter(post.office.manager.adapters, first, now=post.office.now())
        assert [item.state for item in post.send(ask=lambda _account: canary.secret).tried] == [PostingState.SENT] * 2
        assert len(relay.mailbox) == 2
    post.queue("c@example.com")
    with pytest.raises(KnownError, match=r"account\.secret-needed|keyring\."):
        post.send()
    post.office.manager.adapters.store.close()
    printed = capfd.readouterr()
    assert canary.files(post.office.folder) == []
    assert not canary.found_in_text(printed.out + printed.err)


def test_a_letter_is_taken_back_until_it_is_sent(post: Post) -> None:
    adapters = post.office.manager.adapters
    letter = post.queue()
    assert cancel_letter(adapters, letter, now=post.office.now()).state is PostingState.CANCELLED
    with small_relay() as relay:
        post.account(relay.port)
        assert post.send() == Round()
        sent = post.queue()
        post.send()
    for refused in (cancel_letter, mark_arrived, resend_letter, queue_letter):
        with pytest.raises(KnownError, match=r"outbox\.not-now"):
            refused(adapters, sent, now=post.office.now())


def test_without_an_account_a_letter_leaves_as_a_draft(post: Post) -> None:
    adapters = post.office.manager.adapters
    letter = post.queue()
    with pytest.raises(KnownError, match=r"account\.none"):
        post.send()
    assert post.state(letter) is PostingState.QUEUED
    draft = message_from_bytes(draft_of(adapters, letter, now=post.office.now()))
    assert draft["X-Unsent"] == "1"
    assert [part.get_filename() for part in draft.walk() if part.get_filename()] == ["plan.txt"]
    with pytest.raises(KnownError, match=r"outbox\.nobody"):
        prepare_letter(adapters, Mail(kind="free", to=(), subject="", text="", language="de"), now=post.office.now())


def test_accounts_are_checked_named_and_forgotten(post: Post) -> None:
    adapters = post.office.manager.adapters
    for wrong, code in (
        ({"host": " "}, "account.host-missing"),
        ({"port": 99999}, "account.port-unusable"),
        ({"sender": Mailbox(name="", address="anna")}, "mail.address-invalid"),
    ):
        with pytest.raises(KnownError, match=code):
            post.account(**{"port": 25, **wrong})  # type: ignore[arg-type]  # values of several types
    post.account(25)
    post.account(26, id="second", sender=Mailbox(name="", address="team@example.com"))
    assert [choose_account(adapters, name).port for name in ("", "team@example.com", "sec")] == [25, 26, 26]
    with pytest.raises(KnownError, match=r"account\.unknown"):
        choose_account(adapters, "nobody")
    assert remove_account(adapters, "office", now=post.office.now()) == ()
    assert choose_account(adapters).port == 26
