# SPDX-License-Identifier: MIT
"""From signed statements to the state of a release: what was asked, answered, closed and withdrawn."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeGuard

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.ci import attached_results
from golive_desktop.domain.readiness import BoardRow
from golive_desktop.domain.release import Candidate
from golive_desktop.domain.signoff import Closure, RequestState, SignOff, Standing, question_digest
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.dossier import ClosureEvidence, EarlierAnswer, SignOffRecord
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Statement
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody

__all__ = [
    "closure_evidence",
    "closure_of",
    "earlier_answers",
    "evidence_beside",
    "flattened",
    "is_approval",
    "is_closure",
    "is_request",
    "is_roster",
    "is_withdrawal",
    "request_state",
    "sign_off",
    "sign_off_record",
    "time_fits",
]

_UNKNOWN = Candidate(tag="", commit="")


def is_request(statement: Statement[object]) -> TypeGuard[Statement[RequestBody]]:
    """Whether it is a request."""
    return isinstance(statement.body, RequestBody)


def is_approval(statement: Statement[object]) -> TypeGuard[Statement[ApprovalBody]]:
    """Whether it is an approval."""
    return isinstance(statement.body, ApprovalBody)


def is_roster(statement: Statement[object]) -> TypeGuard[Statement[RosterBody]]:
    """Whether it is a roster."""
    return isinstance(statement.body, RosterBody)


def is_withdrawal(statement: Statement[object]) -> TypeGuard[Statement[WithdrawalBody]]:
    """Whether it is a withdrawal."""
    return isinstance(statement.body, WithdrawalBody)


def is_closure(statement: Statement[object]) -> TypeGuard[Statement[ClosureBody]]:
    """Whether it is a closure."""
    return isinstance(statement.body, ClosureBody)


def flattened(embedded: Iterable[Embedded]) -> Iterator[Embedded]:
    """Every statement at any depth, each file once."""
    seen: set[str] = set()
    waiting = list(embedded)
    while waiting:
        item = waiting.pop(0)
        if item.sha256 not in seen:
            seen.add(item.sha256)
            yield item
            waiting += item.inside


def request_state(statement: Statement[RequestBody], sha256: str) -> RequestState:
    """A request as the verdict counts it."""
    release, body = statement.release, statement.body
    return RequestState(
        id=statement.id,
        sha256=sha256,
        role=body.role,
        asked=question_digest(body.title, body.form, executive=body.executive),
        candidate=release.candidate if release else _UNKNOWN,
        form_version=body.form.version,
        issued_at=statement.issued_at,
        round=release.round if release else 0,
        basis=body.basis,
    )


def sign_off(statement: Statement[ApprovalBody], sha256: str, standing: Standing) -> SignOff:
    """An approval as the verdict counts it."""
    release, body = statement.release, statement.body
    return SignOff(
        id=statement.id,
        sha256=sha256,
        request=statement.answers_to[0].id,
        role=body.role,
        person=statement.author.name,
        fingerprint=statement.author.fingerprint,
        candidate=release.candidate if release else _UNKNOWN,
        form_version=body.form.version,
        decision=body.response.decision,
        signed_at=statement.issued_at,
        standing=standing,
        reason=body.response.reason,
        conditions=body.response.conditions,
        principal=body.on_behalf.principal if body.on_behalf else "",
        principal_key=body.on_behalf.fingerprint if body.on_behalf else "",
        attached=tuple(attached_results(body.form, body.response)),
    )


def closure_of(statement: Statement[ClosureBody], sha256: str, *, approval: str) -> Closure:
    """A closure as the verdict counts it.

    Args:
        statement: the closure.
        sha256: digest of its file.
        approval: digest of the approval as it is kept: it may have grown a time stamp since its signer named it.
    """
    return Closure(
        approval=approval,
        condition=statement.body.condition,
        closed_at=statement.issued_at,
        sha256=sha256,
    )


def closure_evidence(closures: Iterable[Closure], originals: Iterable[Embedded]) -> tuple[ClosureEvidence, ...]:
    """What the closures that list evidence list.

    Args:
        closures: those that count.
        originals: their files are among them.
    """
    listed = {item.sha256: item.statement.body.evidence for item in originals if is_closure(item.statement)}
    return tuple(
        ClosureEvidence(closure=closure.sha256, evidence=listed[closure.sha256])
        for closure in closures
        if listed.get(closure.sha256)
    )


def earlier_answers(
    sign_offs: Iterable[SignOff], board: Iterable[BoardRow], originals: Mapping[str, Embedded]
) -> tuple[EarlierAnswer, ...]:
    """The answers that are carried but not shown on a stakeholder's page.

    Args:
        sign_offs: all answers that count for something, in the order received.
        board: where the stakeholders stand.
        originals: the approvals that are carried, by the digest of the file.
    """
    shown = {row.sign_off.sha256 for row in board if row.sign_off is not None}
    found = []
    for answer in sign_offs:
        item = originals.get(answer.sha256)
        if item is None or answer.sha256 in shown or not is_approval(item.statement):
            continue
        found.append(
            EarlierAnswer(
                role=answer.role,
                title=item.statement.body.title,
                person=answer.person,
                principal=answer.principal,
                decision=answer.decision,
                signed_at=answer.signed_at,
                original=item.name,
            )
        )
    return tuple(found)


def time_fits(statement: Statement[object], received_at: datetime) -> bool:
    """Whether the time of an answer fits its reception: not signed later, and not in somebody's place too late.

    The time in a file is its signer's word; a deputy whose time is over could write an earlier one.
    """
    limit = received_at + CLOCK_TOLERANCE
    behalf = statement.body.on_behalf if is_approval(statement) else None
    over = behalf is not None and received_at > behalf.ends + CLOCK_TOLERANCE
    return statement.issued_at <= limit and not over


def evidence_beside(statement: Statement[object]) -> tuple[Evidence, ...]:
    """The evidence that travels beside an approval or a closure because it is too large for it."""
    pieces = statement.body.evidence if is_closure(statement) else ()
    answers = statement.body.response.answers if is_approval(statement) else ()
    pieces += tuple(piece for answer in answers for piece in answer.evidence)
    return tuple(piece for piece in pieces if piece.beside)


def sign_off_record(row: BoardRow, approval: Embedded | None, entry: RosterEntry | None) -> SignOffRecord:
    """A stakeholder's record in the dossier, made from the original and the roster alone.

    Args:
        row: where the stakeholder stands.
        approval: the original that is shown for them; None without an answer.
        entry: the roster's entry for the key that signed it; None while the number was not compared.
    """
    statement = approval.statement if approval else None
    known = statement if statement is not None and is_approval(statement) else None
    return SignOffRecord(
        role=row.role,
        title=row.title,
        person=known.author.name if known else row.person,
        state=row.state,
        statement=known.id if known else "",
        approval=approval.sha256 if approval else "",
        original=approval.name if approval else "",
        signed_at=known.issued_at if known else None,
        form=known.body.form if known else None,
        executive=known.body.executive if known else False,
        response=known.body.response if known else None,
        fingerprint=known.author.fingerprint if known else "",
        on_laptop_of=known.body.on_laptop_of if known else "",
        compared_by=entry.compared_by if entry else "",
        compared_how=entry.compared_how if entry else "",
        compared_at=entry.compared_at if entry else None,
        principal=known.body.on_behalf.principal if known and known.body.on_behalf else "",
    )
