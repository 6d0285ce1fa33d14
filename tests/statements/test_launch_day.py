# SPDX-License-Identifier: MIT
"""What is signed on the go-live day keeps its rules: a poll is GO only when everybody says so, a value stands where
its limit puts it, a review can be acted on."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.review import FollowUp, Review
from golive_desktop.domain.runbook import Metric
from golive_desktop.statements.canonical import canonical, load
from golive_desktop.statements.envelope import Kind
from golive_desktop.statements.kinds import compose, parse, rule_problems
from golive_desktop.statements.launch_decision import is_launch_decision, value_state, values_table
from golive_desktop.statements.override import OverriddenPoint, is_override
from golive_desktop.statements.poll import is_poll, poll_result
from golive_desktop.statements.review import REVIEW_STATUS, is_review
from golive_desktop.statements.texts import texts
from tests.statements.conftest import World
from tests.statements.launch_day import T0
from tests.statements.paper import in_order
from tests.statements.parts import MANAGER, attached, codes, payload, problems_of, reference, with_body


def lied(world: World, kind: Kind, **changes: Any) -> list[str]:  # noqa: ANN401 - of any body
    return codes(problems_of(with_body(world.sample(kind)[0], **changes)))


def answers(world: World, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as typed there
    body = world.sample("poll")[0].body
    first, *others = body.answers  # type: ignore[attr-defined] # a poll
    return {"answers": (replace(first, **changes), *others)}


class TestPoll:
    def test_a_go_is_a_go_from_everybody(self, world: World) -> None:
        no = answers(world, answer="NO-GO", reason="Disk full")
        assert lied(world, "poll", **no) == ["statement.poll-result"]
        assert lied(world, "poll", **no, result="NO-GO") == []
        assert lied(world, "poll", result="NO-GO") == ["statement.poll-result"]
        assert lied(world, "poll", answers=()) == ["statement.poll-incomplete", "statement.poll-result"]
        assert poll_result(()) == "NO-GO"
        assert is_poll(world.poll.statement)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"answer": "NO-GO", "reason": " "}, "statement.poll-needs-reason"),
            ({"role": "sre"}, "statement.poll-incomplete"),
            ({"by": " "}, "statement.poll-incomplete"),
            ({"title": ""}, "statement.poll-incomplete"),
            ({"at": T0 - timedelta(minutes=6)}, "statement.time-order"),
            ({"at": T0}, "statement.time-order"),
        ],
    )
    def test_each_answer_is_complete_and_in_time(self, world: World, changes: dict[str, Any], code: str) -> None:
        assert code in lied(world, "poll", **answers(world, **changes))

    def test_it_is_opened_before_it_is_signed(self, world: World) -> None:
        assert lied(world, "poll", opened_at=T0) == ["statement.time-order"]

    def test_the_pages_say_who_said_what(self, world: World) -> None:
        pages = compose(world.poll.statement)
        assert in_order(pages, "Go/no-go poll at T-0", "GO", "Everybody who was asked says GO.", "LEGAL", "SRE")
        assert in_order(pages, "SRE", "After a second look", "3 Mar 2026, 17:57:00 (UTC+1)", "Anna Berger")


class TestLaunchDecision:
    def test_success_needs_no_reason_where_all_is_plain(self, world: World) -> None:
        values = world.launch_decision.statement.body.values[:1]  # type: ignore[attr-defined] # a decision
        assert lied(world, "launch-decision", reason=" ", values=values) == []
        assert lied(world, "launch-decision", reason=" ") == ["statement.decision-needs-reason"]
        rolled = lied(world, "launch-decision", decision="roll-back", reason="", values=values)
        assert rolled == ["statement.decision-needs-reason"]
        assert is_launch_decision(world.launch_decision.statement)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"value": "0.5"}, "statement.value-differs"),
            ({"limit": "0.2"}, "statement.value-differs"),
            ({"state": "open"}, "statement.value-differs"),
            ({"value": "", "state": "open"}, "statement.value-differs"),
            ({"by": ""}, "statement.value-differs"),
            ({"value": "1e9"}, "statement.value-unreadable"),
            ({"value": "NaN"}, "statement.value-unreadable"),
            ({"limit": "few"}, "statement.value-unreadable"),
            ({"at": T0 + timedelta(hours=3)}, "statement.time-order"),
        ],
    )
    def test_a_value_stands_where_its_limit_puts_it(self, world: World, changes: dict[str, Any], code: str) -> None:
        first, *others = world.launch_decision.statement.body.values  # type: ignore[attr-defined] # a decision
        assert lied(world, "launch-decision", values=(replace(first, **changes), *others)) == [code]

    def test_it_comes_after_proceed(self, world: World) -> None:
        assert lied(world, "launch-decision", proceeded_at=T0 + timedelta(hours=3)) == ["statement.time-order"]

    def test_the_pages_say_on_what_it_was_decided(self, world: World) -> None:
        pages = compose(world.launch_decision.statement)
        assert in_order(pages, "SUCCESS", "The launch of rc-2 is a success. The release stays in production.")
        assert in_order(pages, "Error rate", "0.21 %", "below 0.5 %", "within", "Median", "at most 500 ms", "outside")
        assert in_order(pages, "Users", "\u2013", "at least 10", "not read")
        assert list(values_table((), texts(1, "en"))) == []

    def test_a_limit_itself_is_not_below_it(self) -> None:
        metric = Metric(key="e", title="E", limit=Decimal(1), within="below")
        assert [value_state(metric, value) for value in (Decimal(1), Decimal("0.9"), None)] == [
            "outside",
            "within",
            "open",
        ]


class TestReview:
    @pytest.mark.parametrize(
        ("review", "code"),
        [
            (Review(decision="stable", issues=("a", "b", "c", "d")), "statement.review-issues"),
            (Review(decision="stable", issues=(" ",)), "statement.review-incomplete"),
            (Review(decision="stable", better=("",)), "statement.review-incomplete"),
            (
                Review(decision="stable", follow_ups=(FollowUp(text="x", owner=" ", due=T0.date()),)),
                "statement.review-incomplete",
            ),
        ],
    )
    def test_somebody_can_act_on_it(self, world: World, review: Review, code: str) -> None:
        assert lied(world, "review", review=review) == [code]

    def test_the_shortest_one_says_the_decision(self, world: World) -> None:
        assert lied(world, "review", review=Review(decision="stable")) == []
        assert lied(world, "review", proceeded_at=T0 + timedelta(days=2)) == ["statement.time-order"]
        assert is_review(world.review.statement)
        assert REVIEW_STATUS.keys() == {"stable", "watch-48h", "consider-rollback"}

    def test_the_pages_say_what_was_learned(self, world: World) -> None:
        pages = compose(world.review.statement)
        assert in_order(pages, "WATCH FOR 48 HOURS", "Uptime", "99.98 %", "Top issues", "What went well")
        assert in_order(pages, "Follow-ups", "Warm the caches", "SRE", "20 Mar 2026")


class TestOverride:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"reason": " "}, "statement.override-needs-reason"),
            ({"points": ()}, "statement.override-differs"),
            ({"points": (OverriddenPoint(key="a", text=" "),)}, "statement.override-differs"),
            ({"points": (OverriddenPoint(key="a", text="b"),) * 2}, "statement.override-differs"),
            ({"role": "sre"}, "statement.other-role"),
            ({"role": MANAGER}, "statement.other-role"),
        ],
    )
    def test_it_says_what_and_why(self, world: World, changes: dict[str, Any], code: str) -> None:
        statement, inside = world.sample("override")
        assert code in codes(problems_of(with_body(statement, **changes), *inside))

    @pytest.mark.parametrize(
        "changes",
        [
            {"reason": "Another one"},
            {"points": (OverriddenPoint(key="readiness.gate-red 1", text="A gate is red."),)},
            {"title": "Boss"},
        ],
    )
    def test_what_is_approved_is_what_was_asked(self, world: World, changes: dict[str, Any]) -> None:
        statement, inside = world.sample("override")
        assert codes(problems_of(with_body(statement, **changes), *inside)) == ["statement.override-differs"]
        assert codes(problems_of(statement)) == ["statement.override-differs"]

    def test_nobody_approves_what_they_asked_for(self, world: World) -> None:
        statement, (asked,) = world.sample("override")
        own = replace(asked, statement=replace(asked.statement, author=statement.author))
        assert "statement.override-differs" in codes(problems_of(statement, own))
        later = replace(asked, statement=replace(asked.statement, issued_at=T0))
        assert "statement.override-differs" in codes(problems_of(statement, later))
        assert is_override(statement)

    def test_a_request_stands_alone(self, world: World) -> None:
        _, (asked,) = world.sample("override")
        assert problems_of(asked.statement) == ()
        answers = replace(asked.statement, answers_to=(reference(world.roster),))
        assert codes(problems_of(answers)) == ["statement.day-of-what"]
        more = replace(asked.statement, attachments=(attached(world.roster),))
        assert codes(problems_of(more, world.roster)) == ["statement.attachment-unexpected"]


@pytest.mark.parametrize("kind", ["poll", "launch-decision", "review"])
def test_each_names_what_it_follows_and_carries_nothing(world: World, kind: Kind) -> None:
    statement = world.sample(kind)[0]
    other = replace(statement, answers_to=(reference(world.roster),))
    assert codes(problems_of(other)) == ["statement.day-of-what"]
    more = replace(statement, attachments=(attached(world.roster),))
    assert codes(problems_of(more, world.roster)) == ["statement.attachment-unexpected"]


def test_a_dossier_without_a_day_has_one_form(world: World) -> None:
    data = load(payload(world.dossier))
    assert "day" not in data["body"]
    for foreign in (None, {}, {"steps": [], "metrics": [], "events": [event("of-tomorrow")]}):
        body = {**data["body"], "day": foreign}
        with pytest.raises(KnownError) as raised:
            parse(canonical({**data, "body": body}))
        assert raised.value.problem.code == "statement.schema"
    known = {**data["body"], "day": {"steps": [], "metrics": [], "events": [event("proceeded")]}}
    assert "statement.pages-differ" in codes(rule_problems(parse(canonical({**data, "body": known})), {}))


def event(kind: str) -> dict[str, Any]:
    told = {"at": T0.isoformat(), "kind": kind, "by": "Otto", "subject": "", "text": "", "values": {}}
    return {**told, "file": "", "salt": ""}
