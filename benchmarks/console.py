# SPDX-License-Identifier: MIT
"""How long the console takes from the prompt back to the prompt: help, and the verdict among many releases."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measure import Result
from tests.office import new_office

__all__ = ["measure_help", "measure_status"]

HELP_RATIO = 3
STATUS_SECONDS = 0.300
_GOLIVE = (sys.executable, str(Path(sys.executable).with_name("golive")))
_NOTHING = (sys.executable, "-c", "pass")


def measure_help(cache: Path, rounds: int = 25) -> Result:
    """``golive --help`` against an interpreter that does nothing, whole processes, the fastest of each.

    The fastest, because a process can only be slowed down by what else runs, never sped up.

    Args:
        cache: a folder for byte code: what Python keeps beside its modules after the first start, where it may.
        rounds: how many of each.
    """
    ours, floor = _fastest(cache, [(*_GOLIVE, "--help"), _NOTHING], rounds=rounds)
    return Result(
        name="golive --help", size=1, seconds=ours, floor_seconds=floor, goal=HELP_RATIO, note="floor: python -c pass"
    )


def measure_status(folder: Path, cache: Path, *, releases: int, rounds: int = 15) -> Result:
    """``golive status`` of a release with all its answers, in a home with `releases` releases."""
    office = new_office(folder)
    office.go()
    plan = office.release.plan
    with office.manager.adapters.store.writing() as work:
        for number in range(releases - 1):
            other = replace(plan, candidate=f"rc-{number}-b")
            candidate = replace(office.release.candidate, tag=other.candidate)
            identifier = office.manager.adapters.new_id()
            work.releases.add(replace(office.release, id=identifier, plan=other, candidate=candidate))
    for laptop in (office.manager, *office.laptops.values()):
        laptop.adapters.store.close()
    home = folder / "manager"
    home.chmod(0o700)  # as the program makes it; else each answer begins with a warning
    command = (*_GOLIVE, "status", plan.candidate, "--json", "--home", str(home))
    ours, _ = _fastest(cache, [command, _NOTHING], rounds=rounds)
    return Result(
        name="golive status", size=releases, seconds=ours, floor_seconds=None, goal=STATUS_SECONDS, of="seconds"
    )


def _fastest(cache: Path, commands: Sequence[tuple[str, ...]], *, rounds: int) -> list[float]:
    """The fastest of each command, run in turn; the first run of each writes the byte code and does not count."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GOLIVE"))}
    environment |= {"PYTHONPYCACHEPREFIX": str(cache), "LANGUAGE": "en"}
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds + 1):
        for command, spent in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603 - our own program
            spent.append(time.perf_counter() - start)
    return [min(spent[1:]) for spent in times]
