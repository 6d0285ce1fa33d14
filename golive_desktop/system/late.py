# SPDX-License-Identifier: MIT
"""A part that is made when something is asked of it for the first time: heavy libraries wait until then."""

from collections.abc import Callable
from threading import Lock, RLock
from typing import Any, Final, TypeVar, cast

__all__ = ["IMPORTING", "late"]

IMPORTING: Final = RLock()
"""Held while the libraries of PDFs and signatures are imported, whose modules import each other in a ring.

Where two threads enter such a ring at different places, Python lets one of them go on with a module that is half made,
so that none waits forever, and the import fails in both.
"""

Port = TypeVar("Port")


def late(make: Callable[[], Port]) -> Port:
    """A stand-in that makes the real part when something is asked of it for the first time.

    Args:
        make: makes the part; a function of a module, so that the stand-in can travel to another process.
    """
    return cast("Port", _Late(make))


class _Late:
    """Hands every question on to the real part, which is made once: some remember what they were asked."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make
        self._lock = Lock()
        self._part: object = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the real part answers
        if name.startswith("__"):
            raise AttributeError(name)
        with self._lock:
            if self._part is None:
                self._part = self._make()
        value = getattr(self._part, name)
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[object, ...]:
        return _Late, (self._make,)
