# SPDX-License-Identifier: MIT
"""The runbook of a go-live: steps at their distance from T-0, what is measured afterwards, and the way back."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, Literal
from zoneinfo import ZoneInfo

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.watching import Source

__all__ = ["Metric", "OnCall", "Rollback", "RunStep", "Runbook", "planned_at", "tolerance"]

_ELAPSED: Final = re.compile(r"T([+-])(\d{1,4})(h?)")
_WEEK: Final = re.compile(r"W(\d)")
_FAR: Final = timedelta(hours=12)
"""From this distance to T-0 on nobody counts minutes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RunStep:
    """One thing that somebody does, watches or checks."""

    key: str
    """Unique in its runbook, and the same in the next run: "T-60/3"."""
    moment: str
    """Relative to T-0: "T-48h", "T-60", "T-0", "T+1h" in elapsed time, "W1", "W2" in days of the calendar."""
    text: str
    owner: str = ""
    """The title of a role as the plan writes it; empty when nobody is named."""
    after_minutes: int = 0
    """How long after its moment it is planned, so that the steps of one moment follow each other."""
    minutes: int = 0
    """How long it takes; 0 when nobody said."""
    check: str = ""
    """What has to be seen before it counts as done."""
    command: str = ""
    """To copy; never run by the program."""
    channel: str = ""
    """Where a text goes at this step, as the team calls the place."""
    channel_text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Metric:
    """A value that is watched against a limit."""

    key: str
    title: str
    unit: str = ""
    limit: Decimal
    within: Literal["below", "above", "at most", "at least"] = "below"
    source: Source | None = None
    """Where it is read when somebody asks; None where it is typed."""

    def holds(self, value: Decimal) -> bool:
        """Whether a value is within the limit."""
        return {
            "below": value < self.limit,
            "above": value > self.limit,
            "at most": value <= self.limit,
            "at least": value >= self.limit,
        }[self.within]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rollback:
    """The way back, agreed on before anybody needs it."""

    criteria: tuple[str, ...] = ()
    """In numbers: "error rate over 2 % for 5 minutes"."""
    point_of_no_return: str = ""
    decider: str = ""
    """The title of the role that decides."""
    steps: tuple[str, ...] = ()
    tested_on: date | None = None
    minutes: int = 0
    """How long it took when it was tested."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OnCall:
    """Whom to call, and where."""

    name: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Runbook:
    """One run: of this release, in this edition."""

    edition: int
    """Counts the changes, from 1; every run keeps the edition that it follows."""
    steps: tuple[RunStep, ...]
    """In the order in which they are done."""
    poll_order: tuple[str, ...] = ()
    """Keys of the roles in the order in which they answer the go/no-go poll."""
    metrics: tuple[Metric, ...] = ()
    rollback: Rollback = Rollback()
    on_call: tuple[OnCall, ...] = ()

    def step(self, key: str) -> RunStep:
        """The step with this key. Raises KnownError ``day.step-unknown``."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KnownError.of("day.step-unknown", key)


def planned_at(moment: str, t0: datetime, zone: str, *, after_minutes: int = 0) -> datetime:
    """When something at a moment of the run is due, in the zone of the release.

    Minutes and hours are elapsed time: T-48h is 48 hours before T-0, also over a change of the clocks. Weeks are days
    of the calendar at the same time of day: W1 begins the day after T-0, W2 a week later.

    Args:
        moment: "T-60", "T+1h", "W2".
        t0: the launch, with its offset.
        zone: a name of the IANA time zone database.
        after_minutes: added to the moment.

    Raises:
        KnownError: ``day.moment-unknown``.
    """
    local = ZoneInfo(zone)
    shift = timedelta(minutes=after_minutes)
    if found := _ELAPSED.fullmatch(moment):
        amount = timedelta(hours=int(found[2])) if found[3] else timedelta(minutes=int(found[2]))
        elapsed = amount if found[1] == "+" else -amount
        # note: added in the zone itself, Python would count hours on the wall and not hours that pass
        return (t0.astimezone(ZoneInfo("UTC")) + elapsed + shift).astimezone(local)
    if found := _WEEK.fullmatch(moment):
        days = timedelta(days=7 * (int(found[1]) - 1) + 1)
        wall = (t0.astimezone(local) + days).replace(fold=0)
        # note: a time that the clocks skip on that day is taken as the one that they show instead
        return (wall.astimezone(ZoneInfo("UTC")) + shift).astimezone(local)
    raise KnownError.of("day.moment-unknown", moment)


def tolerance(moment: str) -> timedelta:
    """How much later than planned something at a moment may come and still be in time.

    The nearer to T-0, the more exactly a moment is meant: 5 minutes within half a day, an hour beyond, and a
    week's list has its week.

    Args:
        moment: "T-60", "T+24h", "W2".

    Raises:
        KnownError: ``day.moment-unknown``.
    """
    if found := _ELAPSED.fullmatch(moment):
        distance = timedelta(hours=int(found[2])) if found[3] else timedelta(minutes=int(found[2]))
        return timedelta(hours=1) if distance >= _FAR else timedelta(minutes=5)
    if _WEEK.fullmatch(moment):
        return timedelta(days=7)
    raise KnownError.of("day.moment-unknown", moment)
