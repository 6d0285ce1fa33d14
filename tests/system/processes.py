# SPDX-License-Identifier: MIT
"""Whether a process is gone, as the kernel says it; a killed one is there for a moment longer, as a zombie or whole."""

import time
from pathlib import Path

__all__ = ["ended", "lives"]


def ended(pid: int, *, within: float = 10.0) -> bool:
    """Whether the process is gone before so many seconds are over."""
    until = time.monotonic() + within
    while lives(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def lives(pid: int) -> bool:
    """Whether the process runs now."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] not in {"Z", "X"}
