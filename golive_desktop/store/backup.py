# SPDX-License-Identifier: MIT
"""A whole home in one file, and back: by SQLite's own way of copying, checked, and never over data that is there."""

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.store import Store
from golive_desktop.store import trouble
from golive_desktop.store.connection import BUSY_SECONDS, make_private_file
from golive_desktop.store.schema import APPLICATION_ID, Schema
from golive_desktop.store.sqlite import FILE_NAME, SqliteStore

__all__ = ["SqliteBackups"]

_STAGED: Final = f"{FILE_NAME}.restoring"
_BESIDE: Final = ("-wal", "-shm", "-journal")
_FAULTS: Final = "PRAGMA integrity_check(1)"


class SqliteBackups:
    """`ports.backup.Backups` for homes that are one SQLite file (sqlite.org/backup.html)."""

    def write(self, home: Path, target: Path) -> int:
        """See `ports.backup.Backups.write`."""
        database = home / FILE_NAME
        if not database.exists():
            raise KnownError.of("backup.none", str(home))
        # note: over the home's own file a backup would be the end of both
        if not os.path.isdir(target.parent) or target.resolve() == database.resolve():  # noqa: PTH112 - never raises
            raise KnownError.of("backup.not-written", str(target), reason="")
        part = target.with_name(f".{target.name}.part")
        with _known(database), _new(part, "backup.not-written", target):
            with _room(target):
                _copy(f"{database.absolute().as_uri()}?mode=rw", part)
            if not _sound(part):
                raise KnownError.of("store.damaged", str(database))
            size = part.stat().st_size
            part.replace(target)
        return size

    @contextlib.contextmanager
    def opened(self, backup: Path) -> Iterator[Store]:
        """See `ports.backup.Backups.opened`."""
        with tempfile.TemporaryDirectory(prefix="golive-") as folder:
            copy = Path(folder) / FILE_NAME
            _unpack(backup, copy)
            store = SqliteStore(copy)
            try:
                yield store
            finally:
                store.close()

    def staged(self, backup: Path, home: Path) -> Store:
        """See `ports.backup.Backups.staged`."""
        copy = home / _STAGED
        _remove(copy)
        _unpack(backup, copy)
        return SqliteStore(copy)

    @contextlib.contextmanager
    def present(self, home: Path) -> Iterator[Store | None]:
        """See `ports.backup.Backups.present`."""
        database = home / FILE_NAME
        store = SqliteStore(database) if database.exists() else None
        try:
            yield store if store is not None and _can_be_read(store) else None
        finally:
            if store is not None:
                store.close()

    def exchange(self, home: Path, *, stamp: str) -> Path | None:
        """See `ports.backup.Backups.exchange`."""
        database, copy = home / FILE_NAME, home / _STAGED
        _alone(copy)
        there = database.exists()
        aside = home / f"{FILE_NAME}.aside-{stamp}"
        with _refused("backup.not-restored", home):
            if there:
                _alone(database)
                _move(database, aside)
            try:
                copy.replace(database)
            except OSError:
                if there:
                    _move(aside, database)
                raise
        with _known(database), contextlib.closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        return aside if there else None


def _can_be_read(store: SqliteStore) -> bool:
    try:
        with store.reading():
            return True
    except KnownError as error:
        if error.problem.code not in {"store.damaged", "store.newer"}:
            raise
        return False


def _unpack(backup: Path, copy: Path) -> None:
    """Copies a backup to a place where nothing is, after it was found to be one that this program can open."""
    if not os.path.isfile(backup):  # noqa: PTH113 - never raises, wherever it lies
        raise KnownError.of("backup.unreadable", backup.name)
    # note: beside a file that was copied without its log nothing is to be made; a log that is there belongs to it
    logged = backup.with_name(f"{backup.name}-wal").exists()
    source = f"{backup.absolute().as_uri()}?mode=ro" + ("" if logged else "&immutable=1")
    try:
        with contextlib.closing(sqlite3.connect(source, uri=True)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            application = connection.execute("PRAGMA application_id").fetchone()[0]
    except sqlite3.Error as error:
        torn = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
        raise KnownError.of("backup.damaged" if torn else "backup.unreadable", backup.name) from error
    if application != APPLICATION_ID:
        raise KnownError.of("backup.unreadable", backup.name)
    if version > Schema().head:
        raise KnownError.of("backup.newer", backup.name, found=str(version), known=str(Schema().head))
    with _new(copy, "backup.not-restored", copy.parent):
        try:
            _copy(source, copy)
            sound = _sound(copy)
        except sqlite3.DatabaseError as error:
            known = trouble.of_database(error, copy)
            if known is None or known.problem.code != "store.damaged":
                raise
            sound = False
        if not sound:
            raise KnownError.of("backup.damaged", backup.name)


def _copy(source: str, target: Path) -> None:
    """Copies a database, whatever else is written to it meanwhile, into a private file without a log of its own."""
    make_private_file(target)
    with (
        contextlib.closing(sqlite3.connect(source, uri=True, timeout=BUSY_SECONDS)) as reading,
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as writing,
    ):
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _sound(path: Path) -> bool:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute(_FAULTS).fetchone()[0] == "ok")


def _alone(database: Path) -> None:
    """Brings what stands in the log into the database; only whoever uses it alone can do that.

    Raises:
        KnownError: ``store.locked``.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        known = trouble.of_database(error, database)
        if known is None:
            raise
        if known.problem.code != "store.damaged":
            raise known from error
        # note: a damaged one is moved aside as it is, with its log


def _move(database: Path, place: Path) -> None:
    """Gives a database another name, and its log with it where there is one."""
    database.replace(place)
    for ending in _BESIDE:
        log = database.with_name(f"{database.name}{ending}")
        if log.exists():
            log.replace(place.with_name(f"{place.name}{ending}"))


def _remove(database: Path) -> None:
    for ending in ("", *_BESIDE):
        database.with_name(f"{database.name}{ending}").unlink(missing_ok=True)


@contextlib.contextmanager
def _new(path: Path, code: str, subject: Path) -> Iterator[None]:
    """Leaves no half of a file behind, and says in words what the disk refused."""
    try:
        with _refused(code, subject):
            yield
    except BaseException:
        with contextlib.suppress(OSError):
            _remove(path)
        raise


@contextlib.contextmanager
def _refused(code: str, subject: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnownError.of(code, str(subject), reason=error.strerror or "") from error
    except KnownError as error:
        if error.problem.code not in {"store.not-writable", "store.disk-full"}:
            raise
        raise KnownError.of(code, str(subject), reason="") from error


@contextlib.contextmanager
def _room(target: Path) -> Iterator[None]:
    """Of a full disk SQLite says no place, and it is the one that is written to."""
    try:
        yield
    except sqlite3.Error as error:
        known = trouble.of_database(error, target)
        if known is None or known.problem.code != "store.disk-full":
            raise
        raise KnownError.of("backup.not-written", str(target), reason="") from error


@contextlib.contextmanager
def _known(database: Path) -> Iterator[None]:
    """What SQLite refuses of a home, in words."""
    try:
        yield
    except sqlite3.Error as error:
        known = trouble.of_database(error, database)
        if known is None:
            raise
        raise known from error
