# SPDX-License-Identifier: MIT
"""What the first click needs is there before it, and was brought beside the window."""

import sys
import threading
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

import pytest

from golive_desktop.ui.warming import MODULES, bring, warm
from tests.ui.desk import Desk, wait_until


class _Watch(MetaPathFinder):
    """Notes in which threads a module is looked for."""

    def __init__(self, name: str, threads: list[threading.Thread]) -> None:
        self._name, self._threads = name, threads

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> None:
        if name == self._name:
            self._threads.append(threading.current_thread())


@pytest.mark.parametrize("name", ["golive_desktop.ui.pages.executive.page", "golive_desktop.ui.stages.settings.stage"])
def test_the_pages_are_imported(desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert name in MODULES
    monkeypatch.delitem(sys.modules, name, raising=False)
    warm(desk.context)
    assert wait_until(lambda: name in sys.modules)


def test_whoever_waits_for_a_module_hears_of_it_in_the_windows_thread(desk: Desk) -> None:
    heard: list[threading.Thread] = []
    bring("json", desk.bridge, desk.context.window, lambda: heard.append(threading.current_thread()))
    assert wait_until(lambda: heard == [threading.current_thread()])


def test_no_class_of_qt_is_made_in_another_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's module is run in the window's thread, what it needs of services in the other."""
    name = "golive_desktop.ui.pages.executive.page"
    threads: list[threading.Thread] = []
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Watch(name, threads), *sys.meta_path])
    heard: list[str] = []
    bring(name, desk.bridge, desk.context.window, lambda: heard.append(name), soon=True)
    assert wait_until(lambda: bool(heard))
    assert name in sys.modules
    looked_through, run = threads
    assert looked_through is not threading.main_thread()
    assert run is threading.main_thread()
