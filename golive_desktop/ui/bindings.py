# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - the first frame waits for this module
"""Mends what the Qt bindings do to Python: they slow each import down, and use up its only None and True."""

import builtins
import sys
from typing import Final

__all__ = ["keep_none", "load_qt"]

_IMMORTAL: Final = (3, 12)
"""From this Python on None, True and False cannot be used up (PEP 683)."""
_MANY: Final = 1 << 60


def load_qt() -> None:
    """Imports Qt, and leaves Python's imports as quick as they were; to be called before anything else imports Qt.

    PySide6 hangs itself before every later import of the program, and reads the source of each module in search of
    its name: for ``from __feature__ import snake_case``, which nothing here uses.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - for the sake of what it does

    builtins.__import__ = plain


def keep_none() -> None:
    """Gives None, True and False more references than a program can lose; a second call changes nothing.

    PySide6 6.12.0 takes a reference to None with each call that returns nothing, and gives none back; each signal that
    Python emits costs one of True. Before Python 3.12 that ends the program with "deallocating None" after some
    7,000 calls, or "deallocating True or False" after some 600 signals. Versions before 6.12 are right.
    """
    if sys.version_info >= _IMMORTAL or sys.implementation.name != "cpython":
        return
    import ctypes

    for only in (None, True, False):
        references = ctypes.c_ssize_t.from_address(id(only))
        if references.value < _MANY // 2:
            references.value += _MANY
