# SPDX-License-Identifier: MIT
"""Withdrawal and closure: what a stakeholder states later about their own approval."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.blocks import Block, Column, Fact, Facts, Pages, Paragraph, Table, Title, Verdict
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.codec import ABSENT
from golive_desktop.statements.decision import evidence_lines
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = [
    "ClosureBody",
    "WithdrawalBody",
    "closure_fits",
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
    """What shows that it is fulfilled; may be empty where there is evidence."""
    evidence: tuple[Evidence, ...] = field(default=(), metadata={ABSENT: True})
    """Files inside the closure or beside it, and addresses."""


def withdrawal_rules(statement: Statement[WithdrawalBody]) -> Iterator[Problem]:
    """It takes back exactly one approval, with a reason."""
    yield from _rules(statement, statement.body.role)
    if not statement.body.reason.strip():
        yield Problem(code="statement.withdrawal-needs-reason", subject=statement.body.role)


def closure_rules(statement: Statement[ClosureBody]) -> Iterator[Problem]:
    """It closes a condition of exactly one approval, says what shows it, and lists exactly the files inside."""
    body = statement.body
    yield from _rules(statement, body.role)
    if not body.note.strip() and not body.evidence:
        yield Problem(code="statement.closure-needs-evidence", subject=body.condition)
    listed = sorted((piece.name, piece.sha256, piece.size) for piece in body.evidence if _inside(piece))
    carried = sorted((item.name, item.sha256, item.size) for item in statement.attachments if item.kind is None)
    if listed != carried or not all(_stated(piece) for piece in body.evidence):
        yield Problem(code="statement.evidence-differs", subject=body.condition)


def fits(statement: Statement[object], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A withdrawal names the approval by digest and carries nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def closure_fits(statement: Statement[ClosureBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A closure names the approval by digest, and carries evidence and no other statement."""
    for item in statement.attachments:
        if item.kind is not None:
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
    blocks: list[Block] = [
        Title(text=body.title, subtitle=statement.author.name),
        Verdict(text=t("closure.verdict", condition=body.condition), status="approved"),
        Paragraph(text=body.text, style="lead"),
    ]
    if body.note.strip():
        blocks.append(Paragraph(text=t("closure.note", note=body.note)))
    if body.evidence:
        rows = tuple((evidence_lines((piece,), t),) for piece in body.evidence)
        blocks.append(Table(columns=(Column(title=t("approval.evidence"), share=100),), rows=rows))
    blocks += [
        Facts(rows=(*release_facts(statement, t), _approval(statement, t))),
        signed_by(statement, t),
        check_box(statement, t),
    ]
    return framed(statement, t, blocks)


def _inside(piece: Evidence) -> bool:
    return bool(piece.sha256) and not piece.beside


def _stated(piece: Evidence) -> bool:
    """A file has a digest; what has none is an address, so that no page names a file that nobody can compare."""
    if piece.sha256:
        return True
    return piece.name.startswith(("https://", "http://")) and not piece.beside and piece.size == 0


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
