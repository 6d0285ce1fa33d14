# SPDX-License-Identifier: MIT
from string import Formatter
from typing import Final, Protocol

from golive_desktop.wording import tables
from golive_desktop.wording.explain import known_codes
from golive_desktop.wording.sentences import Sentences

ALWAYS: Final = {"code"}
DOOR: Final = "ui/"
UNUSED: Final[dict[str, str]] = {}
"""Codes with sentences that no room raises yet, each with the reason."""


class Raised(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def subject(self) -> bool: ...
    @property
    def details(self) -> frozenset[str]: ...
    @property
    def place(self) -> str: ...


def placeholders(sentences: Sentences) -> set[str]:
    texts = (sentences.sentence, sentences.meaning, sentences.next_step)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_in_the_source_has_its_sentences(used_codes: dict[str, str]) -> None:
    assert {
        code: place
        for code, place in used_codes.items()
        if code not in known_codes() and not (place.startswith(DOOR) and begins_codes(code))
    } == {}


def begins_codes(text: str) -> bool:
    """Whether the window speaks of several codes by their common beginning; it raises few of its own."""
    return any(code.startswith(text) for code in known_codes())


def test_no_sentence_waits_for_a_code_that_nobody_uses(used_codes: dict[str, str]) -> None:
    assert sorted(known_codes() - used_codes.keys()) == sorted(UNUSED)


def test_no_code_stands_in_two_tables() -> None:
    listed = [code for subject in tables.SUBJECTS for code in subject.SENTENCES]
    assert len(listed) == len(set(listed)) == len(known_codes())


def test_sentences_name_only_what_their_problems_carry(raised: tuple[Raised, ...]) -> None:
    lacking = []
    for problem in raised:
        carried = problem.details | ALWAYS | ({"subject"} if problem.subject else set())
        missing = placeholders(tables.SENTENCES[problem.code]) - carried
        lacking += [f"{problem.place} {problem.code}: {sorted(missing)}"] if missing else []
    assert lacking == []
    assert len(raised) > 150


def test_placeholders_are_plain_names() -> None:
    for sentences in tables.SENTENCES.values():
        names = placeholders(sentences)
        assert all(name.isidentifier() for name in names)
        assert sentences.shown_as.keys() <= names


def test_the_general_sentence_needs_nothing_but_the_code() -> None:
    assert placeholders(tables.UNKNOWN) == ALWAYS
