# SPDX-License-Identifier: MIT
"""The receipt: your sign-off was counted, and what the record looked like then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.answer import Decision
from golive_desktop.domain.audit import AuditHead
from golive_desktop.domain.blocks import Facts, Pages, Paragraph, Title, Verdict
from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.delegation import signer_name
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = ["ReceiptBody", "compose", "fits", "rules"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptBody:
    """What was counted, when, and the head of the audit chain at that moment."""

    role: str
    title: str
    person: str
    decision: Decision
    counted_at: datetime
    head: AuditHead
    principal: str = ""
    """In whose place the person signed; empty where they hold the role."""


def rules(statement: Statement[ReceiptBody]) -> Iterator[Problem]:
    """It answers exactly one approval, and nothing is counted in the future."""
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if [reference.kind for reference in statement.answers_to] != ["approval"]:
        yield Problem(code="statement.receipt-without-approval", subject=statement.body.role)
    if statement.body.counted_at > statement.issued_at:
        yield Problem(code="statement.time-order", subject=statement.body.role)


def fits(statement: Statement[ReceiptBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A receipt names the approval by digest and carries nothing."""
    if statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=statement.attachments[0].name)


def compose(statement: Statement[ReceiptBody], t: Texts) -> Pages:
    """One sentence: counted as what, when; then what proves it."""
    body = statement.body
    approval = statement.answers_to[0].sha256 if statement.answers_to else ""
    return framed(
        statement,
        t,
        (
            Title(text=body.title, subtitle=signer_name(body.person, body.principal, t)),
            Verdict(text=t(f"decision.{body.decision}"), status=body.decision),
            Paragraph(text=t("receipt.sentence", decision=t(f"decision.{body.decision}")), style="lead"),
            Facts(
                rows=(
                    fact(t("receipt.counted"), show_time(body.counted_at, t.language)),
                    *release_facts(statement, t),
                    fact(t("receipt.approval"), grouped_digest(approval), "mono"),
                    fact(t("audit.entries"), str(body.head.sequence)),
                    fact(t("audit.last"), grouped_digest(body.head.digest), "mono"),
                )
            ),
            Paragraph(text=t("receipt.keep")),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )
