# SPDX-License-Identifier: MIT
"""What SQLite or the file system refuses, as a problem that a person can act on."""

import errno
import sqlite3
from pathlib import Path

from golive_desktop.domain.problem import KnownError

__all__ = ["of_database", "of_file", "of_text"]

_SHOWN = 60
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_PRIMARY = {
    sqlite3.SQLITE_BUSY: "store.locked",
    sqlite3.SQLITE_LOCKED: "store.locked",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_NOTADB: "store.damaged",
    sqlite3.SQLITE_IOERR: "store.damaged",
    sqlite3.SQLITE_FULL: "store.disk-full",
    sqlite3.SQLITE_READONLY: "store.not-writable",
    sqlite3.SQLITE_CANTOPEN: "store.not-writable",
    sqlite3.SQLITE_PERM: "store.not-writable",
    sqlite3.SQLITE_TOOBIG: "store.too-large",
}
"""Primary result codes, sqlite.org/rescode.html."""

_EXTENDED = {
    # note: SQLite says "full" only for ENOSPC; a quota or a limit on file sizes comes as a failed write
    sqlite3.SQLITE_IOERR_WRITE: "store.disk-full",
    sqlite3.SQLITE_IOERR_FSYNC: "store.disk-full",
    sqlite3.SQLITE_IOERR_DIR_FSYNC: "store.disk-full",
    sqlite3.SQLITE_IOERR_SHMSIZE: "store.disk-full",
    sqlite3.SQLITE_IOERR_SHMMAP: "store.disk-full",
}


def of_database(error: BaseException | None, path: Path) -> KnownError | None:
    """The known problem behind an error of SQLite; None when it is a bug of ours.

    Args:
        error: as the driver raised it.
        path: the database, named in the sentence.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or not isinstance(code, int):
        return None
    # note: the lowest byte of an extended result code is its primary code
    known = _EXTENDED.get(code) or _PRIMARY.get(code & 0xFF)
    return KnownError.of(known, str(path)) if known else None


def of_file(error: OSError, path: Path) -> KnownError:
    """The known problem behind an error of the file system while `path` was made or written."""
    return KnownError.of("store.disk-full" if error.errno in _NO_SPACE else "store.not-writable", str(path))


def of_text(error: UnicodeEncodeError) -> KnownError:
    """The known problem behind a text that is none: a half of a character, as a broken paste or a foreign name has."""
    start = max(0, error.start - _SHOWN // 2)
    told = error.object[start : start + _SHOWN].encode("utf-8", "backslashreplace").decode()
    return KnownError.of("store.text-unkeepable", told)
