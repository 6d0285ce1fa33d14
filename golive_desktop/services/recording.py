# SPDX-License-Identifier: MIT
"""What a verified file changes in the records of a release, and why it may change nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.audit import CONTESTED, COUNTED
from golive_desktop.domain.record import ReleaseRecord, StatementRecord
from golive_desktop.domain.signoff import SignOff, Standing
from golive_desktop.domain.trust import standing_on
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.conflicts import set_conflict
from golive_desktop.services.counting import carry_out, recall_kept, standing_of_known
from golive_desktop.services.verify import Verification
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.delegation import DelegationBody, is_delegation
from golive_desktop.statements.envelope import RELEASE_MANAGER, Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.state import is_approval, is_closure, is_withdrawal, sign_off
from golive_desktop.statements.void import VoidBody, is_void, void_of

__all__ = ["Outcome", "Recording"]

Outcome = Literal[
    "counted",
    "identity-open",
    "waits",
    "conflict",
    "duplicate",
    "same-answer",
    "older-candidate",
    "request-unknown",
    "request-void",
    "voided",
    "withdrawn",
    "closed",
    "closure-waits",
    "not-own",
    "delegated",
    "delegation-over",
    "delegation-not-held",
    "kept",
    "evidence",
    "evidence-complete",
    "evidence-closes",
    "approval-missing",
    "changed",
    "not-checkable",
]
"""What was done with a file; `wording` has a sentence for each under ``receive.…``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recording:
    """The recording of one verified file in one transaction."""

    work: UnitOfWork
    reader: DocumentReader
    found: Verification
    now: datetime

    def outcome(self) -> Outcome:
        """What is done with the file; everything that follows from it is recorded."""
        statement, verdict = self.found.statement, self.found.verdict
        if verdict in {"changed", "not-checkable"} or statement is None:
            return "changed" if verdict == "changed" else "not-checkable"
        earlier = self.work.statements.find(statement=statement.id, author=statement.author.fingerprint)
        if earlier is not None and earlier.sha256 != self.found.sha256:
            return self._again(statement, earlier)
        if earlier is None:
            self.work.statements.add(_statement_record(self.found, statement, self.now))
        if is_approval(statement):
            return self._approval(statement)
        if is_delegation(statement):
            return self._delegation(statement)
        if self._unconfirmed():
            return "identity-open"
        return self._later(statement)

    def _unconfirmed(self) -> bool:
        """Whether nobody has compared the signer's number: a company's authority knows a name and no role."""
        return self.found.verdict == "unknown-signer" or self.found.vouched

    def _later(self, statement: Statement[object]) -> Outcome:
        """What takes back something that was stated before, or nothing of the kind."""
        if is_void(statement):
            return self._void(statement)
        return self._recall(statement) if is_withdrawal(statement) or is_closure(statement) else "kept"

    def _again(self, statement: Statement[object], earlier: StatementRecord) -> Outcome:
        """Another file under a known id: the same answer with a time stamp behind it, or a second, different one."""
        release = _own_release(self.work, statement)
        answers = self.work.sign_offs.of_release(release.id)[1] if release and is_approval(statement) else ()
        own = next((item for item in answers if item.sha256 == earlier.sha256), None)
        if own is None or not is_approval(statement):
            return "conflict"
        if self._same(statement, own):
            return "same-answer"
        if own.standing in {"counted", "waits"}:
            self.work.sign_offs.set_standing(own.sha256, "conflict", at=self.now)
            release_id = release.id if release else ""
            self.work.audit.record(CONTESTED, own.role, {}, at=self.now, release=release_id, file=own.sha256)
        return "conflict"

    def _approval(self, statement: Statement[ApprovalBody]) -> Outcome:
        release = _own_release(self.work, statement)
        reference = statement.answers_to[0]
        asked = self.work.statements.find(sha256=reference.sha256)
        if release is None or asked is None or (asked.direction, asked.id) != ("issued", reference.id):
            return "request-unknown"
        _, answers, _ = self.work.sign_offs.of_release(release.id)
        if any(self._same(statement, other) for other in answers if other.request == reference.id):
            return "same-answer"
        answer = sign_off(statement, self.found.sha256, self._standing(release, statement))
        self.work.sign_offs.add(release.id, answer)
        return self._counted(release, statement, answer)

    def _standing(self, release: ReleaseRecord, statement: Statement[ApprovalBody]) -> Standing:
        # note: a company CA may vouch for a name; who holds which role is said by the roster of this home alone
        # note: a revoked key signs nothing that comes later, whatever time it claims to have signed at
        # note: a deputy needs more: whoever delegated has to hold the role too
        behalf, author = statement.body.on_behalf, statement.author
        principal = behalf.fingerprint if behalf else ""
        entries = self.work.roster.entries(release.id)
        lines = standing_on(entries, author.role, author.fingerprint, principal=principal)
        held = bool(lines) and all(line.revoked_at is None for line in lines)
        if self.found.verdict != "genuine" or not held:
            return "identity-open"
        return standing_of_known(self.work, statement, received_at=self.now)

    def _counted(self, release: ReleaseRecord, statement: Statement[ApprovalBody], answer: SignOff) -> Outcome:
        if answer.standing == "identity-open":
            return "identity-open"
        if set_conflict(self.work, release.id, answer, at=self.now):
            return "conflict"
        if recall_kept(self.work, self.reader, release.id, answer, at=self.now):
            return "withdrawn"
        if answer.standing == "waits":
            return "waits"
        void = any(item.request in {"", answer.request} for item in self.work.voids.of_release(release.id))
        if void or statement.release != release.reference:
            return "request-void" if void else "older-candidate"
        self.work.audit.record(COUNTED, answer.role, {}, at=self.now, release=release.id, file=answer.sha256)
        return "counted"

    def _same(self, statement: Statement[ApprovalBody], other: SignOff) -> bool:
        original = self.work.statements.original(other.sha256)
        kept = parse(self.reader.payload(original.data)).statement
        same_person = other.fingerprint == statement.author.fingerprint
        return same_person and is_approval(kept) and kept.body.response == statement.body.response

    def _delegation(self, statement: Statement[DelegationBody]) -> Outcome:
        """It changes nothing by itself: the release manager asks the deputy, and it is checked anew then."""
        codes = {problem.code for problem in self.found.problems}
        if codes & {"verify.signer-other-role", "verify.signer-revoked"}:
            return "delegation-not-held"
        if self._unconfirmed():
            return "identity-open"
        return "delegation-over" if statement.body.ends < self.now else "delegated"

    def _recall(self, statement: Statement[object]) -> Outcome:
        release = _own_release(self.work, statement)
        reference = statement.answers_to[0]
        answers = self.work.sign_offs.of_release(release.id)[1] if release else ()
        named = [item for item in answers if item.id == reference.id]
        # note: an id is unique with its key only; a stranger may have used this one before
        own = next((item for item in named if item.fingerprint == statement.author.fingerprint), None)
        own = own or next(iter(named), None)
        if release is not None and own is None:
            return "approval-missing"  # kept, and carried out when the approval comes
        if release is None or own is None:
            return "request-unknown"
        if own.fingerprint != statement.author.fingerprint:
            return "not-own"
        return carry_out(self.work, release.id, own, statement, self.found.sha256, at=self.now)

    def _void(self, statement: Statement[VoidBody]) -> Outcome:
        """What the release manager declared holds in a home that forgot it, brought back from an older backup."""
        release = _own_release(self.work, statement)
        if release is None or statement.author.fingerprint != release.created_by:
            return "kept"
        for reference in statement.answers_to:
            asked = self.work.statements.find(sha256=reference.sha256)
            if asked is None or (asked.direction, asked.id) != ("issued", reference.id):
                return "request-unknown"
        self.work.voids.add(release.id, void_of(statement, self.found.sha256))
        role = statement.body.role or RELEASE_MANAGER
        payload = {"reason": statement.body.reason}
        self.work.audit.record("void.issued", role, payload, at=self.now, release=release.id, file=self.found.sha256)
        return "voided"


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
