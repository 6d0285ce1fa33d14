# SPDX-License-Identifier: MIT
"""Closes the window properly when the session ends: what runs is stopped, and what was typed is kept."""

import contextlib
import signal
import socket
import threading
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtWidgets import QWidget

__all__ = ["Ending"]

_PARTINGS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


class Ending(QObject):
    """Hears that the system, a closed terminal or Ctrl+C asks the program to end, and closes the window as a user does.

    Left alone, these end the program at once: a gate's command would run on unseen, and a record be half made.

    Python hears a signal only when it runs; while Qt waits for something to happen, it is woken through a socket.

    Args:
        window: what is closed. With its end the signals do again what they did before.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        if threading.current_thread() is not threading.main_thread():
            return  # note: Python takes signals in the main thread only
        heard, told = socket.socketpair()
        for end in (heard, told):
            end.settimeout(0)
        before = {number: signal.signal(number, _hear) for number in _PARTINGS}
        woken = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
        notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_heard)

        def give_back() -> None:
            signal.set_wakeup_fd(woken)
            for number, handler in before.items():
                signal.signal(number, handler)
            heard.close()
            told.close()

        self._heard = heard
        self.destroyed.connect(give_back)

    @Slot()
    def _on_heard(self) -> None:
        with contextlib.suppress(BlockingIOError):
            heard = self._heard.recv(64)
            if set(heard) & {int(number) for number in _PARTINGS}:
                self._window.close()


def _hear(_number: int, _frame: object) -> None:
    """Only wakes: what is to be done is done in a turn of the window."""
