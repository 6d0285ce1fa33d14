# SPDX-License-Identifier: MIT
"""How a measurement is taken and what it says: ours and the floor side by side in one run, medians, a goal."""

import gc
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Literal

__all__ = ["Result", "alternating", "as_the_program", "seconds_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """One line of ``.work/bench.json``."""

    name: str
    size: int
    """How many of what the name says: approvals, originals, releases."""
    seconds: float
    """Of ours, the median."""
    floor_seconds: float | None
    """Of what ours is compared with, the median; None where the goal is absolute."""
    goal: float
    """The measured value may be at most this."""
    of: Literal["ratio", "seconds", "megabytes"] = "ratio"
    """What the goal is about."""
    megabytes: float | None = None
    """The peak of memory, where that was measured."""
    note: str = ""
    """What exactly was counted."""

    @property
    def ratio(self) -> float | None:
        """How many times the floor ours takes."""
        return None if self.floor_seconds is None else self.seconds / self.floor_seconds

    @property
    def value(self) -> float:
        """What the goal is compared with."""
        value = {"ratio": self.ratio, "seconds": self.seconds, "megabytes": self.megabytes}[self.of]
        if value is None:
            raise ValueError(f"{self.name}: nothing was measured for a goal in {self.of}")
        return value

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.goal

    def data(self) -> dict[str, object]:
        """The line as JSON data."""
        return {**asdict(self), "ratio": self.ratio, "met": self.met}


def as_the_program() -> None:
    """Lets Python look for garbage as seldom as the console does, see `golive_desktop.__main__`."""
    gc.set_threshold(200_000, 12)


def seconds_of(function: Callable[[], object]) -> float:
    """How long one call takes; garbage of what came before is collected first and not charged to it."""
    gc.collect()
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def alternating(
    ours: Callable[[], object], floor: Callable[[], object], *, rounds: int, warm_up: int = 1
) -> tuple[float, float]:
    """The median seconds of ours and of the floor, called in turn, so that a busy machine hits both alike.

    Args:
        ours: what is measured.
        floor: what it is compared with.
        rounds: how many measured calls of each.
        warm_up: how many calls of each come first and do not count.
    """
    for _ in range(warm_up):
        ours()
        floor()
    pairs = [(seconds_of(ours), seconds_of(floor)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
