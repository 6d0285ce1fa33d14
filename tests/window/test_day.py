# SPDX-License-Identifier: MIT
"""The handbook's go-live day in a real window, from two days before to the end of week two, on a clock that jumps.

Every press goes through the window system, every look through the accessibility tree, and each station leaves a picture
in ``.work/screens``. Meanwhile consoles in the war room act on the same release.
"""

import itertools
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.office import PASSPHRASE
from tests.window.screen import Focus, Program, Screen, open_screen
from tests.window.warroom import TAG, WarRoom, new_war_room

pytestmark = [pytest.mark.slow]

STAGING = "Staging environment healthy (all metrics green for 30 min+)"
LATE = "One alarm had to be looked at first"
NO_GO = "The newest backup is of yesterday"
HELD = "Load test is repeated"
RESUMED = "The load test passed"
FOLLOW_UP = "Renew the certificate of staging"
REVIEW = {
    "Uptime": "99.98 %",
    "Peak load": "120 req/s",
    "What the support team heard": "Eleven requests, all answered",
    "What went well": "The poll took two minutes",
    "What we do better next time": "Run the load test a day earlier",
    "Issue 1": "Slow upload of large pictures",
}
IN_ORDER = (
    "T-0 set or moved Anna Berger 5 Dec 2026, 10:00:00",
    "Tarek Yilmaz T-48h/2 Monitoring dashboard is green",
    f"Step did not go to plan Anna Berger T-60/5 {STAGING} {LATE}",
    "T-60/5 Staging environment healthy",
    f"DevOps Lead: NO-GO {NO_GO}",
    "DevOps Lead: GO",
    "Go/no-go poll signed",
    f"HOLD said Anna Berger {HELD}",
    "T-0 set or moved Anna Berger 5 Dec 2026, 10:30:00",
    f"HOLD ended Anna Berger {RESUMED}",
    "5 Dec 09:40:00 Step of the runbook done Anna Berger T-60/6",
    "T-30/1",
    "Release Manager: GO",
    "Go/no-go poll signed",
    "PROCEED said",
    "T-0/1 Initiate production deploy",
    "P0 requests: 0",
    "Launch declared a success",
    "T+1h/4",
    "Error rate: 0.4 %",
    "T+24h/5 Decision",
    "Review signed Anna Berger STABLE",
    "W1/8",
    "W2/2",
    "Gate red",
    "Gate green",
)
"""What the dossier tells of the day, and then what its audit trail shows of the gates."""
WEEK = 8
"""Steps of week one."""
MANY = 60
"""Presses of Tab; more than any page has controls."""


