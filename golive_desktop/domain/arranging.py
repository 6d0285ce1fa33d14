# SPDX-License-Identifier: MIT
"""Steps of a runbook put into another order: a new one, one place up or down, to another moment."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from golive_desktop.domain.edition import Fixed
from golive_desktop.domain.runbook import Runbook, RunStep, planned_at

__all__ = ["added_step", "free_key", "moved_in_moment", "moved_to"]

_SOME_LAUNCH: Final = datetime(2026, 3, 5, 10, tzinfo=UTC)
"""Only to put moments in order: their distances are the same from any launch."""


def added_step(runbook: Runbook, after: str, *, taken: Collection[str] = ()) -> tuple[Runbook, str]:
    """The runbook with an empty step behind another one, and the new step's key.

    Args:
        runbook: to add to.
        after: key of the step behind which it comes, in the same moment; empty for the end, at T-0 where there is none.
        taken: keys that something else has used already.
    """
    steps = runbook.steps
    at = next((number for number, step in enumerate(steps) if step.key == after), len(steps) - 1)
    before = steps[at] if steps else RunStep(key="", moment="T-0", text="")
    key = free_key(before.moment, {step.key for step in steps} | set(taken))
    new = RunStep(key=key, moment=before.moment, text="", after_minutes=before.after_minutes + before.minutes)
    return replace(runbook, steps=(*steps[: at + 1], new, *steps[at + 1 :])), key


def moved_to(runbook: Runbook, key: str, moment: str) -> Runbook:
    """The runbook with a step at the end of another moment.

    Raises:
        KnownError: ``day.moment-unknown``, ``day.step-unknown``.
    """
    step = runbook.step(key)
    others = [other for other in runbook.steps if other.key != key]
    planned = planned_at(moment, _SOME_LAUNCH, "UTC")
    place = len([other for other in others if planned_at(other.moment, _SOME_LAUNCH, "UTC") <= planned])
    same = [other for other in others if other.moment == moment]
    if same:
        place = others.index(same[-1]) + 1
    after = same[-1].after_minutes + same[-1].minutes if same else 0
    moved = replace(step, moment=moment, after_minutes=after)
    return replace(runbook, steps=(*others[:place], moved, *others[place:]))


def moved_in_moment(runbook: Runbook, key: str, step: int, fixed: Fixed) -> Runbook | None:
    """The runbook with a step one place earlier or later in its moment; their planned times change places too.

    Args:
        runbook: to change.
        key: of the step.
        step: -1 for earlier, 1 for later.
        fixed: what stays where it is.

    Returns:
        None where there is no such place, or where one of the two is fixed.
    """
    steps = list(runbook.steps)
    here = next((number for number, one in enumerate(steps) if one.key == key), -1)
    there = here + step
    if here < 0 or not 0 <= there < len(steps):
        return None
    mine, other = steps[here], steps[there]
    if mine.moment != other.moment or {mine.key, other.key} & set(fixed.steps):
        return None
    steps[here] = replace(other, after_minutes=mine.after_minutes)
    steps[there] = replace(mine, after_minutes=other.after_minutes)
    return replace(runbook, steps=tuple(steps))


def free_key(stem: str, taken: Collection[str]) -> str:
    """The first key behind this stem that nothing has: "T-60/4".

    Args:
        stem: the moment of a step; "value" for a value.
        taken: keys that something has.
    """
    number = 1
    while f"{stem}/{number}" in taken:
        number += 1
    return f"{stem}/{number}"
