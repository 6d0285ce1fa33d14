# SPDX-License-Identifier: MIT
"""What a stakeholder states later: an approval taken back, a condition closed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.signoff import SignOff
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.approving import MAX_INSIDE, EvidenceFile, evidence_inside, evidence_name, stated_evidence
from golive_desktop.services.counting import carry_out, keep_evidence
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verifier
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.decision import evidence_lines
from golive_desktop.statements.envelope import SCHEMA, Reference, Statement
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.state import is_approval
from golive_desktop.statements.texts import texts

__all__ = ["close_condition", "close_here", "closure_shown", "withdraw_approval"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Closing:
    """What a closure says."""

    condition: str
    note: str
    files: Sequence[EvidenceFile]
    links: Sequence[str]


def withdraw_approval(
    adapters: Adapters, key: SigningKey, approval: bytes, *, reason: str, now: datetime
) -> Issued[WithdrawalBody]:
    """The signed withdrawal of one's own approval; the approval itself stays on record.

    Raises:
        KnownError: ``recall.not-own-approval``, ``recall.approval-unusable``, ``statement.withdrawal-needs-reason``.
    """
    statement, reference = _own_approval(adapters, key, approval, now)
    body = WithdrawalBody(role=statement.body.role, title=statement.body.title, reason=tidy(reason))
    draft = Draft(
        kind="withdrawal",
        release=statement.release,
        role=statement.body.role,
        title=statement.body.title,
        answers_to=(reference,),
        language=statement.language,
        body=body,
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"withdrawal-{body.role}.pdf", role=body.role, now=now)
    return issued


def close_condition(  # noqa: PLR0913 - what a closure states
    adapters: Adapters,
    key: SigningKey,
    approval: bytes,
    *,
    condition: str,
    note: str = "",
    files: Sequence[EvidenceFile] = (),
    links: Sequence[str] = (),
    now: datetime,
) -> Issued[ClosureBody]:
    """The signed statement that a condition of one's own approval is fulfilled.

    Args:
        adapters: the parts to work with.
        key: of whoever set the condition.
        approval: the file that set it.
        condition: its key.
        note: what shows that it is fulfilled; may be empty where there are files or links.
        files: evidence, each for this condition; one that is too large travels beside the closure.
        links: addresses of evidence.
        now: time of issue.

    Raises:
        KnownError: ``recall.not-own-approval``, ``recall.approval-unusable``, ``recall.condition-unknown``,
            ``statement.closure-needs-evidence``.
    """
    closing = _Closing(condition=condition, note=note, files=files, links=links)
    issued = _closure(adapters, key, approval, closing, now=now)
    with adapters.store.writing() as work:
        _keep_closure(work, issued, now)
    return issued


def closure_shown(condition: str, note: str, files: Sequence[Evidence], language: Language) -> str:
    """What shows that a condition is met, letter for letter as a closure prints it.

    Args:
        condition: its key.
        note: as typed.
        files: as chosen, under their own names, and addresses, which have no digest.
        language: of the statement.
    """
    t = texts(SCHEMA, language)
    said = tidy(note)
    lines = [t("closure.note", note=said)] if said else []
    if files:
        stated = [
            replace(piece, name=evidence_name(condition, piece.name), beside=piece.size > MAX_INSIDE)
            for piece in files
            if piece.sha256
        ]
        stated += [piece for piece in files if not piece.sha256]
        lines += [t("approval.evidence"), *(line.text for line in evidence_lines(stated, t))]
    return "\n".join(lines)


def close_here(  # noqa: PLR0913 - what a closure states
    adapters: Adapters,
    key: SigningKey,
    approval: str,
    *,
    condition: str,
    note: str = "",
    files: Sequence[EvidenceFile] = (),
    links: Sequence[str] = (),
    now: datetime,
) -> Issued[ClosureBody]:
    """Closes a condition on the laptop where the release is kept, with the own key of whoever set it.

    It is signed as anywhere else, kept with all of its evidence, and counted in the same transaction.

    Args:
        adapters: the parts to work with.
        key: of whoever set the condition.
        approval: digest of the approval that set it; it counts here.
        condition: its key.
        note: what shows that it is fulfilled; may be empty where there are files or links.
        files: evidence, each for this condition.
        links: addresses of evidence.
        now: time of issue.

    Raises:
        KnownError: as `close_condition`; ``recall.not-counted`` when the approval does not count, or its key is not
            confirmed for the role any more; ``store.original-unknown``.
    """
    with adapters.store.reading() as work:
        data = work.statements.original(approval).data
    closing = _Closing(condition=condition, note=note, files=files, links=links)
    issued = _closure(adapters, key, data, closing, now=now)
    release = issued.statement.release.id if issued.statement.release else ""
    with adapters.store.writing() as work:
        answer = _counted_answer(work, release, approval)
        _keep_closure(work, issued, now)
        keep_evidence(work, release, files, at=now)
        carry_out(work, release, answer, issued.statement, issued.sha256, at=now)
    return issued


def _closure(
    adapters: Adapters, key: SigningKey, approval: bytes, closing: _Closing, *, now: datetime
) -> Issued[ClosureBody]:
    statement, reference = _own_approval(adapters, key, approval, now)
    conditions, condition = {item.key: item for item in statement.body.response.conditions}, closing.condition
    if condition not in conditions:
        raise KnownError.of("recall.condition-unknown", condition, known=", ".join(conditions))
    body = ClosureBody(
        role=statement.body.role,
        title=statement.body.title,
        condition=condition,
        text=conditions[condition].text,
        note=tidy(closing.note),
        evidence=(
            *(stated_evidence(file) for file in closing.files),
            *(Evidence(name=tidy(link)) for link in closing.links),
        ),
    )
    draft = Draft(
        kind="closure",
        release=statement.release,
        role=body.role,
        title=body.title,
        answers_to=(reference,),
        language=statement.language,
        body=body,
        enclosures=evidence_inside(closing.files),
    )
    return issue(adapters, key, draft, now=now)


def _keep_closure(work: UnitOfWork, issued: Issued[ClosureBody], now: datetime) -> None:
    body = issued.statement.body
    keep_issued(work, issued, name=f"closure-{body.role}-{body.condition}.pdf", role=body.role, now=now)


def _counted_answer(work: UnitOfWork, release: str, approval: str) -> SignOff:
    """The answer with this digest, if it counts by a key that still holds its role."""
    answer = next((item for item in work.sign_offs.of_release(release)[1] if item.sha256 == approval), None)
    if answer is None or answer.standing != "counted":
        raise KnownError.of("recall.not-counted", answer.person if answer else "")
    held = ((entry.role, entry.fingerprint) for entry in work.roster.entries(release) if entry.revoked_at is None)
    if (answer.role, answer.fingerprint) not in held:
        raise KnownError.of("recall.not-counted", answer.person)
    return answer


def _own_approval(
    adapters: Adapters, key: SigningKey, data: bytes, now: datetime
) -> tuple[Statement[ApprovalBody], Reference]:
    with adapters.store.reading() as work:
        trust = home_trust(work)
    found = Verifier(reader=adapters.reader, inspector=adapters.inspector).verify(data, trust=trust, now=now)
    statement = found.statement
    if found.verdict in {"changed", "not-checkable"} or statement is None or not is_approval(statement):
        raise KnownError.of("recall.approval-unusable", verdict=found.verdict)
    certificate = adapters.keys.describe(key.identity.certificate)
    if certificate.fingerprint != statement.author.fingerprint:
        raise KnownError.of("recall.not-own-approval", statement.author.name)
    return statement, Reference(id=statement.id, kind="approval", sha256=found.sha256)
