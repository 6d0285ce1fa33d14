# SPDX-License-Identifier: MIT
"""Keeps the window alive under a fault of the Qt bindings: PySide6 6.12 uses up Python's only None and True."""

import ctypes
import sys
from typing import Final

__all__ = ["keep_none"]

_IMMORTAL: Final = (3, 12)
"""From this Python on None, True and False cannot be used up (PEP 683)."""
_MANY: Final = 1 << 60


def keep_none() -> None:
    """Gives None, True and False more references than a program can lose; a second call changes nothing.

    PySide6 6.12.0 takes a reference to None with each call that returns nothing, and gives none back; each signal that
    Python emits costs one of True. Before Python 3.12 that ends the program with "deallocating None" after some
    7,000 calls, or "deallocating True or False" after some 600 signals. Versions before 6.12 are right.
    """
    if sys.version_info >= _IMMORTAL or sys.implementation.name != "cpython":
        return
    for only in (None, True, False):
        references = ctypes.c_ssize_t.from_address(id(only))
        if references.value < _MANY // 2:
            references.value += _MANY
