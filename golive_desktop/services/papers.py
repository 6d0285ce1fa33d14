# SPDX-License-Identifier: MIT
"""Every file of a release that is kept here, with whose it is, when it came or went, and what it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.audit import AuditEntry
from golive_desktop.domain.record import Original, StatementRecord
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.overview import Overview
from golive_desktop.statements.envelope import RELEASE_MANAGER

__all__ = ["Paper", "original_of", "papers_of"]

_RECEIVED = "file."
_ISSUED = ".issued"
_NO_STATEMENT = {
    "file.evidence": "evidence",
    "file.changed": "changed",
    "file.not-checkable": "not-checkable",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One kept file."""

    sha256: str
    statement: str
    """Id of the statement; empty for what is none."""
    kind: str
    """A statement's kind, or ``evidence``, ``changed``, ``not-checkable`` for a file that is kept and is none."""
    role: str
    """The role in words that it is from, or for; empty where it has none."""
    person: str
    """Who signed it; empty where nobody here knows the key."""
    principal: str
    """In whose place; empty where in none."""
    direction: Literal["issued", "received"]
    at: datetime
    """When it was recorded."""
    name: str
    """The file name under which it came or was written."""

    @property
    def is_statement(self) -> bool:
        """Whether it was read as a signed statement once, within limits, before it was recorded."""
        return bool(self.statement)


def papers_of(adapters: Adapters, overview: Overview) -> tuple[Paper, ...]:
    """The files of a release, the newest first; the originals themselves are not opened.

    Args:
        adapters: the home's parts.
        overview: the release as it stands.
    """
    with adapters.store.reading() as work:
        entries = [entry for entry in work.audit.entries() if entry.release == overview.release.id and entry.file]
    told = {entry.file: entry for entry in entries if entry.event.startswith(_RECEIVED)}
    told |= {entry.file: entry for entry in entries if entry.event.endswith(_ISSUED)}
    people = _people(overview)
    titles = {row.role: row.title for row in overview.readiness.board}
    behalf = {answer.sha256: answer.principal for answer in overview.state.sign_offs}
    papers = [_paper(record, told.get(record.sha256), people, titles, behalf) for record in overview.statements]
    known = {record.sha256 for record in overview.statements}
    papers += [_stray(entry) for entry in told.values() if entry.file not in known and entry.event in _NO_STATEMENT]
    papers.reverse()  # note: of those of the same second, the one recorded last comes first
    return tuple(sorted(papers, key=lambda paper: paper.at, reverse=True))


def original_of(adapters: Adapters, sha256: str) -> Original:
    """A kept file, byte for byte.

    Raises:
        KnownError: ``store.original-unknown``, ``store.damaged``.
    """
    with adapters.store.reading() as work:
        return work.statements.original(sha256)


def _paper(
    record: StatementRecord,
    entry: AuditEntry | None,
    people: dict[str, str],
    titles: dict[str, str],
    behalf: dict[str, str],
) -> Paper:
    told = entry.payload or {} if entry is not None else {}
    role = record.role if record.role != RELEASE_MANAGER else ""
    return Paper(
        sha256=record.sha256,
        statement=record.id,
        kind=record.kind,
        role=titles.get(role, role),
        person=people.get(record.author) or told.get("author", ""),
        principal=behalf.get(record.sha256, ""),
        direction=record.direction,
        at=record.recorded_at,
        name=told.get("name") or f"{record.kind}.pdf",
    )


def _stray(entry: AuditEntry) -> Paper:
    return Paper(
        sha256=entry.file,
        statement="",
        kind=_NO_STATEMENT[entry.event],
        role="",
        person="",
        principal="",
        direction="received",
        at=entry.at,
        name=(entry.payload or {}).get("name") or entry.file[:16],
    )


def _people(overview: Overview) -> dict[str, str]:
    """Who holds which key, by fingerprint, as far as this laptop knows."""
    known = {answer.fingerprint: answer.person for answer in overview.state.sign_offs}
    known |= {entry.fingerprint: entry.person for entry in overview.keys}
    return known | {key.certificate.fingerprint: key.certificate.subject.name for key in overview.own}
