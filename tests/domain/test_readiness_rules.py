# SPDX-License-Identifier: MIT
"""Time, policy and the board: how long an approval counts, who may sign, and who is late where the release lives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.readiness import Readiness, assess
from golive_desktop.domain.release import Candidate, Policy
from tests.domain.conftest import (
    EXECUTIVE,
    NOW,
    Complete,
    digest,
    with_answer,
    without_answer,
)


def reasons(readiness: Readiness) -> list[tuple[str, str]]:
    return [(problem.code, problem.subject) for problem in readiness.why_not]


@given(st.integers(1, 200), st.integers(0, 400 * 60))
def test_an_approval_is_fresh_for_so_many_hours(hours: int, minutes: int) -> None:
    complete = Complete(roles=("sre",), policy=Policy(fresh_hours=hours))
    signed = NOW - timedelta(minutes=minutes)
    state = with_answer(complete.state(), "sre", lambda answer: replace(answer, signed_at=signed))
    state = with_answer(state, EXECUTIVE, lambda answer: replace(answer, signed_at=NOW))
    old = minutes > hours * 60
    assert reasons(assess(state, now=NOW)) == ([("readiness.approval-old", "sre")] if old else [])
    if old:
        assert assess(state, now=NOW).why_not[0].details == {"role": "SRE", "hours": str(hours)}


def test_the_executive_sign_off_grows_old_too() -> None:
    complete = Complete(policy=Policy(fresh_hours=1))
    state = complete.state()
    for role in complete.roles:
        state = with_answer(state, role, lambda answer: replace(answer, signed_at=NOW))
    assert reasons(assess(state, now=NOW)) == [("readiness.approval-old", EXECUTIVE)]


@pytest.mark.parametrize("role", ["sre", EXECUTIVE])
def test_whoever_created_the_release_does_not_approve_it(complete: Complete, role: str) -> None:
    state = replace(complete.state(), creator=digest(role))
    assert reasons(assess(state, now=NOW)) == [("readiness.creator-approved", role)]
    lent = tuple(replace(answer, principal_key=digest("manager")) for answer in complete.state().sign_offs)
    in_ones_place = replace(complete.state(), sign_offs=lent)
    assert "readiness.creator-approved" in {code for code, _ in reasons(assess(in_ones_place, now=NOW))}
    loosened = replace(state, policy=Policy(creator_may_approve=True))
    assert reasons(assess(loosened, now=NOW)) == [("readiness.executive-stale", EXECUTIVE)]
    allowed = replace(complete, policy=Policy(creator_may_approve=True)).state()
    assert assess(replace(allowed, creator=digest(role)), now=NOW).verdict == "GO"


def test_a_release_without_its_basics_is_no_go(complete: Complete) -> None:
    state = complete.state()
    assert ("readiness.commit-unknown", "rc-9") in reasons(
        assess(replace(state, candidate=Candidate(tag="rc-9", commit="")), now=NOW)
    )
    unnamed = replace(state, plan=replace(state.plan, executive=None))
    assert ("readiness.executive-unnamed", "") in reasons(assess(unnamed, now=NOW))
    empty = replace(state, plan=replace(state.plan, stakeholders=()))
    assert ("readiness.nobody-decides", "") in reasons(assess(empty, now=NOW))


def test_an_executive_who_is_not_in_the_plan_cannot_be_skipped(complete: Complete) -> None:
    state = replace(complete.state(), policy=Policy(executive_role="chair"))
    assert ("readiness.executive-unnamed", "chair") in reasons(assess(state, now=NOW))
    informed = replace(complete.state(), policy=Policy(executive_role="marketing"))
    assert ("readiness.inform-only", "marketing") in reasons(assess(informed, now=NOW))


def test_the_policy_chooses_the_executive() -> None:
    complete = Complete(roles=("cto", "sre"), policy=Policy(executive_role="cto"))
    readiness = assess(complete.before_executive(), now=NOW)
    assert reasons(readiness) == [("readiness.not-requested", EXECUTIVE), ("readiness.older-candidate", "cto")]


def test_the_board_shows_everybody_in_the_order_of_the_plan(complete: Complete) -> None:
    state = with_answer(complete.state(), "sre", lambda answer: replace(answer, person="Deputy"))
    board = assess(state, now=NOW).board
    assert [(row.role, row.title, row.person, row.state) for row in board] == [
        ("ceo", "CEO", "Person of ceo", "approved"),
        ("product", "PRODUCT", "Person of product", "approved"),
        ("sre", "SRE", "Deputy", "approved"),
        ("marketing", "MARKETING", "Person of marketing", "inform-only"),
    ]
    assert [row.sign_off.id if row.sign_off else "" for row in board] == ["a-ceo", "a-product", "a-sre", ""]


@pytest.mark.parametrize(("hour", "state"), [(22, "requested"), (23, "overdue")])
def test_a_deadline_ends_with_its_day_where_the_release_lives(complete: Complete, hour: int, state: str) -> None:
    plan = complete.plan()
    people = tuple(replace(person, deadline=date(2026, 3, 5)) for person in plan.stakeholders)
    asked = replace(without_answer(complete.state(), "sre"), plan=replace(plan, stakeholders=people))
    # note: 23:00 in UTC is midnight in Berlin
    readiness = assess(asked, now=NOW.replace(hour=hour))
    assert next(row.state for row in readiness.board if row.role == "sre") == state
    assert (f"readiness.{state}", "sre") in reasons(readiness)


def test_a_deadline_without_a_zone_is_the_reader_s(complete: Complete) -> None:
    plan = complete.plan()
    people = tuple(replace(person, deadline=date(2026, 3, 5)) for person in plan.stakeholders)
    asked = replace(without_answer(complete.state(), "sre"), plan=replace(plan, stakeholders=people, timezone=""))
    assert ("readiness.requested", "sre") in reasons(assess(asked, now=NOW.replace(hour=23)))
