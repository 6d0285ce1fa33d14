# SPDX-License-Identifier: MIT
"""Where this person's releases, keys and originals lie: one private folder that can be written."""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.system.files import file_error

__all__ = ["HOME_VARIABLE", "Home", "locate_home", "open_home"]

HOME_VARIABLE = "GOLIVE_HOME"

_PRIVATE = 0o700
_MOUNTS = Path("/proc/self/mountinfo")
_SHARES = frozenset({"9p", "afs", "ceph", "cifs", "davfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """The data folder of one person on this computer."""

    folder: Path
    problems: tuple[Problem, ...]
    """What is worth knowing about it: ``home.open-to-others``, ``home.on-share``; none of it blocks."""


def locate_home(argument: Path | None, environment: Mapping[str, str]) -> Path:
    """The data folder that was asked for: by argument, else by ``GOLIVE_HOME``, else the user's own.

    Args:
        argument: the folder named on the command line.
        environment: the environment variables; an empty ``GOLIVE_HOME`` counts as none.

    Raises:
        KnownError: ``home.unknown`` when the folder stands below a home directory that does not exist.
    """
    named = str(argument) if argument is not None else environment.get(HOME_VARIABLE, "")
    folder = Path(named) if named else _own_folder()
    try:
        return Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 - Path.resolve would follow links
    except RuntimeError as error:
        raise KnownError.of("home.unknown", str(folder)) from error


def open_home(folder: Path) -> Home:
    """The data folder, made when it is not there (mode 0700), and tried out by writing to it.

    Raises:
        KnownError: ``home.not-writable``, ``home.not-a-folder``, ``home.disk-full`` or what
            `golive_desktop.system.files.file_error` names.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_PRIVATE, exist_ok=True)
        _try_out(folder)
    except (FileExistsError, NotADirectoryError) as error:
        raise KnownError.of("home.not-a-folder", str(folder)) from error
    except (OSError, ValueError) as error:
        raise _home_error(error, folder) from error
    return Home(folder=folder, problems=(*_open_to_others(folder), *_on_share(folder)))


def _own_folder() -> Path:
    import platformdirs  # noqa: PLC0415 - a named folder needs none, and the window is to stand at once

    return platformdirs.user_data_path("golive-desktop", appauthor=False)


def _try_out(folder: Path) -> None:
    """Makes and removes an empty file: the only answer that holds for every file system and user."""
    probe = folder / f".golive-{secrets.token_hex(8)}.tmp"
    probe.touch(mode=0o600, exist_ok=False)
    probe.unlink()


def _home_error(error: OSError | ValueError, folder: Path) -> KnownError:
    if isinstance(error, OSError) and error.errno in _FULL:
        return KnownError.of("home.disk-full", str(folder))
    known = file_error(error, folder, "write")
    if known.problem.code in {"files.not-writable", "files.folder-missing"}:
        return KnownError.of("home.not-writable", str(folder))
    return known


def _open_to_others(folder: Path) -> tuple[Problem, ...]:
    # note: Windows keeps access lists; the mode bits say nothing there
    if os.name == "nt" or not stat.S_IMODE(folder.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        return ()
    return (Problem(code="home.open-to-others", severity=Severity.INFORMS, subject=str(folder)),)


def _on_share(folder: Path) -> tuple[Problem, ...]:
    """A share is named where the system says so without waiting: Linux's mounts, Windows' names of servers."""
    if sys.platform == "win32":
        shared = str(folder).startswith("\\\\")
    else:
        shared = _file_system(os.path.realpath(folder)) in _SHARES
    return (Problem(code="home.on-share", severity=Severity.INFORMS, subject=str(folder)),) if shared else ()


def _file_system(path: str) -> str:
    """The type of the file system that holds `path`; empty where the system does not tell (proc(5), mountinfo)."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        before, _, after = line.partition(" - ")
        mount = before.split(" ")[4].replace("\\040", " ")
        holds = path == mount or path.startswith(mount.rstrip("/") + "/")
        if holds and len(mount) >= len(best):  # of two mounts on one folder the later hides the earlier
            best, kind = mount, after.split(" ")[0]
    return kind
