# SPDX-License-Identifier: MIT
"""The state of a release as counted: requests, sign-offs, critical conditions, gates."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from golive_desktop.domain.answer import Condition, Decision
from golive_desktop.domain.ci import CI_ROLE, AttachedResult, CiResult, files_for, is_settled_here
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.plan import Form, GateCommand, Plan, Stakeholder
from golive_desktop.domain.release import Candidate, Policy

__all__ = [
    "Closure",
    "ReleaseState",
    "RequestState",
    "SignOff",
    "Standing",
    "Void",
    "question_digest",
]

Standing = Literal["counted", "identity-open", "waits", "conflict", "withdrawn"]
"""Whether a received approval counts: yes; the signer's number was not compared; a person has to look
(time, evidence beside); two different answers to one request; taken back by the signer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestState:
    """One request that was issued."""

    id: str
    sha256: str
    role: str
    asked: str
    """Digest of what it asks: see `question_digest`."""
    candidate: Candidate
    form_version: int
    issued_at: datetime
    round: int
    basis: tuple[str, ...] = ()
    """Only of the executive request: what it stands on, see `ReleaseState.basis`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOff:
    """One approval that was received."""

    id: str
    sha256: str
    """Digest of the original."""
    request: str
    """Id of the request that it answers."""
    role: str
    person: str
    fingerprint: str
    candidate: Candidate
    form_version: int
    decision: Decision
    signed_at: datetime
    standing: Standing
    reason: str = ""
    conditions: tuple[Condition, ...] = ()
    principal: str = ""
    """In whose place it was signed; empty where the signer holds the role."""
    principal_key: str = ""
    """Fingerprint of the key that delegated the role."""
    attached: tuple[AttachedResult, ...] = ()
    """What it shows of gates that a CI system ran."""
    received_at: datetime | None = None
    """When it came in, where it shows something of a CI system; `signed_at` is its signer's word."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Closure:
    """A condition that whoever set it has closed."""

    approval: str
    """SHA-256 of the approval that set it, as it is kept here."""
    condition: str
    closed_at: datetime
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Void:
    """A release, or one request of it, that the release manager declared void."""

    request: str
    """Id of the request; empty for the whole release."""
    reason: str
    at: datetime
    sha256: str
    """Digest of the declaration's file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseState:
    """Everything from which the verdict on a release is computed."""

    plan: Plan
    candidate: Candidate
    round: int
    policy: Policy
    creator: str
    """Fingerprint of the key that created the release."""
    requests: tuple[RequestState, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    """In the order in which they were recorded."""
    closures: tuple[Closure, ...] = ()
    critical: tuple[CriticalCondition, ...] = ()
    """One for each critical condition of the plan, in its order."""
    gates: tuple[GateRun, ...] = ()
    """In the order in which they ran; the last run of a gate counts."""
    voids: tuple[Void, ...] = ()
    """In the order in which they were declared."""
    _requests: dict[str, RequestState] = field(init=False, repr=False, compare=False)
    """The newest one to each role."""
    _answers: dict[str, SignOff] = field(init=False, repr=False, compare=False)
    """The one to each request that stands before all others, by the request's id."""

    def __post_init__(self) -> None:
        """Looks through requests and answers once: a release may have a thousand of each."""
        answers: dict[str, SignOff] = {}
        for answer in self.sign_offs:
            earlier = answers.get(answer.request)
            if earlier is None or answer.standing != "identity-open" or earlier.standing == "identity-open":
                answers[answer.request] = answer
        object.__setattr__(self, "_answers", answers)
        newest = {request.role: request for request in self.requests}
        gone = {void.request for void in self.voids}
        # note: nothing takes the place of a void request; an older one must not count again
        asked = {role: request for role, request in newest.items() if request.id not in gone}
        object.__setattr__(self, "_requests", asked)

    @property
    def void(self) -> Void | None:
        """Why the whole release is void; None while it is not."""
        return next((void for void in self.voids if not void.request), None)

    def void_request(self, role: str) -> Void | None:
        """Why the newest request to `role` is void; None while it is not."""
        asked = [request.id for request in self.requests if request.role == role]
        return next((void for void in self.voids if asked and void.request == asked[-1]), None)

    def latest_request(self, role: str) -> RequestState | None:
        """The newest request to `role`; only an answer to it can count."""
        return self._requests.get(role)

    def sign_off(self, role: str) -> SignOff | None:
        """The newest answer to the newest request to `role`.

        An answer of an unknown signer stands behind every answer of a known one: a stranger cannot undo it.
        """
        request = self.latest_request(role)
        return None if request is None else self._answers.get(request.id)

    def gate(self, key: str) -> GateRun | None:
        """The last run of the gate with this key."""
        runs = [run for run in self.gates if run.key == key]
        return runs[-1] if runs else None

    def by_ci(self, gate: GateCommand) -> CiResult | None:
        """The CI system's result on which `gate` stands; None where there is none that counts.

        It counts by the approval of the DevOps lead that counts: on this candidate, over the form as it is asked now,
        by a confirmed key, and by nothing else. A run on this computer says more where it is green, or red and newer.
        """
        person, answer = self.plan.stakeholder(CI_ROLE), self.sign_off(CI_ROLE)
        request = self.latest_request(CI_ROLE)
        if person is None or answer is None or request is None or not self.is_current(person, request):
            return None
        if answer.standing != "counted" or answer.decision not in {"approved", "conditional"}:
            return None
        if answer.candidate != self.candidate or not self.candidate.commit:
            return None
        files = files_for(gate, self.plan, answer.attached)
        # note: a clock that runs ahead signs for no run that came after the answer
        said_at = min(answer.signed_at, answer.received_at or answer.signed_at)
        if not files or is_settled_here(self.gate(gate.key), gate, self.candidate, signed_at=said_at):
            return None
        return CiResult(
            gate=gate.key,
            files=files,
            person=answer.person,
            principal=answer.principal,
            signed_at=answer.signed_at,
            approval=answer.sha256,
        )

    def executive_role(self) -> str | None:
        """Who signs last: the policy's choice, else the plan's."""
        return self.policy.executive_role or self.plan.executive_role()

    def is_current(self, stakeholder: Stakeholder, request: RequestState) -> bool:
        """Whether `request` asks what this release asks now: this candidate, this round, this role, this form."""
        executive = stakeholder.role == self.executive_role()
        asked = question_digest(stakeholder.title, stakeholder.form, executive=executive)
        return self.is_round(request) and request.asked == asked

    def is_round(self, request: RequestState) -> bool:
        """Whether `request` is about this candidate and this round."""
        return (request.candidate, request.round) == (self.candidate, self.round)

    def dropped_roles(self) -> tuple[str, ...]:
        """Who was asked about this candidate in this round and no longer decides."""
        deciding = {person.role for person in self.plan.deciding()}
        asked = dict.fromkeys(request.role for request in self.requests if self.is_round(request))
        return tuple(role for role in asked if role not in deciding)

    def closed(self, approval: str, condition: str) -> bool:
        """Whether the condition that the approval with this digest set was closed."""
        return any((closure.approval, closure.condition) == (approval, condition) for closure in self.closures)

    def basis(self) -> tuple[str, ...]:
        """What the executive sign-off stands on, one line for each fact, in a fixed order.

        What was planned and by which policy, counted approvals of the other roles with their digests,
        closures of before-T-0 conditions, the last gate runs and the evidence of the critical conditions.
        A change of any of them makes an executive sign-off stale; closing an after-T-0 condition does not.
        """
        return (
            *self._plan_basis(),
            *self._approval_basis(),
            *self._closure_basis(),
            *self._gate_basis(),
            *self._critical_basis(),
        )

    def counted(self) -> tuple[SignOff, ...]:
        """The counted sign-offs of all roles but the executive, in the order of the plan."""
        executive = self.executive_role()
        found = (self.sign_off(person.role) for person in self.plan.deciding() if person.role != executive)
        return tuple(answer for answer in found if answer is not None and answer.standing == "counted")

    def _plan_basis(self) -> tuple[str, ...]:
        """What decides about GO in plan and policy; a changed deadline, channel or step makes nothing stale."""
        plan, policy = self.plan, self.policy
        people = (
            fact
            for person in plan.stakeholders
            for fact in (person.role, person.title, str(person.decides), *_form_facts(person.form))
        )
        executive = (*plan.executive.roles, plan.executive.statement) if plan.executive else ()
        gates = (fact for gate in plan.gates for fact in (gate.key, gate.command))
        facts = (plan.product, *people, "executive", *executive, "gates", *gates, "critical", *plan.critical_conditions)
        rules = (policy.creator_may_approve, policy.fresh_hours, policy.several_roles_per_key, policy.executive_role)
        return (f"plan {_digest(facts)}", f"policy {_digest(str(rule) for rule in rules)}")

    def _approval_basis(self) -> tuple[str, ...]:
        return tuple(f"approval {answer.role} {answer.sha256}" for answer in self.counted())

    def _closure_basis(self) -> tuple[str, ...]:
        due_before = {
            (answer.sha256, condition.key)
            for answer in self.counted()
            for condition in answer.conditions
            if condition.when == "before-t0"
        }
        lines = (
            f"closure {closure.condition} {closure.sha256}"
            for closure in self.closures
            if (closure.approval, closure.condition) in due_before
        )
        return tuple(sorted(lines))

    def _gate_basis(self) -> tuple[str, ...]:
        runs = (self.gate(command.key) for command in self.plan.gates)
        return tuple(
            f"gate {run.key} {run.outcome} {run.started_at.isoformat()} {run.output_sha256} {run.kept_sha256}"
            for run in runs
            if run
        )

    def _critical_basis(self) -> tuple[str, ...]:
        lines = []
        for number, condition in enumerate(self.critical, 1):
            facts = [condition.text, condition.note, *(item.sha256 or item.name for item in condition.evidence)]
            if condition.before is not None:
                facts += ["before", condition.before.at.isoformat(), condition.before.candidate.commit]
            digest = _digest(facts)
            lines.append(f"critical {number} {'met' if condition.met else 'open'} {digest}")
        return tuple(lines)


def question_digest(title: str, form: Form | None, *, executive: bool) -> str:
    """What a request asks, apart from the candidate: the role in words, and its form with each item.

    The executive's form follows from the critical conditions, which stand in the basis of the request.
    """
    return _digest((title, "executive") if executive else (title, "form", *_form_facts(form)))


def _digest(facts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()


def _form_facts(form: Form | None) -> tuple[str, ...]:
    if form is None:
        return ("no form",)
    items = (
        fact for item in form.items for fact in (item.key, item.text, str(item.blocking), str(item.evidence_required))
    )
    return (form.title, str(form.version), form.question, str(form.may_reject), *items)
