# SPDX-License-Identifier: MIT
"""One small release with every kind of statement in it, always the same, without any PDF."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

import pytest

from golive_desktop.domain.answer import Decision, Evidence
from golive_desktop.domain.audit import AuditEntry, AuditHead, head_of
from golive_desktop.domain.critical import MET, CriticalCondition
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.release import Policy
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.delegation import DelegationBody, Deputy
from golive_desktop.statements.dossier import DossierBody, GateRecord, OpenPoint
from golive_desktop.statements.envelope import Author, Embedded, Kind, Statement
from golive_desktop.statements.executive import approval_facts
from golive_desktop.statements.gate_facts import gate_facts
from golive_desktop.statements.identity import IdentityBody
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.request import CriticalFact, RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import (
    closure_of,
    earlier_answers,
    flattened,
    is_approval,
    is_closure,
    is_request,
    is_withdrawal,
    request_state,
    sign_off,
    sign_off_record,
)
from golive_desktop.statements.void import VoidBody, is_void, void_of
from tests.statements.launch_day import LaunchDay
from tests.statements.parts import (
    CANDIDATE,
    CRITICAL,
    EXECUTIVE,
    MANAGER,
    PEOPLE,
    at,
    author,
    chain_of,
    digest,
    embedded,
    entry,
    evidence_file,
    followed,
    form,
    lines_of,
    plan,
    reference,
    response,
)


class World(LaunchDay):
    """The release: the executive and two others decide, one under conditions, one of them fulfilled."""

    @cached_property
    def identity(self) -> Statement[IdentityBody]:
        mine = entry("legal")
        body = IdentityBody(certificate=mine.certificate, number=mine.number)
        return self.statement("identity", "i-legal", body, by=author("legal"), issued=at(0))

    @cached_property
    def roster(self) -> Embedded:
        body = RosterBody(
            number=1, previous="", several_roles_per_key=False, entries=tuple(entry(role) for role in PEOPLE)
        )
        return embedded("roster.pdf", self.statement("roster", "k-1", body, by=author(MANAGER), issued=at(0, 30)))

    def request(self, role: str, *, issued: datetime | None = None, name: str = "") -> Embedded:
        executive = role == EXECUTIVE
        state = self.state_before if executive else None
        approvals = self.approvals if executive else ()
        body = RequestBody(
            role=role,
            title=role.upper(),
            person=PEOPLE[role],
            form=form(role),
            deadline=date(2026, 3, 4),
            channel="mail",
            executive=executive,
            critical=tuple(_fact(item) for item in state.critical) if state else (),
            gates=gate_facts(state) if state else (),
            stands_on=tuple(reference(item) for item in approvals),
            approvals=approval_facts((item.statement, item.sha256) for item in approvals),
            basis=state.basis() if state else (),
            changes=(),
        )
        inside = (self.roster, *approvals)
        moment = issued or (at(5) if executive else at(1))
        statement = self.statement(
            "request",
            name or f"q-{role}",
            body,
            by=author(MANAGER),
            issued=moment,
            answers=[reference(self.roster)],
            inside=inside,
        )
        return embedded(f"request-{role}.pdf", statement, *inside)

    def approval(  # noqa: PLR0913 - an approval has that many facts
        self,
        role: str,
        request: Embedded,
        *,
        decision: Decision = "approved",
        issued: datetime | None = None,
        key: str = "",
        name: str = "",
    ) -> Embedded:
        asked = request.statement.body
        assert isinstance(asked, RequestBody)
        body = ApprovalBody(
            role=role,
            title=role.upper(),
            form=asked.form,
            executive=asked.executive,
            response=response(role, decision=decision),
            on_laptop_of="",
        )
        statement = self.statement(
            "approval",
            name or f"a-{role}",
            body,
            by=author(role, key),
            issued=issued or request.statement.issued_at + timedelta(hours=1),
            answers=[reference(request)],
            inside=[request],
            files=[evidence_file("1-load.txt", digest("load"), 4)] if role == "sre" else (),
        )
        return embedded(f"approval-{name or role}.pdf", statement, request)

    @cached_property
    def approvals(self) -> tuple[Embedded, ...]:
        """Of everybody but the executive, in the order of the plan."""
        legal = self.approval("legal", self.request("legal"), decision="conditional")
        return (legal, self.approval("sre", self.request("sre")))

    @cached_property
    def executive(self) -> Embedded:
        return self.approval(EXECUTIVE, self.request(EXECUTIVE))

    @cached_property
    def closure(self) -> Embedded:
        body = ClosureBody(
            role="legal", title="LEGAL", condition="C-1", text="Condition C-1", note="Signed contract of 4 March"
        )
        approval = self.approvals[0]
        statement = self.statement(
            "closure", "c-legal", body, by=author("legal"), issued=at(3), answers=[reference(approval)]
        )
        return embedded("closure-legal.pdf", statement)

    @cached_property
    def delegation(self) -> Embedded:
        """Legal is away in the week of the launch."""
        body = DelegationBody(
            role="legal",
            title="LEGAL",
            deputy=Deputy(name="Berta Beck", email="deputy@example.com", organisation="", fingerprint=""),
            holds_for="release",
            starts=at(0),
            ends=at(48),
        )
        return embedded(
            "delegation.pdf", self.statement("delegation", "v-legal", body, by=author("legal"), issued=at(0, 40))
        )

    def withdrawal(self, approval: Embedded, *, by: Author | None = None, issued: datetime | None = None) -> Embedded:
        role = approval.statement.author.role
        body = WithdrawalBody(role=role, title=role.upper(), reason="New findings")
        statement = self.statement(
            "withdrawal",
            f"w-{role}",
            body,
            by=by or author(role),
            issued=issued or at(7),
            answers=[reference(approval)],
        )
        return embedded(f"withdrawal-{role}.pdf", statement)

    def void(self, request: Embedded | None = None) -> Embedded:
        """Of one request, or of the whole release."""
        asked = request.statement.body if request else None
        role = asked.role if isinstance(asked, RequestBody) else ""
        statement = self.statement(
            "void",
            f"n-{role}",
            VoidBody(role=role, title=role.upper(), reason="A wrong form"),
            by=author(MANAGER),
            issued=at(7),
            answers=[reference(request)] if request else [],
        )
        return embedded("void.pdf", statement)

    def receipt(self, approval: Embedded, head: AuditHead) -> Embedded:
        body = approval.statement.body
        assert isinstance(body, ApprovalBody)
        said = ReceiptBody(
            role=body.role,
            title=body.title,
            person=approval.statement.author.name,
            decision=body.response.decision,
            counted_at=approval.statement.issued_at + timedelta(minutes=4),
            head=head,
        )
        statement = self.statement(
            "receipt",
            f"t-{body.role}",
            said,
            by=author(MANAGER),
            issued=approval.statement.issued_at + timedelta(minutes=5),
            answers=[reference(approval)],
        )
        return embedded(f"receipt-{body.role}.pdf", statement)

    @cached_property
    def chain(self) -> tuple[AuditEntry, ...]:
        return chain_of(("release.created", "rc-2"), ("key.confirmed", "legal"), ("key.confirmed", EXECUTIVE))

    def trail(self, originals: Sequence[Embedded]) -> tuple[AuditEntry, ...]:
        """The chain with each request and receipt that went out, and the reception of each approval."""
        entries = list(self.chain)
        for number, condition in enumerate(self.critical, 1):
            entries.append(followed(entries, MET, str(number), condition.met_at or at(2)))
        for item in flattened(originals):
            kind, moment = item.statement.kind, item.statement.issued_at
            if kind in {"request", "receipt", "void"}:
                entries.append(followed(entries, f"{kind}.issued", item.sha256, moment))
            if kind == "approval":
                entries.append(followed(entries, "file.counted", item.sha256, moment + timedelta(minutes=1)))
        return tuple(entries)

    @cached_property
    def critical(self) -> tuple[CriticalCondition, ...]:
        report = Evidence(name="report.pdf", sha256=digest("report"), size=9)
        return (
            CriticalCondition(text=CRITICAL[0], evidence=(report,), met_at=at(2), met_by=PEOPLE[MANAGER]),
            CriticalCondition(text=CRITICAL[1], note="Tried on 3 March", met_at=at(2), met_by=PEOPLE[MANAGER]),
        )

    @cached_property
    def gate(self) -> GateRun:
        return GateRun(
            key="1",
            command="make test",
            started_at=at(4),
            ended_at=at(4, 1),
            exit_code=0,
            outcome="green",
            reason="",
            output_tail="ok",
            output_bytes=2,
            output_sha256=digest("ok"),
            commit=CANDIDATE.commit,
            tag=CANDIDATE.tag,
        )

    @cached_property
    def state_before(self) -> ReleaseState:
        """Everything but the executive's request and answer."""
        return self.state((*self.approvals, self.closure))

    def state(self, originals: Sequence[Embedded]) -> ReleaseState:
        """As the release manager's home counts `originals`, all of them from known signers."""
        requests = [*originals, *(item for original in originals for item in original.inside)]
        withdrawn = {item.statement.answers_to[0].id for item in originals if is_withdrawal(item.statement)}
        return ReleaseState(
            plan=plan(),
            candidate=CANDIDATE,
            round=1,
            policy=Policy(),
            creator=author(MANAGER).fingerprint,
            requests=tuple(
                request_state(item.statement, item.sha256) for item in requests if is_request(item.statement)
            ),
            sign_offs=tuple(
                sign_off(item.statement, item.sha256, "withdrawn" if item.statement.id in withdrawn else "counted")
                for item in originals
                if is_approval(item.statement)
            ),
            closures=tuple(
                closure_of(item.statement, item.sha256, approval=item.statement.answers_to[0].sha256)
                for item in originals
                if is_closure(item.statement)
            ),
            critical=self.critical,
            gates=(self.gate,),
            voids=tuple(void_of(item.statement, item.sha256) for item in originals if is_void(item.statement)),
        )

    @cached_property
    def originals(self) -> tuple[Embedded, ...]:
        """What the dossier carries."""
        receipts = (
            self.receipt(self.approvals[0], head_of(self.chain[:2])),
            self.receipt(self.executive, head_of(self.chain)),
        )
        return (self.roster, *self.approvals, self.closure, self.executive, *receipts)

    @cached_property
    def dossier(self) -> Statement[DossierBody]:
        """Ready for production, with one condition open that is due after the launch."""
        return self.dossier_of(self.originals, self.state((*self.approvals, self.closure, self.executive)))

    def dossier_of(
        self, originals: Sequence[Embedded], state: ReleaseState, *, issued: datetime | None = None
    ) -> Statement[DossierBody]:
        """What an honest release manager states about `state`."""
        moment = issued or at(8)
        return self.statement(
            "dossier",
            "d-1",
            self._body(originals, state, assess(state, now=moment), moment),
            by=author(MANAGER),
            issued=moment,
            answers=[reference(self.roster)],
            inside=originals,
            files=[evidence_file("gate-1-output.txt", digest("ok"), 2)],
        )

    def _body(
        self, originals: Sequence[Embedded], state: ReleaseState, found: Readiness, moment: datetime
    ) -> DossierBody:
        approvals = {item.statement.id: item for item in originals if is_approval(item.statement)}
        records = []
        for row in found.board:
            original = approvals.get(row.sign_off.id) if row.sign_off else None
            records.append(sign_off_record(row, original, entry(row.role) if original else None))
        return DossierBody(
            edition=1,
            previous="",
            label="",
            plan=state.plan,
            policy=state.policy,
            creator=state.creator,
            verdict=found.verdict,
            decided_at=moment,
            why_not=tuple(OpenPoint(code=item.code, subject=item.subject, text=item.code) for item in found.why_not),
            follow_ups=tuple(OpenPoint(code=item.key, subject=role, text=item.text) for role, item in found.follow_ups),
            sign_offs=tuple(records),
            earlier=earlier_answers(state.sign_offs, found.board, {item.sha256: item for item in originals}),
            accepted=(),
            closures=state.closures,
            voids=state.voids,
            critical=state.critical,
            gates=tuple(GateRecord(run=run, attachment="gate-1-output.txt") for run in state.gates),
            audit=lines_of(self.trail(originals)),
        )

    def sample(self, kind: Kind) -> tuple[Statement[object], tuple[Embedded, ...]]:
        """One valid statement of `kind` with what it carries."""
        sre = self.approvals[1]
        found: dict[Kind, Embedded] = {
            "identity": embedded("identity.pdf", self.identity),
            "roster": self.roster,
            "request": self.request(EXECUTIVE),
            "approval": self.approvals[0],
            "delegation": self.delegation,
            "withdrawal": self.withdrawal(sre),
            "closure": self.closure,
            "void": self.void(self.request("legal")),
            "receipt": self.receipt(self.approvals[0], head_of(self.chain[:2])),
            "poll": self.poll,
            "override": self.override,
            "launch-decision": self.launch_decision,
            "review": self.review,
            "dossier": embedded("dossier.pdf", self.dossier, *self.originals),
        }
        return found[kind].statement, found[kind].inside


def _fact(item: CriticalCondition) -> CriticalFact:
    evidence = tuple(f"{piece.name} {piece.sha256}".strip() for piece in item.evidence)
    return CriticalFact(text=item.text, met=item.met, note=item.note, evidence=evidence)


@pytest.fixture(scope="session")
def world() -> World:
    return World()
