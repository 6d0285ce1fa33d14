# SPDX-License-Identifier: MIT
"""What a dossier may state: nothing that its own originals, roster, gates and audit trail do not show."""

from collections.abc import Iterator
from dataclasses import replace

from golive_desktop.domain.audit import GENESIS, AuditEntry, chain_problems
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.signoff import ReleaseState, SignOff, Standing
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.statements.dossier import AuditLine, DossierBody
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.state import (
    closure_of,
    flattened,
    is_approval,
    is_closure,
    is_request,
    is_roster,
    is_withdrawal,
    request_state,
    sign_off,
    sign_off_record,
)

__all__ = ["audit_entries", "fits", "rules"]


def rules(statement: Statement[DossierBody]) -> Iterator[Problem]:
    """The audit chain holds, and the parts agree with each other."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if body.edition < 1 or bool(body.previous) == (body.edition == 1):
        yield Problem(code="statement.edition", subject=str(body.edition))
    if body.decided_at > statement.issued_at:
        yield Problem(code="statement.time-order")
    if (body.verdict == "NO-GO") != bool(body.why_not) or (body.verdict == "CONDITIONAL" and not body.follow_ups):
        yield Problem(code="statement.verdict-differs", subject=body.verdict)
    yield from chain_problems(audit_entries(body.audit))
    kept = {item.name for item in statement.attachments if item.kind is None}
    for record in body.gates:
        if record.attachment and record.attachment not in kept:
            yield Problem(code="statement.evidence-differs", subject=record.attachment)


def fits(statement: Statement[DossierBody], embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """The verdict, the board and each page follow from the originals inside."""
    everything = tuple(flattened(embedded))
    yield from _release_problems(statement, everything)
    yield from _head_problems(statement.body, everything)
    state = _state(statement, everything)
    found = assess(state, now=statement.body.decided_at)
    yield from _verdict_problems(statement.body, found)
    yield from _record_problems(statement.body, found, embedded, _entries(statement, embedded))


def audit_entries(lines: tuple[AuditLine, ...]) -> tuple[AuditEntry, ...]:
    """The chain as it is checked: each entry names the digest before it."""
    entries = []
    previous = GENESIS
    for line in lines:
        entries.append(
            AuditEntry(
                sequence=line.sequence,
                at=line.at,
                event=line.event,
                subject=line.subject,
                payload_digest=line.payload_digest,
                previous=previous,
                digest=line.digest,
            )
        )
        previous = line.digest
    return tuple(entries)


def _release_problems(statement: Statement[DossierBody], everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    own = statement.release
    for item in everything:
        other = item.statement.release
        if item.statement.kind != "identity" and (own is None or other is None or own.id != other.id):
            yield Problem(code="statement.other-release", subject=item.name)
        if item.statement.issued_at > statement.issued_at:
            yield Problem(code="statement.time-order", subject=item.name)
        if item.statement.kind in {"roster", "request", "receipt"} and (
            item.statement.author.fingerprint != statement.author.fingerprint
        ):
            yield Problem(code="statement.other-author", subject=item.name)


def _head_problems(body: DossierBody, everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    digests = {line.sequence: line.digest for line in body.audit}
    for item in everything:
        if isinstance(item.statement.body, ReceiptBody):
            head = item.statement.body.head
            if digests.get(head.sequence) != head.digest:
                yield Problem(code="statement.audit-head-missing", subject=item.name)


def _entries(statement: Statement[DossierBody], embedded: tuple[Embedded, ...]) -> tuple[RosterEntry, ...]:
    rosters = [
        item.statement.body
        for item in flattened(embedded)
        if is_roster(item.statement) and item.statement.author.fingerprint == statement.author.fingerprint
    ]
    newest = max(rosters, key=lambda roster: roster.number, default=None)
    return newest.entries if newest else ()


def _entry(entries: tuple[RosterEntry, ...], role: str, fingerprint: str) -> RosterEntry | None:
    return next((entry for entry in entries if (entry.role, entry.fingerprint) == (role, fingerprint)), None)


def _state(statement: Statement[DossierBody], everything: tuple[Embedded, ...]) -> ReleaseState:
    body = statement.body
    entries = _entries(statement, everything)
    release = statement.release
    requests = [request_state(item.statement, item.sha256) for item in everything if is_request(item.statement)]
    closures = [closure_of(item.statement, item.sha256) for item in everything if is_closure(item.statement)]
    answers = _answers(body, everything, entries)
    return ReleaseState(
        plan=body.plan,
        candidate=release.candidate if release else requests[0].candidate,
        round=release.round if release else 0,
        policy=body.policy,
        creator=body.creator,
        requests=tuple(sorted(requests, key=lambda request: request.issued_at)),
        sign_offs=tuple(sorted(answers, key=lambda answer: answer.signed_at)),
        closures=tuple(sorted(closures, key=lambda closure: closure.closed_at)),
        critical=body.critical,
        gates=tuple(record.run for record in body.gates),
    )


def _answers(body: DossierBody, everything: tuple[Embedded, ...], entries: tuple[RosterEntry, ...]) -> list[SignOff]:
    withdrawn = {item.statement.answers_to[0].id for item in everything if is_withdrawal(item.statement)}
    waiting = {record.approval for record in body.sign_offs if record.state == "waits"}
    answers = [
        sign_off(item.statement, item.sha256, "identity-open") for item in everything if is_approval(item.statement)
    ]
    known = [answer for answer in answers if _held(entries, answer)]
    asked = [answer.request for answer in known]
    return [
        replace(answer, standing=_standing(answer, asked, withdrawn, waiting)) if answer in known else answer
        for answer in answers
    ]


def _held(entries: tuple[RosterEntry, ...], answer: SignOff) -> bool:
    entry = _entry(entries, answer.role, answer.fingerprint)
    return entry is not None and (entry.revoked_at is None or answer.signed_at < entry.revoked_at)


def _standing(answer: SignOff, asked: list[str], withdrawn: set[str], waiting: set[str]) -> Standing:
    if answer.id in withdrawn:
        return "withdrawn"
    if asked.count(answer.request) > 1:
        return "conflict"
    return "waits" if answer.sha256 in waiting else "counted"


def _verdict_problems(body: DossierBody, found: Readiness) -> Iterator[Problem]:
    if found.verdict != body.verdict:
        yield Problem(code="statement.verdict-differs", subject=body.verdict, details={"found": found.verdict})
    stated = [(point.code, point.subject) for point in body.why_not]
    if stated != [(problem.code, problem.subject) for problem in found.why_not]:
        yield Problem(code="statement.reasons-differ", subject=body.verdict)
    later = [(point.code, point.subject) for point in body.follow_ups]
    if later != [(condition.key, role) for role, condition in found.follow_ups]:
        yield Problem(code="statement.reasons-differ", subject=body.verdict)


def _record_problems(
    body: DossierBody, found: Readiness, embedded: tuple[Embedded, ...], entries: tuple[RosterEntry, ...]
) -> Iterator[Problem]:
    originals = {item.statement.id: item for item in embedded if is_approval(item.statement)}
    expected = []
    for row in found.board:
        answer = row.sign_off
        entry = _entry(entries, row.role, answer.fingerprint) if answer else None
        expected.append(sign_off_record(row, originals.get(answer.id) if answer else None, entry))
    if tuple(expected) != body.sign_offs:
        stated = {record.role: record for record in body.sign_offs}
        for record in expected:
            if stated.get(record.role) != record:
                yield Problem(code="statement.record-differs", subject=record.role)
        if len(expected) != len(body.sign_offs):
            yield Problem(code="statement.record-differs", subject=body.verdict)
