# SPDX-License-Identifier: MIT
"""The audit chain on disk: each entry in the transaction of its change, erasable only in its personal part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from golive_desktop.domain.audit import AuditEntry, AuditHead, head_of, next_entry
from golive_desktop.domain.problem import KnownError
from golive_desktop.store import values
from golive_desktop.store.tables import audit_entries

__all__ = ["AuditRows"]


@dataclass(frozen=True, slots=True)
class AuditRows:
    """`ports.store.Audit` in one transaction."""

    connection: Connection
    token: Callable[[], str]
    """Fresh randomness for the salt of an entry."""

    def record(  # noqa: PLR0913 - an entry has that many facts
        self, event: str, subject: str, payload: Mapping[str, str], *, at: datetime, release: str = "", file: str = ""
    ) -> AuditEntry:
        """Appends an entry in this transaction."""
        entry = next_entry(
            self.head(),
            at=at,
            event=event,
            subject=subject,
            payload=payload,
            salt=self.token(),
            release=release,
            file=file,
        )
        self.connection.execute(insert(audit_entries).values(to_row(entry)))
        return entry

    def head(self) -> AuditHead:
        """The end of the chain."""
        columns = select(audit_entries.c.sequence, audit_entries.c.digest)
        last = self.connection.execute(columns.order_by(audit_entries.c.sequence.desc()).limit(1)).first()
        return head_of(()) if last is None else AuditHead(sequence=last.sequence, digest=last.digest)

    def entries(self) -> Sequence[AuditEntry]:
        """The whole chain, the oldest first."""
        query = select(audit_entries).order_by(audit_entries.c.sequence)
        return tuple(from_row(row) for row in self.connection.execute(query))

    def erase(self, sequence: int) -> None:
        """Turns an entry into a tombstone: its payload and salt are gone, the chain holds.

        Raises:
            KnownError: ``store.entry-unknown``.
        """
        change = update(audit_entries).where(audit_entries.c.sequence == sequence).values(payload=None, salt="")
        if self.connection.execute(change).rowcount != 1:
            raise KnownError.of("store.entry-unknown", str(sequence))


def to_row(entry: AuditEntry) -> Mapping[str, object]:
    """The row of an entry."""
    return {
        "sequence": entry.sequence,
        "at": values.moment_text(entry.at),
        "event": entry.event,
        "subject": entry.subject,
        "file": entry.file,
        "release": entry.release,
        "payload_digest": entry.payload_digest,
        "previous": entry.previous,
        "digest": entry.digest,
        "payload": None if entry.payload is None else values.to_text(entry.payload),
        "salt": entry.salt,
    }


def from_row(row: Row[Any]) -> AuditEntry:
    """The entry of a row."""
    return AuditEntry(
        sequence=row.sequence,
        at=values.moment(row.at),
        event=row.event,
        subject=row.subject,
        file=row.file,
        release=row.release,
        payload_digest=row.payload_digest,
        previous=row.previous,
        digest=row.digest,
        payload=None if row.payload is None else values.from_text(dict[str, str], row.payload),
        salt=row.salt,
    )
