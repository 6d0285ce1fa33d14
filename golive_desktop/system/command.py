# SPDX-License-Identifier: MIT
"""A command runs to its end or to a limit, and leaves its result, its output's end and its output's digest."""

import contextlib
import errno
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal

__all__ = ["Finished", "program_environment", "run_command"]

_PIECE: Final = 1 << 16
_GRACE_SECONDS: Final = 2.0
"""How long a command may tidy up after it was asked to end."""
_PAUSE_SECONDS: Final = 0.1
"""How often a command that takes longer is looked at."""
_REST_SECONDS: Final = 2.0
"""How long output may still come after the command's end, from what it left running."""

_PARTINGS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What ends this program without a word: a polite kill, a terminal that is closed."""

_End = Literal["", "late", "cancelled"]
"""Why we stopped waiting: it was over, its time was, or the user said so."""

# note: set by a git hook or another git, these would turn git to another repository than the named folder's
_GIT_PLACES: Final = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """How a command ended and what it printed."""

    exit_code: int | None
    """None when it was not started, was ended by us or died of a signal."""
    reason: str
    """Empty when it left by itself, else ``gate.program-missing``, ``gate.program-refused``, ``gate.time-out``,
    ``gate.output-endless``, ``gate.cancelled`` or ``gate.killed``."""
    detail: str
    """The value that the reason's sentence names."""
    tail: bytes
    size: int
    sha256: str


def program_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment that other programs get: without our secrets and as it was before our own start.

    Args:
        environment: ours.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if not name.upper().startswith("GOLIVE_") and name not in _GIT_PLACES
    }
    if getattr(sys, "frozen", False):
        # PyInstaller's start changes it for our own libraries; a foreign program must not load them
        before = kept.pop("LD_LIBRARY_PATH_ORIG", None)
        kept.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            kept["LD_LIBRARY_PATH"] = before
    return kept


def run_command(  # noqa: PLR0913 - each argument is one limit or one fact of the start
    arguments: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
    most_output: int,
    tail: int,
    told: Callable[[bytes, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Finished:
    """Runs a program without input, in a process group of its own that ends with it.

    What it leaves running in its group is ended too: a gate is over when its command is, or when we are ended.

    Args:
        arguments: the program and its arguments; on Windows a shell's command line stands in one string.
        folder: where it runs.
        environment: its environment variables.
        seconds: after this time it is ended, with everything in its group.
        most_output: with more bytes than this it is ended.
        tail: how many bytes of the output's end are kept.
        told: gets the kept end and the size of the output while it runs, whenever there is more; at most some ten
            times a second, however much is printed.
        cancelled: asked some ten times a second whether it shall be ended, with everything in its group.
    """
    output = _Output(most_output, tail)
    if cancelled is not None and cancelled():
        return _finished(0, output, "cancelled", seconds)
    try:
        process = _start(arguments, folder, environment)
    except (OSError, ValueError) as error:
        return _not_started(error, arguments[0], output)
    reader = threading.Thread(target=output.read_all, args=(process.stdout,), daemon=True)
    reader.start()
    with _ended_with_us():
        try:
            end = _wait(process, output, seconds, told or _nobody, cancelled or _never)
        finally:
            _end_group(process)
            reader.join(_REST_SECONDS)
    return _finished(process.returncode, output, end, seconds)


class _Output:
    """Takes everything that is printed: counts and hashes all, keeps the end."""

    def __init__(self, most: int, tail: int) -> None:
        self._most = most
        self._keep = tail
        self._lock = threading.Lock()
        self._tail = b""
        self._digest = hashlib.sha256()
        self._size = 0
        self.endless = threading.Event()

    def read_all(self, stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError), stream:
            while piece := os.read(stream.fileno(), _PIECE):
                with self._lock:
                    self._size += len(piece)
                    self._digest.update(piece)
                    self._tail = (self._tail + piece)[-self._keep :]
                if self._size > self._most:
                    self.endless.set()
                    break

    def seen(self) -> tuple[bytes, int, str]:
        """The kept end, the size and the digest of what was read so far."""
        with self._lock:
            return self._tail, self._size, self._digest.hexdigest()

    @property
    def most(self) -> int:
        return self._most


def _start(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    windows = sys.platform == "win32"
    return subprocess.Popen(  # noqa: S603 - the user confirmed the exact text
        arguments[0] if windows and len(arguments) == 1 else list(arguments),
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=not windows,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


@contextlib.contextmanager
def _ended_with_us() -> Iterator[None]:
    """Lets a polite kill and a closed terminal interrupt us as Ctrl+C does, so that no command runs on unseen."""
    if threading.current_thread() is not threading.main_thread():  # only there can Python be interrupted
        yield
        return
    changed = [number for number in _PARTINGS if signal.getsignal(number) is signal.SIG_DFL]
    for number in changed:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)


def _nobody(_tail: bytes, _size: int) -> None:
    pass


def _never() -> bool:
    return False


def _wait(
    process: "subprocess.Popen[bytes]",
    output: _Output,
    seconds: float,
    told: Callable[[bytes, int], object],
    cancelled: Callable[[], bool],
) -> _End:
    """Waits for the end or for endless output, and tells meanwhile what was printed."""
    deadline = time.monotonic() + seconds
    pause, shown = 0.002, 0
    while process.poll() is None and not output.endless.is_set():
        left = deadline - time.monotonic()
        if left <= 0:
            return "late"
        if cancelled():
            return "cancelled"
        # a short command is answered at once, a long one costs nothing
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(min(pause, left))
        if pause >= _PAUSE_SECONDS:
            tail, size, _ = output.seen()
            if size != shown:
                told(tail, size)
            shown = size
        pause = min(pause * 2, _PAUSE_SECONDS)
    return ""


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process with everything in its group: asks first, then insists."""
    if process.poll() is None:
        _signal_group(process, "SIGTERM")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE_SECONDS)
    _signal_group(process, "SIGKILL")
    process.wait()


def _signal_group(process: "subprocess.Popen[bytes]", name: str) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            taskkill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603 - our own arguments
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.Signals[name])


def _not_started(error: OSError | ValueError, program: str, output: _Output) -> Finished:
    missing = isinstance(error, OSError) and error.errno in {errno.ENOENT, errno.ENOTDIR}
    tail, size, digest = output.seen()
    why = error.strerror if isinstance(error, OSError) else str(error)
    return Finished(
        exit_code=None,
        reason="gate.program-missing" if missing else "gate.program-refused",
        detail=program if missing else f"{program}: {why}",
        tail=tail,
        size=size,
        sha256=digest,
    )


def _finished(code: int, output: _Output, end: _End, seconds: float) -> Finished:
    tail, size, digest = output.seen()
    reason, detail, exit_code = "", "", None
    if output.endless.is_set():
        reason, detail = "gate.output-endless", str(output.most)
    elif end == "cancelled":
        reason = "gate.cancelled"
    elif end == "late":
        reason, detail = "gate.time-out", f"{seconds:g}"
    elif code < 0:
        reason, detail = "gate.killed", _signal_name(-code)
    else:
        exit_code = code
    return Finished(exit_code=exit_code, reason=reason, detail=detail, tail=tail, size=size, sha256=digest)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
