# SPDX-License-Identifier: MIT
"""What makes an answer of a confirmed signer count or wait, and what its signer stated about it in any order."""

from datetime import datetime
from typing import Literal

from golive_desktop.domain.audit import WITHDRAWN
from golive_desktop.domain.signoff import SignOff, Standing
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.state import closure_of, is_approval, is_closure, is_withdrawal

__all__ = ["carry_out", "kept_standing", "recall_kept", "standing_of_known"]


def standing_of_known(statement: Statement[ApprovalBody], *, received_at: datetime) -> Standing:
    """Whether an answer of a confirmed signer counts, or waits: signed in the future, or evidence beside it.

    Args:
        statement: the answer.
        received_at: when it came in.
    """
    early = statement.issued_at > received_at + CLOCK_TOLERANCE
    beside = any(evidence.beside for answer in statement.body.response.answers for evidence in answer.evidence)
    return "waits" if early or beside else "counted"


def kept_standing(work: UnitOfWork, reader: DocumentReader, answer: SignOff) -> Standing:
    """What `standing_of_known` says of an answer that was kept before its signer was confirmed."""
    statement = parse(reader.payload(work.statements.original(answer.sha256).data)).statement
    record = work.statements.find(sha256=answer.sha256)
    if record is None or not is_approval(statement):
        return "waits"
    return standing_of_known(statement, received_at=record.recorded_at)


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
                work.audit.record(f"file.{outcome}", record.sha256, {"approval": answer.sha256}, at=at)
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
        work.sign_offs.set_standing(answer.id, "withdrawn", at=at)
        payload = {"role": answer.role, "reason": statement.body.reason}
        work.audit.record(WITHDRAWN, answer.sha256, payload, at=at)
        return "withdrawn"
    if is_closure(statement):
        work.sign_offs.add_closure(release, closure_of(statement, sha256))
        work.audit.record("condition.closed", answer.role, {"condition": statement.body.condition}, at=at)
    return "closed"
