# SPDX-License-Identifier: MIT
"""Brings what the user has not asked for yet, beside the window, so that the first click finds it there."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bindings import may_import_beside
from golive_desktop.ui.bridge import Bridge, Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.registry import PAGES

__all__ = ["MODULES", "bring", "warm"]

_WINDOW: Final = "golive_desktop.ui."
_STAGES: Final = ("signer", "check", "identities", "settings", "help", "setup")
MODULES: Final = (
    *(f"golive_desktop.ui.pages.{entry.key}.page" for entry in PAGES),
    *(f"golive_desktop.ui.stages.{key}.stage" for key in _STAGES),
    "golive_desktop.signing.certifying",
    "golive_desktop.documents.press",
)
"""What a click may need, the likeliest first; then what a signature needs."""


def bring(name: str, bridge: Bridge, owner: QObject, done: Callable[[], object]) -> None:
    """Imports a module beside the window.

    Args:
        name: its full name.
        bridge: imports it.
        owner: whoever waits for it.
        done: called in the window's thread when it is there.
    """
    bridge.prepare(partial(_import, name), owner=owner, done=lambda _result: done(), refused=_said_later)


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


def _import(name: str, _task: Task) -> None:
    # note: what may not be brought from here, whoever needs it imports in the window's thread
    if may_import_beside() or not name.startswith(_WINDOW):
        import_module(name)


def _nothing() -> None:
    pass


def _said_later(_problem: Problem) -> None:
    """What stands against it is said when it is asked for in earnest."""
