# SPDX-License-Identifier: MIT
"""The release managers whose requests were opened on this laptop, so that a changed key is noticed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from golive_desktop.domain.record import Contact
from golive_desktop.store import values
from golive_desktop.store.tables import contact_history

__all__ = ["ContactRows"]


@dataclass(frozen=True, slots=True)
class ContactRows:
    """`ports.store.Contacts` in one transaction."""

    connection: Connection

    def put(self, contact: Contact) -> None:
        """Records a contact as it is now; earlier states stay on record."""
        self.connection.execute(insert(contact_history).values(to_row(contact)))

    def all(self) -> tuple[Contact, ...]:
        """The present state of each contact, in the order first seen."""
        rows = self.connection.execute(select(contact_history).order_by(contact_history.c.number))
        # note: a dictionary keeps the place of a contact's first row and the value of its last
        return tuple({(row.product, row.email, row.fingerprint): from_row(row) for row in rows}.values())


def to_row(contact: Contact) -> Mapping[str, object]:
    """The row of a contact."""
    return {
        "product": contact.product,
        "email": contact.email,
        "fingerprint": contact.fingerprint,
        "certificate": contact.certificate,
        "first_seen": values.moment_text(contact.first_seen),
        "compared_how": contact.compared_how,
        "compared_by": contact.compared_by,
        "compared_at": contact.compared_at and values.moment_text(contact.compared_at),
        "replaces": contact.replaces,
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
        compared_by=row.compared_by,
        compared_at=values.moment_or_none(row.compared_at),
        replaces=row.replaces,
    )
