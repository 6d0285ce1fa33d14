# SPDX-License-Identifier: MIT
"""Brings what the user has not asked for yet, beside the window, so that the first click finds it there."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bridge import Bridge, Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.importing import imported_beside
from golive_desktop.ui.pages.registry import PAGES, page_module

__all__ = ["MODULES", "bring", "warm"]

_TURN_SECONDS: Final = 0.005
"""How long the window imports before it answers again."""
_STAGES: Final = ("signer", "check", "identities", "settings", "help", "setup")
MODULES: Final = (
    *(page_module(entry.key) for entry in PAGES),
    *(f"golive_desktop.ui.stages.{key}.stage" for key in _STAGES),
    "golive_desktop.signing.certifying",
    "golive_desktop.documents.press",
)
"""What a click may need, the likeliest first; then what a signature needs."""


def bring(name: str, bridge: Bridge, owner: QObject, done: Callable[[], object], *, soon: bool = False) -> None:
    """Imports a module: what needs no Qt beside the window, the rest in the window's thread, in short turns.

    Args:
        name: its full name.
        bridge: imports the one part.
        owner: whoever waits for it.
        done: called in the window's thread when it is there.
        soon: whether the user waits for it, and all that is only prepared can wait.
    """
    way = bridge.look if soon else bridge.prepare

    def import_here(names: Iterable[str]) -> None:
        _turns(bridge).add(_Part(names=deque(names), owner=owner, done=done), soon=soon)

    way(lambda _task: imported_beside(name), owner=owner, done=import_here, refused=_said_later)


def warm(context: Context) -> None:
    """Imports the modules of all pages, and starts the server that makes processes for checks and keys.

    Args:
        context: of the window.
    """
    bridge = context.bridge
    for name in MODULES:
        bring(name, bridge, bridge, _nothing)
    adapters, calls = context.adapters, context.computer.calls

    def serve(_task: Task) -> None:
        from golive_desktop.services.checking import warm_up  # noqa: PLC0415 - one more that takes its time

        warm_up(adapters, calls)

    bridge.prepare(serve, owner=bridge, done=lambda _result: None, refused=_said_later)


class _Turns(QObject):
    """Imports in the window's thread, one short turn after the other; the window answers between them.

    All that is brought shares these turns: each of twenty modules with a turn of its own, the window would wait for
    twenty.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: deque[_Part] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take)

    def add(self, part: "_Part", *, soon: bool) -> None:
        """Imports these next, or after all others."""
        if soon:
            self._parts.appendleft(part)
        else:
            self._parts.append(part)
        self._timer.start()

    @Slot()
    def _take(self) -> None:
        until = time.monotonic() + _TURN_SECONDS
        while self._parts and time.monotonic() < until:
            part = self._parts[0]
            if part.names:
                import_module(part.names.popleft())
                continue
            self._parts.popleft()
            if shiboken6.isValid(part.owner):
                part.done()
            break  # note: what is done then may take a turn by itself
        if not self._parts:
            self._timer.stop()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """What one caller waits for."""

    names: deque[str]
    owner: QObject
    done: Callable[[], object]


def _turns(bridge: Bridge) -> _Turns:
    return bridge.findChild(_Turns) or _Turns(bridge)


def _nothing() -> None:
    pass


def _said_later(_problem: Problem) -> None:
    """What stands against it is said when it is asked for in earnest."""
