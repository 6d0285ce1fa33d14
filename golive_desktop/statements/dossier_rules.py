# SPDX-License-Identifier: MIT
"""What a dossier may state: nothing that its own originals, roster, gates and audit trail do not show."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from golive_desktop.domain.audit import trail_problems
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_critical import critical_problems
from golive_desktop.statements.dossier_day import day_evidence, day_problems, step_problems
from golive_desktop.statements.dossier_mark import marks
from golive_desktop.statements.dossier_originals import original_problems, plan_problems
from golive_desktop.statements.dossier_state import counted_state, newest_roster, roster_entry, roster_lines
from golive_desktop.statements.dossier_trail import shown_problems
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.state import (
    closure_evidence,
    earlier_answers,
    evidence_beside,
    flattened,
    is_approval,
    sign_off_record,
)

__all__ = ["fits", "rules"]

MAX_FRESH_HOURS = 24 * 365
_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}")
"""Names of the IANA time zone database; nothing else reaches the file system."""


def rules(statement: Statement[DossierBody]) -> Iterator[Problem]:
    """The audit chain holds, and the parts agree with each other."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    elif body.plan.product != statement.release.product:
        yield Problem(code="statement.plan-differs", subject=body.plan.product)
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if body.creator != statement.author.fingerprint:
        yield Problem(code="statement.creator-differs", subject=body.creator)
    yield from _heading_problems(body)
    if not timedelta() <= statement.issued_at - body.decided_at <= CLOCK_TOLERANCE:
        yield Problem(code="statement.time-order")
    if not _explained(body):
        yield Problem(code="statement.verdict-differs", subject=body.verdict)
    if body.policy.fresh_hours is not None and not 1 <= body.policy.fresh_hours <= MAX_FRESH_HOURS:
        yield Problem(code="statement.policy-impossible", subject=str(body.policy.fresh_hours))
    yield from _plan_problems(body.plan)
    if statement.release is not None:
        yield from trail_problems(body.audit, release=statement.release.id)
    yield from _evidence_problems(statement)
    yield from critical_problems(body)
    yield from step_problems(body)


