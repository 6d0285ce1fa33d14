# SPDX-License-Identifier: MIT
"""How long compiling and sealing a dossier takes, whether that grows with the approvals, and how much memory."""

import json
import subprocess
import sys
from dataclasses import dataclass

from benchmarks.floors import drawing, saved
from benchmarks.measure import Result, alternating
from benchmarks.workload import BigRelease, compiled, the_home
from golive_desktop.documents.reader import PdfReader
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import compose

__all__ = ["Compiled", "growth", "measure_dossier", "measure_memory"]

RATIO = 1.5
GROWTH = 12
MEGABYTES = 350


@dataclass(frozen=True, kw_only=True, slots=True)
class Compiled:
    """A measured dossier."""

    result: Result
    data: bytes
    """The file."""
    anchor: bytes
    """The release manager's certificate, DER."""


def measure_dossier(big: BigRelease, *, approvals: int, rounds: int) -> Compiled:
    """From the home to the kept, signed file, against drawing its pages and one save of what it carries."""
    adapters, key = the_home(big.home)
    first = compiled(adapters, key, big.release)
    statement: Statement[DossierBody] = first.statement
    draw = drawing(compose(statement))
    files = [(item.name, item.data) for item in PdfReader().read(first.data).attachments]
    ours, floor = alternating(
        lambda: compiled(adapters, key, big.release),
        lambda: saved(draw(), files),
        rounds=rounds,
        warm_up=0,
    )
    adapters.store.close()
    note = f"{len(first.data) / 1e6:.1f} MB, {len(files)} files inside"
    result = Result(name="dossier", size=approvals, seconds=ours, floor_seconds=floor, goal=RATIO, note=note)
    return Compiled(result=result, data=first.data, anchor=key.identity.certificate)


def growth(small: Result, large: Result) -> Result:
    """How compiling grows: the floor is the same work for fewer approvals."""
    return Result(
        name="dossier, growth",
        size=large.size,
        seconds=large.seconds,
        floor_seconds=small.seconds,
        goal=GROWTH,
        note=f"time for {large.size} against time for {small.size}",
    )


def measure_memory(big: BigRelease, *, approvals: int) -> Result:
    """The peak of a process that does nothing but open the home and compile one edition; its libraries count too."""
    child = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "benchmarks.compile_once", str(big.home), big.release],
        check=True,
        capture_output=True,
    )
    found = json.loads(child.stdout)
    before, peak = found["before"], found["peak"]
    return Result(
        name="dossier, memory",
        size=approvals,
        seconds=found["seconds"],
        floor_seconds=None,
        goal=MEGABYTES,
        of="megabytes",
        megabytes=peak,
        note=f"whole process in MB; {before:.0f} before compiling",
    )
