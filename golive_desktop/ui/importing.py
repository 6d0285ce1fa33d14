# SPDX-License-Identifier: MIT
"""Imports for the window in another thread, all but what makes classes of Qt: those the window makes alone."""

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, cast

from golive_desktop.system.late import IMPORTING

if TYPE_CHECKING:
    from importlib.abc import InspectLoader

__all__ = ["imported_beside"]

_PACKAGE: Final = "golive_desktop."
_WINDOW: Final = "golive_desktop.ui."


def imported_beside(name: str) -> tuple[str, ...]:
    """Imports a module as far as another thread than the window's may.

    Before Python 3.12 Shiboken 6.12 keeps what it knows of each class in a table without a lock (``PepType_SOTP``). The
    window's thread reads it without Python's lock whenever Qt casts an object, and the program dies where another
    thread makes a class in that moment.

    Args:
        name: full name of a module of this program.

    Returns:
        The modules of the window that are still to be imported, in the window's thread, each after those that it needs.
    """
    if not name.startswith(_WINDOW):
        with IMPORTING:
            import_module(name)
        return ()
    return tuple(_still_missing(name, set()))


def _still_missing(name: str, seen: set[str]) -> Iterator[str]:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    for needed in _imports_of(name):
        if needed.startswith(_WINDOW):
            yield from _still_missing(needed, seen)
        else:
            import_module(needed)
    yield name


def _imports_of(name: str) -> tuple[str, ...]:
    """What a module imports of this program as soon as it is run, read from its code and not by running it."""
    spec = find_spec(name)
    # note: the loader of a frozen program can do this too, and says so by no base class
    code = cast("InspectLoader", spec.loader).get_code(name) if spec is not None else None
    return tuple(word for word in code.co_names if word.startswith(_PACKAGE)) if code is not None else ()
