# SPDX-License-Identifier: MIT
"""The entries of the audit trail as people read them: what happened, to what, by whom, from what to what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from itertools import groupby
from typing import Final

from golive_desktop.domain.audit import AuditEntry
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.statements.envelope import RELEASE_MANAGER, SCHEMA
from golive_desktop.statements.texts import texts
from golive_desktop.ui.calendar import zone_of
from golive_desktop.ui.words import Words
from golive_desktop.wording.explain import known_codes

__all__ = ["Filter", "People", "TrailRow", "hidden_count", "people_of", "rows_of"]

_SHORT: Final = 12
_OTHERS: Final = "other-releases"
"""Stands in the place of an event where the entries belong to other releases."""
_STANDING: Final = {
    "approval.counted": "counted",
    "approval.withdrawn": "withdrawn",
    "approval.conflict": "conflict",
    "file.counted": "counted",
    "file.identity-open": "identity-open",
    "file.waits": "waits",
    "file.conflict": "conflict",
    "file.older-candidate": "older-candidate",
}
"""Events after which an answer stands otherwise than before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Who is who in a release."""

    titles: Mapping[str, str]
    """The role in words, by role."""
    signers: Mapping[str, str]
    """Who signed a file, by its digest."""
    critical: Mapping[int, CriticalCondition] = field(default_factory=dict)
    """What an entry about a critical condition recorded, by the number of the entry."""
    release: str | None = None
    """The release whose entries are told, with those of the home; None for all."""
    zone: tzinfo | None = None
    """In which the times are told; None for this computer's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrailRow:
    """One entry in words, or several in a row that belong to other releases."""

    entry: AuditEntry
    """With its time in the zone of the release; of several the last, with nothing in it but its number and digest."""
    event: str
    about: str
    who: str
    change: str
    """From what to what; empty where nothing stood before and nothing is to be said."""
    hidden: int = 0
    """How many entries of other releases it stands for; 0 for one that is told."""

    @property
    def number(self) -> str:
        """Which entry it is, or from which to which."""
        last = self.entry.sequence
        return str(last) if self.hidden <= 1 else f"{last - self.hidden + 1}–{last}"

    def holds(self, text: str) -> bool:
        """Whether each word of `text` occurs in the row or begins one of its digests."""
        said = f"{self.number} {self.event} {self.about} {self.who} {self.change}".casefold()
        keys = (self.entry.file, self.entry.digest, self.entry.event)
        return all(word in said or any(key.startswith(word) for key in keys) for word in text.casefold().split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """Which entries are wanted."""

    event: str = ""
    """Its code; empty for all."""
    text: str = ""
    first: date | None = None
    last: date | None = None

    def takes(self, row: TrailRow) -> bool:
        """Whether the row is one of them; days are those of the release's zone, and of other releases untold."""
        day = row.entry.at.date()
        within = (self.first is None or day >= self.first) and (self.last is None or day <= self.last)
        if row.hidden:
            within = (self.first, self.last) == (None, None)
        return within and self.event in {"", row.entry.event} and row.holds(self.text)

    @property
    def is_open(self) -> bool:
        """Whether it leaves nothing out."""
        return self == Filter()


def people_of(overview: Overview) -> People:
    """Who is who, as far as this laptop knows."""
    names = {entry.fingerprint: entry.person for entry in overview.keys}
    names |= {key.certificate.fingerprint: key.certificate.subject.name for key in overview.own}
    signers = {record.sha256: names[record.author] for record in overview.statements if record.author in names}
    signers |= {answer.sha256: answer.person for answer in overview.state.sign_offs}
    titles = {row.role: row.title for row in overview.readiness.board}
    return People(titles=titles, signers=signers, release=overview.release.id, zone=zone_of(overview))


def rows_of(entries: Iterable[AuditEntry], people: People, words: Words) -> tuple[TrailRow, ...]:
    """The entries in words, the newest first.

    Args:
        entries: in the order in which they were recorded.
        people: who is who.
        words: the reader's language.
    """
    before: dict[tuple[str, str], str] = {}
    rows: list[TrailRow] = []
    own = {"", people.release}
    for told, run in groupby(entries, key=lambda entry: people.release is None or entry.release in own):
        kept = tuple(replace(entry, at=entry.at.astimezone(people.zone)) for entry in run)
        rows += [_row(entry, people, words, before) for entry in kept] if told else [_others(kept, words)]
    rows.reverse()
    return tuple(rows)


def hidden_count(rows: Iterable[TrailRow]) -> int:
    """How many entries of other releases are among the rows."""
    return sum(row.hidden for row in rows)


def _others(run: Sequence[AuditEntry], words: Words) -> TrailRow:
    _ = words.translate
    last = run[-1]
    entry = AuditEntry(
        sequence=last.sequence,
        at=last.at,
        event=_OTHERS,
        subject="",
        payload_digest="",
        previous="",
        digest=last.digest,
        payload={},
    )
    return TrailRow(
        entry=entry,
        event=_("From other releases"),
        about=_("Only as digests"),
        who="",
        change="",
        hidden=len(run),
    )


def _row(entry: AuditEntry, people: People, words: Words, before: dict[tuple[str, str], str]) -> TrailRow:
    told = entry.payload or {}
    role = "" if entry.subject == RELEASE_MANAGER else people.titles.get(entry.subject, entry.subject)
    about = [role, told.get("name", ""), told.get("person", ""), told.get("product", "")]
    if entry.event == "request.answered":
        about = [""]  # note: its subject is the id of a request, which says nothing to a reader
    elif entry.event.startswith("gate."):
        about = [f"{entry.subject}  {told.get('command', '')}".strip()]
    elif entry.sequence in people.critical:
        about = [entry.subject, people.critical[entry.sequence].text]
    key, value = _state(entry, words)
    earlier = before.get(key, "")
    if value:
        before[key] = value
    change = f"{earlier} → {value}" if earlier and value and earlier != value else value
    more = _more(told, words)
    return TrailRow(
        entry=entry,
        event=texts(SCHEMA, words.language).event(entry.event),
        about=" · ".join(dict.fromkeys(part for part in about if part)),
        who=_who(entry, told, people, words),
        change=" · ".join(part for part in (change, *more) if part),
    )


def _who(entry: AuditEntry, told: Mapping[str, str], people: People, words: Words) -> str:
    # note: the file of an answered request is signed by whoever asked, who did not answer it
    signer = "" if entry.event == "request.answered" else people.signers.get(entry.file, "")
    known = told.get("author") or told.get("by") or signer
    if not known and entry.payload is not None and entry.sequence in people.critical:
        known = people.critical[entry.sequence].met_by
    return known or ("" if entry.event.startswith("file.") else words.translate("This laptop"))


def _state(entry: AuditEntry, words: Words) -> tuple[tuple[str, str], str]:
    """What the entry is about, and how it stands since."""
    _ = words.translate
    told = entry.payload or {}
    if entry.event in _STANDING:
        return ("answer", entry.file), words.term("outcome", _STANDING[entry.event])
    number = told.get("number", "")
    states = {
        "candidate.set": (("candidate", ""), f"{entry.subject} {told.get('commit', '')[:_SHORT]}".strip()),
        "critical.met": (("critical", entry.subject), _("met")),
        "critical.still-met": (("critical", entry.subject), _("met")),
        "critical.opened": (("critical", entry.subject), _("open")),
        "critical.older-candidate": (("critical", entry.subject), words.term("state", "older-candidate")),
        "gate.green": (("gate", entry.subject), words.term("gate", "green")),
        "gate.red": (("gate", entry.subject), words.term("gate", "red")),
        "key.confirmed": (("key", number), _("confirmed")),
        "key.revoked": (("key", number), _("revoked")),
    }
    return states.get(entry.event, ((entry.event, str(entry.sequence)), ""))


def _more(told: Mapping[str, str], words: Words) -> Iterator[str]:
    """What else the entry tells that a reader wants to see at once."""
    if "how" in told:
        yield words.term("compared", told["how"])
    if "decision" in told:
        yield words.term("decision", told["decision"])
    yield from (told[name] for name in ("number", "condition", "note") if told.get(name))
    if reason := told.get("reason"):
        yield _why(reason, words)


def _why(reason: str, words: Words) -> str:
    """A reason as somebody wrote it, or in words where the program gave its code."""
    _ = words.translate
    short = {
        "gate.exit-code": _("the command reported a fault"),
        "gate.time-out": _("the command took too long"),
        "gate.cancelled": _("the run was cancelled"),
    }
    if reason not in known_codes():
        return reason
    return short.get(reason) or words.explain(Problem(code=reason)).sentence
