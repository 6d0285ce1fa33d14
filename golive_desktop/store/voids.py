# SPDX-License-Identifier: MIT
"""What was declared void: a release, or one request of it."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from golive_desktop.domain.signoff import Void
from golive_desktop.store import values
from golive_desktop.store.tables import voids

__all__ = ["VoidRows"]


@dataclass(frozen=True, slots=True)
class VoidRows:
    """`ports.store.Voids` in one transaction."""

    connection: Connection

    def add(self, release: str, void: Void) -> None:
        """Records that a release or one of its requests is void; nothing takes it back."""
        row = {"request": void.request, "reason": void.reason, "declared_at": values.moment_text(void.at)}
        self.connection.execute(insert(voids).values(release=release, sha256=void.sha256, **row))

    def of_release(self, release: str) -> tuple[Void, ...]:
        """Everything of a release that is void, in the order in which it was declared."""
        query = select(voids).where(voids.c.release == release).order_by(voids.c.number)
        return tuple(
            Void(request=row.request, reason=row.reason, at=values.moment(row.declared_at), sha256=row.sha256)
            for row in self.connection.execute(query)
        )
