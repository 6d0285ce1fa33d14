# SPDX-License-Identifier: MIT
"""What was signed once stays genuine: old files are read, composed and written as on the day they were signed."""

from pathlib import Path

import pytest

from golive_desktop.domain.release import Language
from golive_desktop.statements.codec import pages_as_data
from golive_desktop.statements.envelope import SCHEMA, Kind
from golive_desktop.statements.kinds import compose, parse, payload_of, rule_problems
from tests.statements.conftest import World
from tests.statements.parts import (
    KINDS,
    LANGUAGES,
    payload,
)

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.glob("schema-*/*.json"))


def test_every_kind_and_language_of_every_schema_is_kept() -> None:
    names = {f"{kind}-{language}.json" for kind in KINDS for language in LANGUAGES}
    for schema in range(1, SCHEMA + 1):
        assert {path.name for path in FOLDER.joinpath(f"schema-{schema}").iterdir()} == names


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_old_file_stays_what_it_was(path: Path) -> None:
    """A change that breaks this makes every file that users have signed "changed": make a new schema instead."""
    stored = path.read_bytes()
    parsed = parse(stored)
    pages = compose(parsed.statement)
    assert pages_as_data(pages) == parsed.pages
    assert payload_of(parsed.statement, pages) == stored
    assert rule_problems(parsed, pages) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_builders_of_these_tests_make_the_newest_files(kind: Kind, language: Language) -> None:
    stored = FOLDER.joinpath(f"schema-{SCHEMA}", f"{kind}-{language}.json").read_bytes()
    assert payload(World(language).sample(kind)[0]) == stored
