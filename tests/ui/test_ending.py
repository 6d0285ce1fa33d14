# SPDX-License-Identifier: MIT
"""The window closes in order when the system or a terminal asks the program to end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from golive_desktop.ui.ending import Ending
from tests.ui.desk import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
_PROGRAM = """
import os, signal, sys
from golive_desktop.ui.bindings import load_qt
load_qt()
from PySide6.QtCore import QTimer
from golive_desktop import __main__ as program
sys.argv = ["golive-desktop"]
from golive_desktop.ui import ending
made = ending.Ending.__init__
def watched(self, window):
    made(self, window)
    QTimer.singleShot(0, window, lambda: os.kill(os.getpid(), signal.SIGTERM))
ending.Ending.__init__ = watched
sys.exit(program.main())
"""


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_closes_the_window(name: str) -> None:
    number = signal.Signals[name]
    before = signal.getsignal(number)
    window = QWidget()
    ending = Ending(window)
    window.show()
    os.kill(os.getpid(), number)
    assert wait_until(lambda: not window.isVisible())
    gone: list[bool] = []
    ending.destroyed.connect(lambda: gone.append(True))
    window.deleteLater()
    assert wait_until(lambda: bool(gone))
    assert signal.getsignal(number) is before


def test_the_program_ends_in_order_when_the_system_asks_it_to(tmp_path: Path) -> None:
    environment = os.environ | {"GOLIVE_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", _PROGRAM], env=environment, check=False, timeout=60)
    assert done.returncode == 0
    assert (tmp_path / "home" / "window.ini").exists()
