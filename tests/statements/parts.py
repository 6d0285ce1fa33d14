# SPDX-License-Identifier: MIT
"""The parts of the release of these tests: people, plan, forms, answers, files, an audit chain."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar, get_args

from golive_desktop.domain.answer import Answer, Condition, Decision, Evidence, Response
from golive_desktop.domain.audit import AuditEntry, AuditLine, head_of, line_of, next_entry
from golive_desktop.domain.certificate import fingerprint_of, spoken_number
from golive_desktop.domain.plan import Executive, Form, GateCommand, Item, Plan, Stakeholder
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Artefact, Candidate, Language, ReleaseReference
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.statements.envelope import AttachmentReference, Author, Embedded, Kind, Reference, Statement
from golive_desktop.statements.kinds import compose, fit_problems, parse, payload_of, rule_problems

KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES: tuple[Language, ...] = get_args(Language)
MANAGER = "release-manager"
EXECUTIVE = "ceo"
PEOPLE = {
    MANAGER: "Anna Berger",
    EXECUTIVE: "Dr. Andreas Vogt",
    "legal": "Dr. Katrin Albers",
    "sre": "Łukasz Fischer",
}
CANDIDATE = Candidate(tag="rc-2", commit="ab" * 20, artefacts=(Artefact(name="app.deb", sha256="cd" * 32),))
RELEASE = ReleaseReference(id="r-1", product="LifeTimeCircle", candidate=CANDIDATE, round=1)
STATEMENT = "I approve the release of rc-2 to production."
CRITICAL = ("Penetration test without findings", "Rollback tried")

Body = TypeVar("Body")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def at(hours: int, minutes: int = 0) -> datetime:
    """A time in the week before the launch."""
    return datetime(2026, 3, 3, 9, tzinfo=timezone(timedelta(hours=1))) + timedelta(hours=hours, minutes=minutes)


def der(role: str, key: str = "") -> bytes:
    return f"certificate of {role}{key}".encode()


def author(role: str, key: str = "") -> Author:
    return Author(
        name=PEOPLE[role],
        role=role,
        title=role.upper(),
        organisation="LifeTimeCircle",
        email=f"{role}@example.com",
        fingerprint=fingerprint_of(der(role, key)),
    )


def entry(role: str, key: str = "") -> RosterEntry:
    fingerprint = fingerprint_of(der(role, key))
    return RosterEntry(
        role=role,
        title=role.upper(),
        person=PEOPLE[role],
        organisation="LifeTimeCircle",
        email=f"{role}@example.com",
        certificate=base64.b64encode(der(role, key)).decode(),
        fingerprint=fingerprint,
        number=spoken_number(fingerprint),
        compared_by=PEOPLE[MANAGER],
        compared_how="own" if role == MANAGER else "phone",
        compared_at=at(0),
    )


def form(role: str) -> Form:
    if role == EXECUTIVE:
        items = tuple(Item(key=str(number), text=text) for number, text in enumerate(CRITICAL, 1))
        return Form(title="Executive sign-off", items=items, question=STATEMENT)
    items = (Item(key="1", text=f"Is {role} ready?", evidence_required=role == "sre"), Item(key="2", text="And later?"))
    return Form(title=f"Form of {role}", items=items, version=2)


def stakeholder(role: str, *, decides: bool = True) -> Stakeholder:
    return Stakeholder(
        role=role,
        title=role.upper(),
        purpose="",
        decides=decides,
        question="",
        channel="mail",
        deadline=date(2026, 3, 4),
        form=form(role) if decides and role != EXECUTIVE else None,
        person=PEOPLE.get(role, "Maria Lang"),
    )


def plan() -> Plan:
    return Plan(
        product=RELEASE.product,
        candidate=CANDIDATE.tag,
        date=date(2026, 3, 6),
        timezone="Europe/Berlin",
        stakeholders=(
            stakeholder(EXECUTIVE),
            stakeholder("legal"),
            stakeholder("sre"),
            stakeholder("marketing", decides=False),
        ),
        critical_conditions=CRITICAL,
        executive=Executive(roles=(EXECUTIVE,), statement=STATEMENT),
        gates=(GateCommand(key="1", command="make test"),),
        runbook=(),
    )


def condition(key: str, *, before: bool) -> Condition:
    text = f"Condition {key}"
    return Condition(key=key, text=text, owner="SRE", due=at(72), when="before-t0" if before else "after-t0")


def response(role: str, *, decision: Decision = "approved") -> Response:
    evidence = (Evidence(name="1-load.txt", sha256=digest("load"), size=4),) if role == "sre" else ()
    asked = form(role).items
    answers = (
        Answer(item=asked[0].key, value="yes", evidence=evidence),
        Answer(item=asked[1].key, value="n/a", comment="Not in this release"),
    )
    conditions = (condition("C-1", before=True), condition("C-2", before=False)) if decision == "conditional" else ()
    reason = "Not ready" if decision == "rejected" else ""
    return Response(answers=answers, decision=decision, reason=reason, conditions=conditions)


def attached(item: Embedded) -> AttachmentReference:
    return AttachmentReference(
        name=item.name,
        sha256=item.sha256,
        size=1000,
        media_type="application/pdf",
        relationship="Source",
        kind=item.statement.kind,
    )


def evidence_file(name: str, sha256: str, size: int) -> AttachmentReference:
    return AttachmentReference(
        name=name, sha256=sha256, size=size, media_type="text/plain", relationship="Supplement", kind=None
    )


def reference(item: Embedded) -> Reference:
    return Reference(id=item.statement.id, kind=item.statement.kind, sha256=item.sha256)


def payload(statement: Statement[object]) -> bytes:
    return payload_of(statement, compose(statement))


def embedded(name: str, statement: Statement[object], *inside: Embedded) -> Embedded:
    """As the verifier hands it on; the digest stands for the signed file."""
    return Embedded(
        name=name, sha256=hashlib.sha256(payload(statement)).hexdigest(), statement=statement, inside=inside
    )


def problems_of(statement: Statement[object], *inside: Embedded) -> tuple[Problem, ...]:
    """Everything that the rules find in a statement with what it carries."""
    written = payload(statement)
    return (*rule_problems(parse(written), compose(statement)), *fit_problems(statement, inside))


def codes(problems: Iterable[Problem]) -> list[str]:
    return sorted({problem.code for problem in problems})


def chain_of(*events: tuple[str, str], hours: int = 0) -> tuple[AuditEntry, ...]:
    """A chain of events of the release, each with the role or the file (by its digest) that it is about."""
    entries: list[AuditEntry] = []
    for number, (event, about) in enumerate(events):
        entries.append(followed(entries, event, about, at(hours, number)))
    return tuple(entries)


def followed(entries: Sequence[AuditEntry], event: str, about: str, moment: datetime) -> AuditEntry:
    """The entry that comes next."""
    is_file = len(about) == len(digest(""))
    return next_entry(
        head_of(entries),
        at=moment,
        event=event,
        subject="" if is_file else about,
        payload={},
        salt=f"s{len(entries)}",
        release=RELEASE.id,
        file=about if is_file else "",
    )


def lines_of(chain: Sequence[AuditEntry]) -> tuple[AuditLine, ...]:
    return tuple(line_of(item, release=RELEASE.id) for item in chain)


def with_body(statement: Statement[Body], **changes: object) -> Statement[Body]:
    """`statement` with other values in its body; what it says about itself stays."""
    return replace(statement, body=replace(statement.body, **changes))  # type: ignore[type-var] # bodies are dataclasses
