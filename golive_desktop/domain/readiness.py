# SPDX-License-Identifier: MIT
"""GO, NO-GO or CONDITIONAL, and every reason why not yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.ci import ci_keys
from golive_desktop.domain.plan import GateCommand, Stakeholder
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.signoff import ReleaseState, SignOff

__all__ = ["BoardRow", "Readiness", "ReleaseVerdict", "StakeholderState", "assess", "executive_obstacles"]

ReleaseVerdict = Literal["GO", "NO-GO", "CONDITIONAL"]
StakeholderState = Literal[
    "not-requested",
    "requested",
    "overdue",
    "identity-open",
    "approved",
    "conditional",
    "rejected",
    "withdrawn",
    "not-competent",
    "inform-only",
    "waits",
    "conflict",
    "older-candidate",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardRow:
    """Where one stakeholder stands."""

    role: str
    title: str
    person: str
    state: StakeholderState
    sign_off: SignOff | None

    @property
    def principal(self) -> str:
        """In whose place the person signed; empty where they hold the role, or nobody signed."""
        return self.sign_off.principal if self.sign_off else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Readiness:
    """The verdict on a release with its reasons."""

    verdict: ReleaseVerdict
    why_not: tuple[Problem, ...]
    """Empty for GO and CONDITIONAL; else one problem for each missing fact, with its subject."""
    follow_ups: tuple[tuple[str, Condition], ...]
    """Open conditions that are due after T-0, each with the role that set it."""
    board: tuple[BoardRow, ...]


def assess(state: ReleaseState, *, now: datetime) -> Readiness:
    """The verdict, computed from what was counted and never typed in.

    GO needs each deciding role satisfied, each critical condition met with evidence, each gate green on the
    candidate, and the executive's sign-off over exactly this. CONDITIONAL is the same with conditions due
    after T-0 still open. Everything else is NO-GO.

    Args:
        state: what was counted.
        now: the moment of the judgement, with its UTC offset.
    """
    why_not = (*executive_obstacles(state, now=now), *_executive(state, now))
    follow_ups = tuple(_follow_ups(state, now))
    verdict: ReleaseVerdict = "NO-GO" if why_not else "CONDITIONAL" if follow_ups else "GO"
    board = tuple(_row(state, stakeholder, now) for stakeholder in state.plan.stakeholders)
    return Readiness(verdict=verdict, why_not=why_not, follow_ups=follow_ups, board=board)


def executive_obstacles(state: ReleaseState, *, now: datetime) -> tuple[Problem, ...]:
    """Everything that has to be mended before the executive may be asked; empty when the request can go out."""
    return (*_void(state), *_plan(state), *_dropped(state), *_roles(state, now), *_critical(state), *_gates(state))


def _void(state: ReleaseState) -> Iterator[Problem]:
    if state.void is not None:
        details = {"reason": state.void.reason}
        yield Problem(code="readiness.void", subject=state.candidate.tag, details=details)


def _plan(state: ReleaseState) -> Iterator[Problem]:
    if not state.plan.deciding():
        yield Problem(code="readiness.nobody-decides")
    role = state.executive_role()
    if role is None or state.plan.stakeholder(role) is None:
        yield Problem(code="readiness.executive-unnamed", subject=role or "")
    if not state.candidate.commit:
        yield Problem(code="readiness.commit-unknown", subject=state.candidate.tag)


def _dropped(state: ReleaseState) -> Iterator[Problem]:
    """Whoever was asked decides: a plan without them would silence what they answered."""
    for role in state.dropped_roles():
        yield Problem(code="readiness.role-dropped", subject=role, details={"role": role, "tag": state.candidate.tag})


def _roles(state: ReleaseState, now: datetime) -> Iterator[Problem]:
    for stakeholder in state.plan.deciding():
        if stakeholder.role != state.executive_role():
            yield from _stakeholder(state, stakeholder, now)


def _stakeholder(state: ReleaseState, stakeholder: Stakeholder, now: datetime) -> Iterator[Problem]:
    row = _row(state, stakeholder, now)
    details = {"role": stakeholder.title}
    if row.state not in {"approved", "conditional"} or row.sign_off is None:
        yield _open(state, row)
        return
    yield from _age(state, row.sign_off, stakeholder, now)
    for condition in row.sign_off.conditions:
        if condition.when == "before-t0" and not state.closed(row.sign_off.sha256, condition.key):
            more = {**details, "condition": condition.key, "text": condition.text}
            yield Problem(code="readiness.condition-open", subject=stakeholder.role, details=more)
    # note: nobody does by a deputy what they may not do themselves
    signed_for = {row.sign_off.fingerprint, row.sign_off.principal_key}
    if state.creator in signed_for and state.creator and not state.policy.creator_may_approve:
        yield Problem(code="readiness.creator-approved", subject=stakeholder.role, details=details)


def _open(state: ReleaseState, row: BoardRow) -> Problem:
    """Why a role is not satisfied by where its stakeholder stands."""
    void = state.void_request(row.role) if row.state == "not-requested" else None
    if void is not None:
        details = {"role": row.title, "reason": void.reason}
        return Problem(code="readiness.request-void", subject=row.role, details=details)
    return Problem(code=f"readiness.{row.state}", subject=row.role, details={"role": row.title})


def _age(state: ReleaseState, answer: SignOff, stakeholder: Stakeholder, now: datetime) -> Iterator[Problem]:
    hours = state.policy.fresh_hours
    if hours is not None and now - answer.signed_at > timedelta(hours=hours):
        details = {"role": stakeholder.title, "hours": str(hours)}
        yield Problem(code="readiness.approval-old", subject=stakeholder.role, details=details)


def _critical(state: ReleaseState) -> Iterator[Problem]:
    for number, text in enumerate(state.plan.critical_conditions, 1):
        condition = state.critical[number - 1] if number <= len(state.critical) else None
        if condition is None or condition.text != text or not condition.met:
            fell = condition is not None and condition.text == text and condition.fell
            code = "readiness.critical-older-candidate" if fell else "readiness.critical-open"
            yield Problem(code=code, subject=str(number), details={"text": text})


def _gates(state: ReleaseState) -> Iterator[Problem]:
    asked = ci_keys(state.plan)
    for command in state.plan.gates:
        code = "" if state.by_ci(command) else _gate_problem(state, command, by_ci=command.key in asked)
        if code:
            yield Problem(code=code, subject=command.key, details={"command": command.command})


def _gate_problem(state: ReleaseState, command: GateCommand, *, by_ci: bool) -> str:
    """Why a gate is not green on this candidate; empty when it is."""
    run = state.gate(command.key)
    missing = "readiness.gate-ci-open" if by_ci else ""
    if run is None:
        return missing or "readiness.gate-not-run"
    if run.command != command.command:
        return missing or "readiness.gate-other-command"
    if (run.tag, run.commit) != (state.candidate.tag, state.candidate.commit):
        return missing or "readiness.gate-other-candidate"
    # note: what is red here stays red until it is green, or until somebody signs for it after that
    return "" if run.outcome == "green" else "readiness.gate-red"


def _executive(state: ReleaseState, now: datetime) -> Iterator[Problem]:
    role = state.executive_role()
    stakeholder = state.plan.stakeholder(role) if role else None
    if stakeholder is None:
        return
    row = _row(state, stakeholder, now)
    if row.state not in {"approved", "conditional"}:
        yield _open(state, row)
        return
    yield from _stakeholder(state, stakeholder, now)
    request = state.latest_request(stakeholder.role)
    if request is None or request.basis != state.basis():
        details = {"role": stakeholder.title}
        yield Problem(code="readiness.executive-stale", subject=stakeholder.role, details=details)


def _follow_ups(state: ReleaseState, now: datetime) -> Iterator[tuple[str, Condition]]:
    for stakeholder in state.plan.deciding():
        row = _row(state, stakeholder, now)
        if row.state not in {"approved", "conditional"} or row.sign_off is None:
            continue
        for condition in row.sign_off.conditions:
            if condition.when == "after-t0" and not state.closed(row.sign_off.sha256, condition.key):
                yield stakeholder.role, condition


def _row(state: ReleaseState, stakeholder: Stakeholder, now: datetime) -> BoardRow:
    answer = state.sign_off(stakeholder.role)
    return BoardRow(
        role=stakeholder.role,
        title=stakeholder.title,
        person=answer.person if answer else stakeholder.person,
        state=_state(state, stakeholder, answer, now),
        sign_off=answer,
    )


def _state(state: ReleaseState, stakeholder: Stakeholder, answer: SignOff | None, now: datetime) -> StakeholderState:
    if not stakeholder.decides:
        return "inform-only"
    request = state.latest_request(stakeholder.role)
    if request is None:
        return "not-requested"
    if not state.is_current(stakeholder, request) or (answer and answer.candidate != state.candidate):
        return "older-candidate"
    if answer is None:
        return "overdue" if _overdue(state, stakeholder, now) else "requested"
    if answer.standing == "counted":
        return answer.decision
    return answer.standing


def _overdue(state: ReleaseState, stakeholder: Stakeholder, now: datetime) -> bool:
    """Whether the deadline's day is over where the release lives."""
    if stakeholder.deadline is None:
        return False
    zone = ZoneInfo(state.plan.timezone) if state.plan.timezone else now.tzinfo
    return now.astimezone(zone).date() > stakeholder.deadline
