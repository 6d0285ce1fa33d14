# SPDX-License-Identifier: MIT
"""What the tables of the home's database are made of, and the names by which migrations change them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

__all__ = ["blob", "integer", "metadata", "number", "reference", "table", "text"]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *parts: Column[object] | UniqueConstraint | Index) -> Table:
    """A table of the home."""
    # note: STRICT makes SQLite refuse a value of another type instead of converting it (sqlite.org/stricttables.html)
    return Table(name, metadata, *parts, sqlite_strict=True)


def number(name: str = "number") -> Column[object]:
    """Counts the rows in the order in which they were recorded."""
    return Column(name, Integer, primary_key=True)


def text(name: str, *, unique: bool = False) -> Column[object]:
    """Words that are always there, empty perhaps."""
    return Column(name, Text, nullable=False, unique=unique)


def integer(name: str) -> Column[object]:
    """A number that is always there."""
    return Column(name, Integer, nullable=False)


def blob(name: str) -> Column[object]:
    """Bytes that are always there."""
    return Column(name, LargeBinary, nullable=False)


def reference(name: str, target: str) -> Column[object]:
    """The key of a row of another table, as ``table.column``."""
    return Column(name, Text, ForeignKey(target), nullable=False)
