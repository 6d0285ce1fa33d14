# SPDX-License-Identifier: MIT
"""A worker process as the program sees it: takes an order, answers in pieces, is late, dies, is ended."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import Any, Final, Literal, cast

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.system.errand import Limits, Outcome, frozen, serve, thawed

__all__ = ["Start", "StartMethod", "Worker", "start_method"]

StartMethod = Literal["fork", "forkserver", "spawn"]

_START_SECONDS: Final = 60.0
"""How long a worker may take to begin: a fresh interpreter has to import its modules first."""
_DEATH_SECONDS: Final = 5.0
_THREADS: Final = Path("/proc/self/task")


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """How worker processes begin."""

    method: StartMethod
    preload: tuple[str, ...] = ()
    """Modules that a fork server imports before it makes its first process."""


class Worker:
    """One process that works on one argument at a time.

    Args:
        start: how the process is started.
        function: what it does with each argument.
        arguments: all that there are; a fork reads them from the memory that it shares with this process.
        limits: of each errand.
        index: which argument it gets first.

    Raises:
        KnownError: ``bounded.not-started`` when the system has no room for one more process.
    """

    def __init__(
        self,
        start: Start,
        function: Callable[[Any], object],
        arguments: Sequence[Any],
        limits: Limits,
        index: int,
    ) -> None:
        self._arguments = arguments
        self._limits = limits
        self._heard: list[bytes] = []
        self._orders_by_index = start.method == "fork"
        self._start(start, function)
        self.index = index
        self.earlier = -1
        """How many arguments it had before the present one; -1 until it has one."""
        self.deadline = time.monotonic() + _START_SECONDS
        self._ready = False

    def hear(self) -> Outcome | None:
        """Takes one piece of what it said; gives the outcome when it is complete.

        Raises:
            EOFError: it died.
            OSError: it died.
        """
        piece = self.answers.recv_bytes()
        if piece:
            self._heard.append(piece)
            return None
        if not self._ready:
            self._ready = True
            self.take(self.index)
            return None
        outcome: Outcome = thawed(b"".join(self._heard))
        self._heard.clear()
        return outcome

    def take(self, index: int) -> None:
        """Gives it the argument with this index; its time runs from now.

        Raises:
            OSError: it died.
        """
        self.index = index
        self.earlier += 1
        self._orders.send_bytes(frozen(index if self._orders_by_index else self._arguments[index]))
        self.deadline = time.monotonic() + self._limits.seconds

    def late(self) -> Problem:
        """The problem of not having answered in time."""
        return Problem(code="bounded.time-out", details={"seconds": f"{self._limits.seconds:g}"})

    def death(self) -> Problem:
        """The problem of having died, with the cause of death."""
        self._process.join(_DEATH_SECONDS)
        code = self._process.exitcode
        if code is None or code >= 0:
            return Problem(code="bounded.crashed", details={"reason": f"exit code {code}"})
        if sys.platform != "win32" and -code == signal.SIGXCPU:
            return self.late()
        return Problem(code="bounded.crashed", details={"reason": signal.Signals(-code).name})

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._orders.close()
        self.answers.close()

    def _start(self, start: Start, function: Callable[[Any], object]) -> None:
        context = cast("SpawnContext", multiprocessing.get_context(start.method))  # all three have its interface
        if start.method == "forkserver":
            context.set_forkserver_preload([*start.preload, function.__module__])
        orders, self._orders = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        foreign: tuple[Connection, ...] = ()
        perform = function
        if self._orders_by_index:
            foreign = (self._orders, self.answers)
            perform = lambda index: function(self._arguments[index])  # noqa: E731
        self._process = context.Process(target=serve, args=(perform, orders, answers, self._limits, foreign))
        try:
            self._process.start()
        except OSError as error:
            raise KnownError.of("bounded.not-started", reason=error.strerror or "") from error
        finally:
            orders.close()
            answers.close()


def start_method() -> StartMethod:
    """How a worker can be started safely now.

    A fork costs least, but a fork of a program with several threads can inherit a lock that nobody will
    open; there the fork server gives clean forks. macOS forbids its frameworks after a fork.
    """
    if sys.platform != "linux":
        return "spawn"
    try:
        return "fork" if len(tuple(_THREADS.iterdir())) == 1 else "forkserver"
    except OSError:
        return "forkserver"
