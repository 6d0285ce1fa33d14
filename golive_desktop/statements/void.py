# SPDX-License-Identifier: MIT
"""The declaration that a release, or one request of it, is void: nothing that was signed for it counts any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from golive_desktop.domain.blocks import Facts, Pages, Paragraph, Title, Verdict
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.signoff import Void
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = ["VoidBody", "compose", "fits", "is_void", "rules", "void_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoidBody:
    """What is void and why; nothing takes it back."""

    role: str
    """Of the request that is void; empty for the whole release."""
    title: str
    """The role in words; empty for the whole release."""
    reason: str


def is_void(statement: Statement[object]) -> TypeGuard[Statement[VoidBody]]:
    """Whether it is such a declaration."""
    return isinstance(statement.body, VoidBody)


def void_of(statement: Statement[VoidBody], sha256: str) -> Void:
    """The declaration as the verdict counts it.

    Args:
        statement: what is declared.
        sha256: digest of its file.
    """
    request = statement.answers_to[0].id if statement.answers_to else ""
    return Void(request=request, reason=statement.body.reason, at=statement.issued_at, sha256=sha256)


def rules(statement: Statement[VoidBody]) -> Iterator[Problem]:
    """The release manager says why; it names the one request that is void, or none for the whole release."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if not body.reason.strip():
        yield Problem(code="statement.void-needs-reason")
    named = [reference.kind for reference in statement.answers_to]
    if named != (["request"] if body.role else []) or bool(body.role) != bool(body.title):
        yield Problem(code="statement.void-of-what", subject=body.role)


def fits(statement: Statement[VoidBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """It names the request by digest and carries nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def compose(statement: Statement[VoidBody], t: Texts) -> Pages:
    """What is void, in one sentence, and why."""
    body, release = statement.body, statement.release
    tag = release.candidate.tag if release else ""
    title = body.title or t("dossier.title", product=release.product if release else "", tag=tag)
    sentence = t("void.request", title=body.title, tag=tag) if body.role else t("void.release", tag=tag)
    facts = [*release_facts(statement, t)]
    facts += [fact(t("approval.request"), grouped_digest(item.sha256), "mono") for item in statement.answers_to]
    return framed(
        statement,
        t,
        (
            Title(text=title, subtitle=statement.author.name),
            Verdict(text=t("void.verdict"), status="withdrawn"),
            Paragraph(text=sentence, style="lead"),
            Paragraph(text=t("approval.reason", reason=body.reason)),
            Facts(rows=tuple(facts)),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )
