# SPDX-License-Identifier: MIT
"""GO exactly when nothing is missing, and every missing fact is named with its subject."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.answer import Condition, Decision
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.problem import Severity
from golive_desktop.domain.readiness import Readiness, assess, executive_obstacles
from golive_desktop.domain.release import Candidate
from golive_desktop.domain.signoff import Closure, ReleaseState, Standing, question_digest
from tests.domain.conftest import (
    CANDIDATE,
    EXECUTIVE,
    NOW,
    OLDER,
    Complete,
    condition,
    digest,
    with_answer,
    with_request,
    without_answer,
)

STALE = ("readiness.executive-stale", EXECUTIVE)

conditions = st.lists(st.booleans(), max_size=3).map(
    lambda before: tuple(condition(f"C-{number}", before=value) for number, value in enumerate(before, 1))
)


@st.composite
def completes(draw: st.DrawFn) -> Complete:
    """Releases of any size for which everything is there."""
    roles = draw(st.lists(st.sampled_from(["product", "legal", "sre", "security"]), min_size=1, unique=True))
    return Complete(
        roles=tuple(roles),
        gates=draw(st.integers(0, 3)),
        critical=draw(st.integers(0, 3)),
        conditions={role: found for role in roles if (found := draw(conditions))},
    )


def reasons(readiness: Readiness) -> list[tuple[str, str]]:
    return [(problem.code, problem.subject) for problem in readiness.why_not]


def expect(state: ReleaseState, *missing: tuple[str, str]) -> None:
    """`state` is NO-GO for exactly these reasons, apart from what they mean for the executive's signature."""
    readiness = assess(state, now=NOW)
    found = reasons(readiness)
    assert readiness.verdict == "NO-GO"
    assert [reason for reason in found if reason != STALE] == list(missing)
    assert [(problem.code, problem.subject) for problem in executive_obstacles(state, now=NOW)] == list(missing)
    assert all(problem.severity is Severity.BLOCKS for problem in readiness.why_not)


@given(completes())
def test_a_complete_release_is_go_unless_conditions_follow(complete: Complete) -> None:
    readiness = assess(complete.state(), now=NOW)
    follow_ups = [
        (role, item) for role in complete.roles for item in complete.conditions.get(role, ()) if item.when == "after-t0"
    ]
    assert reasons(readiness) == []
    assert list(readiness.follow_ups) == follow_ups
    assert readiness.verdict == ("CONDITIONAL" if follow_ups else "GO")


@given(completes(), st.data())
def test_a_missing_approval_is_named(complete: Complete, data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(complete.roles))
    state = without_answer(complete.state(), role)
    expect(state, ("readiness.requested", role))
    assert STALE in reasons(assess(state, now=NOW))
    requests = tuple(request for request in state.requests if request.role != role)
    expect(replace(state, requests=requests), ("readiness.not-requested", role))


@given(completes().filter(lambda complete: any(item.when == "before-t0" for item in _all(complete))), st.data())
def test_an_open_condition_before_the_launch_is_named(complete: Complete, data: st.DataObject) -> None:
    state = complete.state()
    lost = data.draw(st.sampled_from(state.closures))
    without = replace(state, closures=tuple(closure for closure in state.closures if closure is not lost))
    role_of = {digest(f"a-{role}"): role for role in complete.roles}
    expect(without, ("readiness.condition-open", role_of[lost.approval]))
    (problem,) = executive_obstacles(without, now=NOW)
    role = problem.subject
    assert problem.details == {"role": role.upper(), "condition": lost.condition, "text": "Dashboards"}


@given(completes().filter(lambda complete: complete.gates > 0), st.data())
def test_a_gate_that_did_not_run_is_named(complete: Complete, data: st.DataObject) -> None:
    state = complete.state()
    lost = data.draw(st.sampled_from(state.gates))
    without = replace(state, gates=tuple(run for run in state.gates if run is not lost))
    expect(without, ("readiness.gate-not-run", lost.key))
    assert executive_obstacles(without, now=NOW)[0].details == {"command": lost.command}


