# SPDX-License-Identifier: MIT
"""No sequence of events delivers twice without the user's word, and none loses a letter."""

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain import outbox
from golive_desktop.domain.mail import Delivery, Letter, Mailbox, Posting, PostingState, Refusal
from golive_desktop.domain.problem import KnownError

NOW = datetime(2026, 3, 5, 14, 3, 22, tzinfo=UTC)
PEOPLE = ("a@example.com", "b@example.com", "c@example.com")
TEMPORARY, FINAL = 451, 550


def letter(*addresses: str) -> Letter:
    return Letter(
        id="l-1",
        message_id="<1@example.com>",
        kind="free",
        release="",
        role="",
        language="en",
        to=tuple(Mailbox(name="", address=address) for address in addresses or PEOPLE),
        subject="Hello",
        text="Hello",
        written_at=NOW,
    )


def sending(*addresses: str) -> Posting:
    return outbox.begin(outbox.queue(outbox.prepare(letter(*addresses), now=NOW), now=NOW), now=NOW)


def test_a_letter_waits_for_the_user() -> None:
    prepared = outbox.prepare(replace(letter(), cc=(Mailbox(name="B", address="B@Example.com"),)), now=NOW)
    assert (prepared.state, prepared.pending) == (PostingState.PREPARED, PEOPLE)
    assert not outbox.is_due(prepared, now=NOW)
    queued = outbox.queue(prepared, now=NOW)
    assert outbox.is_due(queued, now=NOW)
    assert outbox.begin(queued, now=NOW).attempts == 1
    done = outbox.delivered(sending(), Delivery(accepted=PEOPLE, answer="250 ok"), now=NOW)
    assert (done.state, done.pending, done.last and done.last.answer) == (PostingState.SENT, (), "250 ok")


def test_only_who_was_not_reached_stays_pending() -> None:
    a, b, c = PEOPLE
    refused = (Refusal(address=b, code=TEMPORARY, text="later"), Refusal(address=c, code=FINAL, text="who?"))
    first = outbox.delivered(sending(), Delivery(accepted=(a,), refused=refused, temporary=True), now=NOW)
    assert (first.state, first.pending) == (PostingState.QUEUED, (b, c))
    assert first.next_try == NOW + timedelta(minutes=1)
    assert not outbox.is_due(first, now=NOW)
    again = outbox.begin(first, now=NOW)
    last = outbox.delivered(again, Delivery(accepted=(b,), refused=refused[1:], temporary=True), now=NOW)
    assert (last.state, last.pending) == (PostingState.FAILED, (c,))


