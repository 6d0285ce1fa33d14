# SPDX-License-Identifier: MIT
"""What the page shows follows from the run alone, and is told in words as well as drawn."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_steps import finish_step, measure, set_t0
from golive_desktop.ui.pages.after.chart import span_of
from golive_desktop.ui.pages.after.sight import Point, hours_of, metrics_of, review_of, weeks_of
from golive_desktop.ui.words import Words
from tests.office import Office
from tests.services.launch import T0, launch, then

ENGLISH, GERMAN = Words(language="en"), Words(language="de")
FINITE = some.floats(allow_nan=False, allow_infinity=False, min_value=-1e30, max_value=1e30)


def point(value: float) -> Point:
    return Point(at=T0, value=value, shown="", time="", holds=True, word="", by="", evidence=False)


@given(FINITE, some.lists(FINITE, max_size=5))
def test_every_value_and_the_limit_have_room_in_the_chart(limit: float, values: list[float]) -> None:
    span = span_of(limit, [point(value) for value in values])
    assert all(0 <= span.share(value) <= 1 for value in (limit, 0.0, *values))


def test_values_are_compared_with_their_limit_and_said_aloud(office: Office) -> None:
    set_t0(then(office, -20), T0)
    measure(then(office, 5), "errors", "0,21")
    measure(then(office, 10), "errors", "0.5", picture=b"png", name="a.png")
    view = look_at_day(office.manager.adapters, office.release.id, now=T0 + timedelta(minutes=11))
    errors, p50, _requests = metrics_of(view, ENGLISH)
    assert [(value.shown, value.word, value.evidence) for value in errors.points] == [
        ("0.21 %", "Within limit", False),
        ("0.5 %", "Over the limit", True),
    ]
    assert (errors.state, errors.word, errors.limit_text) == ("rejected", "Over the limit", "below 0.5 %")
    assert (p50.newest, p50.word) == (None, "Not measured")
    assert "0.5 %, Over the limit" in errors.spoken
    assert "no value yet" in p50.spoken
    german = metrics_of(view, GERMAN)[0]
    assert (german.limit_text, german.points[0].shown) == ("unter 0,5 %", "0,21 %")
    assert hours_of(view, ENGLISH).t0 == view.day.t0


def test_a_week_is_late_when_it_is_over(office: Office) -> None:
    set_t0(then(office, -20), T0)
    finish_step(then(office, 60 * 30), "W1/1")

    def weeks(days: int) -> list[tuple[str, bool, bool]]:
        view = look_at_day(office.manager.adapters, office.release.id, now=T0 + timedelta(days=days))
        return [(line.key, line.done, line.late) for line in weeks_of(view, ENGLISH)]

    assert weeks(2) == [("W1/1", True, False), ("W2/1", False, False)]
    assert weeks(16) == [("W1/1", True, False), ("W2/1", False, True)]


@pytest.mark.parametrize("launched", [False, True])
def test_a_review_waits_for_the_decision(office: Office, *, launched: bool) -> None:
    if launched:
        launch(office, run="rehearsal 1")
    view = look_at_day(office.manager.adapters, office.release.id, now=T0)
    assert (review_of(view).open, review_of(view).decision) == (False, "")
