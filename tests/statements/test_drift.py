# SPDX-License-Identifier: MIT
from datetime import timedelta

import pytest

from golive_desktop.statements.drift import drift_words
from golive_desktop.statements.texts import texts


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, "0 min"),
        (8, "+8 min"),
        (-2, "-2 min"),
        (179, "+179 min"),
        (180, "+3 h"),
        (47 * 60, "+47 h"),
        (-2880, "-2 d"),
        (144 * 60, "+6 d"),
    ],
)
def test_a_drift_is_said_in_the_unit_that_says_most(minutes: float, said: str) -> None:
    assert drift_words(timedelta(minutes=minutes), texts(1, "en")) == said
