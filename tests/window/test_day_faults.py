# SPDX-License-Identifier: MIT
"""A window that is killed again and again on the go-live day: what the log showed is there, and nothing by halves.

What is still being typed into a question, a reason or a line of the log, is recorded nowhere before it is given.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest

from golive_desktop.services.chain import check_audit
from golive_desktop.services.day import Acting, look_at_day
from golive_desktop.services.day_steps import set_t0
from tests.office import PASSPHRASE, Office, new_office
from tests.window.screen import ROOT
from tests.window.virtual import MovedClock

pytestmark = [pytest.mark.slow]

VICTIM = Path(__file__).with_name("victim_day.py")
KILLS = 6
PATIENCE = 60.0
RECORDED = (
    ("t0-set", ""),
    ("step-done", "T-48h/1"),
    ("noted", ""),
    ("step-done", "T-60/1"),
    ("held", ""),
    ("resumed", ""),
    ("poll-opened", "T-0"),
    ("poll-answered", "devops"),
    ("poll-answered", "release-manager"),
    ("poll-closed", "T-0"),
    ("proceeded", ""),
    ("measured", "errors"),
    ("step-done", "T-60/2"),
    ("succeeded", ""),
    ("step-done", "T-60/3"),
)
"""Kind and subject of every event of that day, in order."""
SIGNED = {"poll-closed": "poll", "succeeded": "launch-decision"}


@dataclass
class Room:
    """The release manager's home, an hour before the launch."""

    office: Office
    clock: MovedClock

    @property
    def home(self) -> Path:
        return self.office.folder / "manager"

    def start(self) -> "subprocess.Popen[str]":
        words = (str(self.clock.file), str(self.home), str(self.office.folder / "passphrase"))
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        environment["PYTHONFAULTHANDLER"] = "1"
        return subprocess.Popen(
            (sys.executable, str(VICTIM), *words), env=environment, stdout=subprocess.PIPE, text=True
        )

    def recorded(self) -> int:
        """That nothing is there by halves; how many events of the day there are."""
        with closing(sqlite3.connect(self.home / "golive.sqlite3")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            kept = database.execute("SELECT kind, count(*) FROM statements GROUP BY kind").fetchall()
        adapters = self.office.manager.adapters
        assert check_audit(adapters).problems == ()
        events = look_at_day(adapters, self.office.release.id, now=self.clock.now()).events
        assert tuple((event.kind.value, event.subject) for event in events) == RECORDED[: len(events)]
        signed = [event.kind.value for event in events if event.file]
        assert {kind: dict(kept).get(kind, 0) for kind in SIGNED.values()} == {
            kind: signed.count(event) for event, kind in SIGNED.items()
        }
        with adapters.store.reading() as work:
            trail = [entry.event for entry in work.audit.entries() if entry.event.startswith("day.")]
        assert trail == [f"day.{kind}" for kind, _subject in RECORDED[: len(events)]]
        return len(events)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    office = new_office(tmp_path)
    office.go()
    made = Room(office=office, clock=MovedClock(tmp_path / "clock"))
    made.clock.put(office.now())
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    acting = Acting(adapters=office.manager.adapters, release=office.release.id, by="Anna Berger", now=made.clock.now())
    set_t0(acting, made.clock.now() + timedelta(minutes=20))
    return made


def seen(process: "subprocess.Popen[str]", *, most: int) -> int:
    """How many events the log showed last, when `most` were, or all."""
    assert process.stdout is not None
    shown = 0
    patience = Timer(PATIENCE, process.kill)
    patience.start()
    for line in process.stdout:
        what, _, number = line.strip().partition(" ")
        shown = int(number) if what == "shown" else shown
        if what == "over" or shown >= most:
            patience.cancel()
            return shown
    raise AssertionError(f"ended with {process.wait(10)} after {shown} of {most}")


def test_whatever_the_log_showed_outlives_a_kill_at_any_moment(room: Room) -> None:
    chance = random.Random(5)
    shown = 1
    for kill in range(KILLS + 1):
        last = kill == KILLS
        process = room.start()
        before = seen(process, most=1)
        assert before >= shown, "the window does not show what it showed before"
        shown = (
            seen(process, most=len(RECORDED) if last else before + chance.randint(1, 2))
            if before < len(RECORDED)
            else before
        )
        time.sleep(0 if last else chance.uniform(0.0, 0.35))
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        assert process.stdout is not None
        with process.stdout as rest:
            shown = max([shown, *(int(line.split()[1]) for line in rest if line.startswith("shown"))])
        recorded = room.recorded()
        assert shown <= recorded <= shown + 1
    assert shown == len(RECORDED)
