# SPDX-License-Identifier: MIT
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any, Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT: Final = Path(__file__).parents[2]
LOCALE: Final = ROOT / "resources" / "locale"
FAMILIAR: Final = re.compile(
    r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?|ihr könnt|ihr müsst)\b", re.IGNORECASE
)
OTHERS: Final = re.compile(r"[!\"]|\bbitte\b", re.IGNORECASE)
COMMAND_LINE: Final = "golive_desktop/cli/"


def catalogue(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def identifiers(catalogue: Catalog) -> set[str]:
    return {str(message.id) for message in catalogue if message.id}


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    found = catalogue(LOCALE / "de" / "LC_MESSAGES" / "golive.po", "de")
    return [message for message in found if message.id]


@pytest.fixture(scope="module")
def german(messages: list[Message]) -> list[tuple[str, str]]:
    """Each English sentence with the German one."""
    return [(str(message.id), str(message.string)) for message in messages]


@pytest.fixture(scope="module")
def template() -> Catalog:
    return catalogue(LOCALE / "golive.pot")


def test_the_template_holds_every_sentence_of_today(recipe: Mapping[str, Any], template: Catalog) -> None:
    today, kept = identifiers(recipe["extracted"](ROOT / "golive_desktop")), identifiers(template)
    assert (sorted(today - kept), sorted(kept - today)) == ([], []), "python build/catalogues.py update"


def test_german_holds_every_sentence_of_the_template(german: list[tuple[str, str]], template: Catalog) -> None:
    assert {english for english, _ in german} == identifiers(template)


def test_every_sentence_is_translated_and_none_guessed(messages: list[Message]) -> None:
    assert [message.id for message in messages if not message.string or message.fuzzy] == []


def test_a_translation_names_the_same_values(german: list[tuple[str, str]]) -> None:
    assert [english for english, own in german if values(english) != values(own)] == []


def test_edges_and_line_ends_are_kept(german: list[tuple[str, str]]) -> None:
    def edges(text: str) -> tuple[str, str, int]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], text.count("\n")

    assert [english for english, own in german if edges(english) != edges(own)] == []


def test_a_sentence_ends_alike_in_both_languages(german: list[tuple[str, str]]) -> None:
    ends = [(english, english.rstrip()[-1:], own.rstrip()[-1:]) for english, own in german]
    assert [english for english, one, other in ends if one != other and {one, other} & set(".:?…")] == []


def test_german_says_sie(german: list[tuple[str, str]]) -> None:
    assert [own for _, own in german if FAMILIAR.search(own)] == []


def test_no_exclamations_no_straight_quotes_no_chains_of_please(messages: list[Message]) -> None:
    spoken = [message for message in messages if not all(at.startswith(COMMAND_LINE) for at, _ in message.locations)]
    texts = [text for message in spoken for text in (str(message.id), str(message.string))]
    assert [text for text in texts if OTHERS.search(text)] == []
    assert len(spoken) > 600


def test_the_template_has_no_dates_so_that_it_changes_only_with_the_sentences(template: Catalog) -> None:
    assert "POT-Creation-Date" not in (LOCALE / "golive.pot").read_text("utf-8")
    assert identifiers(template)
