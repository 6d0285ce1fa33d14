# SPDX-License-Identifier: MIT
"""The company's authorities that this home believes about names, and those that it believed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from golive_desktop.domain.authority import CompanyAuthority
from golive_desktop.store import values
from golive_desktop.store.tables_trust import authority_history

__all__ = ["AuthorityRows"]


@dataclass(frozen=True, slots=True)
class AuthorityRows:
    """`ports.store.Authorities` in one transaction."""

    connection: Connection

    def put(self, authority: CompanyAuthority) -> None:
        """Records an authority as added or, with `removed_at`, as removed; earlier states stay on record."""
        self.connection.execute(insert(authority_history).values(**to_row(authority)))

    def all(self) -> tuple[CompanyAuthority, ...]:
        """The present state of each authority that was ever added, in the order first added."""
        rows = self.connection.execute(select(authority_history).order_by(authority_history.c.number))
        # note: a dictionary keeps the place of an authority's first row and the value of its last
        return tuple({row.fingerprint: from_row(row) for row in rows}.values())


def to_row(authority: CompanyAuthority) -> Mapping[str, object]:
    """The row of an authority."""
    return {
        "fingerprint": authority.fingerprint,
        "certificate": authority.certificate,
        "added_by": authority.added_by,
        "added_at": values.moment_text(authority.added_at),
        "compared": authority.compared,
        "removed_by": authority.removed_by,
        "removed_at": authority.removed_at and values.moment_text(authority.removed_at),
    }


def from_row(row: Row[Any]) -> CompanyAuthority:
    """The authority of a row."""
    return CompanyAuthority(
        certificate=row.certificate,
        added_by=row.added_by,
        added_at=values.moment(row.added_at),
        compared=row.compared,
        removed_by=row.removed_by,
        removed_at=values.moment_or_none(row.removed_at),
    )
