# SPDX-License-Identifier: MIT
"""What is shown of the values of a launch and of the weeks after it; values, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import DayEvent, DayPhase, EventKind, StepRow
from golive_desktop.domain.runbook import Metric
from golive_desktop.domain.watching import Source
from golive_desktop.services.day import DayView
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["MetricSight", "Point", "ReviewSight", "WeekLine", "hours_of", "metrics_of", "review_of", "weeks_of"]

_LIMITS: Final = {
    "below": N_("below {limit}"),
    "above": N_("above {limit}"),
    "at most": N_("at most {limit}"),
    "at least": N_("at least {limit}"),
}
_SAID_ALOUD: Final = 12
"""So many values are read out; the table below the charts has all."""
_WEEK: Final = timedelta(days=7)
"""What stands in the list of a week is due when the week is over."""
_DECIDED: Final = frozenset({DayPhase.LIVE, DayPhase.ROLLED_BACK})


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One value that was recorded."""

    at: datetime
    value: float
    shown: str
    time: str
    holds: bool
    word: str
    by: str
    evidence: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MetricSight:
    """A metric with all its values."""

    key: str
    title: str
    limit: float
    limit_text: str
    """Such as "below 0.5 %"."""
    points: tuple[Point, ...]
    """In the order recorded."""
    state: str
    word: str
    source: Source | None
    spoken: str
    """The chart in words, for whoever cannot see it."""

    @property
    def newest(self) -> Point | None:
        """The last value; None before the first."""
        return self.points[-1] if self.points else None


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekLine:
    """A step of the first two weeks."""

    key: str
    week: str
    text: str
    owner: str
    due: str
    done: bool
    late: bool
    """Its week is over and it is open."""
    word: str
    """Who did it and when; or that it is late."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewSight:
    """Whether a review can be written, and the one that was."""

    open: bool
    """The launch was decided."""
    file: str = ""
    """SHA-256 of the newest review."""
    decision: str = ""
    at: datetime | None = None
    by: str = ""


def hours_of(view: DayView, words: Words) -> Hours:
    """The hours of the release."""
    return Hours(words=words, zone=ZoneInfo(view.zone), t0=view.day.t0)


def metrics_of(view: DayView, words: Words) -> tuple[MetricSight, ...]:
    """Every value that is watched, in the order of the runbook."""
    hours = hours_of(view, words)
    return tuple(_metric(metric, view.events, hours) for metric in view.runbook.metrics)


def weeks_of(view: DayView, words: Words) -> tuple[WeekLine, ...]:
    """The steps of weeks one and two."""
    hours = hours_of(view, words)
    return tuple(_week(row, view, hours) for row in view.rows if row.step.moment.startswith("W"))


def review_of(view: DayView) -> ReviewSight:
    """Where the review stands."""
    signed = [event for event in view.events if event.kind is EventKind.REVIEWED]
    opens = view.day.phase in _DECIDED and view.day.launched_at is not None
    if not signed:
        return ReviewSight(open=opens)
    last = signed[-1]
    return ReviewSight(open=opens, file=last.file, decision=last.text, at=last.at, by=last.by)


def _metric(metric: Metric, events: Sequence[DayEvent], hours: Hours) -> MetricSight:
    _ = hours.words.translate
    own = (event for event in events if event.kind is EventKind.MEASURED and event.subject == metric.key)
    points = tuple(_point(metric, event, hours) for event in own)
    newest = points[-1] if points else None
    limit = _(_LIMITS[metric.within]).format(limit=_with_unit(format(metric.limit, "f"), metric.unit, hours))
    return MetricSight(
        key=metric.key,
        title=metric.title,
        limit=float(metric.limit),
        limit_text=limit,
        points=points,
        state="not-requested" if newest is None else "approved" if newest.holds else "rejected",
        word=_("Not measured") if newest is None else newest.word,
        source=metric.source,
        spoken=_spoken(metric.title, limit, points, hours.words),
    )


def _point(metric: Metric, event: DayEvent, hours: Hours) -> Point:
    _ = hours.words.translate
    value = Decimal(event.values["value"])
    holds = metric.holds(value)
    return Point(
        at=event.at,
        value=float(value),
        shown=_with_unit(format(value, "f"), metric.unit, hours),
        time=hours.brief(event.at),
        holds=holds,
        word=_("Within limit") if holds else _("Over the limit"),
        by=event.by,
        evidence=bool(event.file),
    )


def _spoken(title: str, limit: str, points: Sequence[Point], words: Words) -> str:
    _ = words.translate
    if not points:
        return _("{title}: no value yet. Limit: {limit}.").format(title=title, limit=limit)
    said = "; ".join(f"{point.time}: {point.shown}, {point.word}" for point in points[-_SAID_ALOUD:])
    begin = _("{title}, {count} values, limit {limit}.").format(title=title, count=len(points), limit=limit)
    return f"{begin} {said}"


def _week(row: StepRow, view: DayView, hours: Hours) -> WeekLine:
    _ = hours.words.translate
    step = row.step
    event = view.day.done.get(step.key)
    over = event is None and row.planned is not None and view.at > row.planned + _WEEK
    word = _("Open since last week") if over else ""
    if event is not None:
        word = _("{name}, {time}").format(name=event.by, time=hours.words.minute(event.at))
    return WeekLine(
        key=step.key,
        week=step.moment,
        text=step.text,
        owner=step.owner,
        due=hours.date(row.planned) if row.planned else "",
        done=event is not None,
        late=over,
        word=word,
    )


def _with_unit(value: str, unit: str, hours: Hours) -> str:
    return f"{hours.number(value)} {unit}".strip()
