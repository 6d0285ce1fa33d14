# SPDX-License-Identifier: MIT
"""Reads the answer in view from its original and checks its file, beside the window, one record at a time."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.trust import RosterEntry
from golive_desktop.services.overview import Overview
from golive_desktop.services.records import KeptSignOff, check_kept, read_sign_off
from golive_desktop.services.verify import Verification
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context

__all__ = ["Reading"]

_PATIENCE_MS: Final = 60
"""Whoever walks through the tabs with Ctrl+Tab does not have every file checked on the way."""


class Reading(QObject):
    """The answers that were read, kept as long as nothing came in that could change what is said about them.

    Signals:
        arrived(str): more is known about the approval with this digest.
        failed(Problem): the original could not be read.
    """

    arrived = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[str, KeptSignOff] = {}
        self._checked: dict[str, Verification] = {}
        self._keys: tuple[RosterEntry, ...] = ()
        self._wanted = ""
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._start)

    def kept(self, sha256: str) -> KeptSignOff | None:
        """The answer as it was signed; None until it is read."""
        return self._kept.get(sha256)

    def check(self, sha256: str) -> Verification | None:
        """The verdict on its file; None until it is found."""
        return self._checked.get(sha256)

    def show_release(self, overview: Overview) -> None:
        """Forgets what may have changed: a verdict when keys were compared, evidence, what its signer stated since."""
        if overview.keys != self._keys:
            self._keys = overview.keys
            self._checked.clear()
        for sha256, kept in tuple(self._kept.items()):
            states = [*kept.evidence.values()]
            states += (state for closure in kept.closures.values() for state in closure.states.values())
            closed = {item.sha256 for item in overview.state.closures if item.approval == sha256}
            withdrawn = any((item.sha256, item.standing) == (sha256, "withdrawn") for item in overview.state.sign_offs)
            stated = closed != set(kept.closures) or withdrawn != bool(kept.withdrawn_because)
            if stated or any(state != "unchanged" for state in states):
                del self._kept[sha256]

    def want(self, sha256: str) -> None:
        """Reads this approval next, and no other any more; `arrived` says when something is known."""
        self._wanted = sha256
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if sha256 and (sha256 not in self._kept or sha256 not in self._checked):
            self._timer.start()
        else:
            self._timer.stop()

    def _start(self) -> None:
        if self._wanted not in self._kept:
            self._read(self._wanted)
        elif self._wanted not in self._checked:
            self._check(self._wanted)

    def _read(self, sha256: str) -> None:
        adapters = self._context.adapters
        self._task = self._context.bridge.look(
            lambda task: None if task.cancelled else read_sign_off(adapters, sha256),
            owner=self,
            done=lambda kept: self._on_read(sha256, kept),
            refused=self._on_failed,
        )

    def _check(self, sha256: str) -> None:
        adapters, now = self._context.adapters, self._context.now()
        self._task = self._context.bridge.look(
            lambda task: None if task.cancelled else check_kept(adapters, sha256, now=now),
            owner=self,
            done=lambda found: self._on_checked(sha256, found),
            refused=self._on_failed,
        )

    def _on_read(self, sha256: str, kept: KeptSignOff | None) -> None:
        if kept is None:
            return
        self._kept[sha256] = kept
        self.arrived.emit(sha256)
        if sha256 == self._wanted and sha256 not in self._checked:
            self._check(sha256)

    def _on_checked(self, sha256: str, found: Verification | None) -> None:
        if found is not None:
            self._checked[sha256] = found
            self.arrived.emit(sha256)

    def _on_failed(self, problem: Problem) -> None:
        self.failed.emit(problem)
