# SPDX-License-Identifier: MIT
"""Whether somebody may sign in another one's place: exactly as the delegation inside says, and no further."""

from collections.abc import Iterator, Sequence

from golive_desktop.domain.problem import Problem
from golive_desktop.statements.delegation import (
    DelegationBody,
    Deputy,
    OnBehalf,
    covers,
    holds_at,
    is_delegation,
    is_named,
)
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Statement
from golive_desktop.statements.roster import RosterBody

__all__ = ["asked_problems", "signed_problems"]


def asked_problems(
    request: Statement[object], on_behalf: OnBehalf, asked: tuple[str, str], embedded: Sequence[Embedded]
) -> Iterator[Problem]:
    """Why a request may not ask the deputy whom it asks.

    Args:
        request: the request.
        on_behalf: in whose place it asks.
        asked: the role and the name of whoever is asked.
        embedded: what it carries: the delegation, and the roster of its author.
    """
    delegation = _named(on_behalf, embedded)
    if delegation is None:
        yield Problem(code="statement.delegation-missing", subject=on_behalf.principal)
        return
    body, principal, (role, person) = delegation.body, delegation.author, asked
    stated = (on_behalf.principal, on_behalf.fingerprint, on_behalf.starts, on_behalf.ends, person)
    if stated != (principal.name, principal.fingerprint, body.starts, body.ends, body.deputy.name):
        yield Problem(code="statement.delegation-differs", subject=on_behalf.principal)
    if body.role != role or not covers(delegation, request):
        yield Problem(code="statement.delegation-elsewhere", subject=on_behalf.principal)
    if delegation.issued_at > request.issued_at + CLOCK_TOLERANCE:
        yield Problem(code="statement.time-order", subject=on_behalf.principal)
    if body.ends < request.issued_at:
        yield Problem(code="statement.delegation-over", subject=on_behalf.principal)
    for item in embedded:
        if isinstance(item.statement.body, RosterBody):
            yield from _roster_problems(delegation, item.statement.body)


def signed_problems(approval: Statement[object], on_behalf: OnBehalf, request: Embedded) -> Iterator[Problem]:
    """Why an approval does not stand for whoever delegated.

    Args:
        approval: the deputy's.
        on_behalf: in whose place it answers, as the request says too.
        request: what it answers, with the delegation inside.
    """
    delegation = _named(on_behalf, request.inside)
    if delegation is None:
        yield Problem(code="statement.delegation-missing", subject=on_behalf.principal)
        return
    if not is_named(delegation.body.deputy, approval.author):
        details = {"deputy": delegation.body.deputy.name}
        yield Problem(code="statement.deputy-differs", subject=approval.author.name, details=details)
    if not holds_at(on_behalf, approval.issued_at):
        yield Problem(code="statement.delegation-over", subject=on_behalf.principal)


def _named(on_behalf: OnBehalf, embedded: Sequence[Embedded]) -> Statement[DelegationBody] | None:
    """The delegation that is named, by id and digest, where exactly one is carried."""
    found = [item for item in embedded if item.statement.kind == "delegation"]
    reference = on_behalf.delegation
    for item in found[:1]:
        named = (reference.kind, reference.id, reference.sha256) == ("delegation", item.statement.id, item.sha256)
        if len(found) == 1 and named and is_delegation(item.statement):
            return item.statement
    return None


def _roster_problems(delegation: Statement[DelegationBody], roster: RosterBody) -> Iterator[Problem]:
    """The author holds the role for themselves; the deputy holds no other one, unless the policy allows several."""
    principal, body = delegation.author, delegation.body
    held = (body.role, principal.fingerprint, principal.name)
    entries = [entry for entry in roster.entries if entry.revoked_at is None]
    if not any((entry.role, entry.fingerprint, entry.person) == held and not entry.deputy for entry in entries):
        yield Problem(code="statement.delegation-not-held", subject=principal.name)
    if roster.several_roles_per_key:
        return
    for entry in entries:
        if entry.role != body.role and _is(body.deputy, (entry.person, entry.email), entry.fingerprint):
            yield Problem(code="statement.deputy-decides", subject=entry.person, details={"role": entry.title})


def _is(deputy: Deputy, person: tuple[str, str], fingerprint: str) -> bool:
    name, email = person
    return deputy.fingerprint == fingerprint or (deputy.name, deputy.email.casefold()) == (name, email.casefold())
