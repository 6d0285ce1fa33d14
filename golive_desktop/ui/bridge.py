# SPDX-License-Identifier: MIT
"""Carries out what was asked for beside the window, so that the window always answers."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from golive_desktop.domain.problem import KnownError, Problem

__all__ = ["Bridge", "Step", "Task"]

Result = TypeVar("Result")

_CALLS: Final = 2
"""So many servers are talked to at once: whoever no longer waits for one can ask the next."""
_CALM_MS: Final = 300
"""So long nothing is prepared after the user asked for something that the window itself has to make."""
_ARRIVAL_MS: Final = 1
"""Each answer is shown in a turn of its own: what is only posted, Qt does before it looks at the user again."""
_TURN_SECONDS: Final = 0.001
"""How long another thread of Python keeps the window waiting, each time that the window wants to go on; else 5 ms."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """How far a task is."""

    done: int
    total: int
    """0 while nobody knows."""
    subject: str = ""
    """What it works on: a file's name, a role; shown as it is."""


class Task(QObject):
    """One thing that is being done beside the window.

    Signals:
        progressed(Step): how far it is; only from work that tells.
        ended(): it is over, in whichever way; done or refused was called before.
    """

    progressed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop; the work looks at it between two steps."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Asks the work to stop at the next step; what is done stays done."""
        self._cancelled.set()

    def tell(self, done: int, total: int = 0, subject: str = "") -> None:
        """Says how far the work is; to be called from the work itself, in whichever thread."""
        self.progressed.emit(Step(done=done, total=total, subject=subject))


