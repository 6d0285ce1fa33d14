# SPDX-License-Identifier: MIT
"""How a letter fares: nothing leaves before the user says so, nothing is delivered twice, nothing is lost."""

from dataclasses import replace
from datetime import datetime, timedelta

from golive_desktop.domain.mail import Delivery, Letter, Posting, PostingState
from golive_desktop.domain.problem import KnownError, Problem, Severity

__all__ = [
    "OPEN_STATES",
    "arrived",
    "begin",
    "cancel",
    "delivered",
    "is_due",
    "next_try",
    "prepare",
    "queue",
    "recover",
    "resend",
    "restore",
]

OPEN_STATES = frozenset({PostingState.PREPARED, PostingState.QUEUED, PostingState.SENDING, PostingState.PERHAPS})
"""Where something still happens, or the user still has to say something."""

_WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
"""Before the second try and the next ones; then hourly."""
_LAST_ATTEMPT = 52
"""After it about two days of tries are over: 81 minutes, then one an hour."""
_PERMANENT = 500
"""Reply codes from here on are final (RFC 5321, 4.2.1)."""


def prepare(letter: Letter, *, now: datetime) -> Posting:
    """The letter in the outbox, where it stays until the user sends it; each address stands there once."""
    addresses: dict[str, str] = {}
    for mailbox in letter.recipients:
        addresses.setdefault(mailbox.address.casefold(), mailbox.address)
    return Posting(letter=letter, state=PostingState.PREPARED, pending=tuple(addresses.values()), changed_at=now)


def queue(posting: Posting, *, now: datetime) -> Posting:
    """Sends it, as the user said: at once, and again where it failed or waits for its next try.

    Raises:
        KnownError: ``outbox.not-now`` unless it is prepared, queued or failed.
    """
    _only(posting, PostingState.PREPARED, PostingState.QUEUED, PostingState.FAILED)
    attempts = posting.attempts if posting.state is PostingState.QUEUED else 0
    return _moved(posting, PostingState.QUEUED, now, attempts=attempts)


def is_due(posting: Posting, *, now: datetime) -> bool:
    """Whether it is to be tried now."""
    return posting.state is PostingState.QUEUED and (posting.next_try is None or posting.next_try <= now)


def begin(posting: Posting, *, now: datetime) -> Posting:
    """A try, recorded before the connection is opened.

    Raises:
        KnownError: ``outbox.not-now`` unless it is queued.
    """
    _only(posting, PostingState.QUEUED)
    return _moved(posting, PostingState.SENDING, now, attempts=posting.attempts + 1)


def delivered(posting: Posting, delivery: Delivery, *, now: datetime) -> Posting:
    """What the try came to: only addresses that nobody took responsibility for stay pending.

    Raises:
        KnownError: ``outbox.not-now`` unless it is being sent.
    """
    _only(posting, PostingState.SENDING)
    taken = set(delivery.accepted)
    left = tuple(address for address in posting.pending if address not in taken)
    tried = replace(posting, last=delivery)
    if left and not delivery.certain:
        return _moved(replace(tried, pending=left), PostingState.PERHAPS, now)
    return _settled(tried, left, temporary=delivery.temporary, now=now)


def recover(posting: Posting, *, now: datetime) -> Posting:
    """A try whose end nobody saw: the server may have taken it or not, so the user is asked.

    Raises:
        KnownError: ``outbox.not-now`` unless it is being sent.
    """
    _only(posting, PostingState.SENDING)
    return _doubted(posting, "outbox.interrupted", now)


def restore(posting: Posting, *, now: datetime) -> Posting:
    """A letter that waits in a home brought back from its backup: it may have left since, so the user is asked.

    Raises:
        KnownError: ``outbox.not-now`` unless it is queued or being sent.
    """
    _only(posting, PostingState.QUEUED, PostingState.SENDING)
    return _doubted(posting, "outbox.restored", now)


def resend(posting: Posting, *, now: datetime) -> Posting:
    """Sends again what perhaps arrived: only the user says so, and whoever got it gets it twice.

    Raises:
        KnownError: ``outbox.not-now`` unless it perhaps arrived.
    """
    _only(posting, PostingState.PERHAPS)
    return _moved(posting, PostingState.QUEUED, now, attempts=0)


def arrived(posting: Posting, *, now: datetime) -> Posting:
    """What perhaps arrived did, says the user; addresses that the server had refused before stay to be reached.

    Raises:
        KnownError: ``outbox.not-now`` unless it perhaps arrived.
    """
    _only(posting, PostingState.PERHAPS)
    refused = {refusal.address for refusal in posting.last.refused} if posting.last else set()
    left = tuple(address for address in posting.pending if address in refused)
    return _settled(posting, left, temporary=True, now=now)


def cancel(posting: Posting, *, now: datetime) -> Posting:
    """It is not sent; what has left already stays away.

    Raises:
        KnownError: ``outbox.not-now`` unless it is prepared, queued or failed.
    """
    _only(posting, PostingState.PREPARED, PostingState.QUEUED, PostingState.FAILED)
    return _moved(posting, PostingState.CANCELLED, now)


def next_try(attempts: int, *, now: datetime) -> datetime | None:
    """When to try again after so many tries; None when it is given up after two days.

    Args:
        attempts: how often it was tried, at least once.
        now: when the last try ended.
    """
    if attempts >= _LAST_ATTEMPT:
        return None
    return now + _WAITS[min(attempts, len(_WAITS)) - 1]


def _doubted(posting: Posting, code: str, now: datetime) -> Posting:
    problem = Problem(code=code, severity=Severity.ASKS, subject=posting.letter.subject)
    return _moved(replace(posting, last=Delivery(certain=False, problem=problem)), PostingState.PERHAPS, now)


def _settled(posting: Posting, left: tuple[str, ...], *, temporary: bool, now: datetime) -> Posting:
    """What is certain: everybody reached, another try later, or refused for good."""
    rest = replace(posting, pending=left)
    if not left:
        return _moved(rest, PostingState.SENT, now)
    refusals = posting.last.refused if posting.last else ()
    final = {refusal.address for refusal in refusals if refusal.code >= _PERMANENT}
    later = next_try(posting.attempts, now=now)
    # note: what was refused for good stays pending beside the rest, so that the last state still names it
    if temporary and later is not None and not final.issuperset(left):
        return _moved(rest, PostingState.QUEUED, now, later=later)
    return _moved(rest, PostingState.FAILED, now)


def _moved(
    posting: Posting,
    state: PostingState,
    now: datetime,
    *,
    attempts: int | None = None,
    later: datetime | None = None,
) -> Posting:
    count = posting.attempts if attempts is None else attempts
    return replace(posting, state=state, attempts=count, next_try=later, changed_at=now)


def _only(posting: Posting, *states: PostingState) -> None:
    if posting.state not in states:
        raise KnownError.of("outbox.not-now", posting.letter.subject, state=posting.state)
