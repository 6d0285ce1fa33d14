# SPDX-License-Identifier: MIT
"""Sends what is queued: each letter once, by one program at a time, and never again by itself where nobody can know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain import outbox
from golive_desktop.domain.mail import Delivery, MailAccount, Posting, PostingState
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.ports.system import Clock
from golive_desktop.services.accounts import AskSecret, choose_account, secret_of
from golive_desktop.services.outbox import files_of, note

__all__ = ["Round", "recover", "send_due"]

_RECORDINGS = 3
_ABOUT_THE_LETTER = frozenset({"mail.too-large", "mail.refused", "mail.address-invalid", "mail.header-invalid"})
"""Refusals that the next letter need not meet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What one round of sending came to."""

    tried: tuple[Posting, ...] = ()
    """Each letter that was tried, as it stands now."""
    recovered: tuple[Posting, ...] = ()
    """Letters whose last try nobody saw the end of; they wait for the user's word."""
    stopped_by: Problem | None = None
    """Why the letters after the last one tried were left for later; None when all had their turn."""


def send_due(
    adapters: Adapters,
    clock: Clock,
    *,
    ask: AskSecret | None = None,
    account: str = "",
    only: Collection[str] | None = None,
) -> Round:
    """Tries every queued letter whose time has come.

    A try is recorded before the connection is opened; the connection is open outside of any transaction; then the
    outcome is recorded. A program that dies between leaves a letter that perhaps arrived and is not sent again.

    Args:
        adapters: the parts to work with.
        clock: the computer's.
        ask: asks the user for a password that the keyring does not have; None when nobody can be asked.
        account: as for `choose_account`.
        only: ids of the letters that may be sent; None for all.

    Raises:
        KnownError: ``outbox.other-sends`` when another program of this home sends now, ``account.…``, ``keyring.…``,
            ``oauth.…``; then nothing was tried.
    """
    with adapters.mail.turn.take() as ours:
        if not ours:
            raise KnownError.of("outbox.other-sends")
        recovered = _recovered(adapters, clock.now())
        waiting = _waiting(adapters, clock.now(), only)
        if not waiting:
            return Round(recovered=recovered)
        relay = choose_account(adapters, account)
        courier = _Courier(adapters=adapters, clock=clock, account=relay, secret=secret_of(adapters, relay, ask=ask))
        tried: list[Posting] = []
        for posting in waiting:
            done = courier.carry(posting)
            tried += [done] if done is not None else []
            obstacle = _obstacle(done)
            if obstacle is not None and posting is not waiting[-1]:
                return Round(tried=tuple(tried), recovered=recovered, stopped_by=obstacle)
        return Round(tried=tuple(tried), recovered=recovered)


def recover(adapters: Adapters, *, now: datetime) -> tuple[Posting, ...]:
    """At the start: whatever a program was sending when it died has perhaps arrived.

    Returns:
        The letters that wait for the user's word because of it; none while another program sends.
    """
    with adapters.mail.turn.take() as ours:
        return _recovered(adapters, now) if ours else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Courier:
    """Carries letters to one relay."""

    adapters: Adapters
    clock: Clock
    account: MailAccount
    secret: str

    def __repr__(self) -> str:
        """Without the secret, so that no log or report can hold it."""
        return f"_Courier({self.account.id!r})"

    def carry(self, posting: Posting) -> Posting | None:
        """One try, recorded before and after; None when the letter was taken out of the queue meanwhile."""
        try:
            with self.adapters.store.writing() as work:
                begun = outbox.begin(posting, now=self.clock.now())
                work.post.outbox.record(begun, before=posting)
        except KnownError as error:
            if error.problem.code != "outbox.moved-on":
                raise
            return None
        return self._recorded(begun, self._delivered(begun))

    def _delivered(self, posting: Posting) -> Delivery:
        mail = self.adapters.mail
        try:
            with self.adapters.store.reading() as work:
                files = files_of(work, posting.letter)
            message = mail.messages.write(posting.letter, files, account=self.account, at=posting.changed_at)
        except KnownError as error:  # nothing was handed over
            return Delivery(problem=error.problem)
        return mail.transport.deliver(self.account, self.secret, message, recipients=posting.pending)

    def _recorded(self, begun: Posting, delivery: Delivery) -> Posting:
        """Records the outcome; that another program writes for a moment must not make it a guess."""
        after = outbox.delivered(begun, delivery, now=self.clock.now())
        for _ in range(_RECORDINGS - 1):
            try:
                return self._record(after, begun)
            except KnownError as error:
                if error.problem.code != "store.locked":
                    raise
        return self._record(after, begun)

    def _record(self, after: Posting, begun: Posting) -> Posting:
        with self.adapters.store.writing() as work:
            work.post.outbox.record(after, before=begun)
            _note_outcome(work, after, now=after.changed_at)
        return after


def _note_outcome(work: UnitOfWork, posting: Posting, *, now: datetime) -> None:
    match posting.state:
        case PostingState.SENT:
            note(work, "mail.sent", posting, now=now)
        case PostingState.PERHAPS:
            note(work, "mail.perhaps", posting, now=now)
        case PostingState.FAILED:
            note(work, "mail.failed", posting, now=now)
        case _:
            note(work, "mail.later", posting, now=now)


def _recovered(adapters: Adapters, now: datetime) -> tuple[Posting, ...]:
    with adapters.store.reading() as work:
        lost = [posting for posting in work.post.outbox.all() if posting.state is PostingState.SENDING]
    if not lost:
        return ()
    with adapters.store.writing() as work:
        found = tuple(outbox.recover(posting, now=now) for posting in lost)
        for before, after in zip(lost, found, strict=True):
            work.post.outbox.record(after, before=before)
            _note_outcome(work, after, now=now)
    return found


def _waiting(adapters: Adapters, now: datetime, only: Collection[str] | None) -> list[Posting]:
    with adapters.store.reading() as work:
        found = work.post.outbox.all()
    return [item for item in found if outbox.is_due(item, now=now) and (only is None or item.letter.id in only)]


def _obstacle(done: Posting | None) -> Problem | None:
    """What the next letter would meet as well: no connection, a refused login; twenty wrong logins lock an account."""
    last = done.last if done is not None else None
    if last is None or last.accepted or last.refused or not last.certain:
        return None
    return last.problem if last.problem is not None and last.problem.code not in _ABOUT_THE_LETTER else None
