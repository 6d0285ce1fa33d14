# SPDX-License-Identifier: MIT
"""The override of what stands in the way of a launch: asked for by the release manager, approved by an executive."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeGuard

from golive_desktop.domain.blocks import Facts, Heading, Pages, Paragraph, Title, Verdict
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = ["OverriddenPoint", "OverrideBody", "compose", "fits", "is_asked_override", "is_override", "rules"]

_POINT = "\u2013"


@dataclass(frozen=True, kw_only=True, slots=True)
class OverriddenPoint:
    """One thing that stands in the way."""

    key: str
    """How the day names it: code and subject."""
    text: str
    """As it was put into words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OverrideBody:
    """What is let pass, by whom, and why."""

    stage: Literal["asked", "approved"]
    role: str
    """Of the executive who decides."""
    title: str
    """The role in words."""
    reason: str
    points: tuple[OverriddenPoint, ...]


def is_override(statement: Statement[object]) -> TypeGuard[Statement[OverrideBody]]:
    """Whether it is an override, asked for or approved."""
    return isinstance(statement.body, OverrideBody)


def is_asked_override(statement: Statement[object]) -> bool:
    """Whether it is an override that is asked for, and nobody has approved in it."""
    return is_override(statement) and statement.body.stage == "asked"


def rules(statement: Statement[OverrideBody]) -> Iterator[Problem]:
    """The release manager asks, the executive approves what was asked; both say why and what for."""
    body, approved = statement.body, statement.body.stage == "approved"
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != (body.role if approved else RELEASE_MANAGER) or body.role == RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if [reference.kind for reference in statement.answers_to] != (["override"] if approved else []):
        yield Problem(code="statement.day-of-what", subject=statement.kind)
    if not body.reason.strip():
        yield Problem(code="statement.override-needs-reason", subject=body.title)
    keys = [point.key for point in body.points]
    if not keys or len(set(keys)) != len(keys) or not all(point.key and point.text.strip() for point in body.points):
        yield Problem(code="statement.override-differs", subject=body.title)


def fits(statement: Statement[OverrideBody], embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """An approval carries exactly the request that it answers, and says the same by another key; a request nothing."""
    if statement.body.stage == "asked":
        for item in statement.attachments:
            yield Problem(code="statement.attachment-unexpected", subject=item.name)
        return
    for item in statement.attachments:
        if item.kind != "override" or len(statement.attachments) > 1:
            yield Problem(code="statement.attachment-unexpected", subject=item.name)
    named = [(reference.id, reference.sha256) for reference in statement.answers_to]
    asked = [item for item in embedded if is_override(item.statement)]
    if [(item.statement.id, item.sha256) for item in asked] != named:
        yield Problem(code="statement.override-differs", subject=statement.body.title)
    for request in asked:
        if not _same(statement, request.statement):
            yield Problem(code="statement.override-differs", subject=statement.body.title)


def compose(statement: Statement[OverrideBody], t: Texts) -> Pages:
    """What is let pass, one by one, and why."""
    body = statement.body
    tag = statement.release.candidate.tag if statement.release else ""
    facts = [fact(t("request.for"), body.title), *release_facts(statement, t)]
    facts += [fact(t("approval.request"), grouped_digest(item.sha256), "mono") for item in statement.answers_to]
    return framed(
        statement,
        t,
        (
            Title(text=t("override.title"), subtitle=statement.author.name),
            Verdict(
                text=t(f"override.{body.stage}"), status="conditional" if body.stage == "approved" else "requested"
            ),
            Paragraph(text=t(f"override.sentence-{body.stage}", title=body.title, tag=tag), style="lead"),
            Paragraph(text=t("approval.reason", reason=body.reason)),
            Heading(text=t("override.points")),
            *(block for point in body.points for block in _told(point)),
            Facts(rows=tuple(facts)),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )


def _told(point: OverriddenPoint) -> tuple[Paragraph, Paragraph]:
    """The sentence, and the name by which it is let pass: nobody signs for one thing and lets pass another."""
    return Paragraph(text=f"{_POINT} {point.text}"), Paragraph(text=point.key, style="caption")


def _same(approved: Statement[OverrideBody], asked: Statement[object]) -> bool:
    same = isinstance(asked.body, OverrideBody) and asked.body == replace(approved.body, stage="asked")
    other = asked.author.fingerprint != approved.author.fingerprint
    return same and other and asked.release == approved.release and asked.issued_at <= approved.issued_at
