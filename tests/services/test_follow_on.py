# SPDX-License-Identifier: MIT
"""The next release from the last: all that was agreed is there, on its new day, and nothing that was signed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from golive_desktop.domain.communication import AgendaTopic, Signposts, Training
from golive_desktop.domain.day import EventKind
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Policy
from golive_desktop.domain.runbook import OnCall, Rollback
from golive_desktop.services.correspondence import read_correspondence, set_signposts
from golive_desktop.services.day import Acting, look_at_day
from golive_desktop.services.day_steps import finish_step, set_t0
from golive_desktop.services.follow_on import follow_on, model_of, next_release
from golive_desktop.services.overview import look_at
from golive_desktop.services.runbook_view import look_at_runbook
from golive_desktop.services.runbooks import change_runbook, runbook_of
from golive_desktop.services.training import plan_training
from tests.office import START, Office

T0 = datetime(2026, 10, 8, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
NEXT = date(2026, 11, 5)


@pytest.fixture
def lived(office: Office) -> Office:
    """A release in whose life a little happened, with its T-0 three days after the day of the plan."""
    adapters, key = office.manager.adapters, office.release.id
    with adapters.store.writing() as work:
        work.releases.replace(replace(office.release, policy=Policy(fresh_hours=48)))
        book = runbook_of(work, office.release)
    steps = (*book.steps[:-1], replace(book.steps[-1], command="deploy rc-7", minutes=7))
    back = Rollback(criteria=("error rate over 2 %",), decider="DevOps Lead", tested_on=date(2026, 10, 1), minutes=9)
    people = (OnCall(name="Tarek", number="+49 30 1234"),)
    change_runbook(adapters, key, replace(book, steps=steps, rollback=back, on_call=people), now=START)
    set_signposts(adapters, key, Signposts(war_room="#war", on_call="+49 30 99"), now=START)
    training = Training(
        language="en",
        title="How rc-7 works",
        minutes=30,
        agenda=(AgendaTopic(title="All", minutes=30),),
        starts=datetime(2026, 10, 7, 14, 0, tzinfo=ZoneInfo("Europe/Berlin")),
    )
    plan_training(adapters, key, training, now=START)
    acting = Acting(adapters=adapters, release=key, by="Anna Berger", now=START)
    set_t0(acting, T0)
    finish_step(acting, book.steps[0].key)
    office.confirm("legal")
    office.ask("legal")
    return office


def test_what_was_agreed_comes_along_and_moves(lived: Office) -> None:
    adapters = lived.manager.adapters
    model = model_of(adapters, "rc-7")
    made = follow_on(adapters, "rc-7", next_release(model, tag="rc-8", launch=NEXT), by="Anna Berger", now=START)
    assert made.t0 is not None
    # note: 28 days later, over the end of summer time, and still at ten
    assert made.t0.isoformat() == "2026-11-05T10:00:00+01:00"
    view = look_at_day(adapters, made.release.id, now=START)
    assert view.day.t0 == made.t0
    assert [event.kind for event in view.events] == [EventKind.T0_SET]
    plan = made.release.plan
    assert (plan.date, plan.candidate, made.release.policy) == (NEXT, "rc-8", Policy(fresh_hours=48))
    legal = plan.stakeholder("legal")
    assert legal is not None
    assert legal.deadline == date(2026, 12, 4) + timedelta(days=28)
    assert plan.executive is not None
    assert plan.executive.statement == "I approve the release of rc-8 to production."
    book = view.runbook
    seen = look_at_runbook(adapters, made.release.id, now=START)
    assert (seen.follows, seen.first) == ("rc-7", book)
    assert look_at_runbook(adapters, "rc-7", now=START).follows == ""
    assert (book.edition, book.steps[-1].command, book.steps[-1].minutes) == (1, "deploy rc-8", 7)
    assert book.on_call == (OnCall(name="Tarek", number="+49 30 1234"),)
    assert (book.rollback.criteria, book.rollback.tested_on) == (("error rate over 2 %",), None)
    assert read_correspondence(adapters, made.release.id, "en").signposts.war_room == "#war"
    with adapters.store.reading() as work:
        training = work.communication.read(made.release.id, Training)
    assert training is not None
    assert training.starts is not None
    assert (training.title, training.starts.isoformat()) == ("How rc-8 works", "2026-11-04T14:00:00+01:00")


def test_nothing_signed_comes_along_and_all_of_it_is_listed(lived: Office) -> None:
    adapters = lived.manager.adapters
    made = follow_on(
        adapters, "rc-7", next_release(model_of(adapters, "rc-7"), tag="rc-8", launch=NEXT), by="", now=START
    )
    overview = look_at(adapters, made.release.id, now=START, with_own=False)
    assert (overview.statements, overview.keys, overview.state.requests) == ((), (), ())
    assert (made.release.created_by, made.release.candidate.commit) == ("", "")
    left = {item.what: item.count for item in made.left_behind}
    assert left.keys() == {"candidate", "signed", "keys", "rollback-test", "day", "t0"}
    assert (left["keys"], left["day"]) == (2, 2)
    assert {type(item.count) for item in made.left_behind} == {int}
    # note: nobody was named who could have set it
    assert made.t0 is None
    assert look_at_day(adapters, made.release.id, now=START).events == ()


def test_an_untouched_runbook_follows_from_the_new_plan(office: Office) -> None:
    adapters = office.manager.adapters
    named = T0.replace(hour=14)
    new = next_release(model_of(adapters, office.release.id), tag="rc-8", launch=NEXT)
    made = follow_on(adapters, office.release.id, new, by="Anna", now=START, t0=named)
    assert made.t0 == named
    with adapters.store.reading() as work:
        assert work.days.runbook(made.release.id) is None


def test_a_tag_is_asked_and_has_to_be_new(office: Office) -> None:
    adapters = office.manager.adapters
    model = model_of(adapters, office.release.id)
    with pytest.raises(KnownError) as raised:
        next_release(model, tag=" ", launch=NEXT)
    assert raised.value.problem.code == "release.tag-missing"
    with pytest.raises(KnownError) as raised:
        follow_on(adapters, model.release.id, next_release(model, tag="rc-7", launch=NEXT), by="Anna", now=START)
    assert raised.value.problem.code == "store.release-exists"
