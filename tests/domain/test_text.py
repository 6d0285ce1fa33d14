# SPDX-License-Identifier: MIT
"""However it was typed, the same text is kept."""

from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.text import breakable, in_one_line, keepable, named_characters, revealed, tidy


def test_line_feeds_tabs_and_ends() -> None:
    assert tidy("  a\r\nb\rc\td \n") == "a\nb\nc d"


def test_letters_are_composed() -> None:
    assert tidy("Mu\u0308ller") == "M\u00fcller"


@given(st.text())
def test_what_is_tidy_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_what_nobody_would_see_is_spelled_out() -> None:
    assert revealed("in\u202efdp.exe \x1b[31m\u200b\ud800\r\n\tend") == (
        "in[U+202E]fdp.exe [U+001B][31m[U+200B][U+D800]\n\tend"
    )
    assert (
        revealed("Łukasz Müller, \u0395\u03bb\u03ad\u03bd\u03b7 & Co. <b>")
        == "Łukasz Müller, \u0395\u03bb\u03ad\u03bd\u03b7 & Co. <b>"
    )


@given(st.text())
def test_nothing_hidden_is_left_and_nothing_else_is_lost(text: str) -> None:
    shown = revealed(text)
    assert revealed(shown) == shown
    assert all(letter in shown for letter in text if letter.isprintable())


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_one_line_is_one_line_and_short(text: str, longest: int) -> None:
    line = in_one_line(text, longest)
    assert len(line) <= longest
    assert "\n" not in line
    assert line in {in_one_line(text, 100_000), f"{line[:-1]}…"}


def test_a_word_without_end_can_be_broken_and_any_other_stays() -> None:
    assert breakable("a" * 255 + " short") == "a" * 255 + " short"
    broken = breakable("W" * 20_000)
    assert broken.replace("\u200b", "") == "W" * 20_000
    assert max(map(len, broken.split("\u200b"))) <= 100


def test_a_name_of_any_bytes_can_be_kept() -> None:
    assert keepable(b"\xff a.pdf".decode(errors="surrogateescape")) == "\\udcff a.pdf"
    assert keepable("Łukasz.pdf") == "Łukasz.pdf"


def test_characters_are_named_by_number_and_the_first_ones_are_enough() -> None:
    assert named_characters(("\u05d3", "\u202e")) == "\u05d3 U+05D3, U+202E"
    assert named_characters("abcdefghijklmnop").split(", ")[-1] == "l U+006C"
    assert named_characters(()) == ""
