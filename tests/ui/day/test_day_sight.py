# SPDX-License-Identifier: MIT
"""What the page of the day says, without a window: hours, steps, the poll, the bar, the texts of a moment."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.day import EventKind, StepState
from golive_desktop.domain.runbook import Runbook, RunStep
from golive_desktop.services.channels import ChannelText
from golive_desktop.services.day import Acting, DayView, look_at_day, recording
from golive_desktop.services.day_launch import hold
from golive_desktop.services.day_poll import answer_poll, open_poll
from golive_desktop.services.day_steps import finish_step, measure, set_t0
from golive_desktop.services.overview import look_at
from golive_desktop.ui.pages.day.chronicle import log_lines
from golive_desktop.ui.pages.day.deciding import bar_sight, in_words
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.pages.day.notice import Announcer
from golive_desktop.ui.pages.day.oncall import card_lines
from golive_desktop.ui.pages.day.polling import poll_sight, role_title
from golive_desktop.ui.pages.day.questions import question, rehearsal_name
from golive_desktop.ui.pages.day.sight import clock_sight, day_sight, hours_of, seen_at
from golive_desktop.ui.pages.day.standing import gate_lines, metric_lines, within_limits
from golive_desktop.ui.pages.day.steps import open_step, step_lines
from golive_desktop.ui.pages.day.textpanel import texts_at
from golive_desktop.ui.words import Words
from tests.office import Office

ZONE = ZoneInfo("Europe/Berlin")
T0 = datetime(2026, 12, 5, 10, 0, tzinfo=ZONE)
EN, DE = Words(language="en"), Words(language="de")


def hours(words: Words = EN) -> Hours:
    return Hours(words=words, zone=ZONE, t0=T0)


def acting(office: Office, minutes: float, *, run: str = "dry") -> Acting:
    at = T0 + timedelta(minutes=minutes)
    return Acting(adapters=office.manager.adapters, release=office.release.id, by="Anna Berger", now=at, run=run)


def view(office: Office, minutes: float, *, run: str = "dry") -> DayView:
    return look_at_day(office.manager.adapters, office.release.id, now=T0 + timedelta(minutes=minutes), run=run)


@pytest.mark.parametrize(
    ("distance", "span", "drift"),
    [
        (timedelta(seconds=20), "20 s", "on time"),
        (timedelta(seconds=80), "1 min 20 s", "+1 min"),
        (timedelta(minutes=-7), "7 min 0 s", "\N{MINUS SIGN}7 min"),
        (timedelta(minutes=61), "61 min", "+61 min"),
        (timedelta(hours=5), "5 h", "+5 h"),
        (timedelta(days=6), "6 days", "+6 days"),
    ],
)
def test_distances_are_told_as_people_do(distance: timedelta, span: str, drift: str) -> None:
    assert (hours().span(distance), hours().drift(distance)) == (span, drift)


def test_times_stand_in_the_zone_of_the_release() -> None:
    utc = T0.astimezone(ZoneInfo("UTC"))
    assert hours().brief(utc) == "10:00"
    assert hours().brief(utc + timedelta(days=1)) == "6 Dec"
    assert hours().day_and_clock(utc) == "Sat 5 Dec 2026, 10:00 (UTC+1)"
    assert hours().clock_seen(utc, T0) == "10:00 (UTC+1)"
    assert hours().clock_seen(utc, utc + timedelta(hours=14)) == "5 Dec 10:00 (UTC+1)"
    assert hours(DE).full(utc) == "05.12.2026, 10:00:00 (UTC+1)"
    assert hours(DE).number("0.21") == "0,21"
    assert hours().seconds(utc - timedelta(days=1)) == "4 Dec 10:00"


def test_a_day_in_words(office: Office) -> None:
    set_t0(acting(office, -3000), T0)
    early = view(office, -2990)
    first = early.rows[0]
    finish_step(acting(office, -2860), first.step.key, remark="late <b>")
    now = seen_at(view(office, -2860), T0 - timedelta(minutes=50))
    lines = step_lines(now.rows, hours())
    assert (lines[0].state, lines[0].drift, lines[0].remark) == (StepState.LATE, "+20 min", "late <b>")
    assert lines[1].state is StepState.OVERDUE
    assert lines[1].actual == "Overdue"
    assert lines[1].current
    assert open_step(now.rows) is now.rows[1]
    assert "Overdue" in lines[1].said
    clock = clock_sight(now, EN)
    assert (clock.clock, clock.late) == ("T\N{MINUS SIGN}00:50:00", True)
    assert len(clock.following) == 3
    overview = look_at(office.manager.adapters, office.release.id, now=T0)
    sight = day_sight(now, overview, EN)
    assert sight.moment == "T-60"
    assert [line.met for line in gate_lines(overview, now, EN)] == [False, False, False, False]
    assert log_lines(now, hours())[0].text == f"Done: {first.step.text}"


def test_the_poll_and_the_bar_follow_from_the_run(office: Office) -> None:
    set_t0(acting(office, -70), T0)
    assert poll_sight(view(office, -69), hours()).opens == "T-60"
    open_poll(acting(office, -9), "T-0")
    asked = poll_sight(view(office, -9), hours())
    assert [line.turn for line in asked.lines] == [True, False]
    assert role_title(view(office, -9), "release-manager", DE) == "Release Manager"
    answer_poll(acting(office, -8), asked.lines[0].role, "NO-GO", reason="Disk full")
    answer_poll(acting(office, -8), asked.lines[1].role, "GO")
    refused = view(office, -7)
    assert poll_sight(refused, hours()).mode == "refused"
    bar = bar_sight(refused, hours(), executive="ceo", now=refused.at)
    assert (bar.reason, bar.open, bar.link) == ("DevOps Lead says NO-GO: Disk full", False, "day\nday.poll-no-go")
    assert in_words(refused.obstacles[0], refused, EN) == bar.reason
    hold(acting(office, -6), reason="x", typed="HOLD")
    held = bar_sight(view(office, -6), hours(), executive="ceo", now=T0)
    assert (held.hold, held.resume, held.reason) == (False, True, "HOLD is on.")
    assert held.more == "And 1 more."


def test_values_decide_and_the_decision_falls_due(office: Office) -> None:
    set_t0(acting(office, -70), T0)
    with recording(acting(office, 0)) as moment:
        moment.add(EventKind.PROCEEDED)
    assert within_limits(view(office, 1)) is None
    for metric, value in (("errors", "0,2"), ("p50", "300"), ("p0", "0")):
        measure(acting(office, 5), metric, value)
    done = view(office, 6)
    assert within_limits(done) is True
    assert [line.shown for line in metric_lines(done, hours(DE))] == ["0,2 %", "300 ms", "0"]
    assert bar_sight(done, hours(), executive=None, now=done.at).state == "approved"
    late = view(office, 15)
    assert bar_sight(late, hours(), executive=None, now=late.at).state == "overdue"
    measure(acting(office, 16), "p0", "2")
    assert within_limits(view(office, 16)) is False
    assert question("declare", view(office, 16), EN).text == "Why it is a success all the same"
    assert not question("roll-back", view(office, 16), EN).signs
    assert question("roll-back", view(office, 16, run=""), EN).signs


def test_rehearsals_get_names_of_their_own(office: Office) -> None:
    first = rehearsal_name(view(office, 0, run=""), (), EN)
    assert first == "rehearsal 1"
    assert rehearsal_name(view(office, 0, run=first), ("", first), EN) == "rehearsal 2"


def test_the_texts_are_those_of_the_moment_or_the_one_before() -> None:
    def text(key: str, at: str) -> ChannelText:
        return ChannelText(key=key, at=at, channel="#ops", text=key)

    texts, moments = (text("a", "T-60"), text("b", "T-0"), text("c", "T-0")), ("T-60", "T-30", "T-0")

    def at(moment: str) -> list[str]:
        return [one.key for one in texts_at(texts, moments, moment)]

    assert (at("T-30"), at("T-0"), at("W1")) == (["a"], ["b", "c"], [])


def test_the_card_names_only_what_there_is() -> None:
    book = Runbook(edition=1, steps=(RunStep(key="T-0/1", moment="T-0", text="x"),))
    assert card_lines(book, Signposts(on_call="+49 30 1"), EN) == (("On call", "+49 30 1"),)


def test_each_overdue_step_is_announced_once(qapp: QObject) -> None:
    said: list[str] = []
    announcer = Announcer(lambda _title, text: said.append(text), qapp)
    assert announcer.look([("a", "A")], "t") == ()
    assert announcer.look([("a", "A"), ("b", "B")], "t") == ("B",)
    announcer.forget()
    assert announcer.look([("c", "C")], "t") == ()
    assert said == ["B"]


def test_the_clock_of_a_run_is_that_of_its_release(office: Office) -> None:
    assert hours_of(view(office, 0), EN).zone.key == "Europe/Berlin"
