# SPDX-License-Identifier: MIT
"""Bytes and texts from outside on the go-live day: nothing of them keeps the day from going on, or from its dossier."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_launch import HOLD, hold, proceed
from golive_desktop.services.day_signing import declare_success
from golive_desktop.services.day_steps import finish_step, measure, note, set_t0
from golive_desktop.services.runbooks import change_runbook
from tests.office import Office
from tests.services.launch import T0, polled, then
from tests.services.test_day_signing import code

HALF = "half a \ud83d letter"
FOREIGN = ("漢字 عربى", "\x00\x1b[31m", "\u202egnp.exe", "\u2028", "{{7*7}} %s {0}", "x" * 5000)


def test_whatever_was_noted_there_is_a_dossier(office: Office) -> None:
    steps = look_at_day(office.manager.adapters, office.release.id, now=T0).runbook.steps
    for number, text in enumerate(FOREIGN):
        acting = replace(then(office, -60 + number), by=f"Otto {text}")
        note(acting, f"Noted {text}")
        finish_step(acting, steps[number].key, remark=text)
        measure(acting, "errors", "1", picture=text.encode(), name=f"Screenshot 3.14\u202fPM 😀 ../{text}.png")
    set_t0(then(office, -10), T0)
    hold(then(office, -9), reason=" ".join(FOREIGN), typed=HOLD)
    dossier = office.dossier()
    assert office.verify(dossier.data).verdict == "genuine"
    names = [item.name for item in dossier.statement.attachments if item.name.startswith("value-")]
    assert len(names) == len(FOREIGN)
    assert not any(set("/\\\n") & set(name) for name in names)


def test_half_a_letter_is_a_known_problem(office: Office) -> None:
    assert code(lambda: note(then(office, -9), HALF)) == "store.text-unkeepable"
    assert code(lambda: note(replace(then(office, -9), by=HALF), "x")) == "store.text-unkeepable"
    adapters, release = office.manager.adapters, office.release.id
    runbook = look_at_day(adapters, release, now=T0).runbook
    steps = (replace(runbook.steps[0], text=HALF), *runbook.steps[1:])
    changed = replace(runbook, steps=steps)
    assert code(lambda: change_runbook(adapters, release, changed, now=T0)) == "store.text-unkeepable"
    assert look_at_day(adapters, release, now=T0).events == ()


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_a_year_that_was_mistyped_stops_no_day(office: Office, year: int) -> None:
    far = datetime(year, 12, 31, 23, 59, tzinfo=UTC)
    assert code(lambda: set_t0(then(office, -9), far)) == "day.launch-too-far"
    set_t0(then(office, -9), T0 + timedelta(days=3650))
    assert look_at_day(office.manager.adapters, office.release.id, now=T0).day.t0 is not None


def test_a_value_in_letters_that_no_font_has_stops_no_decision(office: Office) -> None:
    """What was read is fixed in the runbook: nobody could take the letter out when success or roll back is due."""
    adapters, release = office.manager.adapters, office.release.id
    office.go()
    runbook = look_at_day(adapters, release, now=T0).runbook
    metrics = tuple(replace(metric, title=f"{metric.title} 漢字", unit="😀") for metric in runbook.metrics)
    change_runbook(adapters, release, replace(runbook, metrics=metrics), now=office.now())
    polled(office)
    proceed(then(office, 0))
    measure(then(office, 5), "errors", "0.1")
    decided = declare_success(then(office, 15), office.manager.key, reason="Calm.")
    assert decided is not None
    assert office.verify(decided.data).verdict == office.verify(office.dossier().data).verdict == "genuine"
