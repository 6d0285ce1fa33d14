# SPDX-License-Identifier: MIT
"""A question to another program is answered in time, or given up; the program goes on and can be closed."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["LateError", "within"]

T = TypeVar("T")


class LateError(Exception):
    """No answer came in time."""


def within(seconds: float, question: Callable[[], T]) -> T:
    """The question's result, or what it raises.

    It is asked in a thread of its own. When it is late the thread is left behind; it ends with the program, and what
    it still finds out nobody hears.

    Args:
        seconds: how long the answer may take.
        question: asks another program.

    Raises:
        LateError: no answer came in time.
    """
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put((question(), None))
        except BaseException as error:  # noqa: BLE001 - handed over whole to whoever asked
            answers.put((None, error))

    threading.Thread(target=ask, name="patience", daemon=True).start()
    try:
        result, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise LateError from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]  # without an error there is a result, which may itself be None
