# SPDX-License-Identifier: MIT
"""Requests: each stakeholder gets their own form for exactly this candidate, the executive gets all of it."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.plan import Form, Item, Stakeholder
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.readiness import executive_obstacles
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.acceptance import acceptances
from golive_desktop.services.delegations import Delegated, found_delegation
from golive_desktop.services.issue import Draft, Enclosure, Issued, SigningKey, issue, keep_issued, opened_key
from golive_desktop.services.recipients import language_of
from golive_desktop.services.releases import state_of
from golive_desktop.services.rosters import current_roster
from golive_desktop.services.voids import refuse_void
from golive_desktop.statements.envelope import RELEASE_MANAGER, Reference
from golive_desktop.statements.executive import approval_facts
from golive_desktop.statements.gate_facts import gate_facts
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.request import RequestBody, critical_facts
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import request_state

__all__ = ["due_roles", "executive_form", "request_sign_offs"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asking:
    """One round of requests: who asks, about what, with which roster."""

    adapters: Adapters
    key: SigningKey
    release: ReleaseRecord
    state: ReleaseState
    roster: Issued[RosterBody]
    deputies: frozenset[str]
    now: datetime


def due_roles(state: ReleaseState, *, now: datetime) -> tuple[str, ...]:
    """Whom to ask next: every deciding role without a current request, and the executive once all else holds."""
    executive = state.executive_role()
    waiting = []
    for stakeholder in state.plan.deciding():
        request = state.latest_request(stakeholder.role)
        current = request is not None and state.is_current(stakeholder, request)
        if stakeholder.role == executive:
            fresh = current and request is not None and request.basis == state.basis()
            if not fresh and not executive_obstacles(state, now=now):
                waiting.append(stakeholder.role)
        elif not current:
            waiting.append(stakeholder.role)
    return tuple(waiting)


def request_sign_offs(  # noqa: PLR0913 - whom to ask about what
    adapters: Adapters,
    key: SigningKey,
    release_key: str,
    *,
    roles: Sequence[str] = (),
    deputies: Collection[str] = (),
    now: datetime,
) -> tuple[Issued[RequestBody], ...]:
    """Signed requests, one for each role.

    Args:
        adapters: the parts to work with.
        key: the release manager's.
        release_key: id or tag of the release.
        roles: whom to ask; empty for everybody who is due.
        deputies: in which of these roles the deputy is asked, in the holder's place.
        now: time of issue.

    Raises:
        KnownError: ``request.role-unknown``, ``request.role-informed``, ``request.executive-too-early``,
            ``request.nobody-due``, ``request.release-void``, ``delegation.…`` when nobody may sign in somebody's place.
    """
    roster = current_roster(adapters, key, release_key, now=now)
    with adapters.store.reading() as work:
        release = work.releases.get(release_key)
        state = state_of(work, release)
    refuse_void(state)
    wanted = tuple(roles) or due_roles(state, now=now)
    if not wanted:
        raise KnownError.of("request.nobody-due", release.candidate.tag)
    people = [_deciding(release, role) for role in wanted]
    ready = opened_key(adapters, key) if len(people) > 1 else key
    asking = _Asking(
        adapters=adapters,
        key=ready,
        release=release,
        state=state,
        roster=roster,
        deputies=frozenset(deputies),
        now=now,
    )
    contents = [_content(asking, person) for person in people]
    return tuple(_request(asking, body, originals) for body, originals in contents)


def executive_form(release: ReleaseRecord, stakeholder: Stakeholder) -> Form:
    """The executive sign-off as a form: the critical conditions as items, the statement as the question.

    Raises:
        KnownError: ``request.executive-without-statement`` when the plan has neither.
    """
    executive = release.plan.executive
    conditions = release.plan.critical_conditions
    if executive is None or not executive.statement or not conditions:
        raise KnownError.of("request.executive-without-statement", stakeholder.title)
    items = tuple(Item(key=str(number), text=text) for number, text in enumerate(conditions, 1))
    return Form(title=stakeholder.question or stakeholder.title, items=items, question=executive.statement)


def _deciding(release: ReleaseRecord, role: str) -> Stakeholder:
    stakeholder = release.plan.stakeholder(role)
    if stakeholder is None:
        known = ", ".join(person.role for person in release.plan.stakeholders)
        raise KnownError.of("request.role-unknown", role, roles=known)
    if not stakeholder.decides:
        raise KnownError.of("request.role-informed", stakeholder.title)
    return stakeholder


def _request(asking: _Asking, body: RequestBody, originals: tuple[Enclosure, ...]) -> Issued[RequestBody]:
    adapters, release, now = asking.adapters, asking.release, asking.now
    with adapters.store.reading() as work:
        # note: the language of a deputy is not known
        language = release.language if body.on_behalf else language_of(work, release, body.role)
    draft = Draft(
        kind="request",
        release=release.reference,
        role=RELEASE_MANAGER,
        title=asking.roster.statement.author.title,
        answers_to=(asking.roster.reference,),
        language=language,
        body=body,
        enclosures=(Enclosure(name="roster.pdf", data=asking.roster.data, kind="roster"), *originals),
    )
    issued = issue(adapters, asking.key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(work, issued, name=f"{body.role}.golive", role=body.role, now=now)
        work.sign_offs.add_request(release.id, request_state(issued.statement, issued.sha256))
    return issued


def _content(asking: _Asking, stakeholder: Stakeholder) -> tuple[RequestBody, tuple[Enclosure, ...]]:
    state = asking.state
    executive = stakeholder.role == state.executive_role()
    form = executive_form(asking.release, stakeholder) if executive else stakeholder.form
    if form is None:
        raise KnownError.of("request.form-missing", stakeholder.title)
    with asking.adapters.store.reading() as work:
        delegated = _delegated(asking, work, stakeholder)
        person = delegated.statement.body.deputy.name if delegated else _person(work, asking.release, stakeholder)
        originals = _originals(work, state, asking.now) if executive else ()
        entries = work.audit.entries() if executive else ()
    read = asking.adapters.reader.payload
    told = approval_facts(
        ((parse(read(item.data)).statement, hashlib.sha256(item.data).hexdigest()) for item in originals),
        accepted={item.approval: item.reason or item.by or "-" for item in acceptances(entries, asking.release.id)},
    )
    counted = state.counted() if executive else ()
    body = RequestBody(
        role=stakeholder.role,
        title=stakeholder.title,
        person=person,
        form=form,
        deadline=stakeholder.deadline,
        channel=stakeholder.channel,
        executive=executive,
        critical=critical_facts(state.critical) if executive else (),
        gates=gate_facts(state) if executive else (),
        stands_on=tuple(Reference(id=answer.id, kind="approval", sha256=answer.sha256) for answer in counted),
        approvals=told,
        basis=state.basis() if executive else (),
        changes=_changes(state, stakeholder.role),
        on_behalf=delegated.on_behalf if delegated else None,
    )
    return body, (*originals, delegated.enclosure) if delegated else originals


def _delegated(asking: _Asking, work: UnitOfWork, stakeholder: Stakeholder) -> Delegated | None:
    """The delegation by which the deputy is asked; None where the holder of the role is.

    Raises:
        KnownError: ``delegation.…``, ``statement.deputy-decides`` when the deputy decides in a role of their own.
    """
    release = asking.release
    if stakeholder.role not in asking.deputies:
        return None
    found = found_delegation(asking.adapters, work, release, stakeholder.role, asking.now)
    name = found.statement.body.deputy.name
    for other in release.plan.deciding():
        own = other.role != stakeholder.role and other.person == name
        if own and not release.policy.several_roles_per_key:
            raise KnownError.of("statement.deputy-decides", name, role=other.title)
    return found


def _person(work: UnitOfWork, release: ReleaseRecord, stakeholder: Stakeholder) -> str:
    held = [
        entry.person
        for entry in work.roster.entries(release.id)
        if entry.role == stakeholder.role and entry.revoked_at is None and not entry.deputy
    ]
    return held[-1] if held else stakeholder.person


def _originals(work: UnitOfWork, state: ReleaseState, now: datetime) -> tuple[Enclosure, ...]:
    obstacles = executive_obstacles(state, now=now)
    if obstacles:
        raise KnownError.of(
            "request.executive-too-early", state.candidate.tag, count=str(len(obstacles)), first=obstacles[0].subject
        )
    return tuple(
        Enclosure(
            name=f"approval-{answer.role}.pdf", data=work.statements.original(answer.sha256).data, kind="approval"
        )
        for answer in state.counted()
    )


def _changes(state: ReleaseState, role: str) -> tuple[str, ...]:
    # note: asked once more on the same candidate, the person still has to learn what changed since the one before
    before = [request for request in state.requests if request.role == role and request.candidate != state.candidate]
    if not before:
        return ()
    old, new = before[-1].candidate, state.candidate
    changes = [f"{old.tag} {old.commit} -> {new.tag} {new.commit}"]
    known = {artefact.name: artefact.sha256 for artefact in old.artefacts}
    changes += [
        f"{artefact.name}: {known.get(artefact.name, '-')} -> {artefact.sha256}"
        for artefact in new.artefacts
        if known.get(artefact.name) != artefact.sha256
    ]
    return tuple(changes)
