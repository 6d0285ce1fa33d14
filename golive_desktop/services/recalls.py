# SPDX-License-Identifier: MIT
"""What a stakeholder states later: an approval taken back, a condition closed."""

from datetime import datetime

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verifier
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Reference, Statement
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.state import is_approval

__all__ = ["close_condition", "withdraw_approval"]


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
    adapters: Adapters, key: SigningKey, approval: bytes, *, condition: str, note: str, now: datetime
) -> Issued[ClosureBody]:
    """The signed statement that a condition of one's own approval is fulfilled.

    Raises:
        KnownError: ``recall.not-own-approval``, ``recall.approval-unusable``, ``recall.condition-unknown``,
            ``statement.closure-needs-evidence``.
    """
    statement, reference = _own_approval(adapters, key, approval, now)
    conditions = {item.key: item for item in statement.body.response.conditions}
    if condition not in conditions:
        raise KnownError.of("recall.condition-unknown", condition, known=", ".join(conditions))
    body = ClosureBody(
        role=statement.body.role,
        title=statement.body.title,
        condition=condition,
        text=conditions[condition].text,
        note=tidy(note),
    )
    draft = Draft(
        kind="closure",
        release=statement.release,
        role=body.role,
        title=body.title,
        answers_to=(reference,),
        language=statement.language,
        body=body,
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"closure-{body.role}-{condition}.pdf", role=body.role, now=now)
    return issued


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
