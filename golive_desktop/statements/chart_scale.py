# SPDX-License-Identifier: MIT
"""The parts of a run and the scale of each: two days ahead, the hour around T-0, the day after, the second week."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final, TypeVar

from golive_desktop.domain.blocks import Tick
from golive_desktop.domain.chart import SCALE
from golive_desktop.i18n.moments import show_day, show_day_time

__all__ = ["Part", "Scale", "parts_of", "scale_of"]

_APART: Final = timedelta(hours=6)
"""Where nothing is planned for so long, another part begins."""
_LEAST: Final = timedelta(minutes=30)
_SHARE: Final = 8
"""A part that lies hours or days away from T-0 has a scale of at least this share of the way to it."""
_MARGIN: Final = 25
"""Of the whole, so many parts are left free at each end."""
_STEPS: Final = tuple(
    timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 5760, 11520)
)
_DAY: Final = timedelta(days=1)
_TIMES: Final = 5
_DATES: Final = 3
"""So many steps at most: a date with a time takes more room than a time."""
_EDGE: Final = {_TIMES: 65, _DATES: 155}
"""No text begins or ends nearer to an end of the scale."""
Entry = TypeVar("Entry")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a line needs of the scale."""

    at: datetime
    """Where it belongs: when a step was planned, when something was decided."""
    until: datetime
    went: datetime | None
    """When it was done; outside of the scale where that would squeeze everything else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """From when to when a chart goes."""

    start: datetime
    end: datetime
    title: str
    ticks: tuple[Tick, ...]

    def place(self, at: datetime) -> int:
        """Where a time stands on the scale, at its end where it lies outside."""
        return max(0, min(SCALE, (at - self.start) * SCALE // (self.end - self.start)))


def parts_of(entries: Sequence[Entry], *, key: Callable[[Entry], Part]) -> Iterator[tuple[Entry, ...]]:
    """The lines in their order, parted where hours lie between them."""
    group: list[Entry] = []
    last: datetime | None = None
    for entry in sorted(entries, key=lambda entry: key(entry).at):
        if last is not None and key(entry).at - last > _APART:
            yield tuple(group)
            group = []
        group.append(entry)
        last = key(entry).at
    if group:
        yield tuple(group)


def scale_of(parts: Sequence[Part], t0: datetime, language: str) -> Scale:
    """The scale on which `parts` fit; one that was done much later does not stretch it.

    Args:
        parts: one at least.
        t0: the launch.
        language: of the dates.
    """
    zone = timezone(parts[0].at.utcoffset() or timedelta())
    first = min(part.at for part in parts).astimezone(zone)
    last = max(part.until for part in parts).astimezone(zone)
    title = show_day(first.date(), language)
    if last.date() != first.date():
        title = f"{title} – {show_day(last.date(), language)}"
    start, end = _window(parts, first, last, t0)
    return Scale(start=start, end=end, title=title, ticks=tuple(_ticks(start, end, language)))


def _window(parts: Sequence[Part], first: datetime, last: datetime, t0: datetime) -> tuple[datetime, datetime]:
    least = max(_LEAST, abs(first - t0) // _SHARE)
    reach = max(last - first, least)
    went = [part.went for part in parts if part.went and first - reach <= part.went <= last + reach]
    start = min([first, *went]).astimezone(first.tzinfo)
    end = max([last, *went]).astimezone(first.tzinfo)
    spare = max(timedelta(), least - (end - start)) // 4
    start, end = start - spare, end + 3 * spare
    margin = (end - start) // _MARGIN
    return start - margin, end + margin


def _ticks(start: datetime, end: datetime, language: str) -> Iterator[Tick]:
    within = start.date() == end.date()
    most = _TIMES if within else _DATES
    step = next((step for step in _STEPS if (end - start) <= step * most), _STEPS[-1])
    while step * most < end - start:
        step *= 2
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + step * -((midnight - start) // step)
    while at <= end:
        place = (at - start) * SCALE // (end - start)
        if _EDGE[most] <= place <= SCALE - _EDGE[most]:
            yield Tick(at=place, text=_text(at, language, within=within, step=step))
        at += step


def _text(at: datetime, language: str, *, within: bool, step: timedelta) -> str:
    if step >= _DAY:
        return show_day(at.date(), language)
    return f"{at:%H:%M}" if within else show_day_time(at, language)
