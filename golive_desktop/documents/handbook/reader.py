# SPDX-License-Identifier: MIT
"""A plan from a handbook in Markdown, and an honest list of what could not be placed."""

import re
from collections.abc import Iterable

from golive_desktop.documents.handbook.encoding import text_of
from golive_desktop.documents.handbook.facts import read_facts
from golive_desktop.documents.handbook.forms import Draft, Owners, form_from_question, read_form
from golive_desktop.documents.handbook.headings import Topic, is_decision, says_go, topic_of
from golive_desktop.documents.handbook.inline import plain_text, read_line
from golive_desktop.documents.handbook.matrix import Entry, Keys, looks_like_matrix, read_matrix
from golive_desktop.documents.handbook.outline import Command, Line, Section, Table, outline
from golive_desktop.documents.handbook.places import Place, places
from golive_desktop.documents.handbook.roles import core_words, known_roles, match_role, slug, words
from golive_desktop.documents.handbook.run import RunReader
from golive_desktop.domain.plan import Executive, Form, ImportedPlan, NotUnderstood, Plan, Stakeholder

__all__ = ["read_handbook"]

_RUN = frozenset({Topic.RUN, Topic.READINESS, Topic.REFERENCE})
_SIGNATURE = re.compile(r"^(?:signed|unterschrieben|unterschrift|gezeichnet|date|datum)\b|_{4}", re.IGNORECASE)
_HTML_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:ich|wir|i|we)\b", re.IGNORECASE)
_BETWEEN_ROLES = re.compile(r"\s*(?:[/,]|\boder\b|\bor\b|\bund\b|\band\b)\s*")


def read_handbook(data: bytes) -> ImportedPlan:
    """Reads the plan of a release out of a team's own handbook; nothing in it is ever executed.

    Args:
        data: the file as it was given: Markdown in any usual encoding, also one that was broken on the way.

    Returns:
        The plan, and each line that wanted to be part of it and could not be placed, or deserves a look.

    Raises:
        KnownError: `handbook.empty`, `handbook.too-large` or `handbook.binary`.
    """
    text = text_of(data)
    return _Import(text, outline(text)).result()


