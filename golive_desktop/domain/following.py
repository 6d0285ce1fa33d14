# SPDX-License-Identifier: MIT
"""A release that follows another one: what was agreed stays, the dates move, nothing signed comes along."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from golive_desktop.domain.fitting import fitted
from golive_desktop.domain.plan import Plan, Stakeholder

__all__ = ["LeftBehind", "followed", "model_plan", "moved"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftBehind:
    """What the next release does not take over, and how much of it there is."""

    what: Literal[
        "candidate",
        "signed",
        "keys",
        "critical",
        "gates",
        "precheck",
        "training",
        "rollback-test",
        "day",
        "rehearsals",
        "schedules",
        "deadlines",
        "t0",
    ]
    count: int


def moved(moment: datetime, days: int, zone: str) -> datetime:
    """The same time of day so many days of the calendar later, in this zone.

    A time that the clocks skip on that day is taken as the one that they show instead; one that they show twice is
    the first of the two.

    Args:
        moment: with its offset.
        days: negative for earlier.
        zone: a name of the IANA time zone database.

    Raises:
        OverflowError: beyond the calendar.
    """
    local = ZoneInfo(zone)
    wall = (moment.astimezone(local) + timedelta(days=days)).replace(fold=0)
    return wall.astimezone(UTC).astimezone(local)


def model_plan(plan: Plan, launch: date | None) -> Plan:
    """The plan as the next release begins with it: forms in their first version, dates counted from this launch.

    Args:
        plan: of the release before.
        launch: the day of its T-0; None while none was ever named, so that no deadline has a distance to keep.
    """
    people = tuple(_fresh(person, dated=launch is not None) for person in plan.stakeholders)
    return replace(plan, date=launch, stakeholders=people)


def followed(plan: Plan, *, tag: str, launch: date) -> Plan:
    """A plan from `model_plan` for the next candidate and day.

    Args:
        plan: the model.
        tag: of the next candidate; sentences that name the one before name this one.
        launch: its day; deadlines keep their distance from it.
    """
    return fitted(plan, product=plan.product, tag=tag, day=launch)


def _fresh(person: Stakeholder, *, dated: bool) -> Stakeholder:
    form = replace(person.form, version=1) if person.form else None
    return replace(person, form=form, deadline=person.deadline if dated else None)
