# SPDX-License-Identifier: MIT
"""Files that came back: verified, recorded, counted, each with one sentence about what was done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import Original, ReleaseRecord, StatementRecord
from golive_desktop.domain.signoff import SignOff, Standing
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.trusting import RELEASE_MANAGER
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Reference, Statement
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.state import closure_of, is_approval, is_closure, is_withdrawal, sign_off

__all__ = ["Outcome", "Received", "issue_receipt", "receive"]

Outcome = Literal[
    "counted",
    "identity-open",
    "waits",
    "conflict",
    "duplicate",
    "same-answer",
    "older-candidate",
    "request-unknown",
    "withdrawn",
    "closed",
    "not-own",
    "kept",
    "changed",
    "not-checkable",
]
"""What was done with a file; `wording` has a sentence for each under ``receive.…``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """What was done with one file."""

    name: str
    outcome: Outcome
    verification: Verification
    release: str
    """Id of the release that it belongs to here; empty when to none."""

    @property
    def verdict(self) -> FileVerdict:
        """The verdict on the file."""
        return self.verification.verdict

    @property
    def problem(self) -> Problem:
        """The outcome as a problem that `wording` puts into one sentence."""
        settled = self.outcome in {"counted", "withdrawn", "closed", "kept", "duplicate", "same-answer"}
        severity = Severity.INFORMS if settled else Severity.ASKS
        statement = self.verification.statement
        details = {"name": self.name}
        if statement is not None:
            details |= {"author": statement.author.name, "kind": statement.kind, "title": statement.author.title}
            details |= {"candidate": statement.release.candidate.tag if statement.release else ""}
        return Problem(code=f"receive.{self.outcome}", severity=severity, subject=self.name, details=details)


def receive(adapters: Adapters, data: bytes, *, name: str, now: datetime) -> Received:
    """Verifies one file, keeps it byte for byte, and counts it where it counts.

    Nothing that was recorded before is changed or overwritten by it.

    Args:
        adapters: the parts to work with.
        data: any bytes.
        name: the file's name, for messages only.
        now: time of reception.
    """
    with adapters.store.reading() as work:
        trust = home_trust(work)
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    found = verifier.verify(data, trust=trust, now=now, name=name)
    with adapters.store.writing() as work:
        if work.statements.find(sha256=found.sha256) is not None:
            return Received(name=name, outcome="duplicate", verification=found, release=_release_id(found))
        work.statements.keep(Original(sha256=found.sha256, data=data, name=name, kept_at=now))
        outcome = _record(work, found, now)
        payload = {"name": name, "sha256": found.sha256, "verdict": found.verdict}
        work.audit.record(f"file.{outcome}", found.sha256, payload, at=now)
    return Received(name=name, outcome=outcome, verification=found, release=_release_id(found))


def issue_receipt(adapters: Adapters, key: SigningKey, received: Received, *, now: datetime) -> Issued[ReceiptBody]:
    """The signed answer "counted as …" to a counted approval, with the head of the audit chain.

    Raises:
        KnownError: ``receipt.not-counted``.
    """
    statement = received.verification.statement
    if received.outcome != "counted" or statement is None or not is_approval(statement):
        raise KnownError.of("receipt.not-counted", received.name)
    with adapters.store.reading() as work:
        release = work.releases.get(received.release)
        head = work.audit.head()
    reference = Reference(id=statement.id, kind="approval", sha256=received.verification.sha256)
    draft = Draft(
        kind="receipt",
        release=statement.release,
        role=RELEASE_MANAGER,
        title=adapters.keys.certificate(key.identity.key_file, passphrase=key.passphrase).subject.role,
        answers_to=(reference,),
        language=statement.language,
        body=ReceiptBody(
            role=statement.body.role,
            title=statement.body.title,
            person=statement.author.name,
            decision=statement.body.response.decision,
            counted_at=now.replace(microsecond=0),
            head=head,
        ),
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"receipt-{statement.body.role}.pdf", role=statement.body.role, now=now)
        work.audit.record("receipt.given", release.id, {"sequence": str(head.sequence), "digest": head.digest}, at=now)
    return issued


def _release_id(found: Verification) -> str:
    statement = found.statement
    return statement.release.id if statement is not None and statement.release is not None else ""


