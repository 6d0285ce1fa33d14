# SPDX-License-Identifier: MIT
"""What the first click needs is there before it, and was brought beside the window."""

import sys
import threading

import pytest

from golive_desktop.ui.warming import MODULES, bring, warm
from tests.ui.desk import Desk, wait_until


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
