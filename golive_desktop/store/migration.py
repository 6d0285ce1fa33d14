# SPDX-License-Identifier: MIT
"""Brings a database to this program's version: a copy first, then all steps in one transaction or none."""

import contextlib
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from golive_desktop.store import trouble
from golive_desktop.store.connection import make_private_file
from golive_desktop.store.schema import APPLICATION_ID, Schema, is_current, revision_name

__all__ = ["alembic_config", "migrate"]


def migrate(engine: Engine, path: Path, schema: Schema) -> None:
    """Leads the file at `path` to `schema`; a new file gets everything, an older one is copied before.

    The copy is called ``<name>.before-<revision>``. Two programs may do this at once; the second one waits
    and finds the work done.

    Raises:
        KnownError: ``store.newer``, ``store.damaged``, ``store.disk-full`` or ``store.not-writable``.
        sqlalchemy.exc.DBAPIError, sqlite3.Error: whatever else SQLite refuses; the caller translates it.
    """
    if path.stat().st_size == 0:
        _switch_to_wal(engine)
    with engine.connect() as connection:
        writing = connection.execution_options(writing=True)
        with writing.begin():
            current, version = is_current(writing, schema, path)
            if current:
                return
            if version:
                _back_up(path, path.with_name(f"{path.name}.before-{revision_name(schema.head)}"))
            _upgrade(writing, schema)


def alembic_config(connection: Connection, schema: Schema) -> Config:
    """What Alembic has to know to work on an open connection, without a file of settings."""
    config = Config()
    # note: the value passes through ConfigParser, for which a percent sign is special
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, schema: Schema) -> None:
    command.upgrade(alembic_config(connection, schema), revision_name(schema.head))
    # note: both stand in the file's header and belong to this transaction as everything else
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.head:d}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")


def _switch_to_wal(engine: Engine) -> None:
    """Sets the journal mode, which no transaction can; it stays in the file."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _back_up(path: Path, copy: Path) -> None:
    """Copies a database that nobody can write to at this moment (sqlite.org/backup.html)."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    make_private_file(part)
    try:
        with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(copy)
    except OSError as error:
        raise trouble.of_file(error, copy) from error
