# SPDX-License-Identifier: MIT
"""The request: one form, one question, for one stakeholder of one release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from golive_desktop.domain.answer import Condition, Decision
from golive_desktop.domain.blocks import Block, Cell, Column, Fact, Facts, Heading, Line, Pages, Paragraph, Table, Title
from golive_desktop.domain.critical import CriticalCondition, MetBefore
from golive_desktop.domain.plan import Form
from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.moments import show_date, show_time
from golive_desktop.statements.codec import ABSENT
from golive_desktop.statements.delegation import OnBehalf, behalf_facts, signer_name
from golive_desktop.statements.envelope import RELEASE_MANAGER, Reference, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.gate_facts import GateFact, gates_table
from golive_desktop.statements.texts import Texts

__all__ = [
    "ApprovalFact",
    "CriticalFact",
    "RequestBody",
    "before_line",
    "compose",
    "critical_facts",
    "rules",
]

_SHORT = 16
"""Digits of a digest that are printed where the whole one stands elsewhere in the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CriticalFact:
    """A critical condition with what shows that it is met, as the executive reads it."""

    text: str
    met: bool
    note: str
    evidence: tuple[str, ...]
    """Each file name or link, with its digest where it has one."""
    before: MetBefore | None = field(default=None, metadata={ABSENT: True})
    """Where note and evidence are from before the candidate changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovalFact:
    """An approval that the executive's sign-off stands on, as the executive reads it."""

    title: str
    """The role in words."""
    person: str
    decision: Decision
    signed_at: datetime
    conditions: tuple[Condition, ...]
    sha256: str
    principal: str = ""
    """In whose place the person signed; empty where they hold the role."""
    accepted: str = ""
    """Why the release manager accepted it although its time does not fit; empty where it fits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestBody:
    """What one stakeholder is asked."""

    role: str
    title: str
    person: str
    """Who is asked; empty while nobody is named."""
    form: Form
    deadline: date | None
    channel: str
    executive: bool
    """The last sign-off, over all others; `form.question` is its statement."""
    critical: tuple[CriticalFact, ...]
    """Only in the executive request."""
    gates: tuple[GateFact, ...]
    """Only in the executive request."""
    stands_on: tuple[Reference, ...]
    """Only in the executive request: the approvals that it carries."""
    approvals: tuple[ApprovalFact, ...]
    """Only in the executive request: what these approvals say, in the same order."""
    basis: tuple[str, ...]
    """Only in the executive request: every counted fact, see `ReleaseState.basis`."""
    changes: tuple[str, ...]
    """What changed since the candidate that this person was asked about before."""
    on_behalf: OnBehalf | None = None
    """In whose place the person is asked; None where they hold the role."""


def critical_facts(conditions: Iterable[CriticalCondition]) -> tuple[CriticalFact, ...]:
    """The critical conditions as the executive reads them."""
    return tuple(
        CriticalFact(
            text=condition.text,
            met=condition.met,
            note=condition.note,
            evidence=tuple(f"{item.name} {item.sha256}".strip() for item in condition.evidence),
            before=condition.before,
        )
        for condition in conditions
    )


def before_line(before: MetBefore | None, t: Texts, *, met: bool) -> tuple[Line, ...]:
    """From when the evidence of a critical condition is; nothing where it is of this candidate.

    Args:
        before: as recorded.
        t: the language.
        met: whether somebody said that it holds for this candidate too.
    """
    if before is None:
        return ()
    commit = before.candidate.commit[:_SHORT] or t("release.unknown")
    said = t(f"critical.before-{'met' if met else 'open'}", commit=commit, at=show_time(before.at, t.language))
    return (Line(text=f"{said} ({before.by})" if before.by else said, style="caption"),)


def rules(statement: Statement[RequestBody]) -> Iterator[Problem]:
    """The form can be answered, and only the executive request stands on approvals."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    keys = [item.key for item in body.form.items]
    if not keys or len(keys) != len(set(keys)):
        yield Problem(code="statement.form-items", subject=body.role)
    if not body.executive and (body.critical or body.gates or body.stands_on or body.approvals or body.basis):
        yield Problem(code="statement.basis-without-executive", subject=body.role)
    if body.executive and not body.form.question:
        yield Problem(code="statement.executive-without-statement", subject=body.role)
    if body.executive and not _shows_its_basis(body):
        yield Problem(code="statement.basis-differs", subject=body.role)


def _shows_its_basis(body: RequestBody) -> bool:
    """Whether the executive is asked about, and shown, the critical conditions that the basis counts."""
    counted = [line.split(" ")[1:3] for line in body.basis if line.startswith("critical ")]
    shown = [[str(number), "met" if fact.met else "open"] for number, fact in enumerate(body.critical, 1)]
    return counted == shown and [fact.text for fact in body.critical] == [item.text for item in body.form.items]


