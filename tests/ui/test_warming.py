# SPDX-License-Identifier: MIT
"""What the first click needs is there before it, and was brought beside the window."""

import sys
import threading

import pytest
from PySide6.QtGui import QAccessible

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


def test_under_a_screen_reader_no_class_of_qt_is_made_in_another_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, heard = "golive_desktop.ui.pages.executive.page", []
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(sys, "version_info", (3, 11, 0))
    bring(name, desk.bridge, desk.context.window, lambda: heard.append(name))
    assert wait_until(lambda: bool(heard))
    assert name not in sys.modules
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    bring(name, desk.bridge, desk.context.window, lambda: heard.append(name))
    assert wait_until(lambda: len(heard) == 2)
    assert name in sys.modules
