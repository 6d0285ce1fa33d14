# SPDX-License-Identifier: MIT
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from golive_desktop import resources
from golive_desktop.i18n import catalogue
from golive_desktop.i18n.catalogue import LANGUAGES, has_catalogue, translator

SENTENCE = "The passphrase is not right."


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the German catalogue is looked for, in resources of its own."""
    path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "golive.mo"
    path.parent.mkdir(parents=True)
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    catalogue._catalogue.cache_clear()  # noqa: SLF001 - it remembers what it has read
    yield path
    catalogue._catalogue.cache_clear()  # noqa: SLF001


def test_german_is_spoken() -> None:
    assert translator("de")(SENTENCE) == "Das Kennwort stimmt nicht."
    assert has_catalogue("de")


def test_english_is_the_source_itself() -> None:
    assert translator("en")(SENTENCE) == SENTENCE
    assert has_catalogue("en")


def test_all_languages_are_spoken() -> None:
    assert LANGUAGES == ("de", "en")
    assert all(has_catalogue(language) for language in LANGUAGES)


def test_a_sentence_without_translation_stays_english() -> None:
    assert translator("de")("No such sentence.") == "No such sentence."


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_text_stays_empty(language: str) -> None:
    assert translator(language)("") == ""


@pytest.mark.parametrize("language", ["fr", "", "../de", "de/../en"])
def test_a_language_that_nobody_translated_is_english(language: str) -> None:
    assert translator(language)(SENTENCE) == SENTENCE
    assert not has_catalogue(language)


def test_a_catalogue_that_was_not_compiled_is_named_and_english_spoken(compiled: Path) -> None:
    assert not compiled.exists()
    assert not has_catalogue("de")
    assert translator("de")(SENTENCE) == SENTENCE


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95\x00", bytes(2000)])
def test_a_damaged_catalogue_is_none(compiled: Path, content: bytes) -> None:
    compiled.write_bytes(content)
    assert not has_catalogue("de")
    assert translator("de")(SENTENCE) == SENTENCE


def test_a_catalogue_cut_off_anywhere_never_ends_the_program(compiled: Path) -> None:
    whole = (Path(__file__).parents[2] / "resources/locale/de/LC_MESSAGES/golive.mo").read_bytes()
    for length in (4, 19, 20, 27, 28, 100, 5000, len(whole) // 2, len(whole) - 1):
        compiled.write_bytes(whole[:length])
        catalogue._catalogue.cache_clear()  # noqa: SLF001
        assert translator("de")(SENTENCE) in {SENTENCE, "Das Kennwort stimmt nicht."}


def test_importing_reads_no_catalogue() -> None:
    program = "import golive_desktop.i18n.catalogue as c; print(c._catalogue.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
