# SPDX-License-Identifier: MIT
"""A file from a stranger can neither hang the program nor eat its memory nor make it crash.

Functions run in worker processes. The limit of time holds everywhere, the limit of memory on Linux.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from multiprocessing.connection import wait
from typing import Any, TypeVar, cast

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.system.errand import Limits, Outcome
from golive_desktop.system.worker import Start, Worker, start_method

__all__ = ["GIGABYTE", "ProcessCalls", "map_bounded", "run_bounded", "stream_bounded"]

A = TypeVar("A")
R = TypeVar("R")

GIGABYTE = 1 << 30


class ProcessCalls:
    """Bounded calls in processes of this computer.

    Args:
        preload: names of modules that the functions will need; where a server makes the processes (Linux, several
            threads), it imports them once, and each process has them at once.
    """

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._preload = tuple(preload)

    def run(self, function: Callable[[A], R], argument: A, *, seconds: float, memory_bytes: int = GIGABYTE) -> R:
        """See `run_bounded`."""
        return run_bounded(function, argument, seconds=seconds, memory_bytes=memory_bytes, preload=self._preload)

    def map(
        self,
        function: Callable[[A], R],
        arguments: Sequence[A],
        *,
        seconds_each: float,
        memory_bytes: int = GIGABYTE,
    ) -> tuple[R | Problem, ...]:
        """See `map_bounded`."""
        return map_bounded(function, arguments, seconds_each=seconds_each, memory_bytes=memory_bytes)

    def stream(
        self,
        function: Callable[[A], R],
        arguments: Sequence[A],
        *,
        seconds_each: float,
        memory_bytes: int = GIGABYTE,
    ) -> Generator[tuple[int, R | Problem], None, None]:
        """See `stream_bounded`."""
        return stream_bounded(
            function, arguments, seconds_each=seconds_each, memory_bytes=memory_bytes, preload=self._preload
        )


def run_bounded(
    function: Callable[[A], R],
    argument: A,
    *,
    seconds: float,
    memory_bytes: int = GIGABYTE,
    preload: tuple[str, ...] = (),
) -> R:
    """The function's result, computed in a process of its own.

    Args:
        function: pure and importable by its name; a `KnownError` that it raises comes through.
        argument: picklable.
        seconds: after this time the process is ended.
        memory_bytes: what it may take on top of what the program has now.
        preload: see `ProcessCalls`.

    Raises:
        KnownError: ``bounded.time-out``, ``bounded.memory``, ``bounded.crashed`` (the process died),
            ``bounded.failed`` (any other exception; its traceback is the cause) or ``bounded.not-started``.
    """
    crew = _Crew(function, [argument], Limits(seconds=seconds, memory_bytes=memory_bytes), preload)
    outcome = crew.work(1)[0]
    if outcome.problem is None:
        return cast("R", outcome.result)
    raise KnownError(outcome.problem) from (RuntimeError(outcome.trace) if outcome.trace else None)


def map_bounded(
    function: Callable[[A], R],
    arguments: Sequence[A],
    *,
    seconds_each: float,
    memory_bytes: int = GIGABYTE,
    workers: int | None = None,
) -> tuple[R | Problem, ...]:
    """The results in the order of the arguments, computed side by side; what failed is its problem.

    Args:
        function: as for `run_bounded`.
        arguments: each is judged alone; a bad one does not hurt the others.
        seconds_each: the time that each may take.
        memory_bytes: what each worker may take.
        workers: how many processes at most; None stands for one on each core.

    Raises:
        KnownError: ``bounded.not-started``.
    """
    crew = _Crew(function, arguments, Limits(seconds=seconds_each, memory_bytes=memory_bytes))
    outcomes = crew.work(workers or _cores())
    return tuple(cast("R", outcome.result) if outcome.problem is None else outcome.problem for outcome in outcomes)


def stream_bounded(
    function: Callable[[A], R],
    arguments: Sequence[A],
    *,
    seconds_each: float,
    memory_bytes: int = GIGABYTE,
    preload: tuple[str, ...] = (),
) -> Generator[tuple[int, R | Problem], None, None]:
    """As `map_bounded`, but each result comes as soon as it is there, with the number of its argument.

    The workers give way: whoever waits for many results does something else meanwhile, a window for example.
    Whoever has seen enough closes the generator: what still runs is ended.

    Args:
        function: as for `run_bounded`.
        arguments: each is judged alone; a bad one does not hurt the others.
        seconds_each: the time that each may take; the time that the caller takes for a result is not counted.
        memory_bytes: what each worker may take.
        preload: see `ProcessCalls`.

    Raises:
        KnownError: ``bounded.not-started``.
    """
    limits = Limits(seconds=seconds_each, memory_bytes=memory_bytes, gives_way=True)
    crew = _Crew(function, arguments, limits, preload)
    for index, outcome in crew.arrivals(_cores()):
        yield index, cast("R", outcome.result) if outcome.problem is None else outcome.problem


def _cores() -> int:
    """The cores that this process may use; a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Crew:
    """Workers that take one argument after the other; one that is late or dies is replaced."""

    def __init__(
        self,
        function: Callable[[Any], object],
        arguments: Sequence[Any],
        limits: Limits,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._function = function
        self._arguments = arguments
        self._limits = limits
        self._start = Start(method=start_method(), preload=preload)
        self._waiting = deque(range(len(arguments)))
        self._done: dict[int, Outcome] = {}
        self._tried_twice: set[int] = set()
        self._workers: list[Worker] = []

    def work(self, most: int) -> list[Outcome]:
        """The outcome of each argument, in order."""
        done = dict(self.arrivals(most))
        return [done[index] for index in range(len(self._arguments))]

    def arrivals(self, most: int) -> Generator[tuple[int, Outcome], None, None]:
        """The outcome of each argument as it comes."""
        try:
            left = len(self._arguments)
            while left:
                while self._waiting and len(self._workers) < most:
                    self._hire()
                self._listen()
                while self._done:
                    left -= 1
                    yield from self._handed_over()
        finally:
            for worker in self._workers:
                worker.end()

    def _handed_over(self) -> Generator[tuple[int, Outcome], None, None]:
        """One outcome; nobody is late because the caller took long over it."""
        began = time.monotonic()
        yield self._done.popitem()
        pause = time.monotonic() - began
        for worker in self._workers:
            worker.deadline += pause

    def _hire(self) -> None:
        index = self._waiting[0]
        self._workers.append(Worker(self._start, self._function, self._arguments, self._limits, index))
        self._waiting.popleft()

    def _listen(self) -> None:
        """Waits until a worker says something or is late, and acts on it."""
        patience = min(worker.deadline for worker in self._workers) - time.monotonic()
        speaking = wait([worker.answers for worker in self._workers], max(0.0, patience))
        for worker in tuple(self._workers):
            if worker.answers in speaking:
                self._hear(worker)
            elif time.monotonic() >= worker.deadline:
                self._dismiss(worker, worker.late())

    def _hear(self, worker: Worker) -> None:
        try:
            outcome = worker.hear()
            if outcome is None:
                return
            if outcome.problem is not None and outcome.problem.code == "bounded.memory":
                self._dismiss(worker, outcome.problem)
                return
            self._done[worker.index] = outcome
            if self._waiting:
                worker.take(self._waiting.popleft())
            else:
                self._workers.remove(worker)
                worker.end()
        except (EOFError, OSError):
            self._dismiss(worker, worker.death())

    def _dismiss(self, worker: Worker, problem: Problem) -> None:
        """Ends a worker; what it was working on gets a second try where an earlier argument may be to blame."""
        self._workers.remove(worker)
        worker.end()
        index = worker.index
        if worker.earlier > 0 and problem.code != "bounded.time-out" and index not in self._tried_twice:
            self._tried_twice.add(index)
            self._waiting.appendleft(index)
        else:
            self._done[index] = Outcome(problem=problem)
