# SPDX-License-Identifier: MIT
"""Builders of a release: one that may go live, and the parts to take away from it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from golive_desktop.domain.answer import Condition, Decision, Evidence
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.plan import Executive, Form, GateCommand, Item, Plan, Stakeholder
from golive_desktop.domain.release import Candidate, Policy
from golive_desktop.domain.signoff import (
    Closure,
    ReleaseState,
    RequestState,
    SignOff,
    Standing,
    question_digest,
)

NOW = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
CANDIDATE = Candidate(tag="rc-2", commit="ab" * 20)
OLDER = Candidate(tag="rc-1", commit="cd" * 20)
EXECUTIVE = "ceo"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def condition(key: str = "C-1", *, before: bool = True) -> Condition:
    return Condition(key=key, text="Dashboards", owner="SRE", due=NOW, when="before-t0" if before else "after-t0")


def stakeholder(role: str, *, decides: bool = True) -> Stakeholder:
    form = Form(title=role.upper(), items=(Item(key="1", text="Ready?"),), version=2)
    return Stakeholder(
        role=role,
        title=role.upper(),
        purpose="",
        decides=decides,
        question="",
        channel="",
        deadline=None,
        form=form if decides and role != EXECUTIVE else None,
        person=f"Person of {role}",
    )


@dataclass(frozen=True)
class Complete:
    """A release for which everything is there; `state` puts it together."""

    roles: tuple[str, ...] = ("product", "sre")
    gates: int = 2
    critical: int = 2
    conditions: dict[str, tuple[Condition, ...]] = field(default_factory=dict)
    """Of roles that approved under conditions; those due before T-0 are closed."""
    policy: Policy = field(default_factory=Policy)

    def plan(self) -> Plan:
        deciding = (stakeholder(role) for role in self.roles)
        return Plan(
            product="Product",
            candidate=CANDIDATE.tag,
            date=None,
            timezone="Europe/Berlin",
            stakeholders=(stakeholder(EXECUTIVE), *deciding, stakeholder("marketing", decides=False)),
            critical_conditions=tuple(f"Critical {number}" for number in range(self.critical)),
            executive=Executive(roles=(EXECUTIVE, "cto"), statement="I approve."),
            gates=tuple(GateCommand(key=str(number), command=f"test {number}") for number in range(self.gates)),
            runbook=(),
        )

    def request(self, role: str) -> RequestState:
        return RequestState(
            id=f"q-{role}",
            sha256=digest(f"q-{role}"),
            role=role,
            asked=question_digest(role.upper(), stakeholder(role).form, executive=role == EXECUTIVE),
            candidate=CANDIDATE,
            form_version=2,
            issued_at=NOW - timedelta(hours=3),
            round=1,
        )

    def answer(self, role: str, *, decision: Decision | None = None, standing: Standing = "counted") -> SignOff:
        conditions = self.conditions.get(role, ())
        return SignOff(
            id=f"a-{role}",
            sha256=digest(f"a-{role}"),
            request=f"q-{role}",
            role=role,
            person=f"Person of {role}",
            fingerprint=digest(role),
            candidate=CANDIDATE,
            form_version=2,
            decision=decision or ("conditional" if conditions else "approved"),
            signed_at=NOW - timedelta(hours=2),
            standing=standing,
            conditions=conditions,
        )

    def run(self, number: int) -> GateRun:
        return GateRun(
            key=str(number),
            command=f"test {number}",
            started_at=NOW - timedelta(minutes=5),
            ended_at=NOW - timedelta(minutes=4),
            exit_code=0,
            outcome="green",
            reason="",
            output_tail="ok",
            output_bytes=2,
            output_sha256=digest("ok"),
            commit=CANDIDATE.commit,
            tag=CANDIDATE.tag,
        )

    def before_executive(self) -> ReleaseState:
        """Everything but the executive's request and sign-off."""
        evidence = (Evidence(name="report.pdf", sha256=digest("report"), size=9),)
        return ReleaseState(
            plan=self.plan(),
            candidate=CANDIDATE,
            round=1,
            policy=self.policy,
            creator=digest("manager"),
            requests=tuple(self.request(role) for role in self.roles),
            sign_offs=tuple(self.answer(role) for role in self.roles),
            closures=tuple(
                Closure(
                    approval=digest(f"a-{role}"),
                    condition=item.key,
                    closed_at=NOW,
                    sha256=digest(f"c-{role}{item.key}"),
                )
                for role, items in self.conditions.items()
                for item in items
                if item.when == "before-t0"
            ),
            critical=tuple(
                CriticalCondition(text=f"Critical {number}", evidence=evidence, met_at=NOW, met_by="Manager")
                for number in range(self.critical)
            ),
            gates=tuple(self.run(number) for number in range(self.gates)),
        )

    def state(self) -> ReleaseState:
        """Everything, with the executive's sign-off over exactly this."""
        before = self.before_executive()
        request = replace(self.request(EXECUTIVE), basis=before.basis(), form_version=1)
        return replace(
            before,
            requests=(*before.requests, request),
            sign_offs=(*before.sign_offs, replace(self.answer(EXECUTIVE), form_version=1)),
        )


def without_answer(state: ReleaseState, role: str) -> ReleaseState:
    return replace(state, sign_offs=tuple(answer for answer in state.sign_offs if answer.role != role))


def with_answer(state: ReleaseState, role: str, change: Callable[[SignOff], SignOff]) -> ReleaseState:
    """`state` with the answer of `role` changed."""
    answers = (change(answer) if answer.role == role else answer for answer in state.sign_offs)
    return replace(state, sign_offs=tuple(answers))


def with_request(state: ReleaseState, role: str, change: Callable[[RequestState], RequestState]) -> ReleaseState:
    """`state` with the request to `role` changed."""
    requests = (change(request) if request.role == role else request for request in state.requests)
    return replace(state, requests=tuple(requests))


@pytest.fixture
def complete() -> Complete:
    return Complete()
