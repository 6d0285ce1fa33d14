# SPDX-License-Identifier: MIT
"""Output of programs becomes text that can be shown and printed, whatever it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.system.printable import hidden_characters, printable


@pytest.mark.parametrize(
    ("output", "text"),
    [
        (b"plain\n\ttext\n", "plain\n\ttext\n"),
        (b"windows\r\nlines\r\n", "windows\nlines\n"),
        (b"\x1b[1;31mred\x1b[0m \x1b[38:5:1mmore\x1b[m", "red more"),
        (b"\x1b]0;title\x07a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink"),
        (b"\x1bPsixel\x1b\\a\x1b(Bb\x1b=c\x1b7", "abc"),
        ("\x9b31ma\x9d0;t\x9cb".encode(), "ab"),
        (b"10 %\r20 %\r100 %\ndone", "100 %\ndone"),
        (b"kept\r", "kept"),
        (b"a\x08b\x00c\x07", "abc"),
        (b"latin \xe9\n", "latin \ufffd\n"),
        ("bidi \u202eevil\u2066 \u200bzero\ufeff".encode(), "bidi evil zero"),
        ("a\u2028b\x0cc\x85d".encode(), "a\nb\nc\nd"),
        ("Grüße, Łukasz ✓".encode(), "Grüße, Łukasz ✓"),
        (b"unfinished \x1b[3", "unfinished "),
    ],
)
def test_what_stays_of_output(output: bytes, text: str) -> None:
    assert printable(output) == text


@pytest.mark.parametrize(
    ("output", "text"),
    [(b"ut in two\nwhole\n", "whole\n"), ("ü".encode()[1:] + b"ber", "ber"), (b"\x80" * 9, "\ufffd" * 5), (b"", "")],
)
def test_what_was_cut_in_two_is_left_out(output: bytes, text: str) -> None:
    assert printable(output, cut=True) == text


@given(output=st.binary(), cut=st.booleans())
def test_nothing_unseen_stays(output: bytes, cut: bool) -> None:  # noqa: FBT001 - hypothesis passes it by name
    text = printable(output, cut=cut)
    assert hidden_characters(text) == ()
    assert not [letter for letter in text if letter not in "\n\t" and unicodedata.category(letter) in {"Cc", "Cf"}]


@given(text=st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_visible_text_stays_as_it_is(text: str) -> None:
    assert printable(text.encode()) == text


def test_hidden_characters_are_named() -> None:
    assert hidden_characters("a\u202eb\x1b\n\t") == ("U+001B", "U+202E")
    assert hidden_characters("npm run build") == ()
