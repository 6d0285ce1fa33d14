# SPDX-License-Identifier: MIT
"""Brings what the user has not asked for yet, beside the window, so that the first click finds it there."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

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
    way(
        lambda _task: imported_beside(name),
        owner=owner,
        done=partial(_import_in_turns, owner=owner, done=done),
        refused=_said_later,
    )


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


def _import_in_turns(names: Iterable[str], *, owner: QObject, done: Callable[[], object]) -> None:
    left = deque(names)

    def turn() -> None:
        until = time.monotonic() + _TURN_SECONDS
        while left and time.monotonic() < until:
            import_module(left.popleft())
        if left:
            QTimer.singleShot(0, owner, turn)
        else:
            done()

    turn()


def _nothing() -> None:
    pass


def _said_later(_problem: Problem) -> None:
    """What stands against it is said when it is asked for in earnest."""
