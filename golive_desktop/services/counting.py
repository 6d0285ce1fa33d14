# SPDX-License-Identifier: MIT
"""What makes an answer of a confirmed signer count or wait, and what came to it in any order: files and statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.audit import CLOSED, COUNTED, WITHDRAWN
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Original
from golive_desktop.domain.signoff import SignOff, Standing
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.approving import EvidenceFile, stated_evidence
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
    "CarriedOut",
    "carry_out",
    "closure_outcome",
    "evidence_arrived",
    "keep_evidence",
    "kept_standing",
    "missing_evidence",
    "recall_kept",
    "standing_of_known",
    "waits_for",
]

CarriedOut = Literal["withdrawn", "closed", "closure-waits"]
"""What became of a withdrawal or a closure."""
_WAITS = "file.closure-waits"


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """What the arrival of an evidence file changed."""

    person: str
    """Who signed the approval or the closure that the file belongs to."""
    completed: bool
    """The approval counts now, because nothing else was missing."""
    release: str
    """Id of the release."""
    named_by: Literal["approval", "closure"]
    """What the file is evidence for."""
    closed: bool = False
    """A condition is closed now, because nothing else was missing."""


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
    """The names of the files that travel beside an approval or a closure and were not received here."""
    return tuple(piece.name for piece in evidence_beside(statement) if not _is_kept(work, piece.sha256))


def waits_for(work: UnitOfWork, reader: DocumentReader, answer: SignOff) -> tuple[str, ...]:
    """The names of the evidence files that a kept answer waits for."""
    statement = parse(reader.payload(work.statements.original(answer.sha256).data)).statement
    return missing_evidence(work, statement)


def keep_evidence(work: UnitOfWork, release: str, files: Sequence[EvidenceFile], *, at: datetime) -> None:
    """Keeps those of the files that are too large for what was signed here: nobody has to send them.

    Args:
        work: the transaction.
        release: id of the release.
        files: as they were given to be signed.
        at: when.
    """
    for file, piece in ((file, stated_evidence(file)) for file in files):
        if piece.beside:
            work.statements.keep(Original(sha256=piece.sha256, data=file.data, name=piece.name, kept_at=at))
            work.audit.record("file.evidence", "", {"name": piece.name}, at=at, release=release, file=piece.sha256)


def evidence_arrived(work: UnitOfWork, reader: DocumentReader, sha256: str, *, at: datetime) -> Arrival | None:
    """Counts each approval, and carries out each closure, that waited for nothing but the kept file with this digest.

    Args:
        work: the transaction in which the file was kept.
        reader: reads kept statements.
        sha256: digest of the file.
        at: when.

    Returns:
        None when neither an approval nor a closure names the file.
    """
    found = [
        arrival
        for release in work.releases.all()
        for arrival in (
            *_answered(work, reader, release.id, sha256, at=at),
            *_closing(work, reader, release.id, sha256, at=at),
        )
    ]
    return max(found, key=lambda arrival: (arrival.completed, arrival.closed), default=None)


def _answered(
    work: UnitOfWork, reader: DocumentReader, release: str, sha256: str, *, at: datetime
) -> Iterator[Arrival]:
    """What the kept file with this digest changed for each approval that names it."""
    for answer in work.sign_offs.of_release(release)[1]:
        statement = parse(reader.payload(work.statements.original(answer.sha256).data)).statement
        if any(piece.sha256 == sha256 for piece in evidence_beside(statement)):
            completed = answer.standing == "waits" and _completed(work, reader, release, answer, at=at)
            yield Arrival(person=answer.person, completed=completed, release=release, named_by="approval")


def _closing(work: UnitOfWork, reader: DocumentReader, release: str, sha256: str, *, at: datetime) -> Iterator[Arrival]:
    """What it changed for each closure that names it and that is about an approval of the same key."""
    answers = {(answer.id, answer.fingerprint): answer for answer in work.sign_offs.of_release(release)[1]}
    for record in work.statements.of_release(release):
        if record.kind != "closure":
            continue
        statement = parse(reader.payload(work.statements.original(record.sha256).data)).statement
        own = answers.get((statement.answers_to[0].id, record.author))
        if own is not None and any(piece.sha256 == sha256 for piece in evidence_beside(statement)):
            closed = _waited(work, release, statement, record.sha256)
            if closed:
                _later(work, release, own, statement, record.sha256, at=at)
            yield Arrival(person=own.person, completed=False, closed=closed, release=release, named_by="closure")


def closure_outcome(work: UnitOfWork, release: str, sha256: str) -> CarriedOut | None:
    """What became of the kept closure with this digest; None while nobody compared its signer's number.

    Args:
        work: a view of the home.
        release: id of the release.
        sha256: digest of the closure's file.
    """
    if any(closure.sha256 == sha256 for closure in work.sign_offs.of_release(release)[2]):
        return "closed"
    told = any((entry.event, entry.file) == (_WAITS, sha256) for entry in work.audit.entries())
    return "closure-waits" if told else None


def _waited(work: UnitOfWork, release: str, statement: Statement[object], sha256: str) -> bool:
    """Whether a closure waited for its evidence, and nothing of it is missing any more."""
    # note: only one by a confirmed key was told to wait; whoever is confirmed later has it carried out then
    return closure_outcome(work, release, sha256) == "closure-waits" and not missing_evidence(work, statement)


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
                outcomes.append(_later(work, release, answer, statement, record.sha256, at=at))
    return "withdrawn" in outcomes


def _later(  # noqa: PLR0913 - as `carry_out`
    work: UnitOfWork, release: str, answer: SignOff, statement: Statement[object], sha256: str, *, at: datetime
) -> CarriedOut:
    """Carries out what came in before it could be carried out."""
    outcome = carry_out(work, release, answer, statement, sha256, at=at)
    work.audit.record(f"file.{outcome}", "", {"approval": answer.sha256}, at=at, release=release, file=sha256)
    return outcome


def carry_out(  # noqa: PLR0913 - what is recorded
    work: UnitOfWork, release: str, answer: SignOff, statement: Statement[object], sha256: str, *, at: datetime
) -> CarriedOut:
    """Takes back `answer` or closes one of its conditions, as its own signer states.

    A closure whose evidence travels beside it waits until all of it is here.

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
    if missing_evidence(work, statement):
        return "closure-waits"
    if is_closure(statement):
        work.sign_offs.add_closure(release, closure_of(statement, sha256, approval=answer.sha256))
        payload = {"condition": statement.body.condition}
        work.audit.record(CLOSED, answer.role, payload, at=at, release=release, file=sha256)
    return "closed"