class Bridge(QObject):
    """Runs use cases in threads of their own and brings their results back into the window's thread.

    One thread writes, so that records are made in the order in which they were asked for; another looks things up,
    so that a page need not wait for a long write; a third prepares what nobody waits for, others talk to servers, and
    one runs other programs.
    An answer for a widget that is gone meanwhile is dropped; what was written stays written.

    Signals:
        changed(str): records of the release with this id changed, or of the whole home when it is empty.
        broke(BaseException): a bug of ours, to be reported; the window goes on.
        busy(bool): whether anything is being written.
    """

    changed = Signal(str)
    broke = Signal(object)
    busy = Signal(bool)
    _arrived = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = _pool(self)
        self._looker = _pool(self)
        self._preparer = _pool(self)
        self._caller = _pool(self, threads=_CALLS)
        self._runner = _pool(self)
        self._runs: list[Task] = []
        self._writing = 0
        self._number = 0
        self._waiting: dict[int, Callable[[object, BaseException | None], None]] = {}
        self._arrivals: deque[tuple[int, object, BaseException | None]] = deque()
        self._retired = False
        self._calm = threading.Event()
        self._calm.set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_CALM_MS)
        self._rest.timeout.connect(self._calm.set)
        self._arrived.connect(self._on_arrived)
        sys.setswitchinterval(_TURN_SECONDS)

    @property
    def writing(self) -> bool:
        """Whether anything is being written now."""
        return self._writing > 0

    @property
    def arriving(self) -> bool:
        """Whether an answer lies here that was not handed over yet."""
        return bool(self._arrivals)

    def write(
        self,
        work: Callable[[Task], Result],
        *,
        owner: QObject,
        done: Callable[[Result], object],
        refused: Callable[[Problem], object],
        changes: str | Callable[[Result], str | None] | None = "",
    ) -> Task:
        """Does something that changes records or files.

        Args:
            work: does it, in another thread; it touches no widget.
            owner: whoever waits for the answer.
            done: gets the result, in the window's thread.
            refused: gets the problem of a `KnownError`, in the window's thread.
            changes: id of the release whose records change, empty for the whole home, None for none; or found
                from the result.
        """
        self._count(1)

        def over(result: Result) -> None:
            release = changes(result) if callable(changes) else changes
            if release is not None:
                self.changed.emit(release)

        task = self._start(self._writer, work, owner, (done, over), refused)
        task.ended.connect(lambda: self._count(-1))
        return task

    def look(
        self,
        work: Callable[[Task], Result],
        *,
        owner: QObject,
        done: Callable[[Result], object],
        refused: Callable[[Problem], object],
    ) -> Task:
        """Looks something up that changes nothing; see `write`."""
        return self._start(self._looker, work, owner, (done,), refused)

    def prepare(
        self,
        work: Callable[[Task], Result],
        *,
        owner: QObject,
        done: Callable[[Result], object],
        refused: Callable[[Problem], object],
    ) -> Task:
        """Makes ready what may be asked for later, while nobody waits; it keeps away from the store. See `write`."""

        def in_calm(task: Task) -> Result:
            self._calm.wait(_CALM_MS / 1000)
            return work(task)

        return self._start(self._preparer, in_calm, owner, (done,), refused)

    def put_off(self) -> None:
        """Lets what is only prepared wait a moment: the user waits for a page, and both need Python's lock."""
        self._calm.clear()
        self._rest.start()

    def call(
        self,
        work: Callable[[Task], Result],
        *,
        owner: QObject,
        done: Callable[[Result], object],
        refused: Callable[[Problem], object],
        changes: str | None = None,
    ) -> Task:
        """Talks to a server, which may take minutes, and records what came of it; see `write`.

        Nothing else waits for it. What it records at the end is one short write among the others.
        """

        def over(_result: Result) -> None:
            if changes is not None:
                self.changed.emit(changes)

        return self._start(self._caller, work, owner, (done, over), refused)

    def run(
        self,
        work: Callable[[Task], Result],
        *,
        owner: QObject,
        done: Callable[[Result], object],
        refused: Callable[[Problem], object],
        changes: str,
    ) -> Task:
        """Runs another program, which may take half an hour, and records what came of it; see `write`.

        Nothing else waits for it but the next of its kind. Before the program ends it is asked to stop.
        """
        task = self._start(self._runner, work, owner, (done, lambda _result: self.changed.emit(changes)), refused)
        self._runs.append(task)
        task.ended.connect(lambda: self._runs.remove(task))
        return task

    def finish(self) -> None:
        """Waits until everything that was asked for is done; before the program ends."""
        for task in self._runs:
            task.cancel()
        self._runner.waitForDone()
        self._calm.set()
        self._preparer.clear()
        self._caller.clear()
        self._caller.waitForDone()
        self._writer.waitForDone()
        self._looker.clear()
        self._looker.waitForDone()
        self._preparer.waitForDone()

    def retire(self) -> None:
        """Goes once the answers were handed over that are here; what was refused last is said all the same."""
        self._retired = True
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)  # they would be behind the end of this
        if not self._arrivals:
            self.deleteLater()

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[Task], Any],
        owner: QObject,
        done: tuple[Callable[[Any], object], ...],
        refused: Callable[[Problem], object],
    ) -> Task:
        task = Task(self)

        def arrive(result: object, error: BaseException | None) -> None:
            if error is None:
                if shiboken6.isValid(owner):
                    done[0](result)
                for also in done[1:]:
                    also(result)
            elif isinstance(error, KnownError):
                if shiboken6.isValid(owner):
                    refused(error.problem)
            else:
                self.broke.emit(error)
            task.ended.emit()
            task.deleteLater()

        self._number += 1
        self._waiting[self._number] = arrive
        pool.start(_Job(work, task, self, self._number))
        return task

    @Slot(int, object, object)
    def _on_arrived(self, number: int, result: object, error: BaseException | None) -> None:
        self._arrivals.append((number, result, error))
        if len(self._arrivals) == 1:
            QTimer.singleShot(_ARRIVAL_MS, self, self._take_arrival)

    @Slot()
    def _take_arrival(self) -> None:
        number, result, error = self._arrivals.popleft()
        if self._arrivals:
            QTimer.singleShot(_ARRIVAL_MS, self, self._take_arrival)
        self._waiting.pop(number)(result, error)
        if self._retired and not self._arrivals:
            self.deleteLater()

    @Slot(int)
    def _count(self, more: int) -> None:
        before = self.writing
        self._writing += more
        if before != self.writing:
            self.busy.emit(self.writing)


class _Job(QRunnable):
    def __init__(self, work: Callable[[Task], object], task: Task, bridge: Bridge, number: int) -> None:
        super().__init__()
        self._work, self._task, self._bridge, self._number = work, task, bridge, number

    def run(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = self._work(self._task)
        except BaseException as raised:  # noqa: BLE001 - the bridge: it becomes a sentence or a report on the other side
            error = raised
        # note: not by a signal of the task, which the window may delete while this thread is still inside its emission
        if shiboken6.isValid(self._bridge):
            self._bridge._arrived.emit(self._number, result, error)  # noqa: SLF001 - the bridge is ours


def _pool(parent: QObject, *, threads: int = 1) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    pool.setExpiryTimeout(-1)  # note: SQLite's connections belong to their thread; it stays as long as the window
    return pool
