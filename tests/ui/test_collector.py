# SPDX-License-Identifier: MIT
"""What nobody uses any more is cleared away in the window's thread, and nowhere else."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from golive_desktop.ui import collector
from golive_desktop.ui.collector import Collector


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def test_rubbish_waits_for_the_window(look: QApplication) -> None:
    owner = QObject(look)
    made = Collector(owner)
    gone = weakref.ref(_Knot())

    def work() -> None:
        for _ in range(5_000):
            _Knot()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert gone() is not None
    made.collect()
    assert gone() is None


def test_everything_is_looked_through_now_and_then_and_python_collects_again_at_the_end(look: QApplication) -> None:
    owner = QObject(look)
    made = Collector(owner)
    gc.collect()
    old = _Knot()
    gone = weakref.ref(old)
    gc.collect()  # it is old now
    del old
    for _ in range(15):
        made.collect()
    assert gone() is None
    assert not gc.isenabled()
    owner.deleteLater()
    look.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert gc.isenabled()
    gc.disable()


def test_what_came_in_great_numbers_waits_until_there_is_time(
    look: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject(look)
    made = Collector(owner)
    many: list[list[int]] = [[] for _ in range(110_000)]
    knot = _Knot()
    gone = weakref.ref(knot)
    made.collect()
    del knot
    for _ in range(30):
        made.collect()
    assert gone() is not None
    monkeypatch.setattr(collector, "_AWAY_SECONDS", 0.0)
    monkeypatch.setattr(collector, "_AT_LEAST_SECONDS", 0.0)
    for _ in range(15):
        made.collect()
    assert gone() is None
    assert many
