# SPDX-License-Identifier: MIT
"""What a request has to carry: the roster of its author, what it stands on, and the delegation of a deputy."""

from collections.abc import Iterator

from golive_desktop.domain.problem import Problem
from golive_desktop.statements.behalf import asked_problems
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Statement
from golive_desktop.statements.request import RequestBody

__all__ = ["fits"]


def fits(statement: Statement[RequestBody], embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    """It carries one roster of its author for this release, and exactly the approvals that it stands on.

    A deputy's request carries the one delegation by which the deputy is asked.
    """
    body, kinds = statement.body, {"roster"} if statement.body.on_behalf is None else {"roster", "delegation"}
    rosters = [item for item in embedded if item.statement.kind == "roster"]
    others = [item for item in embedded if item.statement.kind not in kinds]
    if len(rosters) != 1:
        yield Problem(code="statement.roster-missing")
    for roster in rosters:
        yield from _roster_problems(statement, roster)
    wanted = {(reference.kind, reference.sha256, reference.id) for reference in statement.body.stands_on}
    found = {(item.statement.kind, item.sha256, item.statement.id) for item in others}
    if wanted != found or len(others) != len(statement.body.stands_on):
        yield Problem(code="statement.originals-differ", subject=statement.body.role)
    accepted = {fact.sha256 for fact in statement.body.approvals if fact.accepted}
    for item in others:
        if item.statement.release != statement.release:
            yield Problem(code="statement.other-release", subject=item.name)
        if item.sha256 not in accepted and item.statement.issued_at > statement.issued_at + CLOCK_TOLERANCE:
            yield Problem(code="statement.time-order", subject=item.name)
    if body.on_behalf is not None:
        yield from asked_problems(statement, body.on_behalf, (body.role, body.person), embedded)
    yield from _basis_problems(statement)


def _roster_problems(statement: Statement[RequestBody], roster: Embedded) -> Iterator[Problem]:
    release, other = statement.release, roster.statement.release
    if release is None or other is None or release.id != other.id:
        yield Problem(code="statement.other-release", subject=roster.name)
    if roster.statement.author.fingerprint != statement.author.fingerprint:
        yield Problem(code="statement.other-author", subject=roster.name)
    if [reference.sha256 for reference in statement.answers_to] != [roster.sha256]:
        yield Problem(code="statement.roster-missing", subject=roster.name)


def _basis_problems(statement: Statement[RequestBody]) -> Iterator[Problem]:
    listed = sorted(line.rsplit(" ", 1)[-1] for line in statement.body.basis if line.startswith("approval "))
    carried = sorted(item.sha256 for item in statement.body.stands_on if item.kind == "approval")
    if listed != carried:
        yield Problem(code="statement.basis-differs", subject=statement.body.role)
