# SPDX-License-Identifier: MIT
"""The audit chain: every change in order, so that nothing can be dropped or altered unnoticed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.problem import Problem

__all__ = [
    "ACCEPTED",
    "CLOSED",
    "CONTESTED",
    "COUNTED",
    "GENESIS",
    "WITHDRAWN",
    "AuditEntry",
    "AuditFacts",
    "AuditHead",
    "AuditLine",
    "chain_problems",
    "erased",
    "head_of",
    "line_of",
    "next_entry",
    "scope_of",
    "tells",
    "trail_problems",
]

GENESIS = "0" * 64
"""What the first entry names as its predecessor."""

ACCEPTED = "approval.accepted"
"""The event that the release manager accepted an approval whose time does not fit; its file is the approval."""
COUNTED = "approval.counted"
"""The event that an approval counts; its file is the approval."""
WITHDRAWN = "approval.withdrawn"
"""The event that an approval was taken back; its file is the approval."""
CLOSED = "condition.closed"
"""The event that a condition is closed; its file is the closure."""
CONTESTED = "approval.conflict"
"""The event that an approval stands against another answer to its request; its file is the approval."""

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
    """What it is about: a role, a release tag, a number."""
    payload_digest: str
    """SHA-256 over salt and payload, so that the payload can be erased and the chain still holds."""
    previous: str
    digest: str
    payload: Payload | None = None
    """Personal content; None once erased, or where it is not carried."""
    salt: str = ""
    release: str = ""
    """Id of the release that it belongs to; empty when to the home."""
    file: str = ""
    """SHA-256 of the file that it is about; empty when about none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditFacts:
    """What one entry says, without its payload."""

    at: datetime
    event: str
    subject: str
    file: str
    payload_digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditLine:
    """One entry as the dossier of a release carries it; of another release nothing but digests."""

    sequence: int
    scope: str
    """SHA-256 of the id of the release that it belongs to; empty when to the home."""
    facts: AuditFacts | None
    """None where it belongs to another release."""
    sealed: str
    """SHA-256 of the facts where they are not carried, salted by what is in them; else empty."""
    digest: str


def next_entry(  # noqa: PLR0913 - an entry has that many facts
    head: AuditHead,
    *,
    at: datetime,
    event: str,
    subject: str,
    payload: Payload,
    salt: str,
    release: str = "",
    file: str = "",
) -> AuditEntry:
    """The entry that follows `head`.

    Args:
        head: the end of the chain so far; sequence 0 and `GENESIS` for an empty one.
        at: when it happened, with its UTC offset.
        event: what happened, as a code.
        subject: what it is about.
        payload: details; may be erased later.
        salt: fresh randomness, so that an erased payload cannot be guessed from its digest.
        release: id of the release that it belongs to; empty when to the home.
        file: digest of the file that it is about, if any.
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
        release=release,
        file=file,
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


def scope_of(release: str) -> str:
    """How the chain names a release without telling which one it is; empty for the home itself."""
    return hashlib.sha256(release.encode()).hexdigest() if release else ""


def line_of(entry: AuditEntry, *, release: str) -> AuditLine:
    """The entry as the dossier of `release` carries it: what happened in another one is nobody's business there."""
    facts = _facts(entry)
    shown = entry.release in {"", release}
    return AuditLine(
        sequence=entry.sequence,
        scope=scope_of(entry.release),
        facts=facts if shown else None,
        sealed="" if shown else _facts_digest(facts),
        digest=entry.digest,
    )


def tells(facts: AuditFacts, payload: Payload, salt: str) -> bool:
    """Whether an entry was recorded with exactly this payload.

    Args:
        facts: what a dossier carries of the entry.
        payload: as it is told now.
        salt: of the entry, told with the payload; without it nothing is proven.
    """
    return bool(salt) and facts.payload_digest == _payload_digest(payload, salt)


def chain_problems(entries: Iterable[AuditEntry]) -> tuple[Problem, ...]:
    """Every break of the chain, each with the number of the entry; empty when it holds.

    It finds altered, dropped, inserted and exchanged entries. A chain cut off at its end is found by
    comparing its head with one given out earlier.
    """
    problems: list[Problem] = []
    head = AuditHead(sequence=0, digest=GENESIS)
    for entry in entries:
        number = str(entry.sequence)
        problems += _gap(entry.sequence, head)
        if entry.previous != head.digest:
            problems.append(Problem(code="audit.link-broken", subject=number))
        if entry.digest != _digest(entry):
            problems.append(Problem(code="audit.entry-altered", subject=number))
        if entry.payload is not None and entry.payload_digest != _payload_digest(entry.payload, entry.salt):
            problems.append(Problem(code="audit.payload-altered", subject=number))
        head = AuditHead(sequence=entry.sequence, digest=entry.digest)
    return tuple(problems)


def trail_problems(lines: Iterable[AuditLine], *, release: str) -> tuple[Problem, ...]:
    """Every break of a chain as the dossier of `release` carries it, and each entry that it has to show and hides.

    Each line stands for the digest of the one before, so a line exchanged shows in the next one.
    """
    problems: list[Problem] = []
    head = AuditHead(sequence=0, digest=GENESIS)
    own = {"", scope_of(release)}
    for line in lines:
        number = str(line.sequence)
        problems += _gap(line.sequence, head)
        if (line.facts is None) == (line.scope in own) or (line.facts is None) != bool(line.sealed):
            problems.append(Problem(code="audit.entry-hidden", subject=number))
        sealed = line.sealed if line.facts is None else _facts_digest(line.facts)
        if line.digest != _link(line.sequence, line.scope, sealed, head.digest):
            problems.append(Problem(code="audit.entry-altered", subject=number))
        head = AuditHead(sequence=line.sequence, digest=line.digest)
    return tuple(problems)


def _gap(sequence: int, head: AuditHead) -> tuple[Problem, ...]:
    if sequence == head.sequence + 1:
        return ()
    return (Problem(code="audit.gap", subject=str(sequence), details={"expected": str(head.sequence + 1)}),)


def _payload_digest(payload: Payload, salt: str) -> str:
    return _sha256([salt, sorted(payload.items())])


def _facts(entry: AuditEntry) -> AuditFacts:
    return AuditFacts(
        at=entry.at, event=entry.event, subject=entry.subject, file=entry.file, payload_digest=entry.payload_digest
    )


def _facts_digest(facts: AuditFacts) -> str:
    # note: the payload's digest is salted and not told to anybody else, so the facts cannot be guessed from this one
    return _sha256([facts.at.isoformat(), facts.event, facts.subject, facts.file, facts.payload_digest])


def _digest(entry: AuditEntry) -> str:
    return _link(entry.sequence, scope_of(entry.release), _facts_digest(_facts(entry)), entry.previous)


def _link(sequence: int, scope: str, facts: str, previous: str) -> str:
    return _sha256([sequence, scope, facts, previous])


def _sha256(facts: Sequence[object]) -> str:
    # note: an array of strings and integers has a single JSON form; no canonical form is needed beyond it
    return hashlib.sha256(json.dumps(facts, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
