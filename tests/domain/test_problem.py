# SPDX-License-Identifier: MIT
"""A problem is a value with a code; an error carries one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError, Problem, Severity, worst


def test_a_problem_blocks_unless_it_says_otherwise() -> None:
    problem = Problem(code="gate.red")
    assert (problem.severity, problem.subject, problem.details) == (Severity.BLOCKS, "", {})


def test_problems_without_details_share_nothing_that_can_be_changed() -> None:
    with pytest.raises(TypeError):
        Problem(code="a").details["x"] = "y"  # type: ignore[index] # the very thing that is refused


def test_an_error_carries_its_problem() -> None:
    error = KnownError.of("store.newer", "golive.sqlite3", found="2", known="1")
    assert error.problem == Problem(code="store.newer", subject="golive.sqlite3", details={"found": "2", "known": "1"})
    assert str(error) == "store.newer: golive.sqlite3 {'found': '2', 'known': '1'}"
    informing = Problem(code="a", severity=Severity.INFORMS)
    assert KnownError(informing).problem is informing


@given(st.lists(st.sampled_from(Severity), min_size=1))
def test_severities_combine_by_maximum(severities: list[Severity]) -> None:
    assert worst(Problem(code="x", severity=severity) for severity in severities) == max(severities)


def test_nothing_is_not_severe() -> None:
    assert worst(()) is None
    assert Severity.INFORMS < Severity.ASKS < Severity.BLOCKS
