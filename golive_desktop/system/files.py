# SPDX-License-Identifier: MIT
"""Files are written whole or not at all, and what stands in the way is said in words."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from golive_desktop.domain.problem import KnownError

__all__ = ["DiskFiles", "file_error"]

_CHUNK = 1 << 20
_PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700
_BINARY: int = getattr(os, "O_BINARY", 0)
_WITHOUT_WAITING: int = getattr(os, "O_NONBLOCK", 0)
_SHARING_VIOLATION = 32
"""ERROR_SHARING_VIOLATION of Windows: another program has the file open."""

_CODES = {
    errno.ENOSPC: "files.disk-full",
    errno.EDQUOT: "files.disk-full",
    errno.EFBIG: "files.too-large-for-disk",
    errno.ENAMETOOLONG: "files.name-too-long",
    errno.EISDIR: "files.is-folder",
    errno.ENOTDIR: "files.not-a-folder",
    errno.EBUSY: "files.in-use",
    errno.ETXTBSY: "files.in-use",
    errno.EINVAL: "files.name-unusable",
    errno.EILSEQ: "files.name-unusable",
    errno.ELOOP: "files.name-unusable",
}
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_CODES_OF = {
    "read": _CODES | dict.fromkeys(_DENIED, "files.not-readable") | {errno.ENOENT: "files.missing"},
    "write": _CODES | dict.fromkeys(_DENIED, "files.not-writable") | {errno.ENOENT: "files.folder-missing"},
}
# note: some file systems (shares, FUSE) cannot flush a folder; the rename itself has happened by then
_NO_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF, errno.EISDIR})


class DiskFiles:
    """The user's files on this computer's disks."""

    def write(self, path: Path, data: bytes, *, private: bool = False) -> None:
        """Write the whole file or nothing; what stood there before stays until the new file is complete.

        The bytes go to a new file in the same folder, are flushed to the disk and renamed; a link at
        `path` is replaced, not followed.

        Args:
            path: the file; its folder must exist.
            data: the whole content.
            private: readable and writable by the user alone (mode 0600); else a file that is replaced
                keeps its mode.

        Raises:
            KnownError: see `golive_desktop.ports.system.Files.write`.
        """
        try:
            mode = _PRIVATE if private else _mode_of(path)
            draft = path.with_name(f".golive-{secrets.token_hex(8)}.tmp")
            _write_draft(draft, data, mode, lambda: draft.replace(path))
            _flush_folder(path.parent)
        except (OSError, ValueError) as error:
            raise file_error(error, path, "write") from error

    def read(self, path: Path, *, limit: int) -> bytes:
        """The whole content of a file of at most `limit` bytes; never waits on a pipe or a device.

        Raises:
            KnownError: see `golive_desktop.ports.system.Files.read`.
        """
        try:
            handle = os.open(path, os.O_RDONLY | _BINARY | _WITHOUT_WAITING)
            with os.fdopen(handle, "rb") as file:
                _check_kind(os.fstat(handle).st_mode, path)
                data = file.read(limit + 1)
        except (OSError, ValueError) as error:
            raise file_error(error, path, "read") from error
        if len(data) > limit:
            raise KnownError.of("files.too-large", str(path), limit=str(limit))
        return data

    def make_folder(self, path: Path, *, private: bool = False) -> None:
        """Make a folder with all above it; nothing happens when it is there already.

        Args:
            path: the folder.
            private: a new folder is open to the user alone (mode 0700).

        Raises:
            KnownError: see `golive_desktop.ports.system.Files.make_folder`.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.mkdir(mode=_PRIVATE_FOLDER if private else 0o777, exist_ok=True)
        except FileExistsError as error:
            raise KnownError.of("files.not-a-folder", _in_the_way(path)) from error
        except (OSError, ValueError) as error:
            raise file_error(error, path, "write") from error


def file_error(error: OSError | ValueError, path: Path, action: Literal["read", "write"]) -> KnownError:
    """What the operating system's refusal means for the user.

    Args:
        error: what was raised; a ValueError stands for a name that cannot be a file name.
        path: the file that was wanted.
        action: what was tried.
    """
    if isinstance(error, ValueError):
        return KnownError.of("files.name-unusable", ascii(str(path))[1:-1])
    code = _CODES_OF[action].get(error.errno or 0, "files.failed")
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        code = "files.in-use"
    reason = error.strerror or type(error).__name__
    subject = _in_the_way(path) if code == "files.not-a-folder" else str(path)
    return KnownError.of(code, subject, folder=str(path.parent), reason=reason)


def _in_the_way(path: Path) -> str:
    """What stands where a folder is needed: the nearest part of `path` that exists."""
    return str(next((part for part in (path, *path.parents) if os.path.lexists(part)), path))


def _mode_of(path: Path) -> int | None:
    """The mode of the file that is to be replaced; None when there is none; refuses all but files."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        return None
    _check_kind(mode, path)
    return stat.S_IMODE(mode)


def _check_kind(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise KnownError.of("files.is-folder", str(path))
    if not stat.S_ISREG(mode):
        raise KnownError.of("files.not-a-file", str(path))


def _write_draft(draft: Path, data: bytes, mode: int | None, publish: Callable[[], object]) -> None:
    """Writes and flushes `draft`, then publishes it; leaves nothing behind when that fails."""
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666 if mode is None else _PRIVATE)
    try:
        with os.fdopen(handle, "wb") as file:
            for start in range(0, len(data), _CHUNK):
                file.write(data[start : start + _CHUNK])
            file.flush()
            os.fsync(handle)
        if mode is not None:
            draft.chmod(mode)
        publish()
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no way to flush a folder
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
