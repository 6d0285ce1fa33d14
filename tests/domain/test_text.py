# SPDX-License-Identifier: MIT
"""However it was typed, the same text is kept."""

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.text import tidy


def test_line_feeds_tabs_and_ends() -> None:
    assert tidy("  a\r\nb\rc\td \n") == "a\nb\nc d"


def test_letters_are_composed() -> None:
    assert tidy("Mu\u0308ller") == "M\u00fcller"


@given(st.text())
def test_what_is_tidy_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
