# SPDX-License-Identifier: MIT
"""The roster: which certificate holds which role for which person in this release."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from golive_desktop.domain.blocks import Column, Facts, Heading, Line, Pages, Paragraph, Table, Title
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.envelope import RELEASE_MANAGER, Embedded, Statement
from golive_desktop.statements.frame import check_box, fact, framed, release_facts, signed_by
from golive_desktop.statements.identity import certificate_problems
from golive_desktop.statements.texts import Texts

__all__ = ["RosterBody", "compose", "fits", "rules"]


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterBody:
    """The signed list of keys of one release."""

    number: int
    """Counts the rosters of this release from 1."""
    previous: str
    """SHA-256 of the roster before; empty for the first."""
    several_roles_per_key: bool
    entries: tuple[RosterEntry, ...]


def rules(statement: Statement[RosterBody]) -> Iterator[Problem]:
    """Each certificate is what it says, stands once, and the author is on the list as release manager."""
    body = statement.body
    if statement.release is None:
        yield Problem(code="statement.release-missing")
    if statement.author.role != RELEASE_MANAGER:
        yield Problem(code="statement.other-role", subject=statement.author.role)
    if body.number < 1 or bool(body.previous) == (body.number == 1):
        yield Problem(code="statement.roster-number", subject=str(body.number))
    for entry in body.entries:
        yield from certificate_problems(entry.certificate, entry.fingerprint, entry.number)
    held = Counter(entry.fingerprint for entry in body.entries if entry.revoked_at is None)
    for fingerprint, count in held.items():
        if count > 1 and not body.several_roles_per_key:
            yield Problem(code="statement.roster-key-twice", subject=fingerprint)
    if not body.several_roles_per_key:
        yield from _lent_problems(body.entries)
    roles = Counter((entry.role, entry.fingerprint) for entry in body.entries)
    if any(count > 1 for count in roles.values()):
        yield Problem(code="statement.roster-entry-twice")
    author = statement.author
    if not any(
        (e.fingerprint, e.person, e.role) == (author.fingerprint, author.name, author.role) for e in body.entries
    ):
        yield Problem(code="statement.roster-without-author", subject=author.name)


def _lent_problems(entries: Sequence[RosterEntry]) -> Iterator[Problem]:
    """A deputy who decides in another role, be it by another key."""
    lines = [entry for entry in entries if entry.revoked_at is None]
    for lent in (entry for entry in lines if entry.deputy):
        for other in lines:
            same = (other.person, other.email.casefold()) == (lent.person, lent.email.casefold())
            if same and other.role != lent.role and other.fingerprint != lent.fingerprint:
                yield Problem(code="statement.deputy-decides", subject=lent.person, details={"role": other.title})


def fits(statement: Statement[RosterBody], _embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A roster carries nothing."""
    if statement.attachments:
        yield Problem(code="statement.attachment-unexpected", subject=statement.attachments[0].name)


def compose(statement: Statement[RosterBody], t: Texts) -> Pages:
    """The list as a table, with who compared which number."""
    body = statement.body
    rows = tuple(_row(entry, t) for entry in body.entries)
    return framed(
        statement,
        t,
        (
            Title(text=t("roster.title", number=body.number), subtitle=t("roster.subtitle")),
            Paragraph(text=t("roster.sentence"), style="lead"),
            Facts(
                rows=(
                    *release_facts(statement, t),
                    fact(t("roster.previous"), body.previous or t("roster.first"), "mono"),
                    fact(t("roster.policy"), t("roster.several" if body.several_roles_per_key else "roster.one")),
                )
            ),
            Heading(text=t("roster.keys")),
            Table(
                columns=(
                    Column(title=t("person.role"), share=22),
                    Column(title=t("person.name"), share=26),
                    Column(title=t("identity.number"), share=22),
                    Column(title=t("roster.compared"), share=30),
                ),
                rows=rows,
            ),
            signed_by(statement, t),
            check_box(statement, t),
        ),
    )


def _row(entry: RosterEntry, t: Texts) -> tuple[tuple[Line, ...], ...]:
    state = [
        Line(text=t(f"compared.{entry.compared_how}", name=entry.compared_by)),
        Line(text=show_time(entry.compared_at, t.language), style="caption"),
    ]
    if entry.revoked_at is not None:
        state.append(Line(text=t("roster.revoked", time=show_time(entry.revoked_at, t.language)), status="withdrawn"))
    role = [Line(text=entry.title, style="strong"), Line(text=entry.role, style="caption")]
    if entry.deputy:
        role.append(Line(text=t("roster.deputy"), style="caption"))
    return (
        tuple(role),
        (
            Line(text=entry.person),
            Line(text=entry.organisation, style="caption"),
            Line(text=entry.email, style="caption"),
        ),
        (Line(text=entry.number, style="mono"),),
        tuple(state),
    )
