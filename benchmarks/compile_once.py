# SPDX-License-Identifier: MIT
"""A process of its own that compiles one dossier and says how much memory it took: HOME and RELEASE are arguments."""

import json
import re
import resource
import sys
import time
from pathlib import Path

from benchmarks.measure import as_the_program
from benchmarks.workload import compiled, the_home

__all__ = ["main"]


def main(home: Path, release: str) -> dict[str, float]:
    """Compiles the dossier; peaks in MB, seconds with imports."""
    as_the_program()
    adapters, key = the_home(home)
    before = _peak()
    start = time.perf_counter()
    compiled(adapters, key, release)
    return {"before": before, "peak": _peak(), "seconds": time.perf_counter() - start}


def _peak() -> float:
    """The most memory that this process ever held, in MB."""
    try:
        # note: on Linux ru_maxrss begins with what the parent held when it started this process; this line does not
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    except OSError:
        found = None
    peak = int(found[1]) * 1024 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
