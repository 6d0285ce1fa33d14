# SPDX-License-Identifier: MIT
"""A plan for another product, candidate and day says so in each of its sentences, and nothing else changes."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.fitting import fitted
from golive_desktop.resources import resource_bytes

PLAN = read_handbook(resource_bytes("sample/handbook.md")).plan


def test_sentences_name_the_new_candidate_and_product() -> None:
    new = fitted(PLAN, product="Zebra", tag="rc-7", day=None)
    assert (new.product, new.candidate, new.date) == ("Zebra", "rc-7", PLAN.date)
    assert "RC tag verified: rc-7" in new.critical_conditions
    assert new.executive is not None
    assert new.executive.statement == "I approve the release of rc-7 to production."
    assert "rc-2026-03-01" not in repr(new)
    assert "LifeTimeCircle" not in repr(new)


def test_deadlines_keep_their_distance_from_the_launch() -> None:
    assert PLAN.date is not None
    new = fitted(PLAN, product=PLAN.product, tag=PLAN.candidate, day=PLAN.date + timedelta(days=30))
    for before, after in zip(PLAN.stakeholders, new.stakeholders, strict=True):
        assert before.deadline is not None
        assert after.deadline == before.deadline + timedelta(days=30)
        assert replace(after, deadline=before.deadline) == before


def test_a_day_beyond_the_calendar_moves_no_deadline() -> None:
    new = fitted(replace(PLAN, date=date.min), product="Zebra", tag="rc-7", day=date.max)
    assert new.date == date.max
    assert [person.deadline for person in new.stakeholders] == [person.deadline for person in PLAN.stakeholders]


def test_short_names_are_not_looked_for_inside_words() -> None:
    new = fitted(replace(PLAN, product="Go"), product="Zebra", tag=PLAN.candidate, day=None)
    assert new.critical_conditions == PLAN.critical_conditions


@given(product=st.text(min_size=1, max_size=20), tag=st.text(min_size=1, max_size=20))
def test_who_decides_what_never_changes(product: str, tag: str) -> None:
    new = fitted(PLAN, product=product, tag=tag, day=None)
    assert [(item.role, item.decides, item.person) for item in new.stakeholders] == [
        (item.role, item.decides, item.person) for item in PLAN.stakeholders
    ]
    assert [item.key for item in new.gates] == [item.key for item in PLAN.gates]


def test_the_same_names_and_day_are_the_same_plan() -> None:
    assert fitted(PLAN, product=PLAN.product, tag=PLAN.candidate, day=PLAN.date) == PLAN
