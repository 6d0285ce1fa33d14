# SPDX-License-Identifier: MIT
"""Nested values come back as they were kept, or not at all."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from golive_desktop.domain.answer import Condition, Decision, Evidence
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Candidate, Policy
from golive_desktop.store import values

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# note: whole minutes east of Greenwich; a named zone's repeated hour equals no other time in Python (PEP 495)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(timezones=offsets)
conditions = st.builds(
    Condition, key=texts, text=texts, owner=texts, due=moments, when=st.sampled_from(["before-t0", "after-t0"])
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Older:
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Newer:
    name: str
    colour: str = "none"


@given(st.from_type(Plan))
@settings(max_examples=60)
def test_a_plan_comes_back_as_it_was(plan: Plan) -> None:
    # note: hypothesis builds lone surrogates only where asked to, so the text is always UTF-8
    assert values.from_text(Plan, values.to_text(plan)) == plan


@given(st.lists(conditions, max_size=3).map(tuple))
def test_tuples_of_values_come_back_as_they_were(given_conditions: tuple[Condition, ...]) -> None:
    assert values.from_text(tuple[Condition, ...], values.to_text(given_conditions)) == given_conditions


@given(st.builds(Policy, fresh_hours=st.none() | st.integers(0, 2**31)), st.dictionaries(texts, texts))
def test_the_text_is_the_canonical_form(policy: Policy, payload: dict[str, str]) -> None:
    parts = {field.name: getattr(policy, field.name) for field in fields(policy)}
    assert values.to_text(policy).encode() == rfc8785.dumps(parts)
    assert values.from_text(dict[str, str], values.to_text(payload)) == payload


@given(moments)
def test_a_time_keeps_its_moment_and_its_offset(at: datetime) -> None:
    back = values.moment(values.moment_text(at))
    assert (back, back.utcoffset()) == (at, at.utcoffset())
    assert values.moment_text(back) == values.moment_text(at)


def test_a_time_without_offset_is_never_kept() -> None:
    with pytest.raises(TypeError):
        values.moment_text(datetime(2026, 3, 5))  # noqa: DTZ001 - the very thing that is refused
    with pytest.raises(KnownError, match=r"store\.damaged"):
        values.moment("2026-03-05T10:00:00")


def test_no_time_stays_no_time() -> None:
    assert values.moment_or_none(None) is None
    assert values.moment_or_none("2026-03-05T10:00:00+00:00") == datetime(2026, 3, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("value", [1.5, b"bytes", {1, 2}, object(), Plan])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        values.to_text(value)


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(KnownError, match=r"store\.damaged"):
        values.from_text(Older, values.to_text(Newer(name="x")))


def test_a_field_that_came_later_takes_its_default() -> None:
    assert values.from_text(Newer, values.to_text(Older(name="x"))) == Newer(name="x")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Candidate, "{"),
        (Candidate, "[]"),
        (Candidate, '{"tag":"rc"}'),
        (Candidate, '{"artefacts":{},"commit":"","tag":"rc"}'),
        (Candidate, '{"artefacts":[],"commit":1,"tag":"rc"}'),
        (Policy, '{"fresh_hours":true}'),
        (Policy, '{"creator_may_approve":1}'),
        (Evidence, '{"name":"x","size":1.0}'),
        (Evidence, '{"name":null}'),
        (dict, "3"),
        (Condition, json.dumps({"key": "1", "text": "", "owner": "", "due": "today", "when": "before-t0"})),
        (Condition, json.dumps({"key": "1", "text": "", "owner": "", "due": 5, "when": "before-t0"})),
        (Condition, json.dumps({"key": "1", "text": "", "owner": "", "due": "2026-03-05T10:00:00Z", "when": "later"})),
    ],
)
def test_a_text_of_another_shape_is_damage(kind: type[object], text: str) -> None:
    with pytest.raises(KnownError, match=r"store\.damaged"):
        values.from_text(dict[str, str] if kind is dict else kind, text)


def test_dates_are_read_strictly() -> None:
    assert values.from_text(tuple[date, ...], '["2026-03-05"]') == (date(2026, 3, 5),)
    with pytest.raises(KnownError):
        values.from_text(tuple[date, ...], "[20260305]")


def test_a_word_is_one_of_its_literal() -> None:
    assert values.one_of(Decision, "approved") == "approved"
    with pytest.raises(KnownError, match=r"store\.damaged"):
        values.one_of(Literal["a", "b"], "c")
