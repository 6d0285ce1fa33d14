# SPDX-License-Identifier: MIT
"""The run of a release from a handbook: gate commands, checklists and steps, each at its time, with its owner."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from golive_desktop.documents.handbook.headings import Topic, time_in, time_order
from golive_desktop.documents.handbook.inline import plain_text, read_line
from golive_desktop.documents.handbook.outline import Command, Line
from golive_desktop.documents.handbook.places import Place
from golive_desktop.documents.handbook.roles import known_roles
from golive_desktop.domain.plan import GateCommand, Moment, Step

__all__ = ["AUTOMATIC", "OWNER", "Run", "RunReader", "conducting_titles", "owner_in"]

AUTOMATIC = "automatic"
OWNER = "owner:"
_AUTOMATIC = frozenset({AUTOMATIC, "automatisch"})
_OWNER = re.compile(r"(?:owner|wer|verantwortlich):\s*(.*)", re.IGNORECASE)
_SUMMARY = re.compile(r"T\s?[-\u2212\u2013+]\s?\d+\s?(?:min\w*|m|h|std|d)?\s*[:\u2013]\s*(.+)", re.IGNORECASE)
_LATER = re.compile(r"(?:after|nach)\s+\d+\s?\w+\s*:\s*(.+)", re.IGNORECASE)
_PREPARATION = re.compile(r"(?:git\s+(?:checkout|switch|fetch|pull|clone)|cd|set-location|pushd)\b", re.IGNORECASE)
_PROMPT = re.compile(r"^(?:\$|PS [^>]*>|>)\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What a handbook says about the run, and the numbers of the lines that could not be placed."""

    gates: tuple[GateCommand, ...]
    moments: tuple[Moment, ...]
    unclear: tuple[int, ...]


@dataclass(kw_only=True, slots=True)
class _Open:
    """A moment that is still being read."""

    at: str
    title: str
    kept: bool = False
    steps: list[Step] = field(default_factory=list)
    details: list[list[str]] = field(default_factory=list)
    """Those of each step."""

    def closed(self, title: str) -> Moment:
        """The moment as a value."""
        pairs = zip(self.steps, self.details, strict=True)
        steps = tuple(replace(step, details=tuple(details)) for step, details in pairs)
        return Moment(at=self.at, title=title, steps=steps)


def conducting_titles() -> tuple[str, ...]:
    """The titles of whoever leads the release: owners of steps who need not be stakeholders."""
    return tuple(title for role in known_roles() if role.conducts for title in (role.title_en, role.title_de))


def owner_in(text: str, titles: Iterable[str]) -> tuple[str, str]:
    """The owner whom a step names at its start, and the text of the step.

    "SRE Lead: watch" is "watch" for the SRE Lead; "SRE Lead watches" stays as it is, for the SRE Lead.
    """
    for title in sorted(titles, key=len, reverse=True):
        if not title or text[: len(title)].lower() != title.lower():
            continue
        rest = text[len(title) :]
        if rest.startswith(":") and rest[1:].strip():
            return title, rest[1:].strip()
        if " " in title and not rest[:1].isalnum() and rest[:1] != "-":
            return title, text
    return "", text


