# SPDX-License-Identifier: MIT
"""Real releases to measure with: real keys, real signed files, in a real home.

A release of many approvals is made in a way that the rules accept: its plan has one stakeholder for each approval,
ten people hold these roles (the policy lets one key hold several), and the requests went out when the keys of ten
roles were confirmed, so that each request carries a small roster; the other roles were confirmed as the answers came
back. Each approval carries its own request, and each request that roster. Only the executive is not asked: their
request would carry every original a second time.
"""

import multiprocessing
import os
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from golive_desktop.bootstrap import open_home
from golive_desktop.domain.answer import Answer, Response
from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.plan import Form, Item, Plan, Stakeholder
from golive_desktop.domain.record import Original, ReleaseRecord, StatementRecord
from golive_desktop.domain.release import Candidate, Policy
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.dossier import compile_dossier
from golive_desktop.services.issue import Draft, Enclosure, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.rosters import Comparison, confirm_key, current_roster
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import RELEASE_MANAGER
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import request_state, sign_off
from tests.office import COMMIT, PASSPHRASE, START, Laptop, new_laptop

__all__ = ["BigRelease", "big_release", "compiled", "cores", "staff", "the_home"]

READY = START + timedelta(hours=2)
"""A moment after everything that happened in the release."""

_NAMES = ("Łukasz", "Çağla", "Ελένη", "Miriam", "Oliver", "Petra", "Jonas", "Katrin", "Tarek", "Stefan")
_ITEMS = (
    "No open P0 or P1 bug in this component",
    "Automated tests are green on the candidate",
    "The rollback was rehearsed within the last two weeks",
    "Monitoring and alerts watch the new paths",
)
_COMMENT = "Seen on the staging system together with the team, on the same commit."
_TAG = "rc-1"
_MANY = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class BigRelease:
    """A home with a release of which every stakeholder has answered."""

    home: Path
    release: str
    """Its id."""
    originals: tuple[bytes, ...]
    """Some approvals and requests."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Exchange:
    """A request with the approval that answers it."""

    request: Issued[RequestBody]
    approval: Issued[ApprovalBody]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Round:
    """What all requests of the release have in common."""

    release: ReleaseRecord
    roster: Issued[RosterBody]
    adapters: Adapters
    """As the program opens them: they can travel to another process."""
    manager: SigningKey
    people: tuple[SigningKey, ...]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def staff(folder: Path) -> tuple[Laptop, ...]:
    """The ten people with their keys."""
    return tuple(new_laptop(folder / name, f"{name} Fischer", "Component Owner") for name in _NAMES)


def big_release(home: Path, people: tuple[Laptop, ...], approvals: int) -> BigRelease:
    """A release with `approvals` stakeholders who all approved, in a new home at `home`.

    Args:
        home: where the home is made.
        people: who hold the roles, each of them as many as the others.
        approvals: how many roles there are.
    """
    manager = new_laptop(home, "Anna Berger", "Release Manager")
    store = manager.adapters.store
    release = _release(manager, approvals)
    with store.writing() as work:
        work.releases.add(release)
    first = [_confirmed(manager, release, person, number) for number, person in enumerate(people[:approvals])]
    roster = current_roster(manager.adapters, manager.key, release.id, now=START)
    common = _Round(
        release=release,
        roster=roster,
        adapters=open_home(home),
        manager=manager.key,
        people=tuple(person.key for person in people),
    )
    exchanges = _exchanges(common, approvals)
    with store.writing() as work:
        for exchange in exchanges:
            _record(work, release, exchange)
        for number in range(len(first), approvals):
            entry = replace(first[number % len(people)], role=_role(number), title=_title(number))
            work.roster.confirm(release.id, entry)
    current_roster(manager.adapters, manager.key, release.id, now=READY)
    store.close()
    some = [file for item in exchanges[:5] for file in (item.request.data, item.approval.data)]
    return BigRelease(home=home, release=release.id, originals=tuple(some))


def the_home(home: Path) -> tuple[Adapters, SigningKey]:
    """The home as the program opens it, with the release manager's key."""
    adapters = open_home(home)
    with adapters.store.reading() as work:
        identity = work.identities.get("own")
    return adapters, SigningKey(identity=identity, passphrase=PASSPHRASE)


def compiled(adapters: Adapters, key: SigningKey, release: str) -> Issued[DossierBody]:
    """One more edition of the dossier."""
    return compile_dossier(adapters, key, release, words=lambda problem: problem.code, now=READY)