def compose(statement: Statement[RequestBody], t: Texts) -> Pages:
    """The question first, then the form as it will be signed, then what it stands on."""
    body = statement.body
    blocks: list[Block] = [
        Title(text=body.title, subtitle=t("request.subtitle", title=body.form.title, version=body.form.version)),
        Paragraph(text=body.form.question or t("request.question", tag=_tag(statement)), style="lead"),
        Facts(rows=_facts(statement, t)),
    ]
    if body.changes:
        blocks.append(Heading(text=t("request.changes")))
        blocks += [Paragraph(text=change) for change in body.changes]
    if body.critical:
        blocks += [Heading(text=t("critical.title")), _critical(body, t)]
    if body.gates:
        blocks += [Heading(text=t("gate.title")), gates_table(body.gates, t)]
    blocks += [Heading(text=t("request.items")), _items(body.form, t)]
    if body.stands_on:
        blocks += [Heading(text=t("request.stands-on")), _originals(body, t)]
    blocks += [Paragraph(text=t("request.how")), signed_by(statement, t), check_box(statement, t)]
    return framed(statement, t, blocks)


def _tag(statement: Statement[RequestBody]) -> str:
    return statement.release.candidate.tag if statement.release else ""


def _facts(statement: Statement[RequestBody], t: Texts) -> tuple[Fact, ...]:
    body = statement.body
    rows = [fact(t("request.for"), body.person or body.title)]
    if body.on_behalf is not None:
        rows += behalf_facts(body.on_behalf, t)
    if body.deadline is not None:
        rows.append(fact(t("request.deadline"), show_date(body.deadline, t.language)))
    if body.channel:
        rows.append(fact(t("request.channel"), body.channel))
    return (
        *rows,
        fact(t("request.from"), f"{statement.author.name}, {statement.author.title}"),
        *release_facts(statement, t),
    )


def _items(form: Form, t: Texts) -> Table:
    rows = tuple(
        (
            (Line(text=item.key, style="muted"),),
            (Line(text=item.text, style="strong"),),
            (Line(text=t("item.blocking" if item.blocking else "item.informing")),),
            (Line(text=t("item.evidence" if item.evidence_required else "item.no-evidence")),),
        )
        for item in form.items
    )
    return Table(
        columns=(
            Column(title="", share=6),
            Column(title=t("item.text"), share=58),
            Column(title=t("item.weight"), share=18),
            Column(title=t("item.evidence-title"), share=18),
        ),
        rows=rows,
    )


def _critical(body: RequestBody, t: Texts) -> Table:
    rows = tuple(
        (
            (Line(text=str(number), style="muted"),),
            (
                Line(text=condition.text, style="strong"),
                *(Line(text=text, style="caption") for text in (condition.note, *condition.evidence) if text),
                *before_line(condition.before, t, met=condition.met),
            ),
            (
                Line(
                    text=t("critical.met" if condition.met else "critical.open"),
                    status="yes" if condition.met else "no",
                ),
            ),
        )
        for number, condition in enumerate(body.critical, 1)
    )
    return Table(
        columns=(
            Column(title="", share=6),
            Column(title=t("critical.condition"), share=74),
            Column(title=t("critical.state"), share=20),
        ),
        rows=rows,
    )


def _originals(body: RequestBody, t: Texts) -> Table:
    return Table(
        columns=(
            Column(title=t("person.role"), share=28),
            Column(title=t("person.name"), share=24),
            Column(title=t("dossier.decision"), share=24),
            Column(title=t("dossier.signed"), share=24),
        ),
        rows=tuple(row for fact in body.approvals for row in _approval_rows(fact, t)),
    )


def _approval_rows(fact: ApprovalFact, t: Texts) -> Iterator[tuple[Cell, ...]]:
    yield (
        (
            Line(text=fact.title, style="strong"),
            Line(text=f"{grouped_digest(fact.sha256[:_SHORT])} …", style="caption"),
        ),
        (Line(text=signer_name(fact.person, fact.principal, t)),),
        (Line(text=t(f"state.{fact.decision}"), style="strong", status=fact.decision),),
        (Line(text=show_time(fact.signed_at, t.language), style="caption"),),
    )
    if fact.accepted:
        yield ((), (Line(text=t("approval.accepted-because", reason=fact.accepted), style="caption"),), (), ())
    for condition in fact.conditions:
        yield (
            (Line(text=condition.key, style="muted"),),
            (Line(text=condition.text),),
            (Line(text=t(f"condition.{condition.when}")),),
            (Line(text=show_time(condition.due, t.language), style="caption"),),
        )
