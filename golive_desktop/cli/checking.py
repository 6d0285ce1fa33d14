# SPDX-License-Identifier: MIT
"""Files that a command opens are checked first, beside the console and within limits."""

from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Trust
from golive_desktop.services.checking import UNFINISHED, check_bounded
from golive_desktop.services.rosters import home_trust
from golive_desktop.services.verify import Verification

__all__ = ["check", "read_checked", "trust_of_home"]


def check(console: Console, data: bytes, *, name: str, trust: Trust) -> Verification:
    """The verdict on `data`, found within limits of time and memory, see `check_bounded`.

    Args:
        console: the running command.
        data: any bytes.
        name: the file's name, for messages only.
        trust: whom the check may trust.
    """
    # note: the parts without a home: reading and inspecting need none
    parts = console.computer.open_home(console.folder)
    return check_bounded(parts, console.computer.calls, data, name=name, trust=trust, now=console.now())


def read_checked(console: Console, path: Path) -> bytes:
    """A file that services may open: it was checked once within the limits, whatever the verdict.

    Raises:
        KnownError: ``files.…``; ``bounded.…`` for a file that hung the check.
    """
    data = console.read(path)
    found = check(console, data, name=path.name, trust=Trust())
    for problem in found.problems:
        if problem.code.startswith(UNFINISHED):
            raise KnownError(problem)
    return data


def trust_of_home(console: Console) -> Trust:
    """Whom the home trusts; nobody where there is no home yet, and none is made for the question."""
    if not console.computer.has_home(console.folder):
        return Trust()
    with console.adapters.store.reading() as work:
        return home_trust(work)
