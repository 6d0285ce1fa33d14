# SPDX-License-Identifier: MIT
"""The computer as the services need it: files, the clock, randomness, gate commands and bounded calls."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.gate import GatePreview, GateRun, WorkingCopy
    from golive_desktop.domain.problem import Problem
    from golive_desktop.domain.watching import Source

__all__ = ["BoundedCall", "Clock", "Files", "GateRunner", "MetricReader", "Randomness", "Reading", "Watching"]

A = TypeVar("A")
R = TypeVar("R")


class Clock(Protocol):
    """The computer's clock."""

    def now(self) -> datetime:
        """The time in the local zone with its offset from UTC, in whole seconds."""


class Randomness(Protocol):
    """What nobody can guess."""

    def token(self) -> str:
        """A new random UUID (version 4, RFC 9562), 122 bits of chance: for ids and for salts."""


class Files(Protocol):
    """Files of the user."""

    def write(self, path: Path, data: bytes, *, private: bool = False) -> None:
        """Write the whole file or nothing; what stood there before stays until the new file is complete.

        Args:
            path: the file; its folder must exist.
            data: the whole content.
            private: readable and writable by the user alone (mode 0600).

        Raises:
            KnownError: ``files.disk-full``, ``files.too-large-for-disk``, ``files.not-writable``, ``files.in-use``,
                ``files.folder-missing``, ``files.not-a-folder``, ``files.name-too-long``, ``files.name-unusable``,
                ``files.is-folder``, ``files.not-a-file`` or ``files.failed``.
        """

    def read(self, path: Path, *, limit: int) -> bytes:
        """The whole content of a file of at most `limit` bytes.

        Raises:
            KnownError: ``files.missing``, ``files.not-readable``, ``files.in-use``, ``files.is-folder``,
                ``files.not-a-file``, ``files.name-too-long``, ``files.name-unusable``, ``files.too-large`` or
                ``files.failed``.
        """

    def make_folder(self, path: Path, *, private: bool = False) -> None:
        """Make a folder with all above it; nothing happens when it is there already.

        Raises:
            KnownError: as `write`; ``files.not-a-folder`` when a file is in the way.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Watching:
    """Somebody who watches a gate while it runs; both are called from the thread that runs it."""

    told: Callable[[str, int], object]
    """Gets the end of what was printed so far, safe to show, and how many bytes there were in all; at most some ten
    times a second."""
    cancelled: Callable[[], bool]
    """Asked some ten times a second whether the command shall be ended, with everything that it started."""


class GateRunner(Protocol):
    """Runs gate commands in a git working copy that the user named."""

    def inspect(self, folder: Path) -> WorkingCopy:
        """What the working copy stands on.

        Raises:
            KnownError: ``gate.git-missing``, ``gate.folder-missing``, ``gate.not-a-work-tree``,
                ``gate.foreign-owner``, ``gate.no-commit`` or ``gate.git-failed``.
        """

    def preview(self, folder: Path, *, command: str) -> GatePreview:
        """Exactly what `run` would start; starts nothing.

        Raises:
            KnownError: ``gate.command-empty``, ``gate.command-hidden`` or ``gate.command-unreadable``.
        """

    def run(  # noqa: PLR0913 - each argument is one fact of the evidence
        self,
        folder: Path,
        *,
        key: str,
        command: str,
        confirmed: str,
        tag: str,
        commit: str,
        seconds: float = 1800,
        watching: Watching | None = None,
    ) -> GateRun:
        """Run one gate command on the candidate; whatever goes wrong makes a red run with its reason.

        Args:
            folder: the working copy.
            key: the gate's key in the plan.
            command: the gate's command in the plan.
            confirmed: the text that the user saw and confirmed.
            tag: the candidate's tag.
            commit: the candidate's commit in full.
            seconds: after this time the command is ended with everything that it started.
            watching: who sees its output while it runs and may cancel it, which makes a red run too.

        Raises:
            KnownError: ``gate.not-confirmed`` when `confirmed` is not `command`; nothing was run.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A value that was read."""

    value: str
    """A number, with a point."""
    raw: bytes
    """The whole answer, as evidence."""
    name: str
    """A file name for it."""


class MetricReader(Protocol):
    """Reads a value where somebody named it, once and only when asked."""

    def read(self, source: Source, *, confirmed: str, cancelled: Callable[[], bool] | None = None) -> Reading:
        """The value now.

        Args:
            source: where.
            confirmed: what is run or asked, as the user saw it; see `Source.exact`.
            cancelled: asked some ten times a second whether a command shall be ended.

        Raises:
            KnownError: ``watch.not-confirmed`` (nothing was run or asked then), ``watch.…`` and ``gate.…``.
        """


class BoundedCall(Protocol):
    """Pure functions under a limit of time and memory, for bytes that came from strangers."""

    def run(self, function: Callable[[A], R], argument: A, *, seconds: float, memory_bytes: int) -> R:
        """The function's result, computed in a process of its own.

        Args:
            function: pure, importable by its name; a `KnownError` that it raises comes through.
            argument: picklable.
            seconds: after this time it is ended.
            memory_bytes: what it may take on top of what the program has now.

        Raises:
            KnownError: ``bounded.time-out``, ``bounded.memory``, ``bounded.crashed``, ``bounded.failed`` or
                ``bounded.not-started``.
        """

    def map(
        self, function: Callable[[A], R], arguments: Sequence[A], *, seconds_each: float, memory_bytes: int
    ) -> tuple[R | Problem, ...]:
        """The results in the order of the arguments, computed on all cores; what failed is its problem."""

    def stream(
        self, function: Callable[[A], R], arguments: Sequence[A], *, seconds_each: float, memory_bytes: int
    ) -> Generator[tuple[int, R | Problem], None, None]:
        """As `map`, but each result as soon as it is there, with the number of its argument; close it to stop."""