def test_tries_become_rarer_and_end_after_two_days() -> None:
    posting, now = sending(), NOW
    waits = []
    while True:
        posting = outbox.delivered(posting, Delivery(temporary=True), now=now)
        if posting.next_try is None:
            break
        waits.append((posting.next_try - now) // timedelta(minutes=1))
        now = posting.next_try
        posting = outbox.begin(posting, now=now)
    assert waits[:6] == [1, 5, 15, 60, 60, 60]
    assert timedelta(days=2) <= now - NOW < timedelta(days=2, hours=2)
    assert (posting.state, posting.pending) == (PostingState.FAILED, PEOPLE)
    assert outbox.queue(posting, now=now).attempts == 0


def test_what_perhaps_arrived_waits_for_the_users_word() -> None:
    lost = outbox.recover(sending(), now=NOW)
    assert lost.state is PostingState.PERHAPS
    assert lost.last is not None
    assert not lost.last.certain
    assert not outbox.is_due(lost, now=NOW + timedelta(days=9))
    for refuse in (outbox.queue, outbox.begin, outbox.cancel):
        with pytest.raises(KnownError, match=r"outbox\.not-now"):
            refuse(lost, now=NOW)
    assert outbox.is_due(outbox.resend(lost, now=NOW), now=NOW)
    assert outbox.arrived(lost, now=NOW).state is PostingState.SENT


def test_a_letter_from_a_backup_waits_for_the_users_word_too() -> None:
    prepared = outbox.prepare(letter(), now=NOW)
    for posting in (outbox.queue(prepared, now=NOW), sending()):
        restored = outbox.restore(posting, now=NOW)
        assert (restored.state, restored.pending, restored.next_try) == (PostingState.PERHAPS, PEOPLE, None)
    with pytest.raises(KnownError, match=r"outbox\.not-now"):
        outbox.restore(prepared, now=NOW)


def test_who_was_refused_before_the_answer_got_lost_is_not_forgotten() -> None:
    refused = (Refusal(address=PEOPLE[0], code=FINAL, text="who?"),)
    perhaps = outbox.delivered(sending(), Delivery(refused=refused, certain=False), now=NOW)
    assert (perhaps.state, perhaps.pending) == (PostingState.PERHAPS, PEOPLE)
    told = outbox.arrived(perhaps, now=NOW)
    assert (told.state, told.pending) == (PostingState.FAILED, PEOPLE[:1])


def test_a_letter_is_cancelled_until_it_is_sent() -> None:
    prepared = outbox.prepare(letter(), now=NOW)
    for posting in (prepared, outbox.queue(prepared, now=NOW)):
        assert outbox.cancel(posting, now=NOW).state is PostingState.CANCELLED
        assert outbox.cancel(posting, now=NOW).state not in outbox.OPEN_STATES
    with pytest.raises(KnownError, match=r"outbox\.not-now"):
        outbox.cancel(sending(), now=NOW)


@dataclass
class World:
    """A server, a user and a laptop that may stop at any moment."""

    posting: Posting = field(default_factory=lambda: outbox.prepare(letter(), now=NOW))
    now: datetime = NOW
    got: Counter[str] = field(default_factory=Counter)
    words: int = 0
    """How often the user said "send again" of what perhaps arrived."""
    settled: set[str] = field(default_factory=set)
    """Whom the user declared reached, or not to be reached any more."""

    def event(self, name: str, fate: list[str]) -> None:
        self.now += timedelta(minutes=7)
        with contextlib.suppress(KnownError):  # what does not go in this state
            getattr(self, name)(fate)

    def _user(self, say: Callable[..., Posting]) -> None:
        self.posting = say(self.posting, now=self.now)

    def queue(self, _fate: list[str]) -> None:
        self._user(outbox.queue)

    def resend(self, _fate: list[str]) -> None:
        self._user(outbox.resend)
        self.words += 1

    def arrived(self, _fate: list[str]) -> None:
        before = set(self.posting.pending)
        self._user(outbox.arrived)
        self.settled |= before - set(self.posting.pending)

    def cancel(self, _fate: list[str]) -> None:
        self._user(outbox.cancel)
        self.settled |= set(self.posting.pending)

    def restart(self, _fate: list[str]) -> None:
        self._user(outbox.recover)

    def restore(self, _fate: list[str]) -> None:
        self._user(outbox.restore)

    def send(self, fate: list[str]) -> None:
        """A whole try; each address meets its fate, and the end of the try may stay unseen."""
        if not outbox.is_due(self.posting, now=self.now):
            return
        self.posting = outbox.begin(self.posting, now=self.now)
        fates = dict(zip(self.posting.pending, fate, strict=False))
        taken = tuple(address for address, end in fates.items() if end == "taken")
        refused = tuple(
            Refusal(address=address, code=TEMPORARY if end == "later" else FINAL, text="")
            for address, end in fates.items()
            if end in {"later", "never"}
        )
        self.got.update(taken)
        if fate[-1] == "killed":
            return
        uncertain = fate[-1] == "silent"
        delivery = Delivery(
            accepted=() if uncertain else taken,
            refused=refused,
            certain=not uncertain,
            temporary="later" in fate,
        )
        self.posting = outbox.delivered(self.posting, delivery, now=self.now)


FATES = st.lists(st.sampled_from(["taken", "later", "never", "dropped"]), min_size=3, max_size=3)
ENDS = st.sampled_from(["seen", "seen", "silent", "killed"])
EVENTS = st.tuples(
    st.sampled_from(["queue", "send", "send", "send", "restart", "restore", "resend", "arrived", "cancel"]),
    st.builds(lambda fates, end: [*fates, end], FATES, ENDS),
)


@given(st.lists(EVENTS, max_size=25))
def test_nothing_is_delivered_twice_and_nothing_is_lost(events: list[tuple[str, list[str]]]) -> None:
    world = World()
    for name, fate in events:
        world.event(name, fate)
    for address in PEOPLE:
        assert world.got[address] <= 1 + world.words
        assert world.got[address] or address in world.posting.pending or address in world.settled
    if world.posting.state is PostingState.SENT:
        assert world.posting.pending == ()
