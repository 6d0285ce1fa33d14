# SPDX-License-Identifier: MIT
"""What the originals in a dossier have to be, and how its plan has to agree with what was asked."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import Readiness
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.statements.delegation import covers, is_delegation
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_day import DAY_KINDS
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded, Kind, Statement
from golive_desktop.statements.gate_facts import gate_facts
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.request import RequestBody, critical_facts
from golive_desktop.statements.state import is_approval, is_request, is_roster
from golive_desktop.statements.void import VoidBody

__all__ = ["original_problems", "plan_problems"]

_CARRIED: frozenset[Kind] = frozenset(
    {
        "identity",
        "roster",
        "request",
        "approval",
        "delegation",
        "withdrawal",
        "closure",
        "void",
        "receipt",
        "override",
        *DAY_KINDS,
    }
)
_BY_MANAGER: frozenset[Kind] = frozenset({"roster", "request", "receipt", "void", *DAY_KINDS})


def original_problems(
    statement: Statement[DossierBody], embedded: tuple[Embedded, ...], everything: tuple[Embedded, ...]
) -> Iterator[Problem]:
    """Each original belongs to this release and this release manager, and none is missing that another one names.

    Args:
        statement: the dossier.
        embedded: what it carries.
        everything: that, and what this carries.
    """
    for item in everything:
        yield from _belongs(statement, item)
    for (name, _), count in Counter((item.statement.id, item.author) for item in everything).items():
        if count > 1:
            yield Problem(code="statement.id-twice", subject=name)
    carried = {item.sha256 for item in embedded}
    for item in everything:
        if is_approval(item.statement) and item.sha256 not in carried:
            yield Problem(code="statement.original-missing", subject=item.name)
    yield from _void_problems(everything)
    approvals = {item.sha256: item.statement for item in embedded}
    for item in embedded:
        yield from _names_an_original(item, approvals)
    yield from _head_problems(statement.body, embedded)
    yield from _roster_problems(statement, everything)


def _void_problems(everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """A request that is declared void is inside, and is the one that the declaration says."""
    requests = {item.sha256: item.statement for item in everything if is_request(item.statement)}
    for item in everything:
        said = item.statement.body
        for reference in item.statement.answers_to if isinstance(said, VoidBody) else ():
            asked = requests.get(reference.sha256)
            if asked is None or asked.id != reference.id or not is_request(asked):
                yield Problem(code="statement.original-missing", subject=item.name)
            elif isinstance(said, VoidBody) and (said.role, said.title) != (asked.body.role, asked.body.title):
                yield Problem(code="statement.void-of-what", subject=said.role)


def plan_problems(state: ReleaseState, found: Readiness, everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """The plan in the dossier is the one that was asked about, wherever an answer counts.

    Args:
        state: what the originals in the dossier count for, under its plan.
        found: the verdict on that.
        everything: each statement inside it, at any depth.
    """
    asked = {item.statement.id: item.statement.body for item in everything if is_request(item.statement)}
    basis = state.basis()
    for row in found.board:
        request = state.latest_request(row.role)
        if row.state in {"approved", "conditional"} and request is not None:
            yield from _asked_otherwise(state, asked[request.id], fresh=request.basis == basis)


def _belongs(statement: Statement[DossierBody], item: Embedded) -> Iterator[Problem]:
    own, other = statement.release, item.statement.release
    if item.statement.kind not in _CARRIED:
        yield Problem(code="statement.attachment-unexpected", subject=item.name)
    delegated = is_delegation(item.statement) and covers(item.statement, statement)
    if (
        item.statement.kind != "identity"
        and not delegated
        and (own is None or other is None or (own.id, own.product) != (other.id, other.product))
    ):
        yield Problem(code="statement.other-release", subject=item.name)
    # note: a signer's clock is the signer's; an answer that runs ahead of its reception waits, and is shown so
    ahead = item.statement.issued_at > statement.issued_at + CLOCK_TOLERANCE
    if ahead and item.statement.kind in _BY_MANAGER:
        yield Problem(code="statement.time-order", subject=item.name)
    if item.statement.kind in _BY_MANAGER and item.statement.author.fingerprint != statement.author.fingerprint:
        yield Problem(code="statement.other-author", subject=item.name)


def _names_an_original(item: Embedded, originals: Mapping[str, Statement[object]]) -> Iterator[Problem]:
    """A receipt is about an approval that the dossier carries, and says of it what is so."""
    said = item.statement.body
    if not isinstance(said, ReceiptBody):
        return
    for reference in item.statement.answers_to:
        approval = originals.get(reference.sha256)
        if approval is None or approval.id != reference.id or not is_approval(approval):
            yield Problem(code="statement.original-missing", subject=item.name)
            continue
        behalf = approval.body.on_behalf
        told = (approval.body.role, approval.author.name, approval.body.response.decision)
        principal = behalf.principal if behalf else ""
        if (said.role, said.person, said.decision, said.principal) != (*told, principal):
            yield Problem(code="statement.receipt-differs", subject=item.name)


def _head_problems(body: DossierBody, embedded: tuple[Embedded, ...]) -> Iterator[Problem]:
    digests = {line.sequence: line.digest for line in body.audit}
    for item in embedded:
        if isinstance(item.statement.body, ReceiptBody):
            head = item.statement.body.head
            if digests.get(head.sequence) != head.digest:
                yield Problem(code="statement.audit-head-missing", subject=item.name)


def _roster_problems(statement: Statement[DossierBody], everything: tuple[Embedded, ...]) -> Iterator[Problem]:
    """One roster for each number, each naming the one before, and the dossier naming the newest."""
    rosters = sorted(
        ((item.statement.body, item) for item in everything if is_roster(item.statement)),
        key=lambda pair: pair[0].number,
    )
    if not rosters or [item.sha256 for item in statement.answers_to] != [rosters[-1][1].sha256]:
        yield Problem(code="statement.roster-missing")
    for (before, earlier), (after, later) in pairwise(rosters):
        follows = after.number > before.number + 1 or after.previous == earlier.sha256
        if after.number == before.number or not follows:
            yield Problem(code="statement.roster-chain", subject=later.name)
    for newest, item in rosters[-1:]:
        if newest.several_roles_per_key != statement.body.policy.several_roles_per_key:
            yield Problem(code="statement.policy-differs", subject=item.name)


def _asked_otherwise(state: ReleaseState, asked: RequestBody, *, fresh: bool) -> Iterator[Problem]:
    stakeholder = state.plan.stakeholder(asked.role)
    if stakeholder is None:
        return
    executive = asked.role == state.executive_role()
    if asked.executive != executive or asked.title != stakeholder.title:
        yield Problem(code="statement.plan-differs", subject=asked.role)
    elif not executive:
        if asked.form != stakeholder.form:
            yield Problem(code="statement.plan-differs", subject=asked.role)
    elif fresh:
        planned = state.plan.executive
        items = tuple(item.text for item in asked.form.items)
        if (asked.form.question, items) != (planned.statement if planned else "", state.plan.critical_conditions):
            yield Problem(code="statement.plan-differs", subject=asked.role)
        if asked.critical != critical_facts(state.critical):
            yield Problem(code="statement.critical-differs", subject=asked.role)
        if asked.gates != gate_facts(state):
            yield Problem(code="statement.gates-differ", subject=asked.role)
