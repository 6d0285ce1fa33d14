# SPDX-License-Identifier: MIT
"""Either door of the program on a clock that a test puts forward.

Called with the clock's file, then ``window`` or ``console``, then what the door is given.
"""

import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from golive_desktop.bootstrap import Computer

__all__ = ["VIRTUAL", "MovedClock"]

VIRTUAL = Path(__file__)


@dataclass(frozen=True)
class MovedClock:
    """Goes on from the moment to which it was put last, in every process that reads its file."""

    file: Path

    def put(self, moment: datetime) -> None:
        """Puts every clock of this file to another moment."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{moment.isoformat()} {time.monotonic()}", encoding="utf-8")
        fresh.replace(self.file)

    def now(self) -> datetime:
        moment, then = self.file.read_text(encoding="utf-8").split()
        passed = timedelta(seconds=time.monotonic() - float(then))
        return (datetime.fromisoformat(moment) + passed).replace(microsecond=0)


def main() -> int:
    """Opens the door; its exit code."""
    clock, door, rest = MovedClock(Path(sys.argv[1])), sys.argv[2], sys.argv[3:]
    if door == "console":
        from golive_desktop.cli import main as run_console  # noqa: PLC0415 - each door imports its own room

        return run_console(rest, computer=lambda: Computer(clock=clock))
    from golive_desktop.ui.bindings import load_qt  # noqa: PLC0415 - as above

    load_qt()
    from golive_desktop.ui.application import run  # noqa: PLC0415 - as above

    return run([sys.argv[0], *rest], computer=lambda: Computer(window=True, clock=clock))


if __name__ == "__main__":
    sys.exit(main())