class Day:
    """What the release manager does in the window."""

    def __init__(self, screen: Screen, room: WarRoom) -> None:
        self.screen, self.room = screen, room
        self._shots = itertools.count(1)
        self._program = Program(screen=screen, home=room.home, log=room.folder / "window.log", door=room.door)

    def begin(self) -> None:
        self.room.at(hours=-49)
        self._program.start()
        self.screen.find("Pages", "list")

    def open_day(self) -> None:
        self.screen.keys("ctrl+6")
        self.screen.find("Runbook", "table")

    def shot(self, name: str) -> None:
        self.screen.shot(f"day-{next(self._shots):02d}-{name}")

    def fill(self, name: str, text: str, role: str = "text") -> None:
        self.screen.click(name, role)
        self.screen.keys("ctrl+a")
        self.screen.type(text)

    def sign(self) -> None:
        """The passphrase, and Enter."""
        self.fill("Passphrase", PASSPHRASE, "password text")
        self.screen.keys("Return")

    def tab_to(self, name: str) -> None:
        """Presses Tab until the keyboard is there; within a date it goes from day to month without a word."""
        for _press in range(MANY):
            self.screen.heard()
            self.screen.keys("Tab")
            if self._hears(lambda focus: focus.chain[0][1] == name, seconds=0.4):
                return
        raise AssertionError(f"Tab does not reach {name}\n{self.screen.plight()}")

    def _hears(self, fits: Callable[[Focus], bool], *, seconds: float) -> bool:
        """Whether the next thing that gets the keyboard fits."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if heard := self.screen.heard():
                return any(map(fits, heard))
            time.sleep(0.02)
        return False

    def sees(self, *words: str) -> None:
        for each in words:
            assert self.screen.sees(each), each

    def tick(self, *moments: float) -> None:
        """Ticks the next step at each of these moments, in minutes after the handbook's T-0, with the space bar."""
        for minutes in moments:
            self.room.at(minutes=minutes)
            self.screen.heard()
            self.screen.keys("space")
            moved = self._hears(lambda focus: focus.chain[0][0] == "table cell", seconds=20)
            assert moved, self.screen.plight()

    def set_t0(self) -> None:
        self.open_day()
        self.screen.click("Set T-0…", "push button")
        self.sees("On the clocks of Europe/Berlin.")
        self.screen.click("Set T-0", "push button")
        self.sees("T\N{MINUS SIGN}48:5")
        self.shot("set")

    def next_is(self, step: str) -> None:
        """Waits until this step is the first open one in the table."""
        self.screen.find(f"{step.partition(' ')[0]}, Next, {step.partition(' ')[2]}", "table cell", starts=True)

    def two_days_before(self) -> None:
        """Twelve steps, of which a console ticks one."""
        self.screen.click("T-48h, Next, Staging deploy exists & tested for 48h", "table cell", starts=True)
        self.tick(-2880)
        self.room.day("step", "T-48h/2", "--by", "Tarek Yilmaz")
        self.next_is("T-48h On-Call rota is active")
        self.tick(*[-2879] * 10)
        self.next_is("T-60 DevOps Lead (ensure deployment ready)")

    def gates(self) -> None:
        """Every command is read and confirmed; one gate is red, and green once staging is mended."""
        self.room.break_staging()
        self.screen.click("Technical gates: 0 of 2", "push button")
        self.screen.click("Run gates…", "push button")
        self.screen.click("Choose folder…", "push button")
        self.screen.find("Directory:", "text")
        self.screen.type(str(self.room.repository))
        self.screen.keys("Return")
        self.sees("clean, nothing changed")
        for gate in ("1", "2"):
            self.screen.click(gate, "table cell")
            self.sees(f"Gate {gate}")
            self.screen.click("I have read it, and it may run here.", "check box")
        self.sees("2 of 2 confirmed")
        self.screen.click("Run all confirmed", "push button")
        self.sees("1 of 2 green", "staging does not answer")
        self.shot("red")
        self.room.mend_staging()
        self.screen.click("Run this gate", "push button")
        self.sees("2 of 2 green")
        self.shot("green")

    def the_executive_signs(self) -> None:
        """On another laptop, while the window is open; the window shows it by itself."""
        self.room.sign_off("ceo")
        self.open_day()
        self.sees("Executive: 1 of 1")
        assert self.room.verdict("status", TAG) == "GO"

    def an_hour_before(self) -> None:
        """Steps in their time but one, and the poll with a NO-GO that needs its reason and is taken back."""
        self.screen.click("T-60, Next, DevOps Lead (ensure deployment ready)", "table cell", starts=True)
        self.tick(-60, -58, -56, -54)
        self.room.at(minutes=-45)
        self.sees(f"Due meanwhile: {STAGING}", "Overdue by 7 min")
        self.shot("overdue")
        self.screen.keys("r")
        self.fill("What was different", LATE)
        self.screen.keys("Return")
        self.sees(f"{STAGING}, {LATE}")
        self.tick(-44)
        self.sees("+8 min")
        self.screen.click("Open poll T-60", "push button")
        self.screen.click("DevOps Lead: NO-GO", "push button")
        self.fill("Reason", NO_GO)
        self.screen.keys("Return")
        self.sees(NO_GO)
        self.room.day("poll", "--role", "sre", "--answer", "GO", "--by", "Łukasz Fischer")
        for role in ("Security Lead", "Support Lead", "Release Manager"):
            self.screen.click(f"{role}: GO", "push button")
        self.sees("4 of 5 say GO")
        self.shot("no-go")
        self.screen.click("DevOps Lead says something else", "push button")
        self.screen.click("DevOps Lead: GO", "push button")
        self.sees("5 of 5 say GO, not signed yet")
        self.screen.click("Sign the result…", "push button")
        self.sign()
        self.sees("5 of 5 say GO, signed")
        self.shot("polled")

    def hold(self) -> None:
        """HOLD, T-0 half an hour later, and on again."""
        self.room.at(minutes=-43)
        self.screen.click("HOLD…", "push button")
        self.fill("Reason", HELD)
        self.fill("Type HOLD to confirm", "HOLD")
        self.shot("hold")
        self.screen.keys("Return")
        self.sees("HOLD is on")
        self.screen.click("Move T-0…", "push button")
        self.screen.find("Date and time of T-0")
        self.screen.keys(*["ctrl+Right"] * 4)
        self.screen.type("30")
        self.fill("Reason", HELD)
        self.shot("moving")
        self.screen.keys("Return")
        self.sees("T\N{MINUS SIGN}01:1")
        self.screen.click("Resume…", "push button")
        self.fill("Why it can go on", RESUMED)
        self.screen.keys("Return")
        self.screen.find("HOLD…", "push button")
        self.shot("resumed")

    def the_launch(self) -> None:
        """The last steps, the poll at T-0, and PROCEED, for all of which half an hour was added."""
        self.screen.click("T-60, Next, Production database backups verified", "table cell", starts=True)
        self.tick(-20, -18, -16, -14, -12, -10, -8, 0)
        self.room.at(minutes=25)
        self.screen.click("Open poll T-0", "push button")
        for role in ("DevOps Lead", "SRE Lead", "Security Lead", "Support Lead", "Release Manager"):
            self.screen.click(f"{role}: GO", "push button")
        self.screen.click("Sign the result…", "push button")
        self.sign()
        self.sees("5 of 5 say GO, signed")
        self.room.at(minutes=29.9)
        self.sees("Poll, gates and conditions allow T-0")
        self.shot("free")
        self.room.at(minutes=30)
        self.screen.click("PROCEED to deploy", "push button")
        self.screen.click("PROCEED", "push button")
        self.screen.find("Enter values", "push button")
        self.screen.click("T-0, Next, Initiate production deploy", "table cell", starts=True)
        self.tick(31, 31, 32, 32)

    def the_decision(self) -> None:
        """A quarter of an hour later nothing else may happen than the signed decision."""
        self.room.at(minutes=38)
        self.screen.click("Enter values", "push button")
        for name, value in (("Error rate", "0.21"), ("Latency p50", "310"), ("P0 requests", "0")):
            self.fill(name, value)
        self.screen.keys("Return")
        self.sees("All values within their limits")
        self.shot("watched")
        self.room.at(minutes=45.5)
        self.sees("Decision due since 10:45 (UTC+1)")
        self.shot("due")
        self.screen.click("Declare success", "push button")
        self.sign()
        self.sees("Live, 10:45 (UTC+1)")
        self.shot("live")

    def turn_to(self, part: str) -> None:
        """Another part of the page for what comes after."""
        self.screen.click(f"{part}: Part of the time after the launch", "radio button")

    def an_hour_and_a_day_later(self) -> None:
        """Steps in their time, and a value on the page for what comes after."""
        self.screen.click("T+15, Next, Declare launch success", "table cell", starts=True)
        self.tick(46, 90, 90, 91, 91)
        self.screen.keys("ctrl+7")
        self.tab_to("New value: Error rate")
        self.screen.type("0.4")
        self.screen.keys("Return")
        self.sees("0.4 %")
        self.shot("values")
        self.open_day()
        self.room.at(minutes=1470)
        self.screen.click("T+24h, Next, Gather metrics (from monitoring)", "table cell", starts=True)
        self.tick(1470, 1470, 1475, 1480, 1485)

    def the_review(self) -> None:
        """Written and signed with the keyboard alone."""
        self.screen.keys("ctrl+7")
        self.turn_to("Review")
        for name, text in REVIEW.items():
            self.tab_to(name)
            self.screen.type(text)
        self.tab_to("Add follow-up")
        self.screen.keys("space")
        self.screen.find("Follow-up 1: what is to be done")
        self.screen.type(FOLLOW_UP)
        self.tab_to("Follow-up 1: owner")
        self.screen.type("SRE Lead")
        self.tab_to("Stable: Decision of the review")
        self.screen.keys("space")
        self.shot("review")
        self.tab_to("Passphrase")
        self.screen.type(PASSPHRASE)
        self.screen.keys("Return")
        self.sees("The review is signed.")
        self.shot("reviewed")

    def two_weeks(self) -> None:
        """Every step of weeks one and two."""
        self.turn_to("Weeks 1 and 2")
        for number, step in enumerate(step for step in self.room.view().runbook.steps if step.moment in {"W1", "W2"}):
            self.room.at(days=1 + number, minutes=50)
            self.tab_to(step.text)
            self.screen.keys("space")
            self.sees(f"{number + 1} of 8 done" if number < WEEK else f"{number + 1 - WEEK} of 2 done")
        self.shot("weeks")

    def the_dossier(self) -> None:
        """Compiled, sealed, genuine, and everything in it in the order in which it happened."""
        target = self.room.folder / "dossier.pdf"
        self.room.at(days=14)
        self.screen.keys("ctrl+d")
        self.fill("Passphrase", PASSPHRASE, "password text")
        self.fill("File", str(target))
        self.screen.click("Compile and seal", "push button")
        assert self.screen.sees("Go-live dossier", seconds=60)
        self.screen.find("Fit width")
        self.shot("dossier")
        assert self.room.verdict("verify", str(target)) == "genuine"
        printed = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True)
        told = " ".join(printed.stdout.partition("What happened")[2].split())
        for part in IN_ORDER:
            before, found, told = told.partition(part)
            assert found, f"{part} after {before[-200:]}"


PHASES = (
    Day.set_t0,
    Day.two_days_before,
    Day.gates,
    Day.the_executive_signs,
    Day.an_hour_before,
    Day.hold,
    Day.the_launch,
    Day.the_decision,
    Day.an_hour_and_a_day_later,
    Day.the_review,
    Day.two_weeks,
    Day.the_dossier,
)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    room = new_war_room(tmp_path / "room")
    with open_screen(tmp_path / "session") as screen:
        yield Day(screen, room)
    room.close()


def test_the_handbooks_day(day: Day) -> None:
    day.begin()
    for phase in PHASES:
        phase(day)