@given(completes().filter(lambda complete: complete.critical > 0), st.data())
def test_a_critical_condition_without_evidence_is_named(complete: Complete, data: st.DataObject) -> None:
    state = complete.state()
    number = data.draw(st.integers(1, complete.critical))
    bare = replace(state.critical[number - 1], evidence=(), note=" ")
    without = replace(state, critical=(*state.critical[: number - 1], bare, *state.critical[number:]))
    expect(without, ("readiness.critical-open", str(number)))
    assert executive_obstacles(without, now=NOW)[0].details == {"text": bare.text}


@given(completes())
def test_a_missing_executive_is_named(complete: Complete) -> None:
    readiness = assess(without_answer(complete.state(), EXECUTIVE), now=NOW)
    assert (readiness.verdict, reasons(readiness)) == ("NO-GO", [("readiness.requested", EXECUTIVE)])
    readiness = assess(complete.before_executive(), now=NOW)
    assert (readiness.verdict, reasons(readiness)) == ("NO-GO", [("readiness.not-requested", EXECUTIVE)])


@given(completes(), st.data())
def test_nothing_but_a_complete_set_is_go(complete: Complete, data: st.DataObject) -> None:
    whole = complete.state()
    answers = data.draw(st.lists(st.sampled_from(whole.sign_offs), unique_by=id))
    gates = data.draw(st.lists(st.sampled_from(whole.gates), unique_by=id)) if whole.gates else []
    state = replace(whole, sign_offs=tuple(answers), gates=tuple(gates))
    readiness = assess(state, now=NOW)
    everything = len(answers) == len(whole.sign_offs) and len(gates) == len(whole.gates)
    assert (readiness.verdict == "NO-GO") is not everything
    assert (readiness.verdict == "NO-GO") is bool(readiness.why_not)


@pytest.mark.parametrize(
    ("decision", "code"), [("rejected", "readiness.rejected"), ("not-competent", "readiness.not-competent")]
)
def test_other_decisions_stay_open(complete: Complete, decision: Decision, code: str) -> None:
    state = with_answer(complete.state(), "sre", lambda answer: replace(answer, decision=decision))
    expect(state, (code, "sre"))
    executive = with_answer(complete.state(), EXECUTIVE, lambda answer: replace(answer, decision=decision))
    assert reasons(assess(executive, now=NOW)) == [(code, EXECUTIVE)]


@pytest.mark.parametrize("standing", ["identity-open", "waits", "conflict", "withdrawn"])
def test_an_answer_that_does_not_count_is_named(complete: Complete, standing: Standing) -> None:
    state = with_answer(complete.state(), "sre", lambda answer: replace(answer, standing=standing))
    expect(state, (f"readiness.{standing}", "sre"))
    assert STALE in reasons(assess(state, now=NOW))


def test_a_second_different_answer_undoes_the_first(complete: Complete) -> None:
    state = with_answer(complete.state(), "sre", lambda answer: replace(answer, standing="conflict"))
    second = replace(complete.answer("sre", decision="rejected", standing="conflict"), id="a-2", sha256=digest("a-2"))
    expect(replace(state, sign_offs=(*state.sign_offs, second)), ("readiness.conflict", "sre"))


def test_a_stranger_undoes_nothing(complete: Complete) -> None:
    state = complete.state()
    stranger = replace(complete.answer("sre", standing="identity-open"), id="a-2", fingerprint=digest("stranger"))
    assert assess(replace(state, sign_offs=(*state.sign_offs, stranger)), now=NOW).verdict == "GO"


def test_only_an_answer_to_the_newest_request_counts(complete: Complete) -> None:
    state = complete.state()
    again = replace(complete.request("sre"), id="q-again")
    asked = replace(state, requests=(*state.requests, again))
    expect(asked, ("readiness.requested", "sre"))
    answer = replace(complete.answer("sre"), id="a-again", request="q-again", sha256=digest("again"))
    answered = assess(replace(asked, sign_offs=(*state.sign_offs, answer)), now=NOW)
    assert reasons(answered) == [STALE]


