# SPDX-License-Identifier: MIT
"""A store in a folder of its own, and builders of what it keeps."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import pytest

from golive_desktop.domain import outbox
from golive_desktop.domain.answer import Condition, Decision, Evidence
from golive_desktop.domain.authority import CompanyAuthority
from golive_desktop.domain.communication import Faq, FaqEntry, MailTemplate
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.mail import (
    Authentication,
    Enclosure,
    Encryption,
    Letter,
    MailAccount,
    Mailbox,
    Posting,
)
from golive_desktop.domain.plan import Executive, Form, GateCommand, Item, Moment, Plan, Stakeholder, Step
from golive_desktop.domain.record import Contact, IdentityRecord, Original, ReleaseRecord, StatementRecord
from golive_desktop.domain.release import Artefact, Candidate, Policy
from golive_desktop.domain.reminding import Schedule, ScheduleKind
from golive_desktop.domain.runbook import Metric, OnCall, Rollback, Runbook, RunStep
from golive_desktop.domain.signoff import Closure, RequestState, SignOff, Standing, Void
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.store.sqlite import FILE_NAME, SqliteStore

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 3, 5, 14, 3, 22, tzinfo=BERLIN)
CANDIDATE = Candidate(tag="rc-2026-03-01", commit="ab" * 20, artefacts=(Artefact(name="app.tar.gz", sha256="cd" * 32),))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Builders:
    """Values with valid defaults; each name makes its own ids."""

    now: datetime = NOW

    def plan(self, product: str = "LifeTimeCircle") -> Plan:
        form = Form(
            title="Prüfung „Łukasz“",
            items=(
                Item(key="1", text="Is it tested?\n\tyes"),
                Item(key="2", text="Ελένη 🎉", blocking=False, evidence_required=True),
            ),
            version=2,
        )
        return Plan(
            product=product,
            candidate=CANDIDATE.tag,
            date=date(2026, 3, 5),
            timezone="Europe/Berlin",
            stakeholders=(
                Stakeholder(
                    role="sre",
                    title="SRE",
                    purpose="Runs it",
                    decides=True,
                    question="Ready?",
                    channel="mail",
                    deadline=date(2026, 3, 4),
                    form=form,
                    person="Çağla",
                ),
                Stakeholder(
                    role="marketing",
                    title="Marketing",
                    purpose="",
                    decides=False,
                    question="",
                    channel="",
                    deadline=None,
                    form=None,
                ),
            ),
            critical_conditions=("No P0 bugs open",),
            executive=Executive(roles=("ceo", "cto"), statement="I approve the release."),
            gates=(GateCommand(key="1", command="git diff --check"),),
            runbook=(Moment(at="T-0", title="Launch", steps=(Step(text="Deploy", details=("now",)),)),),
            deliverables=("FAQ",),
        )

    def release(self, key: str = "r-1", *, product: str = "LifeTimeCircle", tag: str = CANDIDATE.tag) -> ReleaseRecord:
        return ReleaseRecord(
            id=key,
            plan=self.plan(product),
            candidate=Candidate(tag=tag, commit=CANDIDATE.commit, artefacts=CANDIDATE.artefacts),
            round=1,
            policy=Policy(fresh_hours=48),
            language="de",
            created_by=digest("manager"),
            created_at=NOW,
        )

    def original(self, data: bytes = b"%PDF-1.7\r\n\x00\xff", name: str = "SRE.pdf") -> Original:
        return Original(sha256=hashlib.sha256(data).hexdigest(), data=data, name=name, kept_at=NOW)

    def statement(self, sha256: str, key: str = "s-1", *, release: str = "r-1") -> StatementRecord:
        return StatementRecord(
            id=key,
            sha256=sha256,
            kind="approval",
            release=release,
            role="sre",
            author=digest("sre"),
            direction="received",
            issued_at=NOW,
            recorded_at=NOW + timedelta(minutes=1),
        )

    def request(self, key: str = "q-1", *, role: str = "sre") -> RequestState:
        return RequestState(
            id=key,
            sha256=digest(key),
            role=role,
            asked=digest("question"),
            candidate=CANDIDATE,
            form_version=2,
            issued_at=NOW,
            round=1,
            basis=("approval sre " + digest("a"), "critical 1 met " + digest("b")),
        )

    def sign_off(
        self,
        key: str = "a-1",
        *,
        request: str = "q-1",
        decision: Decision = "conditional",
        standing: Standing = "counted",
    ) -> SignOff:
        return SignOff(
            id=key,
            sha256=digest(key),
            request=request,
            role="sre",
            person="Çağla",
            fingerprint=digest("sre"),
            candidate=CANDIDATE,
            form_version=2,
            decision=decision,
            signed_at=NOW,
            standing=standing,
            reason="Fast fertig",
            conditions=(Condition(key="C-1", text="Dashboards", owner="SRE", due=NOW, when="before-t0"),),
            principal="Łukasz",
            principal_key=digest("principal"),
        )

    def void(self, request: str = "") -> Void:
        return Void(request=request, reason="Verfrüht", at=NOW, sha256=digest("void"))

    def closure(self, approval: str = "a-1") -> Closure:
        return Closure(approval=digest(approval), condition="C-1", closed_at=NOW, sha256=digest("closure"))

    def runbook(self, edition: int = 1) -> Runbook:
        return Runbook(
            edition=edition,
            steps=(RunStep(key="T-0/1", moment="T-0", text="Deploy", owner="DevOps", command="bash deploy.sh"),),
            poll_order=("devops",),
            metrics=(Metric(key="errors", title="Fehlerrate", unit="%", limit=Decimal("0.5")),),
            rollback=Rollback(criteria=("Fehlerrate über 2 %",), tested_on=date(2026, 3, 3), minutes=11),
            on_call=(OnCall(name="Çağla", number="+49 30 123"),),
        )

    def day_event(self) -> DayEvent:
        values = {"at": NOW.isoformat()}
        return DayEvent(at=NOW, kind=EventKind.T0_SET, by="Łukasz", values=values, file=digest("plan"))

    def critical(self, *, met: bool = True) -> CriticalCondition:
        return CriticalCondition(
            text="No P0 bugs open",
            evidence=(Evidence(name="bugs.csv", sha256=digest("bugs"), size=12),) if met else (),
            note="none left" if met else "",
            met_at=NOW if met else None,
            met_by="Çağla" if met else "",
        )

    def gate_run(self, exit_code: int | None = 0) -> GateRun:
        return GateRun(
            key="1",
            command="git diff --check",
            started_at=NOW,
            ended_at=NOW + timedelta(seconds=1, microseconds=5),
            exit_code=exit_code,
            outcome="green" if exit_code == 0 else "red",
            reason="" if exit_code == 0 else "gate.exit-code",
            detail="" if exit_code == 0 else "1",
            output_tail="ok\n",
            output_bytes=3,
            output_sha256=digest("ok\n"),
            commit=CANDIDATE.commit,
            tag=CANDIDATE.tag,
        )

    def identity(self, name: str = "me") -> IdentityRecord:
        return IdentityRecord(name=name, certificate=b"\x30\x82", key_file=b"\x30\x00", created_at=NOW)

    def roster_entry(self, role: str = "sre", *, key: str = "sre", revoked: bool = False) -> RosterEntry:
        return RosterEntry(
            role=role,
            title=role.upper(),
            person="Çağla",
            organisation="LTC",
            email="c@example.org",
            certificate=base64.b64encode(key.encode()).decode(),
            fingerprint=digest(key),
            number="0000 1111 2222 3333 4444 5555",
            compared_by="Manager",
            compared_how="phone",
            compared_at=NOW,
            revoked_at=NOW + timedelta(days=1) if revoked else None,
            deputy=revoked,
        )

    def contact(self, email: str = "m@example.org", *, compared_how: str = "") -> Contact:
        return Contact(
            product="LifeTimeCircle",
            email=email,
            fingerprint=digest(email),
            certificate=b"\x30\x82",
            first_seen=NOW.astimezone(UTC),
            compared_how=compared_how,
            compared_by="Çağla" if compared_how else "",
            compared_at=NOW if compared_how else None,
            replaces="ab" if compared_how else "",
        )

    def authority(self, name: str = "ca", *, removed: bool = False) -> CompanyAuthority:
        return CompanyAuthority(
            certificate=name.encode(),
            added_by="Çağla",
            added_at=NOW,
            compared="Vom Aushang der IT abgelesen.",
            removed_by="Łukasz" if removed else "",
            removed_at=NOW + timedelta(days=1) if removed else None,
        )

    def faq(self, answer: str = "Eine Plattform.") -> Faq:
        entry = FaqEntry(section="Anfang", question="Was ist „Zebra“?", answer=answer)
        return Faq(language="de", title="Fragen", entries=(entry,))

    def template(self, version: int = 101) -> MailTemplate:
        return MailTemplate(
            kind="request",
            language="de",
            version=version,
            origin="own",
            subject="Freigabe für {{ product }}",
            body="Guten Tag,\n\nbitte geben Sie frei.",
            made_at=NOW,
        )

    def account(self, key: str = "m-1") -> MailAccount:
        return MailAccount(
            id=key,
            host="mail.example.org",
            port=587,
            encryption=Encryption.STARTTLS,
            authentication=Authentication.PASSWORD,
            sender=Mailbox(name="Łukasz", address="l@example.org"),
            user="relay",
            reply_to=Mailbox(name="", address="answers@example.org"),
            authorities=b"-----BEGIN CERTIFICATE-----",
        )

    def posting(self, key: str = "p-1") -> Posting:
        written = Letter(
            id=key,
            message_id=f"<{key}@example.org>",
            kind="request",
            release="r-1",
            role="sre",
            language="de",
            to=(Mailbox(name="Çağla", address="c@example.org"),),
            cc=(Mailbox(name="", address="d@example.org"),),
            bcc=(Mailbox(name="", address="e@example.org"),),
            subject="Freigabe „Zebra“",
            text="Guten Tag",
            html="<p>Guten Tag</p>",
            enclosures=(Enclosure(name="sre.golive", media_type="application/pdf", sha256=digest("sre")),),
            template_version=3,
            written_at=NOW,
        )
        return outbox.prepare(written, now=NOW)

    def schedule(self, key: str = "w-1") -> Schedule:
        return Schedule(
            id=key,
            release="r-1",
            kind=ScheduleKind.WEEKLY_STATUS,
            zone="Europe/Berlin",
            days=3,
            weekday=4,
            hour=10,
            launch=NOW,
            created_at=NOW,
        )


class OpenStore(Protocol):
    def __call__(self, other: Path | None = None, **options: Any) -> SqliteStore: ...  # noqa: ANN401 - as above


@pytest.fixture(scope="session")
def build() -> Builders:
    return Builders()


@pytest.fixture
def tokens() -> Callable[[], str]:
    salts = iter(range(1_000_000))
    return lambda: f"salt-{next(salts)}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / FILE_NAME


@pytest.fixture
def open_store(path: Path) -> Iterator[OpenStore]:
    """Opens the home, or another file, and closes it after the test."""
    with ExitStack() as stack:

        def open_store(other: Path | None = None, **options: Any) -> SqliteStore:  # noqa: ANN401 - passed on as they are
            store = SqliteStore(other or path, **options)
            stack.callback(store.close)
            return store

        yield open_store


@pytest.fixture
def store(open_store: OpenStore, tokens: Callable[[], str]) -> SqliteStore:
    return open_store(token=tokens, busy_seconds=0.2)
