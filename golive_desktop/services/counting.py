# SPDX-License-Identifier: MIT
"""What makes an answer of a confirmed signer count or wait, and what came to it in any order: files and statements."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.audit import COUNTED, WITHDRAWN
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.signoff import SignOff, Standing
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.conflicts import set_conflict
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.state import (
    closure_of,
    evidence_beside,
    is_approval,
    is_closure,
    is_withdrawal,
    time_fits,
)

__all__ = [
    "Arrival",
    "carry_out",
    "evidence_arrived",
    "kept_standing",
    "missing_evidence",
    "recall_kept",
    "standing_of_known",
    "waits_for",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """What the arrival of an evidence file changed."""

    person: str
    """Who signed the approval that the file belongs to."""
    completed: bool
    """The approval counts now, because nothing else was missing."""
    release: str
    """Id of the approval's release."""


def standing_of_known(work: UnitOfWork, statement: Statement[ApprovalBody], *, received_at: datetime) -> Standing:
    """Whether an answer of a confirmed signer counts, or waits: its time does not fit, or evidence is not here yet.

    Args:
        work: a view of the home.
        statement: the answer.
        received_at: when it came in.
    """
    fits = time_fits(statement, received_at)
    return "waits" if not fits or missing_evidence(work, statement) else "counted"


def missing_evidence(work: UnitOfWork, statement: Statement[object]) -> tuple[str, ...]:
    """The names of the files that travel beside an approval and were not received here."""
    return tuple(piece.name for piece in evidence_beside(statement) if not _is_kept(work, piece.sha256))


def waits_for(work: UnitOfWork, reader: DocumentReader, answer: SignOff) -> tuple[str, ...]:
    """The names of the evidence files that a kept answer waits for."""
    statement = parse(reader.payload(work.statements.original(answer.sha256).data)).statement
    return missing_evidence(work, statement)


def evidence_arrived(work: UnitOfWork, reader: DocumentReader, sha256: str, *, at: datetime) -> Arrival | None:
    """Counts each approval that waited for nothing but the kept file with this digest.

    Args:
        work: the transaction in which the file was kept.
        reader: reads kept approvals.
        sha256: digest of the file.
        at: when.

    Returns:
        None when no approval names the file.
    """
    found = None
    for release in work.releases.all():
        for answer in work.sign_offs.of_release(release.id)[1]:
            statement = parse(reader.payload(work.statements.original(answer.sha256).data)).statement
            if any(piece.sha256 == sha256 for piece in evidence_beside(statement)):
                completed = answer.standing == "waits" and _completed(work, reader, release.id, answer, at=at)
                earlier = found is not None and found.completed
                found = found if earlier else Arrival(person=answer.person, completed=completed, release=release.id)
    return found


def _completed(work: UnitOfWork, reader: DocumentReader, release: str, answer: SignOff, *, at: datetime) -> bool:
    if kept_standing(work, reader, answer) != "counted" or set_conflict(work, release, answer, at=at):
        return False
    work.sign_offs.set_standing(answer.sha256, "counted", at=at)
    work.audit.record(COUNTED, answer.role, {}, at=at, release=release, file=answer.sha256)
    return True


def _is_kept(work: UnitOfWork, sha256: str) -> bool:
    try:
        work.statements.original(sha256)
    except KnownError as error:
        if error.problem.code != "store.original-unknown":
            raise
        return False
    return True


def kept_standing(work: UnitOfWork, reader: DocumentReader, answer: SignOff) -> Standing:
    """What `standing_of_known` says of an answer that was kept before its signer was confirmed."""
    statement = parse(reader.payload(work.statements.original(answer.sha256).data)).statement
    record = work.statements.find(sha256=answer.sha256)
    if record is None or not is_approval(statement):
        return "waits"
    return standing_of_known(work, statement, received_at=record.recorded_at)


def recall_kept(work: UnitOfWork, reader: DocumentReader, release: str, answer: SignOff, *, at: datetime) -> bool:
    """Carries out what the signer stated about `answer` in files that came before it could count.

    Files come in any order: a withdrawal that arrived before its approval, or before its signer was confirmed, holds.

    Returns:
        Whether the answer is withdrawn.
    """
    outcomes = []
    for record in work.statements.of_release(release):
        if record.kind in {"withdrawal", "closure"} and record.author == answer.fingerprint:
            statement = parse(reader.payload(work.statements.original(record.sha256).data)).statement
            if statement.answers_to[0].id == answer.id:
                outcome = carry_out(work, release, answer, statement, record.sha256, at=at)
                payload = {"approval": answer.sha256}
                work.audit.record(f"file.{outcome}", "", payload, at=at, release=release, file=record.sha256)
                outcomes.append(outcome)
    return "withdrawn" in outcomes


def carry_out(  # noqa: PLR0913 - what is recorded
    work: UnitOfWork, release: str, answer: SignOff, statement: Statement[object], sha256: str, *, at: datetime
) -> Literal["withdrawn", "closed"]:
    """Takes back `answer` or closes one of its conditions, as its own signer states.

    Args:
        work: the transaction.
        release: id of the release.
        answer: what it is about. Its file may have grown a time stamp since, so the id names it, not the digest.
        statement: a withdrawal or a closure.
        sha256: digest of the statement's file.
        at: when.
    """
    if is_withdrawal(statement):
        work.sign_offs.set_standing(answer.sha256, "withdrawn", at=at)
        payload = {"reason": statement.body.reason}
        work.audit.record(WITHDRAWN, answer.role, payload, at=at, release=release, file=answer.sha256)
        return "withdrawn"
    if is_closure(statement):
        work.sign_offs.add_closure(release, closure_of(statement, sha256, approval=answer.sha256))
        payload = {"condition": statement.body.condition}
        work.audit.record("condition.closed", answer.role, payload, at=at, release=release, file=sha256)
    return "closed"