def _release(manager: Laptop, approvals: int) -> ReleaseRecord:
    stakeholders = tuple(_stakeholder(number) for number in range(approvals))
    plan = Plan(
        product="Zebra",
        candidate=_TAG,
        date=None,
        timezone="Europe/Berlin",
        stakeholders=stakeholders,
        critical_conditions=(),
        executive=None,
        gates=(),
        runbook=(),
    )
    return ReleaseRecord(
        id=manager.adapters.new_id(),
        plan=plan,
        candidate=Candidate(tag=_TAG, commit=COMMIT),
        round=1,
        policy=Policy(several_roles_per_key=True),
        language="en",
        created_by=fingerprint_of(manager.key.identity.certificate),
        created_at=START,
    )


def _role(number: int) -> str:
    return f"component-{number + 1}"


def _title(number: int) -> str:
    return f"Owner of component {number + 1}"


def _stakeholder(number: int) -> Stakeholder:
    items = tuple(Item(key=str(place), text=text) for place, text in enumerate(_ITEMS, 1))
    return Stakeholder(
        role=_role(number),
        title=_title(number),
        purpose="Component",
        decides=True,
        question="May this component go live?",
        channel="Email",
        deadline=None,
        form=Form(title="Component readiness", items=items, question="May this component go live?"),
    )


def _confirmed(manager: Laptop, release: ReleaseRecord, person: Laptop, number: int) -> RosterEntry:
    comparison = Comparison(number=person.certificate.number, by="Anna Berger", how="phone")
    return confirm_key(
        manager.adapters, release.id, person.certificate, role=_role(number), comparison=comparison, now=START
    )


def _exchanges(common: _Round, approvals: int) -> list[_Exchange]:
    """All of them; many are signed on all cores."""
    if approvals < _MANY:
        return [_exchange(common, number) for number in range(approvals)]
    with multiprocessing.get_context("fork").Pool(cores()) as pool:
        return pool.map(partial(_exchange, common), range(approvals), chunksize=max(1, approvals // 32))


def _exchange(common: _Round, number: int) -> _Exchange:
    request = _request(common, number)
    return _Exchange(request=request, approval=_approval(common, number, request))


def _request(common: _Round, number: int) -> Issued[RequestBody]:
    stakeholder = common.release.plan.stakeholders[number]
    if stakeholder.form is None:
        raise ValueError("every stakeholder has a form")
    draft = Draft(
        kind="request",
        release=common.release.reference,
        role=RELEASE_MANAGER,
        title="Release Manager",
        answers_to=(common.roster.reference,),
        language="en",
        body=RequestBody(
            role=stakeholder.role,
            title=stakeholder.title,
            person="",
            form=stakeholder.form,
            deadline=None,
            channel=stakeholder.channel,
            executive=False,
            critical=(),
            gates=(),
            stands_on=(),
            approvals=(),
            basis=(),
            changes=(),
        ),
        enclosures=(Enclosure(name="roster.pdf", data=common.roster.data, kind="roster"),),
    )
    return issue(common.adapters, common.manager, draft, now=START + timedelta(minutes=1))


def _approval(common: _Round, number: int, request: Issued[RequestBody]) -> Issued[ApprovalBody]:
    asked = request.statement.body
    person = common.people[number % len(common.people)]
    answers = tuple(Answer(item=item.key, value="yes", comment=_COMMENT) for item in asked.form.items)
    draft = Draft(
        kind="approval",
        release=common.release.reference,
        role=asked.role,
        title=asked.title,
        answers_to=(request.reference,),
        language="en",
        body=ApprovalBody(
            role=asked.role,
            title=asked.title,
            form=asked.form,
            executive=False,
            response=Response(answers=answers, decision="approved"),
            on_laptop_of="",
        ),
        enclosures=(Enclosure(name="request.pdf", data=request.data, kind="request"),),
    )
    return issue(common.adapters, person, draft, now=START + timedelta(minutes=2))


def _record(work: UnitOfWork, release: ReleaseRecord, exchange: _Exchange) -> None:
    """What sending the request and counting the answer leave in the home."""
    request, approval = exchange.request, exchange.approval
    role = request.statement.body.role
    now = approval.statement.issued_at
    keep_issued(work, request, name=f"{role}.golive", role=role, now=now)
    work.sign_offs.add_request(release.id, request_state(request.statement, request.sha256))
    work.statements.keep(Original(sha256=approval.sha256, data=approval.data, name=f"{role}.pdf", kept_at=now))
    work.statements.add(
        StatementRecord(
            id=approval.statement.id,
            sha256=approval.sha256,
            kind="approval",
            release=release.id,
            role=role,
            author=approval.statement.author.fingerprint,
            direction="received",
            issued_at=now,
            recorded_at=now,
        )
    )
    work.sign_offs.add(release.id, sign_off(approval.statement, approval.sha256, "counted"))
    work.audit.record("approval.counted", role, {}, at=now, release=release.id, file=approval.sha256)
    work.audit.record("file.counted", "", {"name": f"{role}.pdf"}, at=now, release=release.id, file=approval.sha256)
