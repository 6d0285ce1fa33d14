# SPDX-License-Identifier: MIT
"""A plan fitted to another product, candidate and day: the names in its sentences and the deadlines follow."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Final, TypeVar, cast

from golive_desktop.domain.plan import Plan, Stakeholder
from golive_desktop.domain.text import tidy

__all__ = ["fitted", "renamed"]

Value = TypeVar("Value")

_KEYS: Final = frozenset(
    {
        "role",
        "roles",
        "key",
        "at",
        "timezone",
        "version",
        "moment",
        "poll_order",
        "within",
        "language",
        "zone",
        "attendees",
    }
)
"""Fields that name something; no sentence stands in them."""
_SHORTEST: Final = 3
"""A name shorter than this would be found inside other words."""


def fitted(plan: Plan, *, product: str, tag: str, day: date | None) -> Plan:
    """`plan` for this product, candidate and day of launch.

    Where its sentences and commands name the product or the candidate of before, they name the new one; deadlines
    keep their distance from the launch. People are not touched.

    Args:
        plan: the plan of before.
        product: as typed.
        tag: tag of the candidate, as typed.
        day: the day of the launch; None leaves day and deadlines as they are.
    """
    plan = renamed(plan, {plan.product: tidy(product), plan.candidate: tidy(tag)})
    moved = tuple(_moved(person, plan.date, day) for person in plan.stakeholders)
    return replace(plan, product=tidy(product), candidate=tidy(tag), date=day or plan.date, stakeholders=moved)


def renamed(value: Value, names: Mapping[str, str]) -> Value:
    """`value` with other names in its sentences and commands; keys, people and moments stay.

    Args:
        value: a plan, a runbook, a text for customers.
        names: each name of before with the new one; an empty or a very short one changes nothing.
    """
    found = {old: new for old, new in names.items() if len(old) >= _SHORTEST and new and old != new}
    # note: the longer name first, since the shorter may stand in it
    for old in sorted(found, key=len, reverse=True):
        value = _renamed(value, old, found[old])
    return value


def _moved(person: Stakeholder, before: date | None, day: date | None) -> Stakeholder:
    if person.deadline is None or before is None or day is None:
        return person
    try:
        return replace(person, deadline=person.deadline + (day - before))
    except OverflowError:  # a year beyond the calendar
        return person


def _renamed(value: Value, old: str, new: str) -> Value:
    """`value` with `new` in the place of `old` in each of its sentences."""
    if isinstance(value, str):
        return cast("Value", value.replace(old, new))
    if isinstance(value, tuple):
        return cast("Value", tuple(_renamed(item, old, new) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        sentences = [item.name for item in fields(value) if item.name not in _KEYS]
        changed = {name: _renamed(getattr(value, name), old, new) for name in sentences}
        return cast("Value", replace(value, **changed))
    return value
