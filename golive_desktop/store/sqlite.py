# SPDX-License-Identifier: MIT
"""The store of a home: one SQLite file, one transaction for a change and its audit entry."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.store import trouble
from golive_desktop.store.audit import AuditRows
from golive_desktop.store.authorities import AuthorityRows
from golive_desktop.store.communication import CommunicationRows
from golive_desktop.store.connection import BUSY_SECONDS, engine_for, make_private_file
from golive_desktop.store.contacts import ContactRows
from golive_desktop.store.days import DayRows
from golive_desktop.store.drafts import DraftRows
from golive_desktop.store.identities import IdentityRows
from golive_desktop.store.post import post_rows
from golive_desktop.store.progress import ProgressRows
from golive_desktop.store.releases import ReleaseRows
from golive_desktop.store.roster import RosterRows
from golive_desktop.store.schema import Schema, is_current
from golive_desktop.store.sign_offs import SignOffRows
from golive_desktop.store.statements import StatementRows
from golive_desktop.store.voids import VoidRows

__all__ = ["FILE_NAME", "SqliteStore"]

FILE_NAME = "golive.sqlite3"
"""The name of the database in the home folder."""

_SMALLEST_PAGE = 512
"""Bytes, sqlite.org/fileformat2.html, 1.3.2."""


class SqliteStore:
    """`ports.store.Store` in one SQLite file; nothing is opened or made before the first transaction.

    Args:
        path: the database; it and its folder are made when they are missing, for their user alone.
        token: fresh randomness for the salts of the audit chain; the system's when nothing is given.
        schema: the version to bring the file to.
        busy_seconds: how long to wait for another program that writes.
    """

    def __init__(
        self,
        path: Path,
        *,
        token: Callable[[], str] | None = None,
        schema: Schema | None = None,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        self._path = path
        self._token = token or _fresh_token
        self._schema = schema or Schema()
        self._engine = engine_for(path, busy_seconds=busy_seconds)
        self._opened = False
        self._file: tuple[int, int] | None = None

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that is kept when the block ends, and undone when it raises.

        Raises:
            KnownError: ``store.locked``, ``store.newer``, ``store.damaged``, ``store.disk-full``, ``store.missing``,
                ``store.not-writable``, ``store.text-unkeepable`` or ``store.too-large``.
        """
        return self._unit(writing=True)

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """A consistent view that changes nothing; a change in it is a bug and raises.

        Raises:
            KnownError: as for `writing`, since the first look at a home makes or migrates its file.
        """
        return self._unit(writing=False)

    def close(self) -> None:
        """Gives the file free; the next transaction opens it again."""
        self._engine.dispose()
        self._opened = False

    @contextmanager
    def _unit(self, *, writing: bool) -> Iterator[UnitOfWork]:
        try:
            if not self._opened:
                self._open()
            self._still_there()
            with self._engine.connect() as plain:
                connection = plain.execution_options(writing=writing)
                with connection.begin():
                    # note: a newer program may have migrated the file since it was opened
                    is_current(connection, self._schema, self._path)
                    yield _unit_of_work(connection, self._token)
        except (DBAPIError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            known = None if _wrote_while_reading(cause) and not writing else trouble.of_database(cause, self._path)
            if known is None:
                raise
            raise known from error
        except UnicodeEncodeError as error:
            raise trouble.of_text(error) from error

    def _still_there(self) -> None:
        """That the opened file is the one in the home: SQLite goes on writing into one that was deleted or replaced.

        Raises:
            KnownError: ``store.missing``.
        """
        found = _file_at(self._path)
        if found != self._file:
            self._engine.dispose()
            self._file = found
        if found is None:
            raise KnownError.of("store.missing", str(self._path.parent))

    def _open(self) -> None:
        """Makes or migrates the file when it is not of this program's version."""
        if not self._path.exists():
            make_private_file(self._path)
        # note: SQLite takes a file shorter than its smallest page for a new one and would write over it
        if 0 < self._path.stat().st_size < _SMALLEST_PAGE:
            raise KnownError.of("store.damaged", str(self._path))
        with self._engine.connect() as connection, connection.begin():
            current, _version = is_current(connection, self._schema, self._path)
        if not current:
            _migrate(self._engine, self._path, self._schema)
        self._file = _file_at(self._path)
        self._opened = True


def _file_at(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _fresh_token() -> str:
    # note: what `secrets.token_hex` gives, without the 10 ms that importing it costs
    return os.urandom(32).hex()


def _migrate(engine: Engine, path: Path, schema: Schema) -> None:
    from golive_desktop.store.migration import migrate  # noqa: PLC0415 - Alembic costs as much as all the rest

    migrate(engine, path, schema)


def _wrote_while_reading(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY


def _unit_of_work(connection: Connection, token: Callable[[], str]) -> UnitOfWork:
    return UnitOfWork(
        releases=ReleaseRows(connection),
        statements=StatementRows(connection),
        sign_offs=SignOffRows(connection),
        voids=VoidRows(connection),
        progress=ProgressRows(connection),
        identities=IdentityRows(connection),
        roster=RosterRows(connection),
        contacts=ContactRows(connection),
        authorities=AuthorityRows(connection),
        drafts=DraftRows(connection),
        post=post_rows(connection),
        communication=CommunicationRows(connection),
        days=DayRows(connection),
        audit=AuditRows(connection, token),
    )
