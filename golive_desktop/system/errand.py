# SPDX-License-Identifier: MIT
"""What happens inside a worker process: one errand after the other, under a limit, with an answer each time."""

import copyreg
import faulthandler
import gc
import io
import math
import os
import pickle  # what comes back was computed by our own function in our own process
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any

from golive_desktop.domain.problem import KnownError, Problem

__all__ = ["Limits", "Outcome", "frozen", "serve", "thawed"]

_PIECE = 1 << 16
_NICE = 5
"""A worker then has a third of the share that the window has, where both want the same core."""
_STATM = "/proc/self/statm"


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one errand may take."""

    seconds: float
    memory_bytes: int
    """On top of what the worker has when it starts."""
    gives_way: bool = False
    """Whether the window and other programs go first where there are too few cores for all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of an errand: the result, or what stood against it."""

    result: object = None
    problem: Problem | None = None
    trace: str = ""
    """Of an unexpected exception, for the log."""


def frozen(value: object) -> bytes:
    """`value` as bytes; unlike plain pickle it knows the read-only details of problems."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return buffer.getvalue()


def thawed(data: bytes) -> Any:  # noqa: ANN401 - any value that was frozen
    """The value that `frozen` turned into bytes, in a process of this program."""
    return pickle.loads(data)  # noqa: S301 - comes from our own process, never from a file


def serve(
    perform: Callable[[Any], object],
    orders: Connection,
    answers: Connection,
    limits: Limits,
    foreign: tuple[Connection, ...],
) -> None:
    """Does errands until there are no more orders.

    The first, empty answer says that it is ready. An answer comes in pieces and ends with an empty one, so
    that the other side never waits for the rest of a long message.

    Args:
        perform: what to do with each order.
        orders: one frozen value at a time.
        answers: one frozen `Outcome` at a time.
        limits: of each errand.
        foreign: the other side's ends, inherited by a fork; kept open they would hide that side's death.
    """
    for connection in foreign:
        connection.close()
    _settle_in(limits.memory_bytes)
    if limits.gives_way and sys.platform != "win32":
        os.nice(_NICE)
    out_of_memory = frozen(Outcome(problem=Problem(code="bounded.memory", details=_megabytes(limits))))
    try:
        answers.send_bytes(b"")
        while True:
            order = orders.recv_bytes()
            _limit_time(limits.seconds)
            answer = _answer_to(perform, order) or out_of_memory
            for start in range(0, len(answer), _PIECE):
                answers.send_bytes(answer[start : start + _PIECE])
            answers.send_bytes(b"")
    except (EOFError, OSError):
        return  # the other side is gone


def _answer_to(perform: Callable[[Any], object], order: bytes) -> bytes:
    """The frozen outcome of one errand; empty when the memory did not suffice."""
    try:
        return frozen(Outcome(result=perform(thawed(order))))
    except MemoryError:
        return b""
    except KnownError as known:
        return frozen(Outcome(problem=known.problem))
    except Exception as error:  # noqa: BLE001 - the border of the process: nothing else can bring it across
        problem = Problem(code="bounded.failed", details={"error": type(error).__name__})
        return frozen(Outcome(problem=problem, trace=traceback.format_exc()))


def _settle_in(memory_bytes: int) -> None:
    """Makes the process quiet and small: no output, no core file (it could hold secrets), a limit of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side hears Ctrl+C too, and ends this process
    faulthandler.disable()
    gc.freeze()  # what a fork inherited (a database, say) is not its own to close
    # a library's chatter must not get between the lines of JSON that the program prints
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the process ends
    sys.stdout = sys.stderr = nowhere
    for standard in (1, 2):
        os.dup2(nowhere.fileno(), standard)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        size = _address_space()
        if size:
            _, highest = resource.getrlimit(resource.RLIMIT_AS)
            wanted = size + memory_bytes
            if highest == resource.RLIM_INFINITY or wanted < highest:
                resource.setrlimit(resource.RLIMIT_AS, (wanted, highest))


def _limit_time(seconds: float) -> None:
    """Lets the system end this process if nobody else does: twice the time, counted in processor seconds."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        _, highest = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = math.ceil(time.process_time() + 2 * seconds)
        if highest == resource.RLIM_INFINITY or wanted < highest:
            resource.setrlimit(resource.RLIMIT_CPU, (wanted, highest))


def _address_space() -> int:
    """The bytes of address space that this process has now (proc(5), statm); 0 where the system does not tell."""
    try:
        with open(_STATM, "rb") as file:  # noqa: PTH123 - one line, in the hottest place of a worker's start
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _megabytes(limits: Limits) -> dict[str, str]:
    return {"megabytes": f"{limits.memory_bytes / 1_000_000:.0f}"}


def _reduce_mapping(mapping: "MappingProxyType[str, str]") -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return _mapping, (dict(mapping),)


def _mapping(values: dict[str, str]) -> "MappingProxyType[str, str]":
    return MappingProxyType(values)  # the type itself has no name that pickle could find


def _reduce_known(error: KnownError) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return KnownError, (error.problem,)


_REDUCERS = copyreg.dispatch_table.copy()
_REDUCERS[MappingProxyType] = _reduce_mapping
_REDUCERS[KnownError] = _reduce_known
