# SPDX-License-Identifier: MIT
"""The audit chain: every change in order, so that nothing can be dropped or altered unnoticed."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.problem import Problem

__all__ = [
    "CONTESTED",
    "GENESIS",
    "WITHDRAWN",
    "AuditEntry",
    "AuditHead",
    "chain_problems",
    "erased",
    "head_of",
    "next_entry",
]

GENESIS = "0" * 64
"""What the first entry names as its predecessor."""

WITHDRAWN = "approval.withdrawn"
"""The event that an approval was taken back; its subject is the digest of the approval."""
CONTESTED = "approval.conflict"
"""The event that an approval stands against another answer to its request; its subject is its digest."""

Payload = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditHead:
    """The end of the chain at one moment; whoever holds it can prove later what was already recorded."""

    sequence: int
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """One recorded change."""

    sequence: int
    """Counts from 1 without a gap."""
    at: datetime
    event: str
    """Stable code, for example ``approval.counted``."""
    subject: str
    """What it is about: a role, a release tag, a file's digest."""
    payload_digest: str
    """SHA-256 over salt and payload, so that the payload can be erased and the chain still holds."""
    previous: str
    digest: str
    payload: Payload | None = None
    """Personal content; None once erased, or where it is not carried."""
    salt: str = ""


def next_entry(  # noqa: PLR0913 - an entry has that many facts
    head: AuditHead, *, at: datetime, event: str, subject: str, payload: Payload, salt: str
) -> AuditEntry:
    """The entry that follows `head`.

    Args:
        head: the end of the chain so far; sequence 0 and `GENESIS` for an empty one.
        at: when it happened, with its UTC offset.
        event: what happened, as a code.
        subject: what it is about.
        payload: details; may be erased later.
        salt: fresh randomness, so that an erased payload cannot be guessed from its digest.
    """
    entry = AuditEntry(
        sequence=head.sequence + 1,
        at=at,
        event=event,
        subject=subject,
        payload_digest=_payload_digest(payload, salt),
        previous=head.digest,
        digest="",
        payload=dict(payload),
        salt=salt,
    )
    return replace(entry, digest=_digest(entry))


def head_of(entries: Iterable[AuditEntry]) -> AuditHead:
    """The head of a chain in order; the empty chain's head has sequence 0."""
    head = AuditHead(sequence=0, digest=GENESIS)
    for entry in entries:
        head = AuditHead(sequence=entry.sequence, digest=entry.digest)
    return head


def erased(entry: AuditEntry) -> AuditEntry:
    """The entry as a tombstone: without payload and salt, its place in the chain unchanged."""
    return replace(entry, payload=None, salt="")


def chain_problems(entries: Iterable[AuditEntry]) -> tuple[Problem, ...]:
    """Every break of the chain, each with the number of the entry; empty when it holds.

    It finds altered, dropped, inserted and exchanged entries. A chain cut off at its end is found by
    comparing its head with one given out earlier.
    """
    problems: list[Problem] = []
    head = AuditHead(sequence=0, digest=GENESIS)
    for entry in entries:
        number = str(entry.sequence)
        if entry.sequence != head.sequence + 1:
            problems.append(Problem(code="audit.gap", subject=number, details={"expected": str(head.sequence + 1)}))
        if entry.previous != head.digest:
            problems.append(Problem(code="audit.link-broken", subject=number))
        if entry.digest != _digest(entry):
            problems.append(Problem(code="audit.entry-altered", subject=number))
        if entry.payload is not None and entry.payload_digest != _payload_digest(entry.payload, entry.salt):
            problems.append(Problem(code="audit.payload-altered", subject=number))
        head = AuditHead(sequence=entry.sequence, digest=entry.digest)
    return tuple(problems)


def _payload_digest(payload: Payload, salt: str) -> str:
    text = json.dumps([salt, sorted(payload.items())], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(entry: AuditEntry) -> str:
    # note: an array of strings and one integer has a single JSON form; no canonical form is needed beyond it
    facts = [
        entry.sequence,
        entry.at.isoformat(),
        entry.event,
        entry.subject,
        entry.payload_digest,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
