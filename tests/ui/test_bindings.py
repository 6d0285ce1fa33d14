# SPDX-License-Identifier: MIT
"""The window lives on however often Qt is called."""

import subprocess
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from golive_desktop.ui.bindings import keep_none

CALLS = 20_000
"""More than there are references to None in a fresh interpreter."""


def test_none_is_there_after_more_calls_than_it_had_references(qtbot: QtBot, look: QApplication) -> None:
    assert look is not None
    label = QLabel()
    qtbot.addWidget(label)
    for _ in range(CALLS):
        label.setText("again")
    assert sys.getrefcount(None) > CALLS


class _Teller(QObject):
    told = Signal(bool)


def test_true_and_false_are_there_after_more_signals_than_they_had_references(look: QApplication) -> None:
    teller = _Teller(look)
    heard: list[bool] = []
    teller.told.connect(heard.append)
    for number in range(CALLS):
        teller.told.emit(bool(number % 2))
    assert len(heard) == CALLS
    assert min(sys.getrefcount(True), sys.getrefcount(False)) > CALLS  # noqa: FBT003 - it is about these two


def test_a_second_call_changes_nothing() -> None:
    keep_none()
    before = sys.getrefcount(None)
    keep_none()
    assert abs(sys.getrefcount(None) - before) < CALLS


def test_imports_stay_what_they_were() -> None:
    code = (
        "import builtins; plain = builtins.__import__\n"
        "from golive_desktop.ui.bindings import load_qt\n"
        "load_qt()\n"
        "from PySide6 import QtCore, QtWidgets\n"
        "assert builtins.__import__ is plain\n"
        "print(QtCore.QObject().objectName() == '')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == ("True", "")
