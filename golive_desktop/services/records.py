# SPDX-License-Identifier: MIT
"""A kept sign-off as its signer gave it: read again from the original, its evidence held against its digests."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.issue import Issued, SigningKey
from golive_desktop.services.receive import Received, issue_receipt
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.decision import sentence
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.state import is_approval, is_closure, is_withdrawal
from golive_desktop.statements.texts import texts

__all__ = [
    "EvidenceState",
    "KeptClosure",
    "KeptSignOff",
    "check_kept",
    "evidence_bytes",
    "read_sign_off",
    "receipt_for",
]

EvidenceState = Literal["unchanged", "changed", "missing", "link"]
"""The bytes have the digest that was signed; they have another one; they are not here; it is an address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptClosure:
    """One closure as it was signed."""

    condition: str
    note: str
    evidence: tuple[Evidence, ...]
    states: Mapping[str, EvidenceState]
    """Of its evidence, by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptSignOff:
    """One approval as it was signed."""

    statement: Statement[ApprovalBody]
    sha256: str
    """Digest of the file; the store compares it with the bytes at each reading."""
    sentence: str
    """What the signature stands for, letter for letter as it is printed in the file."""
    evidence: Mapping[tuple[str, str], EvidenceState]
    """By item and name of the evidence."""
    closures: Mapping[str, KeptClosure]
    """What closed its conditions, by the digest of the closure's file."""
    withdrawn_because: str = ""
    """Why its signer took it back, as signed; empty while nobody has."""


def read_sign_off(adapters: Adapters, sha256: str) -> KeptSignOff:
    """Reads a kept approval with its closures and its withdrawal, and holds each piece of evidence against its digest.

    It proves nothing about the signature; that is `check_kept`.

    Args:
        adapters: the parts to work with.
        sha256: digest of the file.

    Raises:
        KnownError: ``store.original-unknown``, ``store.damaged`` when the file is not what was kept, or no approval.
    """
    with adapters.store.reading() as work:
        data = work.statements.original(sha256).data
        statement = _approval(adapters, data, sha256)
        carried = _carried(adapters, data, statement)
        found = {
            (answer.item, piece.name): _state(work, piece, carried)
            for answer in statement.body.response.answers
            for piece in answer.evidence
        }
        closures = dict(_closures(adapters, work, statement, sha256))
        because = _withdrawn_because(adapters, work, statement)
    return KeptSignOff(
        statement=statement,
        sha256=sha256,
        sentence=_sentence(statement),
        evidence=found,
        closures=closures,
        withdrawn_because=because,
    )


def evidence_bytes(adapters: Adapters, sha256: str, name: str) -> bytes:
    """One evidence file of a kept approval or closure, as it was signed.

    Args:
        adapters: the parts to work with.
        sha256: digest of the approval or closure.
        name: the evidence's name there.

    Raises:
        KnownError: ``store.original-unknown`` when it is not here, ``store.damaged`` when its bytes are others.
    """
    with adapters.store.reading() as work:
        data = work.statements.original(sha256).data
        statement = parse(adapters.reader.payload(data)).statement
        carried = _carried(adapters, data, statement)
        for piece in _listed(statement, sha256):
            if piece.name == name and piece.sha256:
                return _evidence(work, piece, carried)
    raise KnownError.of("store.original-unknown", name)


def check_kept(adapters: Adapters, sha256: str, *, now: datetime) -> Verification:
    """The verdict on a kept file, found anew by the same rules as when it came.

    Raises:
        KnownError: ``store.original-unknown``.
    """
    with adapters.store.reading() as work:
        original = work.statements.original(sha256)
        trust = home_trust(work)
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    return verifier.verify(original.data, trust=trust, now=now, name=original.name)


