# SPDX-License-Identifier: MIT
"""A runbook being changed: what of it is fixed already, where each thing comes from, and what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from golive_desktop.domain.day import Day, DayEvent
from golive_desktop.domain.problem import Problem
from golive_desktop.domain.runbook import Metric, Runbook, RunStep
from golive_desktop.domain.text import tidy

__all__ = [
    "Fixed",
    "Origin",
    "breach",
    "differences",
    "fixed_by",
    "origin_of",
    "tidied",
]

Keyed = TypeVar("Keyed", RunStep, Metric)


class Origin(StrEnum):
    """Where a step, a value or a role of the poll comes from."""

    PLAN = "plan"
    """As it follows from the handbook or the template."""
    CHANGED = "changed"
    """From there, and changed for this release."""
    ADDED = "added"
    """Of this release alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixed:
    """What has happened on the real day, and can no more be planned otherwise."""

    steps: Mapping[str, DayEvent]
    """By key: how a step was done or left out."""
    metrics: Mapping[str, DayEvent]
    """By key: the newest reading."""
    poll: bool
    """A poll is open: its order stays until it is signed."""


def fixed_by(day: Day) -> Fixed:
    """What is fixed by a day as it stands."""
    return Fixed(steps=day.done, metrics=day.measured, poll=day.poll is not None and day.poll.closed_at is None)


def breach(before: Runbook, after: Runbook, fixed: Fixed) -> Problem | None:
    """What of a change touches something that is fixed; None when nothing does.

    Where a value is read may change at any time: its limit does not follow from that.

    Args:
        before: the edition that holds.
        after: as it shall be.
        fixed: by the day.
    """
    steps, metrics = _by_key(after.steps), _by_key(after.metrics)
    for step in before.steps:
        if step.key in fixed.steps and steps.get(step.key) != step:
            return Problem(code="day.step-fixed", subject=step.key)
    for metric in before.metrics:
        now = metrics.get(metric.key)
        if metric.key in fixed.metrics and (now is None or replace(now, source=metric.source) != metric):
            return Problem(code="day.metric-fixed", subject=metric.title)
    if fixed.poll and after.poll_order != before.poll_order:
        return Problem(code="day.poll-fixed")
    return None


def origin_of(thing: RunStep | Metric, first: Runbook) -> Origin:
    """Where a step or a value comes from.

    Args:
        thing: as it is.
        first: the runbook as it follows from the plan.
    """
    known: Mapping[str, RunStep | Metric] = (
        _by_key(first.steps) if isinstance(thing, RunStep) else _by_key(first.metrics)
    )
    if thing.key not in known:
        return Origin.ADDED
    return Origin.PLAN if known[thing.key] == thing else Origin.CHANGED


def differences(before: Runbook, after: Runbook) -> dict[str, str]:
    """What differs, by part, as the names of the things; parts without a difference are left out."""
    found = {
        "steps": ", ".join(_changed(before.steps, after.steps)),
        "values": ", ".join(_changed(before.metrics, after.metrics)),
        "poll": ", ".join(after.poll_order) if before.poll_order != after.poll_order else "",
        "rollback": "changed" if before.rollback != after.rollback else "",
        "on-call": "changed" if before.on_call != after.on_call else "",
    }
    return {part: said for part, said in found.items() if said}


def tidied(runbook: Runbook) -> Runbook:
    """The runbook with texts as they are kept and printed; lines without a word are left out."""
    back = runbook.rollback
    return replace(
        runbook,
        steps=tuple(_tidied_step(step) for step in runbook.steps),
        metrics=tuple(replace(metric, title=tidy(metric.title), unit=tidy(metric.unit)) for metric in runbook.metrics),
        rollback=replace(
            back,
            criteria=_lines(back.criteria),
            steps=_lines(back.steps),
            point_of_no_return=tidy(back.point_of_no_return),
            decider=tidy(back.decider),
        ),
        on_call=tuple(
            replace(person, name=tidy(person.name), number=tidy(person.number))
            for person in runbook.on_call
            if person.name.strip() or person.number.strip()
        ),
    )


def _tidied_step(step: RunStep) -> RunStep:
    return replace(
        step,
        text=tidy(step.text),
        owner=tidy(step.owner),
        check=tidy(step.check),
        command=tidy(step.command),
        channel=tidy(step.channel),
        channel_text=tidy(step.channel_text),
    )


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(tidy, lines) if line)


def _by_key(things: Iterable[Keyed]) -> dict[str, Keyed]:
    return {thing.key: thing for thing in things}


def _changed(before: Sequence[Keyed], after: Sequence[Keyed]) -> list[str]:
    """Keys of what was added, changed or removed; of all when only their order differs."""
    was, now = _by_key(before), _by_key(after)
    found = [key for key in {**was, **now} if was.get(key) != now.get(key)]
    return found or ([thing.key for thing in after] if list(was) != list(now) else [])
