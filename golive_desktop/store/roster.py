# SPDX-License-Identifier: MIT
"""Whose certificate was confirmed for which role, since when, and the newest roster seen of each release."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or_leave

from golive_desktop.domain.trust import Compared, RosterEntry
from golive_desktop.store import values
from golive_desktop.store.tables import roster_history, rosters_seen

__all__ = ["RosterRows"]


@dataclass(frozen=True, slots=True)
class RosterRows:
    """`ports.store.Roster` in one transaction."""

    connection: Connection

    def confirm(self, release: str, entry: RosterEntry) -> None:
        """Records a confirmed or, with `revoked_at`, a revoked entry; earlier states stay on record."""
        self.connection.execute(insert(roster_history).values(release=release, **to_row(entry)))

    def entries(self, release: str) -> tuple[RosterEntry, ...]:
        """The present entry of each certificate in each of its roles, in the order first confirmed.

        A certificate has more than one only where the policy lets it hold several roles.
        """
        query = select(roster_history).where(roster_history.c.release == release).order_by(roster_history.c.number)
        rows = self.connection.execute(query)
        # note: a dictionary keeps the place of a key's first entry and the value of its last
        return tuple({(row.fingerprint, row.role): from_row(row) for row in rows}.values())

    def saw(self, release: str, number: int, sha256: str, author: str) -> None:
        """Records that a roster with this number was issued or received."""
        row = {"release": release, "roster": number, "sha256": sha256, "author": author}
        self.connection.execute(insert_or_leave(rosters_seen).values(row).on_conflict_do_nothing())

    def seen(self) -> tuple[tuple[str, int, str, str], ...]:
        """Of each release (id, highest number, digest, author's fingerprint); of equal numbers the one seen first."""
        query = select(rosters_seen).order_by(rosters_seen.c.roster.desc(), rosters_seen.c.number)
        newest: dict[str, tuple[str, int, str, str]] = {}
        for row in self.connection.execute(query):
            newest.setdefault(row.release, (row.release, row.roster, row.sha256, row.author))
        return tuple(newest[release] for release in sorted(newest))


def to_row(entry: RosterEntry) -> Mapping[str, object]:
    """The row of an entry."""
    return {
        "role": entry.role,
        "title": entry.title,
        "person": entry.person,
        "organisation": entry.organisation,
        "email": entry.email,
        "certificate": entry.certificate,
        "fingerprint": entry.fingerprint,
        "spoken": entry.number,
        "compared_by": entry.compared_by,
        "compared_how": entry.compared_how,
        "compared_at": values.moment_text(entry.compared_at),
        "revoked_at": entry.revoked_at and values.moment_text(entry.revoked_at),
        "deputy": int(entry.deputy),
    }


def from_row(row: Row[Any]) -> RosterEntry:
    """The entry of a row."""
    return RosterEntry(
        role=row.role,
        title=row.title,
        person=row.person,
        organisation=row.organisation,
        email=row.email,
        certificate=row.certificate,
        fingerprint=row.fingerprint,
        number=row.spoken,
        compared_by=row.compared_by,
        compared_how=cast("Compared", values.one_of(Compared, row.compared_how)),
        compared_at=values.moment(row.compared_at),
        revoked_at=values.moment_or_none(row.revoked_at),
        deputy=bool(row.deputy),
    )
