# SPDX-License-Identifier: MIT
"""The delegation: a stakeholder names who may sign in their place, for which releases, from when until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeGuard

from golive_desktop.domain.blocks import Fact, Facts, Pages, Paragraph, Title, Verdict
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import Problem
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.envelope import RELEASE_MANAGER, Author, Embedded, Reference, Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest, release_facts, signed_by
from golive_desktop.statements.texts import Texts

__all__ = [
    "DelegationBody",
    "Deputy",
    "OnBehalf",
    "Scope",
    "behalf_facts",
    "compose",
    "covers",
    "fits",
    "holds_at",
    "is_delegation",
    "is_named",
    "rules",
    "signer_name",
]

Scope = Literal["release", "product"]
"""This release alone, or every release of its product."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deputy:
    """Who may sign in somebody's place."""

    name: str
    email: str
    organisation: str
    """Empty where it is not stated."""
    fingerprint: str
    """Of the only certificate that may sign; empty for any that the release manager confirms for this person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DelegationBody:
    """Who signs for the author, as what, where and when; the deputy cannot pass it on."""

    role: str
    title: str
    deputy: Deputy
    holds_for: Scope
    starts: datetime
    ends: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OnBehalf:
    """In whose place a request asks, and an approval answers."""

    principal: str
    """Name of whoever delegated."""
    fingerprint: str
    """Of the certificate that signed the delegation."""
    delegation: Reference
    starts: datetime
    ends: datetime


def rules(statement: Statement[DelegationBody]) -> Iterator[Problem]:
    """The holder of a role names somebody else, for a time that is not over yet."""
    body, author = statement.body, statement.author
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if author.role != body.role or body.role == RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=author.role)
    if not body.deputy.name.strip() or "@" not in body.deputy.email:
        yield Problem(code="statement.deputy-unnamed", subject=body.role)
    if is_named(body.deputy, author) or body.deputy.fingerprint == author.fingerprint:
        yield Problem(code="statement.deputy-self", subject=author.name)
    if not body.starts < body.ends or body.ends <= statement.issued_at:
        yield Problem(code="statement.delegation-times", subject=body.deputy.name)
    if [reference.kind for reference in statement.answers_to] not in ([], ["request"]):
        yield Problem(code="statement.other-request", subject=body.role)


def fits(statement: Statement[DelegationBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A delegation carries nothing."""
    for item in statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)


def is_delegation(statement: Statement[object]) -> TypeGuard[Statement[DelegationBody]]:
    """Whether it is a delegation."""
    return isinstance(statement.body, DelegationBody)


def is_named(deputy: Deputy, person: Author) -> bool:
    """Whether `person` is exactly the one whom the delegation names."""
    same = (deputy.name, deputy.email.casefold()) == (person.name, person.email.casefold())
    organisation = deputy.organisation in {"", person.organisation}
    return same and organisation and deputy.fingerprint in {"", person.fingerprint}


def covers(statement: Statement[DelegationBody], other: Statement[object]) -> bool:
    """Whether the delegation is for the release that `other` is about."""
    own, asked = statement.release, other.release
    if own is None or asked is None or own.product != asked.product:
        return False
    return statement.body.holds_for == "product" or own.id == asked.id


def holds_at(on_behalf: OnBehalf, moment: datetime) -> bool:
    """Whether `moment` lies in the time of the delegation."""
    return on_behalf.starts <= moment <= on_behalf.ends


def signer_name(name: str, principal: str, t: Texts) -> str:
    """The name as it stands on pages: ``B for A`` where B signed in the place of A."""
    return t("deputy.name", deputy=name, principal=principal) if principal else name


def behalf_facts(on_behalf: OnBehalf, t: Texts) -> tuple[Fact, ...]:
    """In whose place something is asked or signed, and by what right."""
    times = t(
        "deputy.times", starts=show_time(on_behalf.starts, t.language), ends=show_time(on_behalf.ends, t.language)
    )
    return (
        fact(t("deputy.for"), on_behalf.principal),
        fact(t("deputy.delegation"), times),
        fact(t("deputy.file"), grouped_digest(on_behalf.delegation.sha256), "mono"),
    )


def compose(statement: Statement[DelegationBody], t: Texts) -> Pages:
    """Who may sign for whom, in one sentence; then where and when."""
    body = statement.body
    deputy, product = body.deputy, statement.release.product if statement.release else ""
    facts = [
        fact(t("delegation.deputy"), deputy.name),
        fact(t("person.email"), deputy.email),
        fact(t("person.organisation"), deputy.organisation or t("delegation.not-stated")),
        fact(
            t("delegation.key"),
            spoken_number(deputy.fingerprint) if deputy.fingerprint else t("delegation.any-key"),
            "mono" if deputy.fingerprint else "body",
        ),
        fact(t("delegation.from"), show_time(body.starts, t.language)),
        fact(t("delegation.until"), show_time(body.ends, t.language)),
        fact(t("delegation.scope"), t(f"delegation.scope-{body.holds_for}", product=product)),
    ]
    sentence = t("delegation.sentence", deputy=deputy.name, title=body.title)
    return framed(
        statement,
        t,
        (
            Title(text=body.title, subtitle=statement.author.name),
            Verdict(text=t("delegation.verdict"), status="requested"),
            Paragraph(text=t("sentence.quoted", sentence=sentence), style="lead"),
            Facts(rows=(*facts, *release_facts(statement, t))),
            Paragraph(text=t("delegation.limits")),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )
