# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - each door imports its own room and no other, so that help is there at once
"""The two doors: ``golive`` is the console, ``golive-desktop`` the window."""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.bootstrap import Computer

__all__ = ["console", "main"]

_USAGE = 2
_COLLECT_AFTER = 200_000, 12
"""Objects, and rounds until older ones are looked at again: with Python's 700 and 10 a short-lived program spends a
tenth of its time looking for garbage; what a status of 1,000 releases needs makes some 90,000."""


def console() -> int:
    """``golive COMMAND``; returns the exit code."""
    from golive_desktop.cli import main as run

    gc.set_threshold(*_COLLECT_AFTER)
    code = run(sys.argv[1:], computer=_computer)
    gc.freeze()  # the program ends: nothing of what is left needs to be looked through once more
    return code


def main() -> int:
    """``golive-desktop [FILE]``; with a command of the console or an option as first argument it is the console."""
    from golive_desktop.cli.commands import is_command

    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if first.startswith("-") or is_command(first):
        return console()
    if not _has_screen():
        from golive_desktop.cli.commands import without_window

        sys.stderr.write(f"{without_window()}\n")
        return _USAGE if first else 0
    return _window()


def _window() -> int:
    from golive_desktop.ui.bindings import load_qt

    gc.disable()  # until the window's own collector takes over: one look at all that is imported is a frame late
    load_qt()
    from golive_desktop.domain.problem import KnownError
    from golive_desktop.ui.application import run

    try:
        return run(sys.argv, computer=_computer_of_window)
    except KnownError as error:
        from golive_desktop.cli.console import calm_words
        from golive_desktop.cli.language import language_of

        sys.stderr.write("\n".join(calm_words(error.problem, language_of(()))) + "\n")
        return _USAGE


def _has_screen() -> bool:
    """Whether a window can be shown; Qt itself would end the program without a word that helps."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in names)


def _computer() -> "Computer":
    from golive_desktop.bootstrap import Computer as ThisComputer

    return ThisComputer()


def _computer_of_window() -> "Computer":
    from golive_desktop.bootstrap import Computer as ThisComputer

    return ThisComputer(window=True)


if __name__ == "__main__":
    sys.exit(main())
