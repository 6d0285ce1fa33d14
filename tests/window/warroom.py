# SPDX-License-Identifier: MIT
"""The handbook's release in a release manager's home, up to two days before its launch, on a clock that jumps."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.resources import resource_text
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.services.invented import PEOPLE
from golive_desktop.services.releases import create_release, set_candidate
from golive_desktop.system.sample_repository import make_sample_repository
from tests.office import Laptop, Office, new_laptop
from tests.window.virtual import VIRTUAL, MovedClock

__all__ = ["T0", "TAG", "WarRoom", "new_war_room"]

ZONE = ZoneInfo("Europe/Berlin")
T0 = datetime(2026, 12, 5, 10, 0, tzinfo=ZONE)
TAG = "rc-2026-12-01"
_GATES = {"npm run build": "sh ../staging.sh", "npm run e2e\n": "", "pwsh -File .\\tools\\test_all.ps1\n": ""}
"""What of the handbook's gates runs on any computer; one asks for something outside of the working copy."""
_LAST_GATE = "pwsh -File .\\tools\\ist_check.ps1\n"
_ASKED_FIRST = ("product", "legal", "cfo", "cto", "support", "devops", "sre", "security")


@dataclass
class WarRoom:
    """The release manager's home, its clock, and who may act on it from outside of the window."""

    folder: Path
    office: Office
    clock: MovedClock
    repository: Path

    @property
    def home(self) -> Path:
        return self.folder / "manager"

    @property
    def door(self) -> tuple[str, ...]:
        """What Python is given to open the window on this clock."""
        return str(VIRTUAL), str(self.clock.file), "window"

    def at(self, **distance: float) -> datetime:
        """Puts the clock so far after the handbook's T-0; the office's goes along."""
        moment = T0 + timedelta(**distance)
        self.clock.put(moment)
        self.office.time = moment
        return moment

    def golive(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A console in the war room."""
        command = [sys.executable, str(VIRTUAL), str(self.clock.file), "console", *arguments, "--home", str(self.home)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def day(self, *arguments: str) -> None:
        """``golive day`` of this release, which has to go well."""
        done = self.golive("day", TAG, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def verdict(self, *arguments: str) -> str:
        """What the console answers."""
        return str(json.loads(self.golive(*arguments, "--json").stdout)["verdict"])

    def mend_staging(self) -> None:
        """The gate that asked for staging is green from now on."""
        self._staging("echo all green")

    def break_staging(self) -> None:
        """The gate that asks for staging is red."""
        self._staging("echo staging does not answer\nexit 3")

    def sign_off(self, *roles: str) -> None:
        """These people are asked, approve, and are counted."""
        self.office.ask(*roles)
        for role in roles:
            self.office.receive(self.office.answer(role).data, f"{role}.pdf")

    def view(self) -> DayView:
        """The real day as it is recorded."""
        adapters = self.office.manager.adapters
        return look_at_day(adapters, self.office.release.id, now=self.clock.now())

    def close(self) -> None:
        for laptop in (self.office.manager, *self.office.laptops.values()):
            laptop.adapters.store.close()

    def _staging(self, script: str) -> None:
        (self.repository.parent / "staging.sh").write_text(f"{script}\n", encoding="utf-8")


def new_war_room(folder: Path) -> WarRoom:
    """Three days before: everybody but the executive has signed, and no gate has run yet."""
    manager = new_laptop(folder / "manager", "Anna Berger", "Release Manager")
    repository = folder / "code" / "lifetimecircle"
    commit = make_sample_repository(repository, TAG)
    release = _release(manager, commit)
    people = {role: new_laptop(folder / role, PEOPLE[role], role) for role in ("ceo", *_ASKED_FIRST)}
    office = Office(folder=folder, manager=manager, release=release, laptops=people)
    room = WarRoom(folder=folder, office=office, clock=MovedClock(folder / "clock"), repository=repository)
    room.at(hours=-72)
    for role in people:
        office.confirm(role)
    office.meet_conditions()
    room.sign_off(*_ASKED_FIRST)
    return room


def _release(manager: Laptop, commit: str) -> ReleaseRecord:
    handbook = resource_text("sample/handbook.md").replace("2026-03-0", "2026-12-0").replace(_LAST_GATE, "")
    for old, new in _GATES.items():
        handbook = handbook.replace(old, new)
    then = T0 - timedelta(hours=100)
    release, _ = create_release(manager.adapters, handbook.encode(), language="en", now=then)
    assert len(release.plan.gates) == 2
    return set_candidate(manager.adapters, release.id, commit=commit, artefacts=(), now=then)