def test_an_answer_for_an_older_candidate_does_not_count(complete: Complete) -> None:
    expect(
        with_request(complete.state(), "sre", lambda request: replace(request, candidate=OLDER)),
        ("readiness.older-candidate", "sre"),
    )
    expect(
        with_answer(complete.state(), "sre", lambda answer: replace(answer, candidate=OLDER)),
        ("readiness.older-candidate", "sre"),
    )


def test_the_same_tag_with_another_build_is_another_candidate(complete: Complete) -> None:
    rebuilt = Candidate(tag=CANDIDATE.tag, commit=OLDER.commit)
    expect(
        with_request(complete.state(), "sre", lambda request: replace(request, candidate=rebuilt)),
        ("readiness.older-candidate", "sre"),
    )


def test_an_answer_to_an_older_form_does_not_count(complete: Complete) -> None:
    state = with_request(complete.state(), "sre", lambda request: replace(request, asked=digest("another form")))
    expect(state, ("readiness.older-candidate", "sre"))


@pytest.mark.parametrize(
    "change",
    [
        lambda person: replace(person, title="Reliability"),
        lambda person: replace(person, form=None),
        lambda person: replace(person, form=replace(person.form, question="Ready for real?")),
        lambda person: replace(person, form=replace(person.form, may_reject=False)),
    ],
)
def test_an_answer_to_another_question_does_not_count(
    complete: Complete, change: Callable[[Stakeholder], Stakeholder]
) -> None:
    plan = complete.plan()
    people = tuple(change(person) if person.role == "sre" else person for person in plan.stakeholders)
    state = replace(complete.state(), plan=replace(plan, stakeholders=people))
    assert ("readiness.older-candidate", "sre") in reasons(assess(state, now=NOW))


@pytest.mark.parametrize("keep", [True, False], ids=["informed", "gone"])
def test_whoever_was_asked_is_not_dropped_from_the_plan(complete: Complete, *, keep: bool) -> None:
    plan = complete.plan()
    people = [replace(person, decides=False) if person.role == "sre" else person for person in plan.stakeholders]
    left = tuple(person for person in people if keep or person.role != "sre")
    state = replace(complete.state(), plan=replace(plan, stakeholders=left))
    assert state.dropped_roles() == ("sre",)
    assert reasons(assess(state, now=NOW))[0] == ("readiness.role-dropped", "sre")
    assert executive_obstacles(state, now=NOW)
    older = with_request(state, "sre", lambda request: replace(request, candidate=OLDER))
    assert older.dropped_roles() == ()


def test_an_answer_of_an_older_round_does_not_count(complete: Complete) -> None:
    readiness = assess(replace(complete.state(), round=2), now=NOW)
    assert reasons(readiness) == [("readiness.older-candidate", role) for role in ("product", "sre", EXECUTIVE)]


def test_the_executive_signs_the_executive_request_whatever_its_own_form(complete: Complete) -> None:
    # note: when the policy names the CTO, the CTO has a form of its own with a version of its own
    plan = complete.plan()
    form = next(person.form for person in plan.stakeholders if person.role == "sre")
    people = tuple(replace(person, form=form) if person.role == EXECUTIVE else person for person in plan.stakeholders)
    planned = replace(complete.state(), plan=replace(plan, stakeholders=people))
    assert reasons(assess(planned, now=NOW)) == [("readiness.executive-stale", EXECUTIVE)]
    asked_again = with_request(planned, EXECUTIVE, lambda request: replace(request, basis=planned.basis()))
    assert assess(asked_again, now=NOW).verdict == "GO"


def test_an_executive_sign_off_does_not_answer_the_form_of_its_role() -> None:
    both = Complete(roles=("cto", "sre"))
    state = with_request(
        both.state(), "cto", lambda request: replace(request, asked=question_digest("CTO", None, executive=True))
    )
    assert reasons(assess(state, now=NOW)) == [("readiness.older-candidate", "cto")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda run: replace(run, outcome="red", exit_code=1), "readiness.gate-red"),
        (lambda run: replace(run, commit=OLDER.commit), "readiness.gate-other-candidate"),
        (lambda run: replace(run, tag=OLDER.tag), "readiness.gate-other-candidate"),
        (lambda run: replace(run, command="true"), "readiness.gate-other-command"),
    ],
)
def test_a_gate_counts_green_on_this_candidate_only(
    complete: Complete, change: Callable[[GateRun], GateRun], code: str
) -> None:
    state = complete.state()
    expect(replace(state, gates=(change(state.gates[0]), state.gates[1])), (code, "0"))


