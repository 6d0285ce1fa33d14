# SPDX-License-Identifier: MIT
"""A dossier agrees with its closures, withdrawals, answers, plan and rosters, or a rule says where not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from golive_desktop.domain.plan import GateCommand
from golive_desktop.domain.readiness import assess
from golive_desktop.domain.release import Policy
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.statements.dossier_originals import plan_problems
from golive_desktop.statements.dossier_state import (
    counted_state,
    newest_roster,
    own_recalls,
    roster_entry,
    roster_lines,
)
from golive_desktop.statements.envelope import CLOCK_TOLERANCE, Embedded
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import flattened
from tests.statements.conftest import World
from tests.statements.lies import Change, critical, exchanged, found, plan, record, run, stakeholders, without
from tests.statements.parts import (
    CRITICAL,
    MANAGER,
    RELEASE,
    at,
    attached,
    author,
    chain_of,
    codes,
    digest,
    embedded,
    entry,
    lines_of,
    payload,
    reference,
    with_body,
)


class TestClosuresAndWithdrawals:
    def test_a_closure_is_neither_invented_nor_dropped(self, world: World) -> None:
        closure = world.dossier.body.closures[0]
        for closures in (
            (),
            (closure, closure),
            (replace(closure, condition="C-2"),),
            (replace(closure, closed_at=at(4)),),
        ):
            assert found(with_body(world.dossier, closures=closures), *world.originals) == ["statement.closures-differ"]
        codes_without = found(world.dossier, *without(world.originals, "closure-legal.pdf"))
        assert {"statement.closures-differ", "statement.verdict-differs"} <= set(codes_without)

    def test_only_whoever_set_a_condition_closes_it(self, world: World) -> None:
        originals = exchanged(world.originals, "closure-legal.pdf", author=author("sre"))
        assert "statement.closures-differ" in found(world.dossier, *originals)
        renamed = exchanged(world.originals, "closure-legal.pdf", answers_to=(reference(world.approvals[1]),))
        assert "statement.closures-differ" in found(world.dossier, *renamed)

    def test_a_withdrawn_approval_does_not_count(self, world: World) -> None:
        taken = world.withdrawal(world.approvals[1])
        assert "statement.verdict-differs" in found(world.dossier, *world.originals, taken)
        state = world.state((*world.approvals, world.closure, taken))
        originals = (world.roster, *world.approvals, world.closure, taken)
        honest = world.dossier_of(originals, state)
        assert [item.state for item in honest.body.sign_offs] == [
            "not-requested",
            "conditional",
            "withdrawn",
            "inform-only",
        ]
        assert found(honest, *originals) == []

    def test_a_stranger_withdraws_nothing(self, world: World) -> None:
        for by in (author("legal"), author("sre", "-stranger")):
            taken = world.withdrawal(world.approvals[1], by=by)
            assert found(world.dossier, *world.originals, taken) == []
        assert own_recalls([world.approvals[1], world.withdrawal(world.approvals[1], by=author("legal"))]) == ()

    def test_a_recall_that_names_nothing_or_two_is_nobodys(self, world: World) -> None:
        for answers in ((), world.closure.statement.answers_to * 2):
            lost = replace(world.closure, statement=replace(world.closure.statement, answers_to=answers))
            assert own_recalls([*world.approvals, lost]) == ()


class TestTwoAnswers:
    def test_two_answers_to_one_request_conflict(self, world: World) -> None:
        second = world.approval("sre", world.approvals[1].inside[0], issued=at(3), name="a-sre-2")
        assert "statement.verdict-differs" in found(world.dossier, *world.originals, second)
        assert standings(world, *world.approvals, second)["a-sre"] == "conflict"

    def test_a_stranger_makes_no_conflict(self, world: World) -> None:
        second = world.approval("sre", world.approvals[1].inside[0], key="-stranger", name="a-stranger")
        assert standings(world, *world.approvals, second) == {
            "a-legal": "counted",
            "a-sre": "counted",
            "a-stranger": "identity-open",
        }

    @pytest.mark.parametrize(
        ("order", "first", "second"),
        [
            (["a-sre", "w-sre", "a-sre-2"], "withdrawn", "counted"),
            (["a-sre", "a-sre-2", "w-sre"], "withdrawn", "conflict"),
        ],
    )
    def test_an_answer_taken_back_before_the_next_came_is_no_conflict(
        self, world: World, order: list[str], first: str, second: str
    ) -> None:
        later = world.approval("sre", world.approvals[1].inside[0], issued=at(3), name="a-sre-2")
        taken = world.withdrawal(world.approvals[1], issued=at(2, 30))
        files = {"a-sre": world.approvals[1], "a-sre-2": later, "w-sre": taken}
        chain = chain_of(*((f"file.{name}", files[name].sha256) for name in order), hours=4)
        told = standings(world, *files.values(), audit=chain)
        assert (told["a-sre"], told["a-sre-2"]) == (first, second)

    def test_what_waits_is_said_to_wait(self, world: World) -> None:
        waiting = record(world.dossier.body, "sre", state="waits")
        assert "statement.verdict-differs" in found(with_body(world.dossier, **waiting), *world.originals)


class TestPlan:
    @pytest.mark.parametrize(
        "change",
        [
            lambda body: plan(body, stakeholders=(*body.plan.stakeholders[:2], *body.plan.stakeholders[3:])),
            lambda body: stakeholders(body, "sre", decides=False),
        ],
    )
    def test_whoever_was_asked_is_not_dropped(self, world: World, change: Change) -> None:
        body = world.dossier.body
        assert "statement.verdict-differs" in found(with_body(world.dossier, **change(body)), *world.originals)
        honest = assess(replace(world.state(world.originals), plan=change(body)["plan"]), now=at(8))
        assert ("readiness.role-dropped", "sre") in [(problem.code, problem.subject) for problem in honest.why_not]

    @pytest.mark.parametrize(
        "change",
        [
            lambda body: stakeholders(body, "legal", title="SECURITY"),
            lambda body: stakeholders(body, "legal", form=replace(body.plan.stakeholders[1].form, title="Other")),
            lambda body: stakeholders(body, "legal", form=None),
            lambda body: plan(body, executive=replace(body.plan.executive, statement="I approve everything.")),
            lambda body: plan(body, critical_conditions=CRITICAL[:1]) | {"critical": body.critical[:1]},
            lambda body: plan(body, gates=()) | {"gates": ()},
            lambda body: plan(body, gates=(*body.plan.gates, GateCommand(key="2", command="make bench"))),
            lambda body: plan(body, gates=(GateCommand(key="1", command="make all"),)),
            lambda body: plan(body, executive=None),
            lambda _: {"policy": Policy(executive_role="legal")},
            lambda _: {"policy": Policy(fresh_hours=1)},
        ],
    )
    def test_the_plan_is_the_one_that_was_asked_about(self, world: World, change: Change) -> None:
        lies = found(with_body(world.dossier, **change(world.dossier.body)), *world.originals)
        assert {"statement.plan-differs", "statement.verdict-differs"} & set(lies)

    @pytest.mark.parametrize(
        "change",
        [
            lambda body: run(body, outcome="red"),
            lambda body: run(body, commit="ef" * 20),
            lambda body: run(body, tag="rc-1"),
            lambda body: run(body, command="true"),
            lambda body: run(body, output_sha256=digest("other")),
            lambda body: run(body, started_at=at(3)),
            lambda _: {"gates": ()},
        ],
    )
    def test_the_gates_are_those_that_the_executive_signed_over(self, world: World, change: Change) -> None:
        lies = found(with_body(world.dossier, **change(world.dossier.body)), *world.originals)
        assert "statement.verdict-differs" in lies

    @pytest.mark.parametrize(
        "change",
        [
            lambda body: critical(body, note="Tested by a third party"),
            lambda body: critical(body, evidence=()),
            lambda body: critical(body, met_at=None),
            lambda body: {"critical": body.critical[:1]},
            lambda body: {"critical": body.critical[::-1]},
        ],
    )
    def test_the_critical_conditions_are_those_that_the_executive_signed_over(
        self, world: World, change: Change
    ) -> None:
        lies = found(with_body(world.dossier, **change(world.dossier.body)), *world.originals)
        assert "statement.verdict-differs" in lies

    def test_the_executive_was_shown_what_was_counted(self, world: World) -> None:
        request = world.executive.inside[0]
        assert isinstance(request.statement.body, RequestBody)
        shown = (replace(request.statement.body.critical[0], note="Nothing"), *request.statement.body.critical[1:])
        other = replace(
            request, statement=replace(request.statement, body=replace(request.statement.body, critical=shown))
        )
        originals = tuple(
            replace(item, inside=(other,)) if item.name == world.executive.name else item for item in world.originals
        )
        assert found(world.dossier, *originals) == ["statement.critical-differs"]

    def test_a_verdict_is_not_made_for_another_day(self, world: World) -> None:
        back = world.dossier.issued_at - CLOCK_TOLERANCE
        assert found(with_body(world.dossier, decided_at=back), *world.originals) == []
        earlier = with_body(world.dossier, decided_at=back - timedelta(seconds=1))
        assert found(earlier, *world.originals) == ["statement.time-order"]

    def test_a_gate_ends_after_it_started_and_before_the_dossier(self, world: World) -> None:
        for ended in (at(3), at(9)):
            dossier = with_body(world.dossier, **run(world.dossier.body, ended_at=ended))
            assert found(dossier, *world.originals) == ["statement.time-order"]

    def test_agreement_is_silent(self, world: World) -> None:
        everything = tuple(flattened(world.originals))
        state = counted_state(world.dossier.body, RELEASE, everything, frozenset())
        assert codes(plan_problems(state, assess(state, now=at(8)), everything)) == []


def roster(world: World, number: int, previous: str, **changes: object) -> Embedded:
    body = replace(
        world.roster.statement.body,
        number=number,
        previous=previous,
        **changes,  # type: ignore[type-var] # a roster's
    )
    statement = replace(world.roster.statement, id=f"k-{number}-{previous[:4]}", body=body)
    return embedded(f"roster-{number}.pdf", statement)


class TestRosters:
    def test_the_newest_counts_and_the_dossier_names_it(self, world: World) -> None:
        newer = roster(world, 2, world.roster.sha256)
        assert newest_roster([newer, world.roster]) == newer
        assert newest_roster([]) is None
        assert found(world.dossier, *world.originals, newer) == ["statement.roster-missing"]
        assert found(replace(world.dossier, answers_to=(reference(newer),)), *world.originals, newer) == []

    def test_rosters_follow_each_other(self, world: World) -> None:
        foreign = roster(world, 2, digest("another"))
        dossier = replace(world.dossier, answers_to=(reference(foreign),))
        assert found(dossier, *world.originals, foreign) == ["statement.roster-chain"]
        twin = roster(world, 1, "", entries=(entry(MANAGER),))
        assert "statement.roster-chain" in found(world.dossier, *world.originals, twin)

    def test_a_line_gives_one_role_to_one_key(self, world: World) -> None:
        lines = roster_lines(world.roster)
        assert roster_entry(lines, "sre", author("sre").fingerprint) == entry("sre")
        assert roster_entry(lines, "sre", author("legal").fingerprint) is None
        assert roster_entry(lines, "nobody", author("sre").fingerprint) is None
        assert roster_lines(None) == {}
        assert isinstance(world.roster.statement.body, RosterBody)


def standings(world: World, *originals: Embedded, audit: Any = None) -> dict[str, str]:  # noqa: ANN401 - a chain
    """How the originals count, by the id of the approval."""
    body = replace(world.dossier.body, audit=lines_of(audit or world.trail(originals)))
    everything = tuple(flattened((world.roster, *originals)))
    state: ReleaseState = counted_state(body, RELEASE, everything, frozenset())
    return {answer.id: answer.standing for answer in state.sign_offs}


def test_the_state_of_the_originals_is_the_state_of_the_home(world: World) -> None:
    everything = tuple(flattened(world.originals))
    home = world.state((*world.approvals, world.closure, world.executive))
    told = counted_state(world.dossier.body, RELEASE, everything, frozenset())
    assert assess(told, now=at(8)) == assess(home, now=at(8))
    assert told.basis() == home.basis()
    assert attached(world.roster).sha256 == world.roster.sha256
    assert payload(world.dossier)
