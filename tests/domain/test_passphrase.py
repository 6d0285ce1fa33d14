# SPDX-License-Identifier: MIT
"""A passphrase is judged by how it would be guessed, not by how it looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.domain.passphrase import MIN_PASSPHRASE, strength_of

ORDER = ("short", "easy", "fair", "strong")


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", "short"),
        ("x7$Kq2!", "short"),
        ("12345678", "easy"),
        ("qwertzuiop", "easy"),
        ("aaaaaaaaaaaaaaaaaaaa", "easy"),
        ("password123", "easy"),
        ("Kennwort2026", "easy"),
        ("abababababababab", "easy"),
        ("berger-anna-1", "easy"),
        ("hund haus baum", "fair"),
        ("k3bR9wqz", "fair"),
        ("correct horse battery staple", "strong"),
        ("Vier Wörter reichen völlig", "strong"),
        ("vR7$kq!2Lm9z", "strong"),
    ],
)
def test_the_word_says_how_soon_it_would_be_guessed(passphrase: str, strength: str) -> None:
    assert strength_of(passphrase, known=("Anna Berger", "anna.berger@example.com")) == strength


def test_what_is_known_about_the_person_is_worth_nothing() -> None:
    assert strength_of("Hollmann#41") != "easy"
    assert strength_of("Hollmann#41", known=("Dr. Petra Hollmann",)) == "easy"


@given(st.text(max_size=60))
def test_any_text_gets_a_word_and_only_short_ones_are_short(passphrase: str) -> None:
    found = strength_of(passphrase)
    assert found in ORDER
    assert (found == "short") == (len(passphrase) < MIN_PASSPHRASE)


@given(st.text(min_size=MIN_PASSPHRASE, max_size=30))
def test_a_known_word_never_makes_it_stronger(passphrase: str) -> None:
    known = strength_of(passphrase, known=(passphrase,))
    assert ORDER.index(known) <= ORDER.index(strength_of(passphrase))
