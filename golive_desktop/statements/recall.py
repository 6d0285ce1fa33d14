# SPDX-License-Identifier: MIT
"""Withdrawal and closure: what a stakeholder states later about their own approval."""

from collections.abc import Iterator
from dataclasses import dataclass

from golive_desktop.domain.blocks import Fact, Facts, Pages, Paragraph, Title, Verdict
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = [
    "ClosureBody",
    "WithdrawalBody",
    "closure_rules",
    "compose_closure",
    "compose_withdrawal",
    "fits",
    "withdrawal_rules",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawalBody:
    """An approval taken back; the first signature stays on record."""

    role: str
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosureBody:
    """A condition that is fulfilled, stated by whoever set it."""

    role: str
    title: str
    condition: str
    text: str
    note: str
    """What shows that it is fulfilled."""


def withdrawal_rules(statement: Statement[WithdrawalBody]) -> Iterator[Problem]:
    """It takes back exactly one approval, with a reason."""
    yield from _rules(statement, statement.body.role)
    if not statement.body.reason.strip():
        yield Problem(code="statement.withdrawal-needs-reason", subject=statement.body.role)


def closure_rules(statement: Statement[ClosureBody]) -> Iterator[Problem]:
    """It closes a condition of exactly one approval, and says what shows it."""
    yield from _rules(statement, statement.body.role)
    if not statement.body.note.strip():
        yield Problem(code="statement.closure-needs-evidence", subject=statement.body.condition)


def fits(statement: Statement[object], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """Both name the approval by digest and carry nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def compose_withdrawal(statement: Statement[WithdrawalBody], t: Texts) -> Pages:
    """What is taken back and why."""
    body = statement.body
    return framed(
        statement,
        t,
        (
            Title(text=body.title, subtitle=statement.author.name),
            Verdict(text=t("withdrawal.verdict"), status="withdrawn"),
            Paragraph(text=t("approval.reason", reason=body.reason)),
            Facts(rows=(*release_facts(statement, t), _approval(statement, t))),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )


def compose_closure(statement: Statement[ClosureBody], t: Texts) -> Pages:
    """Which condition is closed and what shows it."""
    body = statement.body
    return framed(
        statement,
        t,
        (
            Title(text=body.title, subtitle=statement.author.name),
            Verdict(text=t("closure.verdict", condition=body.condition), status="approved"),
            Paragraph(text=body.text, style="lead"),
            Paragraph(text=t("closure.note", note=body.note)),
            Facts(rows=(*release_facts(statement, t), _approval(statement, t))),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )


def _rules(statement: Statement[object], role: str) -> Iterator[Problem]:
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != role:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if [reference.kind for reference in statement.answers_to] != ["approval"]:
        yield Problem(code="statement.recall-without-approval", subject=role)


def _approval(statement: Statement[object], t: Texts) -> Fact:
    digest = statement.answers_to[0].sha256 if statement.answers_to else ""
    return fact(t("receipt.approval"), grouped_digest(digest), "mono")
