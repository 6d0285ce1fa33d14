# SPDX-License-Identifier: MIT
"""The console `golive`: the whole job by typed commands, for people, scripts and CI."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from golive_desktop.cli.computer import Computer

__all__ = ["main"]


def main(argv: "Sequence[str]", *, computer: "Callable[[], Computer]") -> int:
    """Runs one command and returns its exit code.

    Args:
        argv: the arguments after the program's name.
        computer: makes the computer that the command works on; not called for help.
    """
    from golive_desktop.cli.front import run  # noqa: PLC0415 - a package file imports nothing

    return run(argv, computer)
