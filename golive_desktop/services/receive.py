# SPDX-License-Identifier: MIT
"""Files that came back: verified, recorded, counted, each with one sentence about what was done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import Original, StatementRecord
from golive_desktop.domain.text import keepable
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.approving import EvidenceFile
from golive_desktop.services.counting import Arrival, evidence_arrived, keep_evidence, missing_evidence
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.overrides import is_approved_override, is_recorded, take_override
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.recording import Outcome, Recording
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.delegation import is_delegation
from golive_desktop.statements.envelope import RELEASE_MANAGER, Reference, Statement
from golive_desktop.statements.recall import ClosureBody
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.state import is_approval

__all__ = ["SETTLED", "Outcome", "Received", "issue_receipt", "receive", "receive_here"]

SETTLED: frozenset[Outcome] = frozenset(
    {
        "counted",
        "withdrawn",
        "closed",
        "kept",
        "delegated",
        "duplicate",
        "same-answer",
        "evidence",
        "evidence-complete",
        "evidence-closes",
        "voided",
    }
)
"""The outcomes after which nobody has to do anything."""
_ANSWERS = frozenset({"approval", "withdrawal", "closure"})
"""What a stakeholder may also sign on the release manager's laptop."""
_WAITING: frozenset[Outcome] = frozenset({"waits", "closure-waits"})
_REPLACED = "own.manager-key-replaced"
_MAYBE_EVIDENCE: frozenset[Outcome] = frozenset({"changed", "not-checkable", "kept"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """What was done with one file."""

    name: str
    outcome: Outcome
    verification: Verification
    release: str
    """Id of the release that it belongs to here; empty when to none."""
    missing: tuple[str, ...] = ()
    """Names of the evidence files that an approval or a closure still waits for."""
    person: str = ""
    """Whose approval or closure an evidence file belongs to."""
    named_by: Literal["", "approval", "closure"] = ""
    """What an evidence file is evidence for; empty for every other file."""
    override: Problem | None = None
    """What became of the approval of an override; None for every other file."""
    doubt: Problem | None = None
    """Why a file that changes nothing is not settled: a replaced key has signed it, by its own word before."""

    @property
    def verdict(self) -> FileVerdict:
        """The verdict on the file."""
        return self.verification.verdict

    @property
    def problem(self) -> Problem:
        """The outcome as a problem that `wording` puts into one sentence."""
        severity = Severity.INFORMS if self.outcome in SETTLED else Severity.ASKS
        statement = self.verification.statement
        details = {"name": self.name, "author": self.person, "missing": ", ".join(self.missing)}
        if statement is not None:
            details |= {"author": statement.author.name, "kind": statement.kind, "title": statement.author.title}
            details |= _deputy_details(statement)
            details |= {"candidate": statement.release.candidate.tag if statement.release else ""}
        if self.override is not None and self.outcome == "kept":
            return self.override
        if self.doubt is not None and self.outcome == "kept":
            return self.doubt
        if self.missing and self.outcome == "waits":
            return Problem(code="receive.waits-for-evidence", severity=severity, subject=self.name, details=details)
        if self.outcome == "evidence" and self.named_by == "closure":
            return Problem(code="receive.evidence-for-closure", severity=severity, subject=self.name, details=details)
        return Problem(code=f"receive.{self.outcome}", severity=severity, subject=self.name, details=details)


def _deputy_details(statement: Statement[object]) -> dict[str, str]:
    return {"deputy": statement.body.deputy.name} if is_delegation(statement) else {}


def receive(
    adapters: Adapters, data: bytes, *, name: str, now: datetime, unopened: Verification | None = None
) -> Received:
    """Verifies one file, keeps it byte for byte, and counts it where it counts.

    Nothing that was recorded before is changed or overwritten by it. A file whose digest an approval or a
    closure names as evidence beside it is that evidence, whatever else it is.

    Args:
        adapters: the parts to work with.
        data: any bytes.
        name: the file's name, for messages only.
        now: time of reception.
        unopened: why the file must not be opened, when a check within limits could not finish it; it may be evidence.
    """
    name = keepable(name)
    found = unopened or _verified(adapters, data, name=name, now=now)
    with adapters.store.writing() as work:
        known = work.statements.find(sha256=found.sha256)
        again = is_approved_override(found.statement) and not _overridden(work, found)
        if known is not None and not again and not _signed_here(work, known):
            return Received(name=name, outcome="duplicate", verification=found, release=_release_id(found))
        found = replace(found, problems=(*found.problems, *own_record_problems(work, found, adapters.reader)))
        work.statements.keep(Original(sha256=found.sha256, data=data, name=name, kept_at=now))
        outcome = Recording(work=work, reader=adapters.reader, found=found, now=now).outcome()
        override = None
        if again and outcome in {"kept", "identity-open"}:
            override = take_override(adapters, work, found, data, now=now)
            outcome = "identity-open" if override.code == "override.identity-open" else "kept"
        arrival = None
        if outcome in _MAYBE_EVIDENCE:
            arrival = evidence_arrived(work, adapters.reader, found.sha256, at=now)
        if arrival is not None:
            outcome = _of_evidence(arrival)
        event = "evidence" if arrival is not None else outcome
        payload = {"name": name, "verdict": found.verdict}
        release = arrival.release if arrival else _release_id(found)
        work.audit.record(f"file.{event}", "", payload, at=now, release=release, file=found.sha256)
        missing = missing_evidence(work, found.statement) if outcome in _WAITING and found.statement else ()
    return Received(
        name=name,
        outcome=outcome,
        verification=found,
        release=_release_id(found),
        missing=missing,
        person=arrival.person if arrival else "",
        named_by=arrival.named_by if arrival else "",
        override=override,
        doubt=next((problem for problem in found.problems if problem.code == _REPLACED), None),
    )


def receive_here(
    adapters: Adapters,
    issued: Issued[ApprovalBody] | Issued[ClosureBody],
    files: Sequence[EvidenceFile],
    *,
    name: str,
    now: datetime,
) -> Received:
    """Counts what a guest signed on this very laptop, with the evidence that is too large for it.

    Args:
        adapters: the parts to work with.
        issued: an approval or a closure.
        files: its evidence, as it was given to be signed.
        name: the file's name, for messages only.
        now: time of reception.
    """
    release = issued.statement.release.id if issued.statement.release else ""
    with adapters.store.writing() as work:
        keep_evidence(work, release, files, at=now)
    return receive(adapters, issued.data, name=name, now=now)


def _verified(adapters: Adapters, data: bytes, *, name: str, now: datetime) -> Verification:
    with adapters.store.reading() as work:
        trust = home_trust(work)
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    return verifier.verify(data, trust=trust, now=now, name=name)


def issue_receipt(adapters: Adapters, key: SigningKey, received: Received, *, now: datetime) -> Issued[ReceiptBody]:
    """The signed answer "counted as …" to a counted approval, with the head of the audit chain.

    Raises:
        KnownError: ``receipt.not-counted``.
    """
    statement = received.verification.statement
    if received.outcome != "counted" or statement is None or not is_approval(statement):
        raise KnownError.of("receipt.not-counted", received.name)
    asked = statement.answers_to[0].id
    with adapters.store.reading() as work:
        release = work.releases.get(received.release)
        head = work.audit.head()
        if any(void.request in {"", asked} for void in work.voids.of_release(release.id)):
            raise KnownError.of("receipt.not-counted", received.name)
    behalf = statement.body.on_behalf
    reference = Reference(id=statement.id, kind="approval", sha256=received.verification.sha256)
    draft = Draft(
        kind="receipt",
        release=statement.release,
        role=RELEASE_MANAGER,
        title=adapters.keys.describe(key.identity.certificate).subject.role,
        answers_to=(reference,),
        language=statement.language,
        body=ReceiptBody(
            role=statement.body.role,
            title=statement.body.title,
            person=statement.author.name,
            principal=behalf.principal if behalf else "",
            decision=statement.body.response.decision,
            counted_at=now.replace(microsecond=0),
            head=head,
        ),
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"receipt-{statement.body.role}.pdf", role=statement.body.role, now=now)
        payload = {"sequence": str(head.sequence), "digest": head.digest}
        work.audit.record("receipt.given", statement.body.role, payload, at=now, release=release.id, file=issued.sha256)
    return issued


def _of_evidence(arrival: Arrival) -> Outcome:
    if arrival.completed:
        return "evidence-complete"
    return "evidence-closes" if arrival.closed else "evidence"


def _overridden(work: UnitOfWork, found: Verification) -> bool:
    return found.statement is not None and is_recorded(work, found.statement, found.sha256)


def _release_id(found: Verification) -> str:
    statement = found.statement
    return statement.release.id if statement is not None and statement.release is not None else ""


def _signed_here(work: UnitOfWork, known: StatementRecord) -> bool:
    """Whether it was signed on this very laptop, whose release it answers, and was never read in."""
    if known.direction != "issued" or known.kind not in _ANSWERS:
        return False
    ours = any(release.id == known.release for release in work.releases.all())
    return ours and not any(
        entry.file == known.sha256 and entry.event.startswith("file.") for entry in work.audit.entries()
    )
