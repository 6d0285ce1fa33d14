# SPDX-License-Identifier: MIT
"""A runbook is changed: steps find their place, what has happened stays, and two changes at once are both kept."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.arranging import added_step, free_key, moved_in_moment, moved_to
from golive_desktop.domain.day import DayEvent, EventKind, day_of
from golive_desktop.domain.edition import Origin, breach, differences, fixed_by, origin_of, tidied
from golive_desktop.domain.merging import rebased
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.runbook import Metric, OnCall, Rollback, Runbook, RunStep

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
ERRORS = Metric(key="errors", title="Error rate", limit=Decimal("0.5"))


def book(*keys: str) -> Runbook:
    steps = tuple(
        RunStep(key=key, moment=key.partition("/")[0], text=key, after_minutes=5 * number, minutes=2)
        for number, key in enumerate(keys)
    )
    return Runbook(edition=3, steps=steps, poll_order=("sre", "devops"), metrics=(ERRORS,))


BOOK = book("T-60/1", "T-60/2", "T-0/1", "T-0/2", "W1/1")
DONE = DayEvent(at=NOW, kind=EventKind.STEP_DONE, by="Anna", subject="T-60/1")
FIXED = fixed_by(
    day_of(
        [
            DONE,
            DayEvent(at=NOW, kind=EventKind.MEASURED, by="Anna", subject="errors", values={"value": "1"}),
            DayEvent(at=NOW, kind=EventKind.POLL_OPENED, by="Anna", subject="T-0"),
        ]
    )
)


def keys(runbook: Runbook) -> list[str]:
    return [step.key for step in runbook.steps]


def with_step(runbook: Runbook, key: str, **values: object) -> Runbook:
    steps = (replace(step, **values) if step.key == key else step for step in runbook.steps)  # type: ignore[arg-type]  # one field of a step
    return replace(runbook, steps=tuple(steps))


def test_a_new_step_stands_behind_the_chosen_one_under_a_key_of_its_own() -> None:
    added, key = added_step(BOOK, "T-60/1", taken={"T-60/3"})
    assert (key, keys(added)[:3]) == ("T-60/4", ["T-60/1", "T-60/4", "T-60/2"])
    assert (added.step(key).moment, added.step(key).after_minutes, added.step(key).text) == ("T-60", 2, "")
    assert keys(added_step(Runbook(edition=1, steps=()), "")[0]) == ["T-0/1"]
    assert free_key("value", {"value/1"}) == "value/2"


@pytest.mark.parametrize(
    ("moment", "place", "after"), [("T-0", 3, 17), ("T-30", 1, 0), ("T-48h", 0, 0), ("W2", 4, 0), ("T+15", 3, 0)]
)
def test_a_step_moves_to_its_place_in_time(moment: str, place: int, after: int) -> None:
    moved = moved_to(BOOK, "T-60/2", moment)
    assert keys(moved).index("T-60/2") == place
    assert (moved.step("T-60/2").moment, moved.step("T-60/2").after_minutes) == (moment, after)


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(KnownError) as raised:
        moved_to(BOOK, "T-60/2", "soon")
    assert raised.value.problem.code == "day.moment-unknown"


def test_steps_change_places_and_times_within_their_moment_alone() -> None:
    free = fixed_by(day_of([]))
    swapped = moved_in_moment(BOOK, "T-0/2", -1, free)
    assert swapped is not None
    assert keys(swapped) == ["T-60/1", "T-60/2", "T-0/2", "T-0/1", "W1/1"]
    assert [step.after_minutes for step in swapped.steps] == [step.after_minutes for step in BOOK.steps]
    assert moved_in_moment(BOOK, "T-0/1", -1, free) is None
    assert moved_in_moment(BOOK, "W1/1", 1, free) is None
    assert moved_in_moment(BOOK, "T-60/2", -1, FIXED) is None


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (with_step(BOOK, "T-60/1", minutes=9), "day.step-fixed"),
        (replace(BOOK, steps=BOOK.steps[1:]), "day.step-fixed"),
        (replace(BOOK, metrics=(replace(ERRORS, limit=Decimal(9)),)), "day.metric-fixed"),
        (replace(BOOK, metrics=()), "day.metric-fixed"),
        (replace(BOOK, poll_order=("sre",)), "day.poll-fixed"),
        (with_step(BOOK, "T-60/2", minutes=9), ""),
        (replace(BOOK, rollback=Rollback(decider="CTO"), on_call=(OnCall(name="A", number="1"),)), ""),
    ],
)
def test_what_has_happened_stays(after: Runbook, code: str) -> None:
    problem = breach(BOOK, after, FIXED)
    assert (problem.code if problem else "") == code
    assert breach(BOOK, after, fixed_by(day_of([]))) is None


def test_where_a_thing_comes_from_and_what_differs() -> None:
    changed, key = added_step(with_step(BOOK, "T-0/1", owner="SRE"), "T-0/2")
    assert [origin_of(changed.step(name), BOOK) for name in ("T-0/2", "T-0/1", key)] == list(Origin)
    assert origin_of(ERRORS, BOOK) is Origin.PLAN
    assert differences(BOOK, changed) == {"steps": f"T-0/1, {key}"}
    assert differences(BOOK, replace(BOOK, poll_order=("sre",), metrics=())) == {"values": "errors", "poll": "sre"}
    assert differences(BOOK, replace(BOOK, steps=BOOK.steps[::-1]))["steps"].startswith("W1/1")
    bare = replace(BOOK, on_call=(OnCall(name=" ", number=""),), rollback=Rollback(criteria=(" x ", "")))
    assert (tidied(bare).on_call, tidied(bare).rollback.criteria) == ((), ("x",))


@st.composite
def changes(draw: st.DrawFn) -> Runbook:
    """The book after somebody worked on it."""
    changed = BOOK
    for name in draw(st.lists(st.sampled_from(keys(BOOK)), max_size=3)):
        if name in keys(changed):
            what = draw(st.sampled_from(["text", "remove", "add", "swap"]))
            if what == "text":
                changed = with_step(changed, name, text=draw(st.sampled_from("xyz")))
            elif what == "remove":
                changed = replace(changed, steps=tuple(step for step in changed.steps if step.key != name))
            elif what == "add":
                changed, key = added_step(changed, name)
                changed = with_step(changed, key, text=draw(st.sampled_from("xyz")))
            else:
                changed = moved_in_moment(changed, name, -1, fixed_by(day_of([]))) or changed
    return replace(changed, poll_order=draw(st.sampled_from([BOOK.poll_order, ("sre",)])))


@given(changes(), changes())
def test_of_two_changes_at_once_neither_is_lost(mine: Runbook, theirs: Runbook) -> None:
    both, conflicts = rebased(BOOK, mine, theirs)
    assert len(set(keys(both))) == len(both.steps)
    known = {step.key: step for step in BOOK.steps}
    for side, other in ((mine, theirs), (theirs, mine)):
        rest = {step.key: step for step in other.steps}
        for step in side.steps:
            if step.key not in known:
                assert step.text in {one.text for one in both.steps if one.key not in known}
            elif known[step.key] != step and rest.get(step.key) == known[step.key]:
                assert both.step(step.key) == step
            elif known[step.key] != step and side is mine:
                assert both.step(step.key) == step
                assert step.key in conflicts or rest.get(step.key) == step


@given(changes())
def test_one_change_alone_comes_through_unchanged(change: Runbook) -> None:
    newer = replace(BOOK, edition=4)
    assert rebased(BOOK, change, newer) == (replace(change, edition=4), ())
    assert rebased(BOOK, BOOK, change) == (change, ())
