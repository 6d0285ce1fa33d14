# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.documents.style import BODY, MONO, TITLE, Style
from golive_desktop.documents.typeset import broken, longest_part, measured

WORDS = st.text(alphabet="abcWi äß-/_.,\n\t\u00a0", max_size=300)


@given(WORDS, st.floats(min_value=20, max_value=500), st.sampled_from([BODY, MONO, TITLE]))
def test_the_lines_are_the_text_and_none_is_too_wide(text: str, width: float, style: Style) -> None:
    lines = broken(text, style, width)

    assert "".join(lines) == text
    assert all(measured(line, style) <= width + 0.001 or len(line.rstrip()) == 1 for line in lines)


def test_a_line_breaks_after_spaces_hyphens_and_line_feeds() -> None:
    assert broken("Release-Managerin Anna", BODY, 60) == ("Release-", "Managerin ", "Anna")
    assert broken("one\n\ntwo", BODY, 400) == ("one\n", "\n", "two")
    assert broken("", BODY, 400) == ()


def test_numbers_with_hyphens_and_fixed_spaces_stay_together() -> None:
    assert broken("before rc-2026-03-01", BODY, 70) == ("before ", "rc-2026-03-01")
    assert broken("about 5\u00a0MB", BODY, 50) == ("about ", "5\u00a0MB")


def test_a_word_wider_than_the_line_is_broken_anywhere() -> None:
    lines = broken("W" * 255, BODY, 100)

    assert len(lines) > 10
    assert "".join(lines) == "W" * 255


@pytest.mark.parametrize(("text", "unbroken", "part"), [("a bb ccc", 0, "ccc"), ("a bb ccc", 10, "a bb ccc")])
def test_the_longest_part_is_a_word_or_a_short_text(text: str, unbroken: int, part: str) -> None:
    assert longest_part(text, BODY, unbroken) == measured(part, BODY)


def test_digests_widen_no_column() -> None:
    assert longest_part("ab" * 32, MONO) == 0


def test_a_character_of_another_face_is_measured_there() -> None:
    assert measured("✓", MONO) == pytest.approx(measured("✓", BODY) * MONO.size / BODY.size)
