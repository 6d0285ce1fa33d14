# SPDX-License-Identifier: MIT
"""The approval: a stakeholder's answers and decision on exactly one request."""

from collections.abc import Iterator
from dataclasses import dataclass

from golive_desktop.domain.answer import Response, form_problems
from golive_desktop.domain.blocks import Block, Facts, Pages, Title
from golive_desktop.domain.drawing import Drawing, drawing_problems
from golive_desktop.domain.plan import Form
from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.behalf import signed_problems
from golive_desktop.statements.decision import decision_blocks
from golive_desktop.statements.delegation import OnBehalf, behalf_facts, signer_name
from golive_desktop.statements.envelope import Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, signed_by
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.texts import Texts

__all__ = ["ApprovalBody", "compose", "fits", "rules"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovalBody:
    """What was answered and decided, with the form as it was asked."""

    role: str
    title: str
    form: Form
    executive: bool
    response: Response
    on_laptop_of: str
    """Whose laptop it was signed on, when it was not the signer's own; else empty."""
    drawing: Drawing | None = None
    """The signature as it was drawn; it is for people, and proves nothing by itself."""
    on_behalf: OnBehalf | None = None
    """In whose place it was signed, as the request says too; None where the signer holds the role."""


def rules(statement: Statement[ApprovalBody]) -> Iterator[Problem]:
    """The answers keep the rules of the form, and evidence in the file is listed."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != body.role:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    yield from form_problems(body.form, body.response)
    if body.drawing is not None:
        yield from drawing_problems(body.drawing)
    listed = {
        (evidence.name, evidence.sha256, evidence.size)
        for answer in body.response.answers
        for evidence in answer.evidence
        if evidence.sha256 and not evidence.beside
    }
    carried = {(item.name, item.sha256, item.size) for item in statement.attachments if item.kind is None}
    if listed != carried:
        yield Problem(code="statement.evidence-differs", subject=body.role)


def fits(statement: Statement[ApprovalBody], embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """It carries the one request that it answers: this release, this form, this role, this person, in time."""
    requests = [item for item in embedded if item.statement.kind == "request"]
    if len(requests) != 1 or len(embedded) != 1:
        yield Problem(code="statement.request-missing", subject=statement.body.role)
        return
    request, asked = requests[0], requests[0].statement.body
    if not isinstance(asked, RequestBody):
        yield Problem(code="statement.request-missing", subject=statement.body.role)
        return
    references = [(item.kind, item.id, item.sha256) for item in statement.answers_to]
    if references != [("request", request.statement.id, request.sha256)]:
        yield Problem(code="statement.other-request", subject=statement.body.role)
    if request.statement.release != statement.release:
        yield Problem(code="statement.other-release", subject=request.name)
    body = statement.body
    if _question(asked) != _question(body):
        yield Problem(code="statement.other-form", subject=body.role)
    if asked.person and asked.person != statement.author.name:
        yield Problem(code="statement.other-person", subject=statement.author.name, details={"asked": asked.person})
    if body.on_behalf is not None:
        yield from signed_problems(statement, body.on_behalf, request)
    if statement.issued_at < request.statement.issued_at:
        yield Problem(code="statement.time-order", subject=request.name)


def _question(body: RequestBody | ApprovalBody) -> tuple[object, ...]:
    return (body.role, body.title, body.form, body.executive, body.on_behalf)


def compose(statement: Statement[ApprovalBody], t: Texts) -> Pages:
    """The decision first, then reason, answers, conditions, signature."""
    body = statement.body
    tag = statement.release.candidate.tag if statement.release else ""
    name = signer_name(statement.author.name, body.on_behalf.principal if body.on_behalf else "", t)
    subtitle = t("approval.subtitle", title=body.form.title, person=name, version=body.form.version)
    request = statement.answers_to[0].sha256 if statement.answers_to else ""
    facts = [
        fact(t("approval.signed"), t("approval.signed-at", time=show_time(statement.issued_at, t.language))),
        fact(t("approval.meaning"), t(f"meaning.{body.response.decision}")),
        fact(t("release.commit"), statement.release.candidate.commit if statement.release else "", "mono"),
        fact(t("approval.request"), grouped_digest(request), "mono"),
    ]
    if body.on_behalf is not None:
        facts += behalf_facts(body.on_behalf, t)
    if body.on_laptop_of:
        facts.append(fact(t("approval.laptop"), body.on_laptop_of))
    blocks: list[Block] = [
        Title(text=body.title, subtitle=subtitle),
        *decision_blocks(body.form, body.response, tag=tag, executive=body.executive, t=t),
        signed_by(statement, t, body.drawing, name=name),
        Facts(rows=tuple(facts)),
        check_box(statement, t),
    ]
    return framed(statement, t, blocks)
