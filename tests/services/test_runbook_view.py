# SPDX-License-Identifier: MIT
"""Whoever changes a runbook sees the plan's, this release's and what has happened, and cannot change the last."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.correspondence import set_signposts
from golive_desktop.services.day import Acting
from golive_desktop.services.day_steps import finish_step, reopen_step, set_t0
from golive_desktop.services.runbook_view import RunbookView, look_at_runbook, taught
from golive_desktop.services.runbooks import change_runbook
from tests.office import Office

T0 = datetime(2026, 12, 5, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def at(office: Office, minutes: float, run: str = "") -> Acting:
    now = T0 + timedelta(minutes=minutes)
    return Acting(adapters=office.manager.adapters, release=office.release.id, by="Anna", now=now, run=run)


def seen(office: Office) -> RunbookView:
    return look_at_runbook(office.manager.adapters, "rc-7", now=T0)


def test_what_was_done_cannot_be_changed_until_it_is_opened_again(office: Office) -> None:
    adapters = office.manager.adapters
    set_signposts(adapters, "rc-7", Signposts(war_room="#war"), now=T0)
    set_t0(at(office, -100), T0)
    first, second = (step.key for step in seen(office).runbook.steps[:2])
    finish_step(at(office, -60), first)
    view = seen(office)
    assert (set(view.fixed.steps), view.shipped, view.zone) == ({first}, True, "Europe/Berlin")
    assert (view.first, view.runbook, view.signposts.war_room) == (view.runbook, view.first, "#war")
    steps = [replace(step, minutes=7) if step.key in {first, second} else step for step in view.runbook.steps]
    changed = replace(view.runbook, steps=tuple(steps))
    with pytest.raises(KnownError) as raised:
        change_runbook(adapters, "rc-7", changed, now=T0)
    assert (raised.value.problem.code, raised.value.problem.subject) == ("day.step-fixed", first)
    reopen_step(at(office, -59), first)
    assert change_runbook(adapters, "rc-7", changed, now=T0).edition == 2
    # note: the log still speaks of it
    assert (first in seen(office).used, second in seen(office).used) == (True, False)
    with adapters.store.reading() as work:
        entry = work.audit.entries()[-1]
    assert (entry.event, dict(entry.payload or {})) == ("day.runbook-changed", {"steps": f"{first}, {second}"})


def test_a_rehearsal_gives_its_durations_but_not_to_what_is_done(office: Office) -> None:
    steps = [step for step in seen(office).runbook.steps if step.moment == "T-0"]
    for number, step in enumerate(steps):
        finish_step(at(office, 4 * number, "rehearsal 1"), step.key)
    finish_step(at(office, 0), steps[1].key)
    view = seen(office)
    assert [one.name for one in view.rehearsals] == ["rehearsal 1"]
    known = taught(view.runbook, view.rehearsals[0], view.fixed)
    assert [known.step(step.key).minutes for step in steps[:3]] == [0, 0, 4]
    assert replace(known, steps=()) == replace(view.runbook, steps=())