def fits(statement: Statement[DossierBody], embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """The verdict, the board and each page follow from the originals inside."""
    release, body = statement.release, statement.body
    if release is None:
        return
    everything = tuple(flattened(embedded))
    yield from original_problems(statement, embedded, everything)
    yield from shown_problems(statement, everything)
    yield from day_problems(statement, everything)
    yield from _foreign_files(statement, everything)
    state = counted_state(body, release, everything, _others(statement))
    found = assess(state, now=body.decided_at)
    yield from _verdict_problems(body, found)
    yield from _record_problems(body, found, embedded)
    carried = {item.sha256: item for item in embedded}
    if body.earlier != earlier_answers(state.sign_offs, found.board, carried):
        yield Problem(code="statement.record-differs", subject=body.verdict)
    yield from _closure_problems(body, state, everything)
    if body.voids != state.voids:
        yield Problem(code="statement.void-differs", subject=body.verdict)
    yield from plan_problems(state, found, everything)


def _heading_problems(body: DossierBody) -> Iterator[Problem]:
    """Which edition it is; and VOID stands over it because the release is, never because a label says so."""
    if body.edition < 1 or bool(body.previous) == (body.edition == 1):
        yield Problem(code="statement.edition", subject=str(body.edition))
    if marks(body.label) == "VOID":
        yield Problem(code="statement.void-differs", subject=body.label)


def _explained(body: DossierBody) -> bool:
    if body.verdict == "NO-GO":
        return bool(body.why_not)
    return not body.why_not and (body.verdict == "CONDITIONAL") == bool(body.follow_ups)


def _plan_problems(plan: Plan) -> Iterator[Problem]:
    """What would let one answer stand for two roles, or a name of a zone read a file."""
    for role in _twice(stakeholder.role for stakeholder in plan.stakeholders):
        yield Problem(code="statement.plan-role-twice", subject=role)
    for key in _twice(gate.key for gate in plan.gates):
        yield Problem(code="statement.plan-gate-twice", subject=key)
    if plan.timezone and not _is_zone(plan.timezone):
        yield Problem(code="statement.timezone-unknown", subject=plan.timezone)


def _twice(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def _is_zone(name: str) -> bool:
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _evidence_problems(statement: Statement[DossierBody]) -> Iterator[Problem]:
    """Gates and critical conditions are those of the plan, and what backs them is in the file."""
    body = statement.body
    kept = {item.name: item.sha256 for item in statement.attachments if item.kind is None}
    keys = [record.run.key for record in body.gates]
    if _twice(keys) or not set(keys) <= {gate.key for gate in body.plan.gates}:
        yield Problem(code="statement.gates-differ")
    for record in body.gates:
        if (record.run.outcome == "green") != (record.run.exit_code == 0 and not record.run.reason):
            yield Problem(code="statement.gates-differ", subject=record.run.key)
        expected = record.run.kept_sha256 if record.run.kept else None
        if kept.get(record.attachment) != expected:
            yield Problem(code="statement.evidence-differs", subject=record.attachment or record.run.key)
        if record.run.ended_at > statement.issued_at or record.run.ended_at < record.run.started_at:
            yield Problem(code="statement.time-order", subject=record.run.key)
    if tuple(condition.text for condition in body.critical) != body.plan.critical_conditions:
        yield Problem(code="statement.critical-differs")


def _others(statement: Statement[DossierBody]) -> frozenset[str]:
    """The digests of the files inside that are no statements."""
    return frozenset(item.sha256 for item in statement.attachments if item.kind is None)


def _foreign_files(statement: Statement[DossierBody], everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A file that is no statement is the output of a gate, or evidence that something inside names."""
    body = statement.body
    outputs = {record.attachment for record in body.gates}
    evidence = {piece.sha256 for condition in body.critical for piece in condition.evidence}
    evidence |= day_evidence(body)
    evidence |= {piece.sha256 for item in everything for piece in evidence_beside(item.statement)}
    for item in statement.attachments:
        if item.kind is None and item.name not in outputs and item.sha256 not in evidence:
            yield Problem(code="statement.attachment-unexpected", subject=item.name)


def _verdict_problems(body: DossierBody, found: Readiness) -> Iterator[Problem]:
    if found.verdict != body.verdict:
        yield Problem(code="statement.verdict-differs", subject=body.verdict, details={"found": found.verdict})
    stated = [(point.code, point.subject) for point in body.why_not]
    if stated != [(problem.code, problem.subject) for problem in found.why_not]:
        yield Problem(code="statement.reasons-differ", subject=body.verdict)
    later = [(point.code, point.subject, point.text) for point in body.follow_ups]
    if later != [(condition.key, role, condition.text) for role, condition in found.follow_ups]:
        yield Problem(code="statement.follow-ups-differ", subject=body.verdict)


def _record_problems(body: DossierBody, found: Readiness, embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    lines = roster_lines(newest_roster(flattened(embedded)))
    originals = {item.sha256: item for item in embedded if is_approval(item.statement)}
    expected = []
    for row in found.board:
        answer = row.sign_off
        entry = roster_entry(lines, row.role, answer.fingerprint) if answer else None
        expected.append(sign_off_record(row, originals.get(answer.sha256) if answer else None, entry))
    if [record.role for record in expected] != [record.role for record in body.sign_offs]:
        yield Problem(code="statement.record-differs", subject=body.verdict)
        return
    for record, stated in zip(expected, body.sign_offs, strict=True):
        if stated != record:
            yield Problem(code="statement.record-differs", subject=record.role)


def _closure_problems(body: DossierBody, state: ReleaseState, everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    shown = Counter(body.closures)
    if shown != Counter(state.closures) or body.closure_evidence != closure_evidence(body.closures, everything):
        yield Problem(code="statement.closures-differ", subject=", ".join(sorted({c.condition for c in shown})))
