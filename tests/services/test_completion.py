# SPDX-License-Identifier: MIT
"""What a launch leaves behind ticks itself where records show it; the rest is ticked by hand."""

from dataclasses import replace
from datetime import date

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.review import Review
from golive_desktop.domain.runbook import Rollback
from golive_desktop.services.completion import (
    Deliverable,
    deliverables,
    look_at_facts,
    open_deliverable,
    tick_deliverable,
)
from golive_desktop.services.day import look_at_day
from golive_desktop.services.day_signing import declare_success, sign_review
from golive_desktop.services.day_steps import finish_step
from golive_desktop.services.faq import read_faq, set_faq
from golive_desktop.services.runbooks import change_runbook
from golive_desktop.services.training import record_training
from tests.office import Office
from tests.services.launch import T0, launch, then

POINTS = (
    "Stakeholder approval forms (signed)",
    "Support team training completed",
    "`docs/CUSTOMER_FAQ.md` created",
    "Status page live",
    "Go-Live day timeline documented",
    "Recovery/rollback plan documented",
    "Success metrics defined",
    "Post-Launch retrospective template",
    "Technical readiness verified",
    "Pre-launch checklist completed",
)


def points(office: Office) -> dict[str, Deliverable]:
    adapters = office.manager.adapters
    view = look_at_day(adapters, office.release.id, now=T0)
    with adapters.store.reading() as work:
        facts = look_at_facts(work, office.release.id)
    return {point.text: point for point in deliverables(view, facts)}


def done(office: Office) -> list[str]:
    return [text for text, point in points(office).items() if point.done]


def plan_points(office: Office, texts: tuple[str, ...] = POINTS) -> None:
    with office.manager.adapters.store.writing() as work:
        release = work.releases.get(office.release.id)
        work.releases.replace(replace(release, plan=replace(release.plan, deliverables=texts)))


def test_what_the_records_show_is_ticked_by_itself(office: Office) -> None:
    adapters, release = office.manager.adapters, office.release.id
    plan_points(office)
    assert done(office) == ["Success metrics defined"]
    assert [point.fact for point in points(office).values()] == [
        "approvals",
        "training",
        "faq",
        "",
        "timeline",
        "rollback",
        "metrics",
        "review",
        "gates",
        "before",
    ]
    record_training(adapters, release, by="Anna", now=office.now())
    set_faq(adapters, release, read_faq(adapters, release, "en"), now=office.now())
    runbook = look_at_day(adapters, release, now=T0).runbook
    back = Rollback(criteria=("error rate over 2 %",), steps=("Switch back",), tested_on=date(2026, 3, 1))
    change_runbook(adapters, release, replace(runbook, rollback=back), now=office.now())
    office.go()
    launch(office)
    late = {"Status page live", "Post-Launch retrospective template", "Pre-launch checklist completed"}
    assert set(POINTS) - set(done(office)) == late
    for step in look_at_day(adapters, release, now=T0).runbook.steps:
        if step.moment in {"T-48h", "T-60", "T-30"}:
            finish_step(then(office, 6), step.key, remark="Ticked later.")
    declare_success(then(office, 15), office.manager.key, reason="Users are happy.")
    sign_review(then(office, 60), office.manager.key, Review(decision="stable"))
    assert set(POINTS) - set(done(office)) == {"Status page live"}


def test_what_the_program_cannot_know_is_not_claimed(office: Office) -> None:
    plan_points(office, ("Security review done", "Sales training", "Budget approval", "Disaster recovery tested"))
    assert {point.fact for point in points(office).values()} == {""}


def test_the_rest_is_ticked_by_hand(office: Office) -> None:
    plan_points(office)
    tick_deliverable(then(office, 1), "Status page live")
    point = points(office)["Status page live"]
    assert (point.done, point.by_itself, point.by, point.at) == (True, False, "Anna Berger", then(office, 1).now)
    event = look_at_day(office.manager.adapters, office.release.id, now=T0).events[-1]
    assert event.text == "Deliverable done: Status page live"
    open_deliverable(then(office, 2), "Status page live")
    assert not points(office)["Status page live"].done
    for act in (tick_deliverable, open_deliverable):
        with pytest.raises(KnownError) as raised:
            act(then(office, 3), "Something else")
        assert raised.value.problem.code == "completion.unknown"


def test_a_plan_without_points_has_those_of_the_program(office: Office) -> None:
    plan_points(office, ())
    (text,) = (text for text, point in points(office).items() if not point.fact)
    assert len(points(office)) == 10
    tick_deliverable(then(office, 1), text)
    assert points(office)[text].done