class RunReader:
    """Collects gates and moments, section by section."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._titles = tuple(dict.fromkeys((*titles, *conducting_titles())))
        self._gates: list[str] = []
        self._moments: list[_Open] = []
        self._summaries: dict[str, str] = {}
        self._unclear: list[int] = []
        self._current: _Open | None = None

    def read(self, place: Place) -> None:
        """Reads one section that belongs to the run."""
        self._begin(place.at, place.title, kept=place.exact)
        commands: list[Command] = []
        for part in place.section.parts:
            if isinstance(part, Line):
                self._line(part, place)
            elif isinstance(part, Command):
                commands.append(part)
        self._commands(commands, place)

    def result(self) -> Run:
        """Everything that was read, the moments in the order of time."""
        moments = [moment for moment in self._moments if moment.steps or moment.kept]
        known = {moment.at for moment in moments}
        for at, text in self._summaries.items():
            if at not in known:
                moments.append(_Open(at=at, title=text, steps=[self._step(text)], details=[[]]))
        moments.sort(key=lambda moment: time_order(moment.at))
        return Run(
            gates=tuple(GateCommand(key=str(at), command=text) for at, text in enumerate(self._gates, start=1)),
            moments=tuple(moment.closed(self._title(moment)) for moment in moments),
            unclear=tuple(self._unclear),
        )

    def _title(self, moment: _Open) -> str:
        return moment.title if moment.kept else moment.title or self._summaries.get(moment.at, "")

    def _begin(self, at: str | None, title: str, *, kept: bool = False) -> None:
        self._current = None if at is None else _Open(at=at, title=title, kept=kept)
        if self._current is not None:
            self._moments.append(self._current)

    def _line(self, line: Line, place: Place) -> None:
        if line.depth == 0 and line.mark != "box":
            if not place.exact:
                self._paragraph(line, place)
        elif line.depth <= 1 and line.mark:
            self._entry(line, place)
        elif self._current is not None and self._current.steps:
            self._detail(plain_text(line.text))
        elif line.mark:
            self._unclear.append(line.number)

    def _paragraph(self, line: Line, place: Place) -> None:
        text = plain_text(line.text)
        at = time_in(text)
        summary = _SUMMARY.fullmatch(text)
        if at is not None and summary is not None:
            self._summaries.setdefault(at, summary[1])
        elif at is not None and place.topic is not Topic.REFERENCE:
            self._begin(at, text.rstrip(":") if at.startswith("W") and text.endswith(":") else place.title)
        elif text.endswith(":") and self._current is not None:
            self._begin(self._current.at, text[:-1].rstrip())

    def _entry(self, line: Line, place: Place) -> None:
        reading = read_line(line.text)
        if reading.code is not None and place.topic is Topic.READINESS:
            self._gates.append(reading.code)
            return
        later = None if place.exact else _LATER.fullmatch(reading.text)
        at = time_in(reading.text) if later else None
        if later and at is not None:
            self._begin(at, "")
        if self._current is None:
            self._unclear.append(line.number)
        elif later and at is not None:
            self._add(self._step(later[1]))
        else:
            self._add(self._step(line.text))

    def _detail(self, text: str) -> None:
        if text and self._current is not None:
            self._current.details[-1].append(text)

    def _add(self, step: Step) -> None:
        if self._current is not None:
            self._current.steps.append(step)
            self._current.details.append([])

    def _step(self, markdown: str) -> Step:
        reading = read_line(markdown)
        owners = [found[1] for note in reading.notes if (found := _OWNER.fullmatch(note))]
        automatic = any(note.lower() in _AUTOMATIC for note in reading.notes)
        if len(owners) + automatic != len(reading.notes) or not reading.notes:
            owner, text = owner_in(plain_text(markdown), self._titles)
            return Step(text=text, owner=owner)
        whole = reading.text if reading.label is None else f"{reading.label}: {reading.text}"
        owner, text = (owners[0], whole) if owners else owner_in(whole, self._titles)
        return Step(text=text, owner=owner, done_by_hand=not automatic)

    def _commands(self, commands: list[Command], place: Place) -> None:
        """A fenced block: commands, comments about them, and comments that are a checklist of their own."""
        if place.topic is not Topic.READINESS:
            self._command_details(commands)
            return
        notes: list[str] = []
        for command in (*_joined(commands), Command(number=0, text="")):
            if command.text.startswith("#"):
                notes.append(command.text.lstrip("# "))
            elif command.text:
                notes.clear()
                text = _PROMPT.sub("", command.text)
                if not _PREPARATION.match(text):
                    self._gates.append(text)
            else:
                self._notes(notes)
                notes.clear()

    def _command_details(self, commands: list[Command]) -> None:
        for command in commands:
            if self._current is not None and self._current.steps:
                self._detail(command.text)
            elif command.text and not command.text.startswith("#"):
                self._unclear.append(command.number)

    def _notes(self, notes: Iterable[str]) -> None:
        for note in notes:
            text = plain_text(note)
            if self._current is not None and text.endswith(":"):
                self._begin(self._current.at, text[:-1])
            elif self._current is not None and text:
                self._add(self._step(text))


def _joined(commands: Iterable[Command]) -> Iterable[Command]:
    """Commands with their continuation lines, as a shell would read them."""
    begun: list[str] = []
    for command in commands:
        continued = command.text.endswith("\\") and not command.text.startswith("#")
        begun.append(command.text[:-1].rstrip() if continued else command.text)
        if not continued:
            yield Command(number=command.number, text=" ".join(begun).strip())
            begun = []
    if begun:
        yield Command(number=0, text=" ".join(begun).strip())
