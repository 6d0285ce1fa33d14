# SPDX-License-Identifier: MIT
"""One timeline of a go-live: steps, decisions, sign-offs, messages, gates and values in order, as CSV and Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.audit import AuditEntry
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.day import DayEvent, EventKind
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.runbook import Runbook
from golive_desktop.domain.text import in_one_line
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_time
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.critical import critical_told
from golive_desktop.services.day import zone_of
from golive_desktop.services.runbooks import runbook_of
from golive_desktop.services.spreadsheet import spreadsheet
from golive_desktop.statements.envelope import RELEASE_MANAGER, SCHEMA
from golive_desktop.statements.texts import texts

__all__ = ["TimelineEntry", "timeline", "timeline_csv", "timeline_markdown"]

_TOLD: Final = (
    "approval.",
    "candidate.",
    "chat.",
    "closure.",
    "condition.",
    "critical.",
    "dossier.",
    "gate.",
    "launch-decision.",
    "mail.sent",
    "plan.",
    "poll.",
    "receipt.given",
    "release.",
    "request.",
    "review.",
    "void.",
    "withdrawal.",
)
"""What belongs into the story of a launch, of all that the audit trail holds; the day tells itself."""
_VALUES: Final = {EventKind.T0_SET: "at", EventKind.POLL_ANSWERED: "answer", EventKind.GATES_RUN: "outcome"}
_MEANING: Final = re.compile(r"([\\`*_{}\[\]<>&|~#])")
"""What means something in a table of Markdown (CommonMark 0.31, 2.4, and GitHub's tables)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineEntry:
    """One thing that happened."""

    at: datetime
    """In the zone of the release."""
    event: str
    """What, in words."""
    about: str
    """What it is about: a step, a role, a value with its number; may be empty."""
    by: str
    """Who said so; empty where nobody is named."""
    remark: str
    """The reason or the text; may be empty."""


def timeline(adapters: Adapters, key: str, *, language: Language, run: str = "") -> tuple[TimelineEntry, ...]:
    """Everything that happened around a launch, in order; of a rehearsal its own events alone.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        language: of the words.
        run: name of a rehearsal; empty for the real day with all that led to it.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(key)
        trail = () if run else work.audit.entries()
        telling = _Telling(release, runbook_of(work, release), critical_told(work, release, trail), language)
        entries = [telling.of_day(event) for event in work.days.events(release.id, run=run)]
        entries += [
            telling.of_trail(entry) for entry in trail if entry.release == release.id and entry.event.startswith(_TOLD)
        ]
    # note: the sort keeps the order of what happened at the same second
    return tuple(sorted(entries, key=lambda entry: entry.at))


def timeline_csv(entries: Iterable[TimelineEntry], columns: Sequence[str], language: Language) -> bytes:
    """The timeline for a spreadsheet; no cell of it is ever carried out.

    Args:
        entries: as `timeline` gives them.
        columns: five headings: time, event, about, by, remark.
        language: of the times.
    """
    return spreadsheet(columns, (_cells(entry, language) for entry in entries))


def timeline_markdown(
    entries: Iterable[TimelineEntry], columns: Sequence[str], language: Language, *, title: str
) -> str:
    """The timeline as a table in Markdown; a text from outside stands in it as it is and means nothing.

    Args:
        entries: as `timeline` gives them.
        columns: five headings: time, event, about, by, remark.
        language: of the times.
        title: stands above it.
    """
    lines = [f"# {_plain(title)}", "", _row(columns), f"|{' --- |' * len(columns)}"]
    return "\n".join([*lines, *(_row(_cells(entry, language)) for entry in entries), ""])


def _cells(entry: TimelineEntry, language: Language) -> tuple[str, ...]:
    return (show_time(entry.at, language), entry.event, entry.about, entry.by, entry.remark)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return _MEANING.sub(r"\\\1", " ".join(text.split()))


class _Telling:
    """What the events of one release are in words."""

    def __init__(
        self, release: ReleaseRecord, runbook: Runbook, critical: Mapping[int, CriticalCondition], language: Language
    ) -> None:
        self._critical = critical
        self._zone = ZoneInfo(zone_of(release))
        self._t = texts(SCHEMA, language)
        self._language = language
        _ = translator(language)
        self._titles = {RELEASE_MANAGER: _("Release Manager")}
        self._titles |= {person.role: person.title for person in release.plan.stakeholders}
        self._steps = {step.key: f"{step.key} {step.text}" for step in runbook.steps}
        self._metrics = {metric.key: metric for metric in runbook.metrics}

    def of_day(self, event: DayEvent) -> TimelineEntry:
        """An event of the day."""
        said = " ".join(part for part in self._parts(event) if part)
        return self._entry(event.at, f"day.{event.kind}", said, event.by, event.text)

    def of_trail(self, entry: AuditEntry) -> TimelineEntry:
        """An entry of the audit trail; what was erased from it stays empty."""
        payload = entry.payload or {}
        about, by = self._titles.get(entry.subject, entry.subject), payload.get("by", "")
        if (condition := self._critical.get(entry.sequence)) is not None:
            about = f"{about} {condition.text}"
            by = by or (condition.met_by if entry.payload is not None else "")
        return self._entry(entry.at, entry.event, about, by, payload.get("text", ""))

    def _entry(self, at: datetime, event: str, about: str, by: str, remark: str) -> TimelineEntry:
        return TimelineEntry(
            at=at.astimezone(self._zone),
            event=self._t.event(event),
            about=in_one_line(about),
            by=in_one_line(by),
            remark=in_one_line(remark),
        )

    def _parts(self, event: DayEvent) -> Iterator[str]:
        if event.kind is EventKind.MEASURED:
            metric = self._metrics.get(event.subject)
            yield metric.title if metric else event.subject
            yield event.values.get("value", "")
            yield metric.unit if metric else ""
            return
        yield self._steps.get(event.subject) or self._titles.get(event.subject, event.subject)
        value = event.values.get(_VALUES.get(event.kind, ""), "")
        yield show_time(datetime.fromisoformat(value), self._language) if event.kind is EventKind.T0_SET else value
