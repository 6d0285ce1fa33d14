# SPDX-License-Identifier: MIT
"""Signed statements as they came and went, byte for byte, and where each belongs."""

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlalchemy import Connection, Row, and_, bindparam, false, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import Original, StatementRecord
from golive_desktop.store import values
from golive_desktop.store.tables import originals, statements

__all__ = ["StatementRows"]

_PIECE = 1 << 20
_ORIGINAL = select(originals).where(originals.c.sha256 == bindparam("digest"))
_Direction = Literal["issued", "received"]


@dataclass(frozen=True, slots=True)
class StatementRows:
    """`ports.store.Statements` in one transaction."""

    connection: Connection

    def keep(self, original: Original) -> None:
        """Keeps a file; the same bytes a second time change nothing.

        Raises:
            ValueError: when the digest is not the one of the bytes.
        """
        if hashlib.sha256(original.data).hexdigest() != original.sha256:
            raise ValueError("the digest belongs to other bytes")
        kept = self.connection.execute(insert(originals).values(original_to_row(original)).on_conflict_do_nothing())
        if kept.rowcount == 1:
            self._fill(kept.lastrowid, original.data)

    def _fill(self, number: int, data: bytes) -> None:
        """Writes the bytes of a new row piece by piece: bound to the insert, SQLite would hold them two times more."""
        driver = cast("sqlite3.Connection", self.connection.connection.driver_connection)
        with memoryview(data) as view, driver.blobopen(originals.name, originals.c.data.name, number) as blob:
            for start in range(0, len(view), _PIECE):
                blob.write(view[start : start + _PIECE])

    def original(self, sha256: str) -> Original:
        """A kept file, with its digest checked.

        Raises:
            KnownError: ``store.original-unknown``; ``store.damaged`` when the bytes changed on disk.
        """
        row = self.connection.execute(_ORIGINAL, {"digest": sha256}).first()
        if row is None:
            raise KnownError.of("store.original-unknown", sha256)
        original = original_from_row(row)
        if hashlib.sha256(original.data).hexdigest() != sha256:
            raise KnownError.of("store.damaged", original.name)
        return original

    def add(self, statement: StatementRecord) -> None:
        """Records a statement whose original is kept.

        Raises:
            KnownError: ``store.statement-exists`` when its file is already recorded, or its id under the same key.
        """
        done = self.connection.execute(insert(statements).values(to_row(statement)).on_conflict_do_nothing())
        if done.rowcount != 1:
            raise KnownError.of("store.statement-exists", statement.id)

    def find(self, *, sha256: str = "", statement: str = "", author: str = "") -> StatementRecord | None:
        """The statement with this digest or id, of this author alone where one is named; None when there is none."""
        # note: what is not asked for must not match; the id of a stranger's statement may be empty
        asked = ((statements.c.sha256, sha256), (statements.c.id, statement))
        same = or_(false(), *(column == value for column, value in asked if value))
        if author:
            same = and_(same, statements.c.author == author)
        row = self.connection.execute(select(statements).where(same).order_by(statements.c.number)).first()
        return None if row is None else from_row(row)

    def of_release(self, release: str) -> tuple[StatementRecord, ...]:
        """The statements of a release in the order in which they were recorded; '' for identities."""
        query = select(statements).where(statements.c.release == release).order_by(statements.c.number)
        return tuple(from_row(row) for row in self.connection.execute(query))


def original_to_row(original: Original) -> Mapping[str, object]:
    """The row of a kept file, with room for its bytes."""
    return {
        "sha256": original.sha256,
        # note: a file name on Linux is bytes; what is no text is kept escaped, since it only names the file to people
        "name": original.name.encode("utf-8", "backslashreplace").decode("utf-8"),
        "kept_at": values.moment_text(original.kept_at),
        "data": func.zeroblob(len(original.data)),
    }


def original_from_row(row: Row[Any]) -> Original:
    """The kept file of a row."""
    return Original(sha256=row.sha256, data=row.data, name=row.name, kept_at=values.moment(row.kept_at))


def to_row(statement: StatementRecord) -> Mapping[str, object]:
    """The row of a statement."""
    return {
        "id": statement.id,
        "sha256": statement.sha256,
        "kind": statement.kind,
        "release": statement.release,
        "role": statement.role,
        "author": statement.author,
        "direction": statement.direction,
        "issued_at": values.moment_text(statement.issued_at),
        "recorded_at": values.moment_text(statement.recorded_at),
    }


def from_row(row: Row[Any]) -> StatementRecord:
    """The statement of a row."""
    return StatementRecord(
        id=row.id,
        sha256=row.sha256,
        kind=row.kind,
        release=row.release,
        role=row.role,
        author=row.author,
        direction=cast("_Direction", values.one_of(_Direction, row.direction)),
        issued_at=values.moment(row.issued_at),
        recorded_at=values.moment(row.recorded_at),
    )
