# SPDX-License-Identifier: MIT
"""One timeline: everything in order, in words, and harmless in a spreadsheet and in Markdown."""

from datetime import timedelta

import pytest

from golive_desktop.services.day_steps import finish_step, note, set_t0
from golive_desktop.services.timeline import TimelineEntry, timeline, timeline_csv, timeline_markdown
from tests.office import Office
from tests.services.launch import T0, launch, then

COLUMNS = ("Time", "Event", "About", "By", "Remark")


@pytest.fixture
def told(office: Office) -> tuple[TimelineEntry, ...]:
    office.go()
    set_t0(then(office, -60), T0)
    finish_step(then(office, -50), "T-60/1")
    launch(office)
    note(then(office, 7, by="=Otto"), "=1+1 | **all** calm\nreally")
    return timeline(office.manager.adapters, office.release.id, language="en")


def test_everything_stands_in_order(told: tuple[TimelineEntry, ...]) -> None:
    assert [entry.at for entry in told] == sorted(entry.at for entry in told)
    events = [entry.event for entry in told]
    wanted = ["Release created", "Critical condition met", "Sign-off counted", "T-0 set or moved"]
    wanted += ["Step of the runbook done", "Go/no-go poll answered", "PROCEED said", "Value measured"]
    rest = iter(events)
    assert all(event in rest for event in wanted)
    measured = next(entry for entry in told if entry.event == "Value measured")
    assert (measured.about, measured.by) == ("Error rate 0.21 %", "Anna Berger")
    moved = next(entry for entry in told if entry.event == "T-0 set or moved")
    assert (moved.about, moved.at.utcoffset()) == ("23 Nov 2026, 12:00:00 (UTC+1)", timedelta(hours=1))
    answered = [entry.about for entry in told if entry.event == "Go/no-go poll answered"]
    assert {"DevOps Lead GO", "Release Manager GO"} <= set(answered)


def test_a_text_from_outside_means_nothing(told: tuple[TimelineEntry, ...]) -> None:
    table = timeline_csv(told, COLUMNS, "en").decode("utf-8-sig").splitlines()
    assert table[0] == "Time,Event,About,By,Remark"
    assert table[-1].endswith(",'=Otto,'=1+1 | **all** calm really")
    page = timeline_markdown(told, COLUMNS, "de", title="Go-live *rc-7*").splitlines()
    assert page[:4] == [
        "# Go-live \\*rc-7\\*",
        "",
        "| Time | Event | About | By | Remark |",
        "| --- | --- | --- | --- | --- |",
    ]
    assert page[-1].endswith("| =Otto | =1+1 \\| \\*\\*all\\*\\* calm really |")
    assert page[-1].startswith("| 23.11.2026, 12:07:00 (UTC+1) |")
    assert len(page) == len(told) + 4


def test_a_rehearsal_is_told_alone(office: Office) -> None:
    launch(office, run="rehearsal 1")
    told = timeline(office.manager.adapters, office.release.id, language="en", run="rehearsal 1")
    assert told[0].event == "T-0 set or moved"
    assert told[-1].event == "Value measured"