def _record(work: UnitOfWork, found: Verification, now: datetime) -> Outcome:
    statement = found.statement
    if found.verdict == "changed":
        return "changed"
    if found.verdict == "not-checkable" or statement is None:
        return "not-checkable"
    if work.statements.find(statement=statement.id) is not None:
        return "conflict"
    work.statements.add(_statement_record(found, statement, now))
    if is_approval(statement):
        return _approval(work, found, statement, now)
    if found.verdict == "unknown-signer":
        return "identity-open"
    if is_withdrawal(statement) or is_closure(statement):
        return _recall(work, found, statement, now)
    return "kept"


def _statement_record(found: Verification, statement: Statement[object], now: datetime) -> StatementRecord:
    return StatementRecord(
        id=statement.id,
        sha256=found.sha256,
        kind=statement.kind,
        release=statement.release.id if statement.release else "",
        role=statement.author.role,
        author=statement.author.fingerprint,
        direction="received",
        issued_at=statement.issued_at,
        recorded_at=now,
    )


def _own_release(work: UnitOfWork, statement: Statement[object]) -> ReleaseRecord | None:
    wanted = statement.release.id if statement.release else ""
    return next((release for release in work.releases.all() if release.id == wanted), None)


def _approval(work: UnitOfWork, found: Verification, statement: Statement[ApprovalBody], now: datetime) -> Outcome:
    release = _own_release(work, statement)
    reference = statement.answers_to[0]
    asked = work.statements.find(sha256=reference.sha256)
    if release is None or asked is None or asked.direction != "issued" or asked.id != reference.id:
        return "request-unknown"
    standing = _standing(found, statement)
    _, answers, _ = work.sign_offs.of_release(release.id)
    earlier = [answer for answer in answers if answer.request == reference.id]
    answer = sign_off(statement, found.sha256, standing)
    if any(_same(answer, other) for other in earlier):
        return "same-answer"
    if earlier:
        _conflict(work, release, answer, earlier, now)
        return "conflict"
    work.sign_offs.add(release.id, answer)
    if standing != "counted":
        return "waits" if standing == "waits" else "identity-open"
    if answer.candidate != release.candidate or (statement.release and statement.release.round != release.round):
        return "older-candidate"
    work.audit.record("approval.counted", answer.role, {"sha256": answer.sha256}, at=now)
    return "counted"


def _standing(found: Verification, statement: Statement[ApprovalBody]) -> Standing:
    if found.verdict != "genuine":
        return "identity-open"
    early = any(problem.code == "verify.in-future" for problem in found.problems)
    beside = any(evidence.beside for answer in statement.body.response.answers for evidence in answer.evidence)
    return "waits" if early or beside else "counted"


def _same(answer: SignOff, other: SignOff) -> bool:
    def content(value: SignOff) -> tuple[object, ...]:
        return (value.fingerprint, value.decision, value.reason, value.conditions)

    return content(answer) == content(other)


def _conflict(work: UnitOfWork, release: ReleaseRecord, answer: SignOff, earlier: list[SignOff], now: datetime) -> None:
    conflict: Standing = "conflict"
    if answer.standing == "identity-open":
        # note: a stranger's answer is kept but must not be able to undo one that counts
        work.sign_offs.add(release.id, answer)
        return
    for other in earlier:
        if other.standing != "identity-open":
            work.sign_offs.set_standing(other.id, conflict, at=now)
    work.sign_offs.add(release.id, answer)
    work.sign_offs.set_standing(answer.id, conflict, at=now)
    work.audit.record("approval.conflict", answer.role, {"sha256": answer.sha256}, at=now)


def _recall(work: UnitOfWork, found: Verification, statement: Statement[object], now: datetime) -> Outcome:
    release = _own_release(work, statement)
    if release is None:
        return "request-unknown"
    _, answers, _ = work.sign_offs.of_release(release.id)
    reference = statement.answers_to[0]
    own = [answer for answer in answers if (answer.id, answer.sha256) == (reference.id, reference.sha256)]
    if not own:
        return "request-unknown"
    if own[0].fingerprint != statement.author.fingerprint:
        return "not-own"
    if is_withdrawal(statement):
        work.sign_offs.set_standing(own[0].id, "withdrawn", at=now)
        work.audit.record("approval.withdrawn", own[0].role, {"reason": statement.body.reason}, at=now)
        return "withdrawn"
    if is_closure(statement):
        work.sign_offs.add_closure(release.id, closure_of(statement, found.sha256))
        work.audit.record("condition.closed", own[0].role, {"condition": statement.body.condition}, at=now)
    return "closed"
