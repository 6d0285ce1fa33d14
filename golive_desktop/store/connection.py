# SPDX-License-Identifier: MIT
"""The way to the database file: private to its user, durable, and with the rules that SQLite leaves switched off."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event

from golive_desktop.store import trouble

__all__ = ["BUSY_SECONDS", "engine_for", "make_private_file"]

BUSY_SECONDS = 5.0
"""How long a writer waits for another one, window or console."""

_PRAGMAS = (
    # note: of a new file alone; most of a home is files of some ten thousand bytes, which want larger pages than
    # SQLite's own 4,096 (sqlite.org/intern-v-extern-blob.html)
    "PRAGMA page_size = 8192",
    "PRAGMA foreign_keys = ON",
    # note: without it INSERT OR REPLACE deletes a row past the append-only triggers
    "PRAGMA recursive_triggers = ON",
    "PRAGMA synchronous = FULL",
    # note: an erased payload is overwritten in the file, not only unlinked
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


def engine_for(path: Path, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for `path`; nothing is opened before the first connection.

    A transaction on a connection with the option ``writing`` takes the lock at once; any other only reads.
    """

    def connect() -> sqlite3.Connection:
        return _connect(path, busy_seconds)

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect)
    event.listen(engine, "begin", _begin)
    return engine


def make_private_file(path: Path) -> None:
    """Makes an empty file that only its user may read, and its folder; an existing file stays as it is.

    SQLite gives its ``-wal`` and ``-shm`` files the mode of the database.

    Raises:
        KnownError: ``store.not-writable`` or ``store.disk-full``.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise trouble.of_file(error, path) from error


def _connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    # note: isolation level None leaves BEGIN to us; the pool hands a connection to one thread at a time
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def _begin(connection: Connection) -> None:
    # note: IMMEDIATE, because a reader that becomes a writer can fail where waiting does not help
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
