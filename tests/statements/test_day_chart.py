# SPDX-License-Identifier: MIT
"""The drawn run says what the rows say: planned and actual to scale, late in words, HOLD, decisions, part by part."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.blocks import Block, Chart, ChartRow, Heading, Pages
from golive_desktop.domain.chart import SCALE, Glyph
from golive_desktop.domain.day import DayEvent, EventKind, day_of, rows
from golive_desktop.domain.runbook import Runbook, RunStep
from golive_desktop.ports.documents import Imprint
from golive_desktop.statements.chart_scale import Part, parts_of, scale_of
from golive_desktop.statements.day_chart import day_chart
from golive_desktop.statements.texts import texts

BERLIN = ZoneInfo("Europe/Berlin")
T0 = datetime(2026, 3, 5, 10, 0, tzinfo=BERLIN)
ENGLISH, GERMAN = texts(1, "en"), texts(1, "de")
MOMENTS = ("T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2")
STEPS = tuple(RunStep(key=f"{at}/1", moment=at, text=f"Step at {at}", minutes=10) for at in MOMENTS)


def event(minutes: float, kind: EventKind, subject: str = "", text: str = "", **values: str) -> DayEvent:
    file = values.pop("file", "")
    at = T0 + timedelta(minutes=minutes)
    return DayEvent(at=at, kind=kind, by="Anna", subject=subject, text=text, values=values, file=file)


def drawn(events: Sequence[DayEvent], steps: Sequence[RunStep] = STEPS, *, german: bool = False) -> tuple[Block, ...]:
    day = day_of(events)
    shown = rows(Runbook(edition=1, steps=tuple(steps)), day, zone="Europe/Berlin", now=T0 + timedelta(days=20))
    return tuple(day_chart(shown, events, day.t0, GERMAN if german else ENGLISH))


def charts(blocks: Sequence[Block]) -> list[Chart]:
    return [block for block in blocks if isinstance(block, Chart)]


def line(blocks: Sequence[Block], label: str) -> tuple[ChartRow, dict[str, list[Glyph]]]:
    """A line of a chart, with what is drawn in its lane by kind."""
    found = next(row for chart in charts(blocks) for row in chart.rows if row.label.text == label)
    kinds: dict[str, list[Glyph]] = {}
    for glyph in found.lane.glyphs:
        kinds.setdefault(glyph.kind, []).append(glyph)
    return found, kinds


SET = event(-9000, EventKind.T0_SET, at=T0.isoformat())


def test_each_part_of_the_run_has_its_own_scale() -> None:
    blocks = drawn([SET])
    assert isinstance(blocks[0], Heading)
    assert [[row.moment.text for row in chart.rows] for chart in charts(blocks)] == [
        ["T-48h"],
        ["T-60", "T-30", "T-0", "T+15", "T+1h"],
        ["T+24h", "W1"],
        ["W2"],
    ]
    hour = charts(blocks)[1]
    assert (hour.title, [tick.text for tick in hour.ticks]) == ("5 Mar", ["09:30", "10:00", "10:30", "11:00"])
    assert [chart.title for chart in charts(drawn([SET], german=True))] == ["03.03.", "05.03.", "06.03.", "13.03."]
    steps = [line(blocks, f"Step at {at}")[1]["plan"][0].start for at in ("T-60", "T-30", "T-0", "T+1h")]
    assert steps[1] - steps[0] == pytest.approx(steps[2] - steps[1], abs=1)
    assert steps[3] - steps[2] == pytest.approx(2 * (steps[1] - steps[0]), abs=2)


def test_a_late_step_is_long_and_says_so_in_words() -> None:
    blocks = drawn([SET, event(-15, EventKind.STEP_DONE, "T-30/1"), event(1, EventKind.STEP_DONE, "T-0/1")])
    late, drawn_late = line(blocks, "Step at T-30")
    assert (late.said.text, late.said.status) == ("+15 min", "yes")  # within its ten minutes and five
    done, drawn_done = line(blocks, "Step at T-0")
    assert (done.said.text, done.said.status) == ("+1 min", "yes")
    assert drawn_done["actual"][0].start == drawn_done["plan"][0].start == drawn_done["t0"][0].start
    assert drawn_late["actual"][0].end > drawn_late["plan"][0].end
    blocks = drawn([SET, event(-14, EventKind.STEP_DONE, "T-30/1")])
    late, drawn_late = line(blocks, "Step at T-30")
    assert (late.said.text, late.said.status) == ("Late, +16 min", "conditional")
    assert "late" in drawn_late
    assert "actual" not in drawn_late


def test_what_was_done_much_later_ends_in_an_arrow_and_squeezes_nothing() -> None:
    blocks = drawn([SET, event(-300, EventKind.STEP_DONE, "T-48h/1"), event(-400, EventKind.STEP_DONE, "T-30/1")])
    late, drawn_late = line(blocks, "Step at T-48h")
    assert late.said.text == "Late, +43 h"
    assert drawn_late["after"]
    assert drawn_late["late"][0].end < SCALE
    early, drawn_early = line(blocks, "Step at T-30")
    assert (early.said.text, "before" in drawn_early, "actual" in drawn_early) == ("-6 h", True, False)


def test_open_skipped_and_off_plan_steps_say_so() -> None:
    told = [SET, event(-29, EventKind.OFF_PLAN, "T-30/1", "Odd"), event(-28, EventKind.STEP_DONE, "T-30/1")]
    blocks = drawn([*told, event(2, EventKind.STEP_SKIPPED, "T-0/1", "Not needed")])
    assert line(blocks, "Step at T-30")[0].said.text == "Off plan, +2 min"
    skipped, drawn_skipped = line(blocks, "Step at T-0")
    assert (skipped.said.text, skipped.said.status, set(drawn_skipped) & {"actual", "late"}) == (
        "Left out",
        "not-applicable",
        set(),
    )
    assert line(blocks, "Step at W2")[0].said.text.startswith("Overdue, +")


def test_holds_polls_and_decisions_stand_between_the_steps() -> None:
    moved = T0 + timedelta(minutes=5)
    told = [
        SET,
        event(-55, EventKind.POLL_OPENED, "T-60"),
        event(-54, EventKind.POLL_ANSWERED, "sre", answer="GO"),
        event(-53, EventKind.POLL_ANSWERED, "legal", "Not read", answer="NO-GO"),
        event(-52, EventKind.POLL_CLOSED, file="a"),
        event(-20, EventKind.HELD, text="Disk"),
        event(-19, EventKind.HELD, text="Again"),
        event(-8, EventKind.RESUMED),
        event(-7, EventKind.T0_SET, text="Later", at=moved.isoformat()),
        event(-6, EventKind.OVERRIDDEN, "x", file="o"),
        event(-6, EventKind.OVERRIDDEN, "y", file="o"),
        event(5, EventKind.PROCEEDED),
        event(6, EventKind.HELD),
        event(16, EventKind.SUCCEEDED, file="s"),
    ]
    blocks = drawn(told)
    assert [row.label.text for row in charts(blocks)[1].rows] == [
        "Step at T-60",
        "Go/no-go poll at T-60",
        "Step at T-30",
        "HOLD",
        "T-0 moved",
        "Obstacle overridden",
        "Step at T-0",
        "PROCEED said",
        "Launch declared a success",
        "Step at T+15",
        "Step at T+1h",
    ]
    poll, at_poll = line(blocks, "Go/no-go poll at T-60")
    assert (poll.moment.text, poll.said.text, poll.said.status) == ("09:08", "1 GO, 1 NO-GO", "rejected")
    hold, at_hold = line(blocks, "HOLD")
    assert (hold.moment.text, hold.said.text) == ("09:40", "12 min")
    # note: the gap goes through every lane of its part, and through no other
    assert at_poll["hold"] == at_hold["hold"] == line(blocks, "Step at T+1h")[1]["hold"]
    assert "hold" not in line(blocks, "Step at W2")[1]
    assert at_poll["mark"][0].start < at_hold["hold"][0].start < at_hold["t0"][0].start


def test_a_launch_that_is_held_still_has_no_end_of_it() -> None:
    hold, drawn_hold = line(drawn([SET, event(-20, EventKind.HELD)]), "HOLD")
    assert (hold.said.text, "hold" in drawn_hold, "mark" in drawn_hold) == ("\u2013", False, True)


def test_a_day_of_many_holds_can_be_read_back() -> None:
    told = [SET]
    for number in range(130):
        told += [event(-200 + number, EventKind.HELD), event(-199.5 + number, EventKind.RESUMED)]
    blocks = drawn(told)
    pages = Pages(header="Day", note="x", footer="x", page_label="{page}", language="en", blocks=blocks)
    imprint = Imprint(title="Day", author="", identifier="day", created_at=T0)
    printed = PdfReader().read(PdfPress().print(pages, payload=b"{}", attachments=(), imprint=imprint))
    assert (printed.problems, PdfReader().compare(printed.printed, pages)) == ((), ())
    assert sum(row.label.text == "HOLD" for chart in charts(blocks) for row in chart.rows) == 130


def test_a_scale_of_centuries_has_few_times() -> None:
    wide = scale_of([Part(at=T0, until=T0 + timedelta(days=365 * 900), went=None)], T0, "en")
    assert 1 <= len(wide.ticks) <= 3


def test_nothing_is_drawn_while_nothing_has_a_time() -> None:
    assert drawn([event(-50, EventKind.NOTED, text="Soon")]) == ()
    assert drawn([SET], steps=()) == ()


def test_long_texts_are_cut_between_words() -> None:
    text = "Watch the status of the interface and the times of its answers"
    step = RunStep(key="T-0/1", moment="T-0", text=text)
    unbroken = RunStep(key="T-0/2", moment="T-0", text="x" * 90)
    labels = [row.label.text for chart in charts(drawn([SET], [step, unbroken])) for row in chart.rows]
    assert labels == ["Watch the status of the …", f"{'x' * 30} …"]


@settings(max_examples=60, deadline=None)
@given(
    minutes=st.lists(st.integers(-60 * 24 * 3, 60 * 24 * 16), min_size=1, max_size=9, unique=True),
    day=st.sampled_from([(2026, 3, 29), (2026, 10, 25), (2026, 7, 1)]),
)
def test_the_same_day_is_drawn_alike_in_its_zone_and_as_a_file_tells_it(
    minutes: list[int], day: tuple[int, int, int]
) -> None:
    """A dossier keeps times with an offset; what is composed of it must be what was printed."""
    t0 = datetime(*day, 1, 30, tzinfo=BERLIN)
    told = [DayEvent(at=t0, kind=EventKind.T0_SET, by="A", values={"at": t0.isoformat()})]
    told += [
        DayEvent(
            at=(t0.astimezone(UTC) + timedelta(minutes=late)).astimezone(BERLIN),
            kind=kind,
            by="A",
            subject=step.key,
        )
        for late, step, kind in zip(minutes, STEPS, [EventKind.STEP_DONE] * 9, strict=False)
    ]
    day_now = day_of(told)
    shown = rows(Runbook(edition=1, steps=STEPS), day_now, zone="Europe/Berlin", now=t0 + timedelta(days=20))
    fixed = [event_in_offset(one) for one in told]
    again = rows(Runbook(edition=1, steps=STEPS), day_of(fixed), zone="Europe/Berlin", now=t0 + timedelta(days=20))
    blocks = tuple(day_chart(shown, told, day_now.t0, ENGLISH))
    assert blocks == tuple(day_chart(again, fixed, day_of(fixed).t0, ENGLISH))
    for chart in charts(blocks):
        places = [tick.at for tick in chart.ticks]
        assert places == sorted(set(places))
        assert all(0 <= glyph.start <= glyph.end <= SCALE for row in chart.rows for glyph in row.lane.glyphs)


def event_in_offset(one: DayEvent) -> DayEvent:
    at = datetime.fromisoformat(one.at.isoformat())
    return DayEvent(at=at, kind=one.kind, by=one.by, subject=one.subject, values=one.values)


def test_parts_and_scales_by_themselves() -> None:
    parts = [Part(at=T0 + timedelta(hours=hours), until=T0 + timedelta(hours=hours), went=None) for hours in (7, 0, 6)]
    assert [len(part) for part in parts_of(parts, key=lambda part: part)] == [3]
    scale = scale_of(parts[1:2], T0, "en")
    assert scale.end - scale.start > timedelta(minutes=30)
    assert (scale.place(scale.start), scale.place(scale.end + timedelta(hours=1))) == (0, SCALE)
    wide = scale_of([Part(at=T0, until=T0 + timedelta(days=9), went=None)], T0, "de")
    assert (wide.title, [tick.text for tick in wide.ticks]) == ("05.03. – 14.03.", ["09.03.", "13.03."])
