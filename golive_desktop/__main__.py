# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - each door imports its own room and no other, so that help is there at once
"""The two doors: ``golive`` is the console, ``golive-desktop`` the window."""

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.cli.computer import Computer

__all__ = ["console", "main"]

_USAGE = 2
_COLLECT_AFTER = 50_000
"""Objects; with Python's 700 a short-lived program spends a tenth of its time looking for garbage."""


def console() -> int:
    """``golive COMMAND``; returns the exit code."""
    from golive_desktop.cli import main as run

    gc.set_threshold(_COLLECT_AFTER)
    code = run(sys.argv[1:], computer=_computer)
    gc.freeze()  # the program ends: nothing of what is left needs to be looked through once more
    return code


def main() -> int:
    """``golive-desktop [FILE]``; with a command of the console or an option as first argument it is the console."""
    from golive_desktop.cli.commands import is_command, without_window

    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if first.startswith("-") or is_command(first):
        return console()
    sys.stderr.write(f"{without_window()}\n")
    return _USAGE if first else 0


def _computer() -> "Computer":
    from golive_desktop.bootstrap import Computer as ThisComputer

    return ThisComputer()


if __name__ == "__main__":
    sys.exit(main())
