# SPDX-License-Identifier: MIT
"""Lines, dates, times and headings of a handbook are read as people mean them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive_desktop.documents.handbook.dates import date_in
from golive_desktop.documents.handbook.headings import Topic, time_in, time_order, topic_of
from golive_desktop.documents.handbook.inline import Reading, as_markdown, plain_text, read_line, tidy
from golive_desktop.documents.handbook.outline import Line, Section, Table, outline


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("LAUNCH CHECKLIST: T-60 Minutes", "T-60"),
        ("T-0 min: Deploy!", "T-0"),
        ("T+15", "T+15"),
        ("T \u2212 2 h", "T-2h"),
        ("T\u201330 min", "T-30"),
        ("T-2 days", "T-48h"),
        ("Pre-Launch (1h before)", "T-60"),
        ("Run 48h before go-live:", "T-48h"),
        ("48 Stunden vor dem Start", "T-48h"),
        ("Go-Live +1h (Post-Launch Monitoring)", "T+1h"),
        ("Go-Live + 24 h", "T+24h"),
        ("After 15 min: Declare launch success", "T+15"),
        ("Nach 2 Stunden: melden", "T+2h"),
        ("Phase 5: Post-Launch (Week 1)", "W1"),
        ("Woche 2", "W2"),
        ("Week 0", None),
        ("Check every 30 min", None),
        ("BAT-3 test", None),
        ("rc-2026-03-01", None),
        ("", None),
    ],
)
def test_points_of_the_run(text: str, at: str | None) -> None:
    assert time_in(text) == at


@given(st.sampled_from("-+"), st.integers(0, 9999), st.sampled_from(("", " min", "h", " days")))
def test_a_point_of_the_run_has_one_spelling(sign: str, amount: int, unit: str) -> None:
    at = time_in(f"T{sign}{amount}{unit}")
    assert at is not None
    assert time_in(at) in {at, None} or amount * 24 > 9999


def test_points_of_the_run_have_an_order() -> None:
    times = ["T-48h", "T-2h", "T-60", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2", "someday"]
    assert sorted(sorted(times), key=time_order) == times


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("1.1 Stakeholder Matrix", Topic.MATRIX),
        ("1.2 Freigabe-Formular Template", Topic.FORMS),
        ("Stakeholder Approvals", Topic.FORMS),
        ("Freigaben", Topic.FORMS),
        ("Go-Live Approval: LifeTimeCircle Production", Topic.FORMS),
        ("Critical Go-Live Conditions", Topic.CONDITIONS),
        ("Kritische Bedingungen", Topic.CONDITIONS),
        ("Executive Sign-Off", Topic.EXECUTIVE),
        ("Freigabe der Geschäftsführung", Topic.EXECUTIVE),
        ("3.1 Technical Readiness Check", Topic.READINESS),
        ("Technische Prüfung", Topic.READINESS),
        ("3.2 Communication Pre-Check", Topic.RUN),
        ("Checklist: Complete", Topic.DELIVERABLES),
        ("Deadline & Output", Topic.DELIVERABLES),
        ("Go-Live Day: Quick Reference", Topic.REFERENCE),
        ("2.1 Support Team Training", Topic.ASIDE),
        ("2.3 Customer Communication Template", Topic.ASIDE),
        ("5.2 Post-Launch Announcement", Topic.ASIDE),
        ("Phase 3: Pre-Launch Checklist & Sign-Offs (Day 3)", Topic.RUN),
        ("Release Manager: Go-Live Orchestration & Stakeholder Freigaben", Topic.OTHER),
        ("Budget", Topic.OTHER),
    ],
)
def test_topics(heading: str, topic: Topic) -> None:
    assert topic_of(heading) is topic


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("from 2026-03-05 on", dt.date(2026, 3, 5)),
        ("24. Dezember 2026", dt.date(2026, 12, 24)),
        ("Dec. 24th, 2026", dt.date(2026, 12, 24)),
        ("rc-2026-99-99, then 1.2.2026", dt.date(2026, 2, 1)),
        ("12/24/2026", None),
        ("0000-01-01", None),
        ("room 5, house 2026", None),
    ],
)
def test_dates(text: str, day: dt.date | None) -> None:
    assert date_in(text) == day


def test_every_day_is_read_in_every_spelling() -> None:
    for day in (dt.date(2026, 1, 1) + dt.timedelta(days=days) for days in range(365)):
        for spelling in ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y"):
            assert date_in(day.strftime(spelling)) == day


def test_a_line_is_read_with_its_parts() -> None:
    read = read_line("**SRE Lead:** watch `a*b` and [docs](http://x) *(automatic)* *(owner: x)*")
    assert read == Reading(text="watch a*b and docs", label="SRE Lead", notes=("automatic", "owner: x"))
    assert read_line("`git  diff`") == Reading(text="git diff", code="git  diff")
    assert read_line("latency <b> & so **on").text == "latency <b> & so on"
    assert plain_text("**Email** ✅ done 🎉") == "Email done"


def test_a_very_long_line_is_taken_as_it_stands() -> None:
    long = "[*_" * 200_000
    assert plain_text(long) == read_line(long).text == long


@given(st.text().map(tidy))
def test_any_text_can_be_written_as_markdown(text: str) -> None:
    assert plain_text(as_markdown(text)) == text
    assert plain_text(as_markdown(text, starts_line=True)) == text
    assert tidy(text) == text


def test_sections_lists_and_fences_keep_their_line_numbers() -> None:
    root = outline("a\n\n# T\n\n1. b\n   c\n   - [ ] d\n\n> ```markdown\n> ## U\n> e\n> ```\n\nf\n")
    (section,) = root.sections()
    assert list(root.lines()) == [Line(number=1, text="a")]
    assert list(section.lines()) == [
        Line(number=5, text="b", depth=1, mark="number"),
        Line(number=6, text="c", depth=1),
        Line(number=7, text="d", depth=2, mark="box"),
        Line(number=14, text="f"),
    ]
    (inner,) = section.sections()
    assert (inner.number, inner.title, inner.level) == (10, "U", 3)
    assert [line.number for line in inner.lines()] == [11]


def test_a_table_knows_how_many_cells_were_written() -> None:
    root = outline("| a | b |\n|---|---|\n| c |\n| d | e | f |\n| g \\| h | i |\n")
    (table,) = (part for part in root.parts if isinstance(part, Table))
    assert [(row.number, row.cells, row.written) for row in table.rows] == [
        (1, ("a", "b"), 2),
        (3, ("c", ""), 1),
        (4, ("d", "e"), 3),
        (5, ("g | h", "i"), 2),
    ]
    assert isinstance(root, Section)
