# SPDX-License-Identifier: MIT
"""Answers that are not signed yet, so that nothing typed is lost."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from golive_desktop.store.tables import drafts

__all__ = ["DraftRows"]


@dataclass(frozen=True, slots=True)
class DraftRows:
    """`ports.store.Drafts` in one transaction."""

    connection: Connection

    def put(self, request: str, text: str) -> None:
        """Keeps the draft for the request with this digest; replaces the one before."""
        row = insert(drafts).values(request=request, content=text)
        self.connection.execute(row.on_conflict_do_update(index_elements=["request"], set_={"content": text}))

    def get(self, request: str) -> str | None:
        """The draft as it was put; None when there is none."""
        found = self.connection.execute(select(drafts.c.content).where(drafts.c.request == request)).scalar()
        return None if found is None else str(found)

    def drop(self, request: str) -> None:
        """Forgets a draft; nothing happens when there is none."""
        self.connection.execute(delete(drafts).where(drafts.c.request == request))
