# SPDX-License-Identifier: MIT
"""Measures how fast the program is, prints a table and writes ``.work/bench.json``."""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.approval import measure_approval
from benchmarks.console import measure_help, measure_status
from benchmarks.dossier import growth, measure_dossier, measure_memory
from benchmarks.measure import Result, as_the_program
from benchmarks.verify import measure_verify
from benchmarks.window import measure_answering, measure_board, measure_first_paint
from benchmarks.workload import big_release, staff

__all__ = ["main", "table"]

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / ".work" / "bench.json"
SMALL, LARGE = 100, 1000
_UNITS = {"ratio": "x", "seconds": "s", "megabytes": "MB"}


def main() -> int:
    """Runs every measurement; the exit code is 0 whether or not the goals are met."""
    as_the_program()
    start = time.monotonic()
    RESULTS.parent.mkdir(exist_ok=True)
    results = []
    with tempfile.TemporaryDirectory(dir=RESULTS.parent, prefix="bench-") as folder:
        for result in _measured(Path(folder), small=SMALL, large=LARGE):
            results.append(result)
            print(table(result), flush=True)
    RESULTS.write_text(json.dumps([result.data() for result in results], indent=2) + "\n")
    missed = sum(not result.met for result in results)
    print(f"{len(results)} measured in {time.monotonic() - start:.0f} s, {missed} over their goal")
    return 0


def table(result: Result) -> str:
    """One line of the table on the console."""
    unit = _UNITS[result.of]
    floor = f"{result.floor_seconds:9.3f}" if result.floor_seconds is not None else " " * 9
    state = "ok  " if result.met else "OVER"
    value = f"{result.value:7.2f} {unit:2}"
    measured = f"{result.name:20}{result.size:6}{result.seconds:10.3f}{floor}  {value}"
    return f"{measured} <= {result.goal:<5g}{state}  {result.note}"


def _measured(folder: Path, *, small: int, large: int) -> Iterator[Result]:
    cache = folder / "pycache"
    yield measure_help(cache)
    yield measure_status(folder / "status", cache, releases=large)
    yield from measure_approval(folder / "approval")
    people = staff(folder / "people")
    first = big_release(folder / "small", people, small)
    few = measure_dossier(first, approvals=small, rounds=5)
    yield few.result
    yield measure_verify(first, few, approvals=small, rounds=3)
    second = big_release(folder / "large", people, large)
    many = measure_dossier(second, approvals=large, rounds=3)
    yield many.result
    yield growth(few.result, many.result)
    yield measure_memory(second, approvals=large)
    yield measure_first_paint(folder / "nobody", cache)
    yield measure_board(folder / "board", cache, releases=large)
    yield from measure_answering(folder / "window", files=50)


if __name__ == "__main__":
    sys.exit(main())
