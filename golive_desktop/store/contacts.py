# SPDX-License-Identifier: MIT
"""The release managers whose requests were opened on this laptop, so that a changed key is noticed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert

from golive_desktop.domain.record import Contact
from golive_desktop.store import values
from golive_desktop.store.tables import contacts

__all__ = ["ContactRows"]

_KEY = ("product", "email", "fingerprint")


@dataclass(frozen=True, slots=True)
class ContactRows:
    """`ports.store.Contacts` in one transaction."""

    connection: Connection

    def put(self, contact: Contact) -> None:
        """Keeps a contact; replaces the one with the same product, e-mail and fingerprint, in its place."""
        row = to_row(contact)
        changed = {name: value for name, value in row.items() if name not in _KEY}
        self.connection.execute(
            insert(contacts).values(row).on_conflict_do_update(index_elements=list(_KEY), set_=changed)
        )

    def all(self) -> tuple[Contact, ...]:
        """All contacts, the oldest first."""
        return tuple(from_row(row) for row in self.connection.execute(select(contacts).order_by(contacts.c.number)))


def to_row(contact: Contact) -> Mapping[str, object]:
    """The row of a contact."""
    return {
        "product": contact.product,
        "email": contact.email,
        "fingerprint": contact.fingerprint,
        "certificate": contact.certificate,
        "first_seen": values.moment_text(contact.first_seen),
        "compared_how": contact.compared_how,
    }


def from_row(row: Row[Any]) -> Contact:
    """The contact of a row."""
    return Contact(
        product=row.product,
        email=row.email,
        fingerprint=row.fingerprint,
        certificate=row.certificate,
        first_seen=values.moment(row.first_seen),
        compared_how=row.compared_how,
    )
