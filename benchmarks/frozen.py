# SPDX-License-Identifier: MIT
"""How soon the frozen window stands on a real screen, against an empty PySide6 window there.

    python -m benchmarks.frozen PROGRAM

Measured from outside: from the start of the process until the window manager shows its window.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.window.screen import Screen, open_screen

__all__ = ["main", "measure_frozen"]

GOAL = 2.5
_EMPTY = (
    "from PySide6.QtWidgets import QApplication, QMainWindow;"
    "a = QApplication(['empty-window']); w = QMainWindow(); w.setWindowTitle('empty-window'); w.show(); a.exec()"
)
_ROUNDS = 7
_PATIENCE = 60.0


def measure_frozen(program: Path, folder: Path) -> tuple[float, float]:
    """Seconds of the frozen program and of the empty window, the fastest of each.

    Args:
        program: the frozen ``golive-desktop``.
        folder: where the session and the home go.
    """
    with open_screen(folder / "session") as screen:
        screen.environment["GOLIVE_HOME"] = str(folder / "home")
        ours = (str(program),)
        floor = (sys.executable, "-c", _EMPTY)
        taken = [(_until_shown(screen, ours), _until_shown(screen, floor)) for _ in range(_ROUNDS)]
    return min(first for first, _ in taken), min(second for _, second in taken)


def main(arguments: list[str]) -> int:
    """Prints one line; the exit code is 0 whether or not the goal is met."""
    with tempfile.TemporaryDirectory(prefix="golive-bench-") as folder:
        seconds, floor = measure_frozen(Path(arguments[0]).resolve(), Path(folder))
    state = "ok" if seconds <= GOAL * floor else "OVER"
    print(f"frozen first paint {seconds:.3f} s, empty window {floor:.3f} s: {seconds / floor:.2f} x <= {GOAL} {state}")
    return 0


def _until_shown(screen: Screen, command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    process = screen.start(*command)
    shown = ("xdotool", "search", "--onlyvisible", "--pid", str(process.pid))
    try:
        while subprocess.run(shown, env=screen.environment, capture_output=True, check=False).returncode:  # noqa: S603 - of the system
            if time.perf_counter() - start > _PATIENCE:
                raise TimeoutError(command)
        return time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
