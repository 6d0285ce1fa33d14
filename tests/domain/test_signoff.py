# SPDX-License-Identifier: MIT
"""The state of a release finds what counts now, and the executive's basis says it in a fixed order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.plan import Moment, Plan
from golive_desktop.domain.release import Policy
from tests.domain.conftest import EXECUTIVE, NOW, Complete, condition, digest, with_answer

LINK = Evidence(name="https://bugs.example.org")


@pytest.mark.parametrize(
    ("critical", "met"),
    [
        (CriticalCondition(text="x"), False),
        (CriticalCondition(text="x", met_at=NOW), False),
        (CriticalCondition(text="x", met_at=NOW, note=" \n"), False),
        (CriticalCondition(text="x", evidence=(LINK,), note="n"), False),
        (CriticalCondition(text="x", met_at=NOW, note="Report 7, page 2"), True),
        (CriticalCondition(text="x", met_at=NOW, evidence=(LINK,)), True),
    ],
)
def test_met_means_recorded_and_with_evidence(critical: CriticalCondition, *, met: bool) -> None:
    assert critical.met is met


def test_the_newest_request_to_a_role_is_found(complete: Complete) -> None:
    state = complete.state()
    again = replace(complete.request("sre"), id="again")
    assert replace(state, requests=(*state.requests, again)).latest_request("sre") is again
    assert state.latest_request("nobody") is None


def test_the_newest_answer_to_the_newest_request_is_found(complete: Complete) -> None:
    state = complete.state()
    second = replace(complete.answer("sre"), id="second")
    assert replace(state, sign_offs=(*state.sign_offs, second)).sign_off("sre") is second
    elsewhere = replace(second, request="another")
    assert replace(state, sign_offs=(*state.sign_offs, elsewhere)).sign_off("sre") == complete.answer("sre")
    assert state.sign_off("nobody") is None


def test_a_stranger_is_seen_only_when_nobody_else_answered(complete: Complete) -> None:
    stranger = replace(complete.answer("sre", standing="identity-open"), id="stranger")
    alone = with_answer(complete.state(), "sre", lambda _answer: stranger)
    assert alone.sign_off("sre") is stranger
    state = complete.state()
    assert replace(state, sign_offs=(*state.sign_offs, stranger)).sign_off("sre") == complete.answer("sre")


def test_the_last_run_of_a_gate_is_found(complete: Complete) -> None:
    state = complete.state()
    again = replace(complete.run(0), exit_code=1)
    assert replace(state, gates=(*state.gates, again)).gate("0") is again
    assert state.gate("9") is None


def test_the_executive_is_the_policy_s_choice_or_the_plan_s(complete: Complete) -> None:
    assert complete.state().executive_role() == EXECUTIVE
    assert replace(complete.state(), policy=Policy(executive_role="cto")).executive_role() == "cto"


def test_a_closure_belongs_to_one_condition_of_one_approval() -> None:
    state = Complete(conditions={"sre": (condition(),)}).state()
    assert state.closed(digest("a-sre"), "C-1")
    assert not state.closed(digest("a-sre"), "C-2")
    assert not state.closed(digest("a-product"), "C-1")


def test_counted_are_all_but_the_executive_in_the_order_of_the_plan(complete: Complete) -> None:
    state = complete.state()
    turned = replace(state, sign_offs=state.sign_offs[::-1])
    assert [answer.role for answer in turned.counted()] == ["product", "sre"]
    waiting = with_answer(state, "sre", lambda answer: replace(answer, standing="waits"))
    assert [answer.role for answer in waiting.counted()] == ["product"]


def test_the_basis_names_each_fact_once_in_a_fixed_order() -> None:
    conditions = (condition("C-2"), condition("C-1"), condition("C-3", before=False))
    complete = Complete(roles=("sre",), gates=1, critical=1, conditions={"sre": conditions})
    state = complete.state()
    closures = sorted(f"closure C-{number} {digest(f'c-sreC-{number}')}" for number in (1, 2))
    assert [line.split(" ")[0] for line in state.basis()[:2]] == ["plan", "policy"]
    assert state.basis()[2:-1] == (
        f"approval sre {digest('a-sre')}",
        *closures,
        f"gate 0 green {complete.run(0).started_at.isoformat()} {digest('ok')} {digest('ok')}",
    )
    assert state.basis()[-1].startswith("critical 1 met ")
    assert replace(state, closures=state.closures[::-1]).basis() == state.basis()


def test_the_basis_tells_an_open_critical_condition_from_a_met_one(complete: Complete) -> None:
    state = complete.state()
    opened = replace(state, critical=(replace(state.critical[0], met_at=None), state.critical[1]))
    assert opened.basis() != state.basis()
    assert opened.basis()[-2].startswith("critical 1 open ")


def test_the_basis_before_and_after_the_executive_signed_is_the_same(complete: Complete) -> None:
    assert complete.before_executive().basis() == complete.state().basis()


@pytest.mark.parametrize(
    "change",
    [
        lambda plan: replace(plan, gates=plan.gates[:1]),
        lambda plan: replace(plan, critical_conditions=plan.critical_conditions[:1]),
        lambda plan: replace(plan, stakeholders=plan.stakeholders[:-1]),
        lambda plan: replace(plan, gates=(replace(plan.gates[0], command="true"), *plan.gates[1:])),
        lambda plan: replace(plan, executive=None),
    ],
)
def test_a_plan_that_decides_otherwise_makes_another_basis(complete: Complete, change: Callable[[Plan], Plan]) -> None:
    state = complete.state()
    assert replace(state, plan=change(state.plan)).basis()[0] != state.basis()[0]


def test_what_decides_nothing_leaves_the_basis(complete: Complete) -> None:
    state = complete.state()
    later = replace(state.plan, date=date(2026, 3, 6), runbook=(Moment(at="T-0", title="Launch", steps=()),))
    assert replace(state, plan=later).basis() == state.basis()


@pytest.mark.parametrize(
    "policy",
    [
        Policy(creator_may_approve=True),
        Policy(fresh_hours=24),
        Policy(several_roles_per_key=True),
        Policy(executive_role="cto"),
    ],
)
def test_each_rule_of_the_policy_is_in_the_basis(complete: Complete, policy: Policy) -> None:
    state = complete.state()
    assert replace(state, policy=policy).basis()[1] != state.basis()[1]
