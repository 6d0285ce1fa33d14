# SPDX-License-Identifier: MIT
"""Which commands were confirmed, which gate runs and what it prints; it outlives the page, and a run with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.gate import GatePreview, GateRun
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.system import Watching
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.gates.looking import Order, carry_out

__all__ = ["Live", "Runs", "runs_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Live:
    """The gate that runs now."""

    release: str
    key: str
    began: datetime
    output: str = ""
    """The end of what it printed so far."""
    size: int = 0
    cancelled: bool = False
    """Whether the user asked for its end, which may take two seconds."""


def runs_of(context: Context) -> "Runs":
    """The gate runs of the home that `context` works on; they live as long as its bridge."""
    found = context.bridge.findChild(Runs)
    return found if isinstance(found, Runs) else Runs(context)


class Runs(QObject):
    """Runs gates one after the other.

    What was confirmed is forgotten with the window: a command runs only where somebody has just read it.

    Signals:
        changed(): another gate runs, or none; a confirmation came or went.
        printed(): the gate that runs printed more.
        refused(Problem): a gate was not run, and nothing was recorded.
    """

    changed = Signal()
    printed = Signal()
    refused = Signal(object)
    _told = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.bridge)
        self._context = context
        self._confirmed: set[tuple[str, str, GatePreview]] = set()
        self._waiting: list[Order] = []
        self._task: Task | None = None
        self._live: Live | None = None
        self._told.connect(self._on_told)

    @property
    def live(self) -> Live | None:
        """What runs now."""
        return self._live

    def waits(self, release: str, key: str) -> bool:
        """Whether this gate runs after the others."""
        return any((order.release, order.key) == (release, key) for order in self._waiting)

    def is_confirmed(self, release: str, key: str, preview: GatePreview | None) -> bool:
        """Whether somebody has read and confirmed exactly this for this gate."""
        return preview is not None and (release, key, preview) in self._confirmed

    def confirm(self, release: str, key: str, preview: GatePreview, *, confirmed: bool) -> None:
        """Keeps that the user has read what this gate starts, and lets it run; or takes that back."""
        if confirmed:
            self._confirmed.add((release, key, preview))
        else:
            self._confirmed.discard((release, key, preview))
        self.changed.emit()

    def start(self, orders: Sequence[Order]) -> None:
        """Runs these gates, each one that was confirmed; nothing happens while another runs."""
        if self._live is None:
            self._waiting = [one for one in orders if self.is_confirmed(one.release, one.key, one.preview)]
            self._next()

    def cancel(self) -> None:
        """Ends the gate that runs, with all that it started, and runs none of the others."""
        self._waiting = []
        if self._task is not None and self._live is not None:
            self._task.cancel()
            self._live = replace(self._live, cancelled=True)
            self.changed.emit()

    def _next(self) -> None:
        if not self._waiting:
            self._live = self._task = None
            self.changed.emit()
            return
        order = self._waiting.pop(0)
        adapters, runner, told = self._context.adapters, self._context.computer.gates, self._told.emit
        self._live = Live(release=order.release, key=order.key, began=self._context.now())
        self._task = self._context.bridge.run(
            lambda task: carry_out(adapters, runner, order, Watching(told=told, cancelled=lambda: task.cancelled)),
            owner=self,
            done=self._on_done,
            refused=self._on_refused,
            changes=order.release,
        )
        task = self._task
        task.ended.connect(lambda: self._on_ended(task))
        self.changed.emit()

    def _on_ended(self, task: Task) -> None:
        """Nothing runs any longer, also after a bug of ours, which has no answer."""
        if self._task is task:
            self._waiting = []
            self._next()

    def _on_told(self, output: str, size: int) -> None:
        if self._live is not None:
            self._live = replace(self._live, output=output, size=size)
            self.printed.emit()

    def _on_done(self, _run: GateRun) -> None:
        if self._task is not None and self._task.cancelled:
            self._waiting = []  # note: also when the window closes, and this one was over a moment before
        self._next()

    def _on_refused(self, problem: Problem) -> None:
        self._waiting = []
        self._next()
        self.refused.emit(problem)