class _Import:
    """One import: each method reads one part of the plan and notes what it could not place."""

    def __init__(self, text: str, root: Section) -> None:
        self._lines = text.split("\n")
        self._unclear: set[int] = set()
        self._unread: dict[int, str] = {}
        self._entries = self._matrix(tuple(places(root)))
        self._places = tuple(places(root, frozenset(core_words(entry.title) for entry in self._entries)))

    def result(self) -> ImportedPlan:
        facts = read_facts(self._places)
        self._unclear.update(facts.unclear)
        forms = self._forms()
        executive = self._executive()
        run = RunReader(entry.title for entry in self._entries)
        for place in self._places:
            if place.topic in _RUN:
                run.read(place)
        ran = run.result()
        self._unclear.update(ran.unclear)
        plan = Plan(
            product=facts.product,
            candidate=facts.candidate,
            date=facts.date,
            timezone=facts.timezone,
            stakeholders=self._stakeholders(forms, executive),
            critical_conditions=self._list(Topic.CONDITIONS),
            executive=executive,
            gates=ran.gates,
            runbook=ran.moments,
            deliverables=tuple(dict.fromkeys(self._list(Topic.DELIVERABLES))),
        )
        self._unplaced()
        return ImportedPlan(plan=plan, not_understood=self._report())

    def _matrix(self, found: tuple[Place, ...]) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        keys = Keys()
        for place in found:
            tables = [part for part in place.section.parts if isinstance(part, Table)]
            for table in tables if place.topic is not Topic.ASIDE else ():
                if looks_like_matrix(table, announced=place.topic is Topic.MATRIX):
                    matrix = read_matrix(table, keys)
                    entries.extend(matrix.entries)
                    self._unclear.update(matrix.unclear)
                    self._unread.update(matrix.cells)
                elif place.topic is Topic.FORMS and not place.form:
                    self._unclear.update(row.number for row in table.rows)
            if place.topic is Topic.MATRIX and not tables and not list(place.section.sections()):
                self._unclear.add(place.section.number)
        return tuple(entries)

    def _forms(self) -> dict[str, Form]:
        """The form of each role by its key."""
        drafts = [read_form(place) for place in self._places if place.form]
        if not self._entries:
            self._entries = self._entries_from(drafts)
        owners = Owners(self._entries)
        forms: dict[str, Form] = {}
        for draft in drafts:
            self._unclear.update(draft.unclear)
            entry = owners.of(draft)
            if entry is None or entry.key in forms or not entry.decides or not draft.items:
                self._unclear.add(draft.number)
            else:
                forms[entry.key] = draft.form(entry.question)
        return forms

    def _entries_from(self, drafts: Iterable[Draft]) -> tuple[Entry, ...]:
        """Without a matrix, the forms tell who decides; channel and deadline are missing, so each needs a look."""
        entries: list[Entry] = []
        keys = Keys()
        for draft in drafts:
            key, repeated = keys.give(draft.role, draft.title)
            if not repeated:
                entries.append(Entry(number=draft.number, key=key, title=draft.title))
            self._unclear.add(draft.number)
        return tuple(entries)

    def _executive(self) -> Executive | None:
        executive: Executive | None = None
        for place in self._places:
            if place.topic is not Topic.EXECUTIVE:
                continue
            roles, statement = self._sign_off(place)
            if executive is None and statement:
                executive = Executive(roles=roles or self._usual_executives(), statement=statement)
            elif not statement or says_go(statement):
                self._unclear.add(place.section.number)
        if executive is None:
            self._unclear.update(place.section.number for place in self._places if _is_about_executives(place))
        return executive

    def _sign_off(self, place: Place) -> tuple[tuple[str, ...], str]:
        titled = match_role(place.title, tight=True)
        roles: tuple[str, ...] = (titled.key,) if titled is not None and topic_of(place.title) is Topic.OTHER else ()
        statement = ""
        said = (line for line in place.section.lines() if not is_decision(plain_text(line.text)))
        lines = sorted(said, key=lambda line: not says_go(plain_text(line.text)))
        for line in lines:
            reading = read_line(line.text)
            name = (reading.label or "").lower()
            if name in {"roles", "rollen"}:
                roles = tuple(self._role(part) for part in _BETWEEN_ROLES.split(reading.text) if part)
            elif name in {"statement", "erklärung"}:
                statement = reading.text
            elif not statement and not _SIGNATURE.search(plain_text(line.text)):
                before, colon, after = plain_text(line.text).partition(": ")
                named = tuple(self._role(part) for part in _BETWEEN_ROLES.split(before) if part) if colon else ()
                known = {entry.key for entry in self._entries} | {role.key for role in known_roles()}
                roles, statement = (
                    (named, after) if named and known.issuperset(named) else (roles, plain_text(line.text))
                )
            elif says_go(plain_text(line.text)):
                self._unclear.add(line.number)
        return tuple(dict.fromkeys(roles)), statement

    def _role(self, name: str) -> str:
        keys = {entry.key for entry in self._entries}
        same = next((entry.key for entry in self._entries if words(entry.title) == words(name)), None)
        known = match_role(name)
        if slug(name) in keys or any(role.key == name for role in known_roles()):
            return slug(name)
        return same or (known.key if known else slug(name))

    def _usual_executives(self) -> tuple[str, ...]:
        keys = {entry.key for entry in self._entries}
        return tuple(role.key for role in known_roles() if role.executive and role.key in keys)

    def _stakeholders(self, forms: dict[str, Form], executive: Executive | None) -> tuple[Stakeholder, ...]:
        deciding = {entry.key for entry in self._entries if entry.decides}
        signs_last = next((role for role in executive.roles if role in deciding), None) if executive else None
        if executive is not None and signs_last is None:
            self._unclear.update(place.section.number for place in self._places if place.topic is Topic.EXECUTIVE)
        stakeholders: list[Stakeholder] = []
        for entry in self._entries:
            form = forms.get(entry.key) or form_from_question(entry)
            stakeholders.append(
                Stakeholder(
                    role=entry.key,
                    title=entry.title,
                    purpose=entry.purpose,
                    decides=entry.decides,
                    question=entry.question,
                    channel=entry.channel,
                    deadline=entry.deadline,
                    form=form if entry.decides and entry.key != signs_last else None,
                    person=entry.person,
                    deputy=entry.deputy,
                )
            )
        return tuple(stakeholders)

    def _list(self, topic: Topic) -> tuple[str, ...]:
        """The entries of the lists in all sections about `topic`."""
        texts: list[str] = []
        for place in self._places:
            for line in place.section.lines() if place.topic is topic else ():
                if line.mark and line.depth <= 1:
                    texts.append(line.text)
                elif line.mark:
                    self._unclear.add(line.number)
                elif line.depth == 1 and texts:
                    texts[-1] += f" {line.text}"
        return tuple(text for text in map(plain_text, texts) if text)

    def _unplaced(self) -> None:
        """Checkboxes and commands in sections that say nothing to us, and lists where a matrix or a form should be."""
        known = _RUN | {Topic.ASIDE, Topic.CONDITIONS, Topic.DELIVERABLES}
        for place in self._places:
            if place.form or place.topic in known:
                continue
            marks = {"box", "bullet", "number"} if place.topic in {Topic.MATRIX, Topic.FORMS} else {"box"}
            for part in place.section.parts:
                text = plain_text(part.text) if isinstance(part, Line) and place.topic is Topic.EXECUTIVE else ""
                signs = says_go(text) or is_decision(text)
                if isinstance(part, Line) and not signs and (part.mark in marks or _is_lost(part)):
                    self._unclear.add(part.number)
                if isinstance(part, Command) and part.text and not part.text.startswith("#"):
                    self._unclear.add(part.number)

    def _report(self) -> tuple[NotUnderstood, ...]:
        return tuple(
            NotUnderstood(line=number, text=self._unread.get(number) or self._lines[number - 1].strip())
            for number in sorted(self._unclear | self._unread.keys())
            if 0 < number <= len(self._lines)
        )


def _is_about_executives(place: Place) -> bool:
    """A section of text below the name of an executive role, which is neither form nor sign-off."""
    role = match_role(place.title, tight=True) if place.topic in {Topic.OTHER, Topic.FORMS} and not place.form else None
    return role is not None and role.executive and any(line.text for line in place.section.lines())


def _is_lost(line: Line) -> bool:
    """Somebody gives the release free in the first person, in a section that is no sign-off; or a table in HTML."""
    said = plain_text(line.text)
    return (says_go(said) and _FIRST_PERSON.search(said) is not None) or _HTML_TABLE.match(line.text) is not None
