# SPDX-License-Identifier: MIT
"""The signing identities of this laptop, their keys only as encrypted files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.store import values
from golive_desktop.store.tables import identities

__all__ = ["IdentityRows"]


@dataclass(frozen=True, slots=True)
class IdentityRows:
    """`ports.store.Identities` in one transaction."""

    connection: Connection

    def add(self, identity: IdentityRecord) -> None:
        """Keeps a new identity.

        Raises:
            KnownError: ``store.identity-exists``.
        """
        done = self.connection.execute(insert(identities).values(to_row(identity)).on_conflict_do_nothing())
        if done.rowcount != 1:
            raise KnownError.of("store.identity-exists", identity.name)

    def get(self, name: str) -> IdentityRecord:
        """The identity with this name.

        Raises:
            KnownError: ``store.identity-unknown``.
        """
        row = self.connection.execute(select(identities).where(identities.c.name == name)).first()
        if row is None:
            raise KnownError.of("store.identity-unknown", name)
        return from_row(row)

    def all(self) -> tuple[IdentityRecord, ...]:
        """All identities by name."""
        return tuple(from_row(row) for row in self.connection.execute(select(identities).order_by(identities.c.name)))

    def replace_key_file(self, name: str, key_file: bytes) -> None:
        """Keeps the key under another passphrase.

        Raises:
            KnownError: ``store.identity-unknown``.
        """
        change = update(identities).where(identities.c.name == name).values(key_file=key_file)
        if self.connection.execute(change).rowcount != 1:
            raise KnownError.of("store.identity-unknown", name)


def to_row(identity: IdentityRecord) -> Mapping[str, object]:
    """The row of an identity."""
    return {
        "name": identity.name,
        "certificate": identity.certificate,
        "key_file": identity.key_file,
        "created_at": values.moment_text(identity.created_at),
    }


def from_row(row: Row[Any]) -> IdentityRecord:
    """The identity of a row."""
    return IdentityRecord(
        name=row.name,
        certificate=row.certificate,
        key_file=row.key_file,
        created_at=values.moment(row.created_at),
    )
