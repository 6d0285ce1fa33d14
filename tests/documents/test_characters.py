# SPDX-License-Identifier: MIT
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.documents.characters import as_printed, unsupported_characters


@pytest.mark.parametrize(
    "text", ["Łukasz, Çağla, Ελένη", "Привет", "„Größe“ - 5 °C → ✓ ✗ €", "a\nb\tc\u00a0d\u202fe", ""]
)
def test_names_and_signs_of_european_scripts_can_be_printed(text: str) -> None:
    assert unsupported_characters(text) == ()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("日本", ("日", "本")),
        ("user\u202egnp.exe", ("\u202e",)),
        ("a\u200bb\ufeff\u00ad", ("\u200b", "\ufeff", "\u00ad")),
        ("a\r\nb\x00\x1b", ("\r", "\x00", "\x1b")),
        ("q\u0303", ("\u0303",)),
        ("\u2028\u2003", ("\u2028", "\u2003")),
        ("😀😀", ("😀",)),
    ],
)
def test_what_nobody_would_see_or_no_font_has_is_named_once(text: str, refused: tuple[str, ...]) -> None:
    assert unsupported_characters(text) == refused


@given(st.text())
def test_no_supported_character_is_invisible(text: str) -> None:
    refused = unsupported_characters(text)
    kept = [character for character in text if character not in refused and character not in " \n\t\u00a0\u202f"]

    assert all(unicodedata.category(character)[0] in "LNPS" for character in kept)


def test_breaks_and_fixed_spaces_are_printed_as_spaces() -> None:
    assert as_printed("a\nb\tc\u00a0d\u202fe  f") == "a b c d e  f"
