# SPDX-License-Identifier: MIT
"""Which version of the database this program writes, and whether a file is one that it may open."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from golive_desktop.domain.problem import KnownError

__all__ = ["APPLICATION_ID", "Schema", "is_current", "revision_name"]

APPLICATION_ID = 0x474F4C56
"""Marks the file as ours: "GOLV" in the header of SQLite (sqlite.org/fileformat2.html, 1.3.14)."""

_FACTS = (
    "SELECT user_version, application_id, EXISTS (SELECT 1 FROM sqlite_schema)"
    " FROM pragma_user_version, pragma_application_id"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Schema:
    """A version of the database with the migrations that lead to it."""

    head: int = 1
    """The number of the newest revision; it stands in the header of each file (``user_version``)."""
    scripts: Path = Path(__file__).parent / "migrations"


def revision_name(number: int) -> str:
    """How Alembic calls a revision: four digits."""
    return f"{number:04d}"


def is_current(connection: Connection, schema: Schema, path: Path) -> tuple[bool, int]:
    """Whether the file has the version of `schema`, and which one it has; 0 for a new file.

    One query, without Alembic: this is asked at the start of every transaction.

    Raises:
        KnownError: ``store.newer`` when a newer program wrote it, ``store.damaged`` when it is not ours.
    """
    version, application, filled = connection.exec_driver_sql(_FACTS).one()
    if application != APPLICATION_ID and (filled or version or application):
        raise KnownError.of("store.damaged", str(path))
    if version > schema.head:
        raise KnownError.of("store.newer", str(path), found=str(version), known=str(schema.head))
    return version == schema.head, version