def receipt_for(adapters: Adapters, key: SigningKey, sha256: str, *, now: datetime) -> Issued[ReceiptBody]:
    """The receipt for a kept approval that counts, whenever it came; the approval is checked once more before.

    Args:
        adapters: the parts to work with.
        key: the release manager's.
        sha256: digest of the approval.
        now: time of issue.

    Raises:
        KnownError: ``receipt.not-counted``, and everything that `issue_receipt` raises.
    """
    found = check_kept(adapters, sha256, now=now)
    statement = found.statement
    if found.verdict != "genuine" or statement is None or statement.release is None:
        raise KnownError.of("receipt.not-counted", found.name)
    with adapters.store.reading() as work:
        answers = work.sign_offs.of_release(statement.release.id)[1]
    if not any((answer.sha256, answer.standing) == (sha256, "counted") for answer in answers):
        raise KnownError.of("receipt.not-counted", found.name)
    received = Received(name=found.name, outcome="counted", verification=found, release=statement.release.id)
    return issue_receipt(adapters, key, received, now=now)


def _approval(adapters: Adapters, data: bytes, sha256: str) -> Statement[ApprovalBody]:
    statement = parse(adapters.reader.payload(data)).statement
    if not is_approval(statement):
        raise KnownError.of("store.damaged", sha256)
    return statement


def _listed(statement: Statement[object], sha256: str) -> tuple[Evidence, ...]:
    if is_closure(statement):
        return statement.body.evidence
    if is_approval(statement):
        return tuple(piece for answer in statement.body.response.answers for piece in answer.evidence)
    raise KnownError.of("store.damaged", sha256)


def _closures(
    adapters: Adapters, work: UnitOfWork, approval: Statement[ApprovalBody], sha256: str
) -> Iterator[tuple[str, KeptClosure]]:
    release = approval.release.id if approval.release else ""
    for closure in work.sign_offs.of_release(release)[2]:
        if closure.approval != sha256:
            continue
        data = work.statements.original(closure.sha256).data
        statement = parse(adapters.reader.payload(data)).statement
        if not is_closure(statement):
            raise KnownError.of("store.damaged", closure.sha256)
        carried = _carried(adapters, data, statement)
        yield (
            closure.sha256,
            KeptClosure(
                condition=statement.body.condition,
                note=statement.body.note,
                evidence=statement.body.evidence,
                states={piece.name: _state(work, piece, carried) for piece in statement.body.evidence},
            ),
        )


def _withdrawn_because(adapters: Adapters, work: UnitOfWork, approval: Statement[ApprovalBody]) -> str:
    """The reason of the first withdrawal by the approval's own key; another person's says nothing about it."""
    release = approval.release.id if approval.release else ""
    for record in work.statements.of_release(release):
        if (record.kind, record.author) != ("withdrawal", approval.author.fingerprint):
            continue
        statement = parse(adapters.reader.payload(work.statements.original(record.sha256).data)).statement
        if is_withdrawal(statement) and statement.answers_to[0].id == approval.id:
            return statement.body.reason
    return ""


def _carried(adapters: Adapters, data: bytes, statement: Statement[object]) -> Mapping[str, bytes]:
    """The evidence files inside, by name; a file without any is not read a second time."""
    if not any(item.kind is None for item in statement.attachments):
        return {}
    return {item.name: item.data for item in adapters.reader.read(data).attachments}


def _state(work: UnitOfWork, piece: Evidence, carried: Mapping[str, bytes]) -> EvidenceState:
    if not piece.sha256:
        return "link"
    try:
        _evidence(work, piece, carried)
    except KnownError as error:
        return "changed" if error.problem.code == "store.damaged" else "missing"
    return "unchanged"


def _evidence(work: UnitOfWork, piece: Evidence, carried: Mapping[str, bytes]) -> bytes:
    if piece.beside:
        data = work.statements.original(piece.sha256).data
    elif piece.name in carried:
        data = carried[piece.name]
    else:
        raise KnownError.of("store.original-unknown", piece.name)
    if hashlib.sha256(data).hexdigest() != piece.sha256:
        raise KnownError.of("store.damaged", piece.name)
    return data


def _sentence(statement: Statement[ApprovalBody]) -> str:
    body, tag = statement.body, statement.release.candidate.tag if statement.release else ""
    t = texts(statement.schema, statement.language)
    return sentence(body.form, body.response, tag=tag, executive=body.executive, t=t)
