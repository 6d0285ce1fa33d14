# SPDX-License-Identifier: MIT
"""A whole go-live day in seconds: a rehearsal from its first step to its decision, on a clock that jumps."""

from PySide6.QtCore import Qt

from golive_desktop.domain.day import DayPhase, StepState
from golive_desktop.services.day_steps import finish_step
from tests.ui.day.hall import T0, Hall
from tests.ui.desk import wait_until

RUN = "rehearsal 1"


def rehearsed(hall: Hall) -> None:
    """A rehearsal with T-0 in an hour."""
    hall.clock(-60)
    hall.page.show_subject(f"run:{RUN}")
    hall.run = RUN
    hall.settle()
    hall.press("Set T-0…")
    assert hall.sees("On the clocks of Europe/Berlin.")
    hall.press("Set T-0")
    assert hall.view().day.t0 == T0


def held_and_resumed(hall: Hall) -> None:
    """HOLD is typed, and refused in a word before that."""
    hall.press("HOLD…")
    hall.type("Reason", "Load test repeated")
    hall.type("Type HOLD to confirm", "hold")
    hall.press("HOLD")
    assert hall.sees("Type the word HOLD to confirm.")
    hall.type("Type HOLD to confirm", "HOLD")
    hall.press("HOLD")
    assert hall.phase() is DayPhase.HELD
    assert hall.sees("HOLD is on.")
    assert hall.sees("And 1 more.")
    assert not hall.button("PROCEED to deploy").isEnabled()
    hall.press("Resume…")
    hall.type("Why it can go on", "Green again")
    hall.press("Resume")
    assert hall.phase() is DayPhase.AHEAD


def polled(hall: Hall) -> None:
    """A NO-GO with its reason, then the same role says GO; the result is recorded."""
    hall.press("Open poll T-0")
    hall.press("NO-GO")
    hall.type("Reason", "Disk full")
    hall.press("Record NO-GO")
    assert hall.sees("DevOps Lead says NO-GO: Disk full")
    hall.press("DevOps Lead says something else")
    hall.press("GO")
    hall.press("GO")
    assert hall.sees("2 of 2 say GO, not signed yet")
    hall.press("Sign the result…")
    hall.press("Record")
    assert hall.sees("2 of 2 say GO, signed")


def test_a_rehearsal_from_the_first_step_to_the_decision(hall: Hall) -> None:
    rehearsed(hall)
    assert hall.sees("REHEARSAL")
    hall.clock(-51)
    assert hall.states()[0] is StepState.OVERDUE
    hall.key(Qt.Key.Key_R)
    hall.type("What was different", "The room was <b>locked</b>")
    hall.press("Record")
    hall.key(Qt.Key.Key_Space)
    assert hall.states()[0] is StepState.LATE
    assert hall.runbook.key() == hall.view().rows[1].step.key
    held_and_resumed(hall)
    hall.clock(-6)
    polled(hall)
    hall.clock(0)
    assert hall.sees("T+00:00:00")
    assert hall.sees("The poll allows T-0")
    hall.press("PROCEED to deploy")
    hall.press("PROCEED")
    assert hall.phase() is DayPhase.LAUNCHED
    assert hall.sees("0 of 3 values measured")
    hall.clock(15.5)
    assert hall.sees("Decision due since 10:15 (UTC+1)")
    assert hall.sees("Due since 10:15 (UTC+1): declare success, or roll back.")
    hall.press("Declare success")
    hall.type("Why it is a success all the same", "Measured by hand")
    hall.qtbot.keyClick(hall.field("Why it is a success all the same"), Qt.Key.Key_Return)
    hall.settle()
    assert hall.phase() is DayPhase.LIVE
    assert hall.sees("Live, 10:15 (UTC+1)")
    assert hall.view().events[-1].by == "Anna Berger"


def test_the_clock_is_right_after_a_sleep_and_says_what_was_due(hall: Hall) -> None:
    rehearsed(hall)
    assert hall.sees("T\N{MINUS SIGN}01:00:00")
    hall.clock(-20)
    assert hall.sees("T\N{MINUS SIGN}00:20:00")
    assert hall.sees("Nothing was shown for 40 min.")
    assert len(hall.said) == 1
    hall.clock(-19.9)
    assert len(hall.said) == 1


def test_what_a_console_records_is_seen(hall: Hall) -> None:
    rehearsed(hall)
    step = hall.view().rows[0].step
    finish_step(hall.acting(), step.key)
    assert wait_until(lambda: hall.runbook.key() == hall.view().rows[1].step.key)
