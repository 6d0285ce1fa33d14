# SPDX-License-Identifier: MIT
"""The run of a go-live drawn: each step as planned and as it went, decisions and HOLDs between them, part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from golive_desktop.domain.blocks import Block, Chart, ChartRow, Heading, Line, Paragraph, Status
from golive_desktop.domain.chart import SCALE, Glyph, GlyphKind, Lane
from golive_desktop.domain.day import DayEvent, EventKind, Poll, StepRow, StepState, day_of, is_late
from golive_desktop.statements.chart_scale import Part, Scale, parts_of, scale_of
from golive_desktop.statements.drift import drift_words
from golive_desktop.statements.printable import printable
from golive_desktop.statements.texts import Texts

__all__ = ["day_chart"]

_LABEL: Final = 32
"""Characters of what happened that stand beside a lane; all of it stands in the table below."""
_ARROW: Final = 45
"""Of the scale, what an arrow at its end takes."""
_MOST_BANDS: Final = 40
"""More gaps than that nobody can tell from each other; each HOLD has its line."""
_HALF_A_MINUTE: Final = timedelta(seconds=30)
_NONE: Final = "\u2013"
_MARKS: Final = frozenset(
    {
        EventKind.OVERRIDDEN,
        EventKind.PROCEEDED,
        EventKind.ABORTED,
        EventKind.ROLLED_BACK,
        EventKind.SUCCEEDED,
        EventKind.REVIEWED,
    }
)
_STATUS: Final[dict[StepState, Status]] = {
    StepState.DONE: "yes",
    StepState.LATE: "conditional",
    StepState.SKIPPED: "not-applicable",
    StepState.NEXT: "requested",
    StepState.OVERDUE: "overdue",
    StepState.OPEN: "not-requested",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """One line of the chart."""

    part: Part
    moment: Line
    label: Line
    said: Line
    spans: tuple[tuple[GlyphKind, datetime, datetime], ...]


def day_chart(rows: Sequence[StepRow], events: Sequence[DayEvent], t0: datetime | None, t: Texts) -> Iterator[Block]:
    """The drawn run; nothing while no step has a time.

    Args:
        rows: the steps with their times.
        events: everything that happened, in the order recorded.
        t0: as it stands now.
        t: the words.
    """
    planned = [row for row in rows if row.planned is not None]
    if t0 is None or not planned:
        return
    holds = tuple(_holds(events))
    entries = [
        *(_step(row, _fixed(row.planned), t) for row in planned if row.planned is not None),
        *(_hold(start, end, t) for start, end in holds),
        *(_poll(poll, t) for poll in day_of(events).polls),
        *(_decision(event, t) for event in _decisions(events)),
    ]
    yield Heading(text=t("chart.title"))
    yield Paragraph(text=t("chart.legend"), style="caption")
    bands = [(start, end) for start, end in holds if end is not None][:_MOST_BANDS]
    for group in parts_of(entries, key=_part):
        yield _chart(group, bands, t0, t)


def _part(entry: _Entry) -> Part:
    return entry.part


def _chart(entries: Sequence[_Entry], holds: Sequence[tuple[datetime, datetime]], t0: datetime, t: Texts) -> Chart:
    scale = scale_of([entry.part for entry in entries], t0, t.language)
    behind = [
        *(glyph for start, end in holds for glyph in _band(scale, start, end)),
        *(Glyph(kind="grid", start=tick.at, end=tick.at) for tick in scale.ticks),
        *_at("t0", scale, t0),
    ]
    return Chart(
        title=scale.title,
        ticks=scale.ticks,
        rows=tuple(
            ChartRow(
                moment=entry.moment,
                label=entry.label,
                said=entry.said,
                lane=Lane(glyphs=(*behind, *(glyph for span in entry.spans for glyph in _drawn(scale, *span)))),
            )
            for entry in entries
        ),
    )


def _drawn(scale: Scale, kind: GlyphKind, start: datetime, end: datetime) -> Iterator[Glyph]:
    """A bar or mark as far as the scale reaches, with an arrow where it goes on."""
    if end < scale.start:
        yield Glyph(kind="before", start=0, end=0)
        return
    beyond = end > scale.end
    if start < scale.end:
        place = scale.place(start)
        yield Glyph(kind=kind, start=place, end=max(place, scale.place(end) - (_ARROW if beyond else 0)))
    if beyond:
        yield Glyph(kind="after", start=SCALE, end=SCALE)


def _band(scale: Scale, start: datetime, end: datetime) -> Iterator[Glyph]:
    if start < scale.end and end > scale.start:
        yield Glyph(kind="hold", start=scale.place(start), end=scale.place(end))


def _at(kind: GlyphKind, scale: Scale, at: datetime) -> Iterator[Glyph]:
    if scale.start <= at <= scale.end:
        yield Glyph(kind=kind, start=scale.place(at), end=scale.place(at))


def _step(row: StepRow, planned: datetime, t: Texts) -> _Entry:
    until = planned + timedelta(minutes=row.step.minutes)
    spans: list[tuple[GlyphKind, datetime, datetime]] = [("plan", planned, until)]
    done = _fixed(row.actual) if row.actual and row.state in {StepState.DONE, StepState.LATE} else None
    if done is not None:
        kind: GlyphKind = "late" if is_late(row.step, row.drift) else "actual"
        spans.append((kind, min(planned, done), done))
    return _Entry(
        part=Part(at=planned, until=until, went=done),
        moment=Line(text=printable(row.step.moment, 8), style="mono"),
        label=Line(text=_label(row.step.text) or _NONE),
        said=Line(text=_said(row, t), status=_STATUS[row.state]),
        spans=tuple(spans),
    )


def _label(text: str) -> str:
    """As much of a text as stands beside a lane, if possible in whole words."""
    whole = printable(text)
    if len(whole) <= _LABEL:
        return whole
    cut = whole[: _LABEL - 2]
    words, _, rest = cut.rpartition(" ")
    return f"{words if words and len(rest) < _LABEL // 3 else cut} …"


def _said(row: StepRow, t: Texts) -> str:
    drift = drift_words(row.drift, t) if row.drift is not None and abs(row.drift) >= _HALF_A_MINUTE else ""
    match row.state:
        case StepState.DONE:
            return drift or t("chart.on-time")
        case StepState.LATE:
            return t(
                "chart.late" if is_late(row.step, row.drift) else "chart.off-plan", drift=drift or t("chart.on-time")
            )
        case StepState.OVERDUE:
            return t("chart.overdue", drift=drift or _NONE)
        case _:
            return t(f"step.{row.state}")


def _holds(events: Sequence[DayEvent]) -> Iterator[tuple[datetime, datetime | None]]:
    """From when to when the launch was held; without an end while it still is."""
    began: datetime | None = None
    for event in events:
        if event.kind is EventKind.PROCEEDED and began is None:
            return
        if event.kind is EventKind.HELD and began is None:
            began = event.at
        elif event.kind in {EventKind.RESUMED, EventKind.ABORTED} and began is not None:
            yield began, event.at
            began = None
        if event.kind is EventKind.ABORTED:
            return
    if began is not None:
        yield began, None


def _hold(start: datetime, end: datetime | None, t: Texts) -> _Entry:
    minutes = round((end - start) / timedelta(minutes=1)) if end else None
    said = t("day.minutes", minutes=minutes) if minutes is not None else _NONE
    label = Line(text=t("chart.hold"), style="strong")
    return _event(start, end or start, label, Line(text=said, status="conditional"), "mark" if end is None else None)


def _poll(poll: Poll, t: Texts) -> _Entry:
    go = sum(answer.answer == "GO" for answer in poll.answers)
    against = len(poll.answers) - go
    status: Status = "rejected" if against else "approved" if go else "not-requested"
    said = Line(text=t("chart.answers", go=go, against=against), status=status)
    end = poll.closed_at or max([poll.opened_at, *(answer.at for answer in poll.answers)])
    label = Line(text=_label(t("poll.title", moment=poll.moment)), style="strong")
    return _event(end, end, label, said, "mark")


def _decisions(events: Sequence[DayEvent]) -> Iterator[DayEvent]:
    """What was decided; of what one file shows the first, and of T-0 each move."""
    files: set[str] = set()
    known = False
    for event in events:
        if event.kind is EventKind.T0_SET:
            if known:
                yield event
            known = True
        elif event.kind in _MARKS and not (event.file and event.file in files):
            files.add(event.file)
            yield event


def _decision(event: DayEvent, t: Texts) -> _Entry:
    moved = event.kind is EventKind.T0_SET
    words = t("chart.t0-moved") if moved else t.event(f"day.{event.kind}")
    return _event(event.at, event.at, Line(text=words, style="strong"), Line(text=printable(event.by, 18)), "mark")


def _event(at: datetime, until: datetime, label: Line, said: Line, kind: GlyphKind | None) -> _Entry:
    at, until = _fixed(at), _fixed(until)
    return _Entry(
        part=Part(at=at, until=until, went=None),
        moment=Line(text=f"{at:%H:%M}", style="mono"),
        label=label,
        said=said,
        spans=((kind, at, until),) if kind else (),
    )


def _fixed(at: datetime) -> datetime:
    """The same moment in an offset of its own: in a zone, Python counts hours on the wall and not hours that pass."""
    return at.astimezone(timezone(at.utcoffset() or timedelta()))
