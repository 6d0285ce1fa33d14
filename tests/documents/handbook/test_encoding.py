# SPDX-License-Identifier: MIT
"""A handbook is read in whatever encoding it was saved, or broken."""

import pytest

from golive_desktop.documents.handbook.encoding import text_of

TEXT = "# Prüfung der Größe – ✅ „fertig“\n\n- [ ] Öl → Übergabe, 5 €, naïve Çağla\n"
GERMAN = "# Prüfung der Größe – „fertig“\n\n- [ ] Öl und Übergabe in Köln für Jäger\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_form(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_encodings_of_one_byte(encoding: str) -> None:
    assert text_of(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize("wrong", ["mac-roman", "latin-1", "cp1252"])
def test_mojibake_is_mended(wrong: str) -> None:
    text = GERMAN if wrong == "cp1252" else TEXT
    broken = text.encode().decode(wrong, errors="strict" if wrong != "cp1252" else "replace")
    if "\ufffd" in broken:
        broken = text.replace("Ö", "O").replace("“", "").encode().decode(wrong)
        text = text.replace("Ö", "O").replace("“", "")
    assert text_of(broken.encode()) == text


def test_mojibake_mixed_by_later_editing_is_mended_line_by_line() -> None:
    broken = TEXT.encode().decode("mac-roman") + "\nPrüfung später ergänzt: Łukasz\n"
    assert text_of(broken.encode()) == TEXT + "\nPrüfung später ergänzt: Łukasz\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(end: str) -> None:
    assert text_of(TEXT.replace("\n", end).encode()) == TEXT


def test_a_damaged_byte_spares_the_rest() -> None:
    data = TEXT.encode().replace("ü".encode(), b"\xff", 1)
    assert text_of(data).split("\n")[1:] == TEXT.split("\n")[1:]


def test_good_text_stays_as_it_is() -> None:
    for text in (TEXT, GERMAN, "Ελένη Łukasz 品質 ñ © ™ “x” ’\n", "¿Qué? ½ × ÷ ± §\n"):  # noqa: RUF001 - as people write
        assert text_of(text.encode()) == text