def test_the_last_run_of_a_gate_counts(complete: Complete) -> None:
    state = complete.state()
    red = replace(state.gates[0], outcome="red")
    expect(replace(state, gates=(*state.gates, red)), ("readiness.gate-red", "0"))
    assert executive_obstacles(replace(state, gates=(red, *state.gates)), now=NOW) == ()


def test_a_critical_condition_counts_under_its_present_text(complete: Complete) -> None:
    state = complete.state()
    other = replace(state.critical[1], text="another one")
    expect(replace(state, critical=(state.critical[0], other)), ("readiness.critical-open", "2"))
    expect(replace(state, critical=state.critical[:1]), ("readiness.critical-open", "2"))
    expect(
        replace(state, critical=(state.critical[0], replace(state.critical[1], met_at=None))),
        ("readiness.critical-open", "2"),
    )


@given(completes(), st.data())
def test_a_counted_change_makes_the_executive_stale(complete: Complete, data: st.DataObject) -> None:
    state = complete.state()
    again = digest(f"a-{complete.roles[0]}")
    changes: list[ReleaseState] = [
        replace(
            with_answer(state, complete.roles[0], lambda answer: replace(answer, sha256="0" * 64)),
            closures=tuple(
                replace(item, approval="0" * 64) if item.approval == again else item for item in state.closures
            ),
        )
    ]
    changes += [replace(state, gates=(*state.gates, replace(run, started_at=NOW, ended_at=NOW))) for run in state.gates]
    changes += [
        replace(state, critical=tuple(replace(item, note="more") if item is one else item for item in state.critical))
        for one in state.critical
    ]
    changes += [
        replace(
            state, closures=tuple(replace(item, sha256="1" * 64) if item is one else item for item in state.closures)
        )
        for one in state.closures
    ]
    assert reasons(assess(data.draw(st.sampled_from(changes)), now=NOW)) == [STALE]


@given(completes().filter(lambda complete: any(item.when == "after-t0" for item in _all(complete))))
def test_closing_a_follow_up_leaves_the_executive_alone(complete: Complete) -> None:
    state = complete.state()
    follow_ups = assess(state, now=NOW).follow_ups
    closures = tuple(
        Closure(approval=digest(f"a-{role}"), condition=item.key, closed_at=NOW, sha256=digest(f"{role}{item.key}"))
        for role, item in follow_ups
    )
    one = assess(replace(state, closures=(*state.closures, closures[0])), now=NOW)
    assert one.follow_ups == follow_ups[1:]
    assert reasons(one) == []
    every = assess(replace(state, closures=(*state.closures, *closures)), now=NOW)
    assert (every.verdict, every.follow_ups) == ("GO", ())


def test_follow_ups_of_an_older_candidate_are_history() -> None:
    state = Complete(conditions={"sre": (condition(before=False),)}).state()
    assert len(assess(state, now=NOW).follow_ups) == 1
    older = with_request(state, "sre", lambda request: replace(request, candidate=OLDER))
    assert assess(older, now=NOW).follow_ups == ()


def test_an_executive_may_sign_under_conditions() -> None:
    complete = Complete(conditions={EXECUTIVE: (condition(), condition("C-2", before=False))})
    readiness = assess(complete.state(), now=NOW)
    assert (readiness.verdict, readiness.follow_ups) == ("CONDITIONAL", ((EXECUTIVE, condition("C-2", before=False)),))
    opened = assess(replace(complete.state(), closures=()), now=NOW)
    assert reasons(opened) == [("readiness.condition-open", EXECUTIVE)]


def _all(complete: Complete) -> list[Condition]:
    return [item for items in complete.conditions.values() for item in items]
