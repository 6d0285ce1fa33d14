# SPDX-License-Identifier: MIT
"""The approval forms of a handbook: items word for word, and a form from the question for whoever has none."""

from collections.abc import Iterable
from dataclasses import dataclass

from golive_desktop.documents.handbook.inline import plain_text, read_line
from golive_desktop.documents.handbook.matrix import Entry
from golive_desktop.documents.handbook.outline import Section
from golive_desktop.documents.handbook.places import Place
from golive_desktop.documents.handbook.roles import core_words, match_role, words
from golive_desktop.domain.plan import Form, Item

__all__ = ["INFORMING", "NEEDS_EVIDENCE", "NO_REJECTION", "Draft", "Owners", "form_from_question", "read_form"]

INFORMING = "informing"
NEEDS_EVIDENCE = "evidence required"
NO_REJECTION = "not possible"
_INFORMING = frozenset({INFORMING, "not blocking", "informierend", "nicht blockierend"})
_NEEDS_EVIDENCE = frozenset({NEEDS_EVIDENCE, "with evidence", "nachweis erforderlich", "mit nachweis"})
_NO_REJECTION = frozenset({NO_REJECTION, "no", "nein", "nicht möglich"})
_LARGEST_VERSION = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A form as it stands in the file, before anybody knows whose it is."""

    number: int
    title: str
    items: tuple[Item, ...]
    role: str = ""
    """The key of the role when the form names it."""
    question: str | None = None
    version: int = 1
    may_reject: bool = True
    unclear: tuple[int, ...] = ()
    """Numbers of the lines in it that could not be placed."""

    def form(self, question: str) -> Form:
        """The form; `question` is the one of its role, unless the form puts its own."""
        asked = question if self.question is None else self.question
        return Form(
            title=self.title, items=self.items, version=self.version, question=asked, may_reject=self.may_reject
        )


class Owners:
    """Finds the row of the matrix that a form belongs to, though its heading may name the role differently."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, Entry] = {}
        self._by_title: dict[tuple[str, ...], Entry] = {}
        self._by_core: dict[frozenset[str], Entry] = {}
        for entry in entries:
            self._by_key.setdefault(entry.key, entry)
            self._by_title.setdefault(words(entry.title), entry)
            self._by_core.setdefault(core_words(entry.title), entry)

    def of(self, draft: Draft) -> Entry | None:
        """The row for `draft`: by the key that it names, else by its heading; None when there is none."""
        if draft.role:
            return self._by_key.get(draft.role)
        same = self._by_title.get(words(draft.title)) or self._by_core.get(core_words(draft.title))
        known = match_role(draft.title)
        return same or (self._by_key.get(known.key) if known else None)


def read_form(place: Place) -> Draft:
    """Reads the form that stands in a section."""
    facts, unclear = _facts(place.section)
    texts: list[str] = []
    for line in place.section.lines():
        if line.depth > 1:
            unclear.append(line.number)
        elif line.mark:
            texts.append(line.text)
        elif line.depth == 1 and texts:
            texts[-1] += f" {line.text}"
    version = facts.get("version", "1")
    return Draft(
        number=place.section.number,
        title=place.title,
        items=tuple(_item(str(at), text) for at, text in enumerate(filter(plain_text, texts), start=1)),
        role=facts.get("role", ""),
        question=facts.get("question"),
        version=max(1, min(int(version), _LARGEST_VERSION)),
        may_reject=facts.get("rejection", "").lower() not in _NO_REJECTION,
        unclear=tuple(unclear),
    )


def form_from_question(entry: Entry) -> Form:
    """The form of a role that is asked nothing but its question in the matrix."""
    text = entry.question or entry.purpose or entry.title
    return Form(title=entry.title, items=(Item(key="1", text=text),), question=entry.question)


def _facts(section: Section) -> tuple[dict[str, str], list[int]]:
    """What a form says about itself in lines such as "**Version:** 2"."""
    facts: dict[str, str] = {}
    unclear: list[int] = []
    for line in section.lines():
        reading = read_line(line.text) if line.depth == 0 and not line.mark else None
        if reading is None or reading.label is None:
            continue
        name = reading.label.lower()
        if name == "version" and not (reading.text.isascii() and reading.text.isdecimal() and len(reading.text) < 8):  # noqa: PLR2004
            unclear.append(line.number)
        else:
            facts[name] = reading.text
    return facts, unclear


def _item(key: str, markdown: str) -> Item:
    reading = read_line(markdown)
    notes = {note.lower() for note in reading.notes}
    if not notes or not notes <= _INFORMING | _NEEDS_EVIDENCE:
        return Item(key=key, text=plain_text(markdown))
    text = reading.text if reading.label is None else f"{reading.label}: {reading.text}"
    return Item(key=key, text=text, blocking=not notes & _INFORMING, evidence_required=bool(notes & _NEEDS_EVIDENCE))
