# SPDX-License-Identifier: MIT
"""Two people change one runbook: what either of them did is in the next edition, and what both did is named."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from golive_desktop.domain.arranging import free_key
from golive_desktop.domain.runbook import Metric, Runbook, RunStep

__all__ = ["rebased"]

Keyed = TypeVar("Keyed", RunStep, Metric)


def rebased(base: Runbook, mine: Runbook, theirs: Runbook) -> tuple[Runbook, tuple[str, ...]]:
    """My changes put onto an edition that somebody else kept meanwhile; none of either side is lost.

    Args:
        base: the edition that I began from.
        mine: as I changed it.
        theirs: the edition that holds now.

    Returns:
        The runbook, and what both sides changed, where mine stands now: keys of steps and values, and
        ``poll``, ``rollback``, ``on-call``.
    """
    own = _with_free_keys(base, mine, theirs)
    both = [*_both(base.steps, own.steps, theirs.steps), *_both(base.metrics, own.metrics, theirs.metrics)]
    whole = {}
    for part in ("poll_order", "rollback", "on_call"):
        was, is_mine, is_theirs = (getattr(book, part) for book in (base, own, theirs))
        whole[part] = is_theirs if is_mine == was else is_mine
        if was not in (is_mine, is_theirs) and is_mine != is_theirs:
            both.append({"poll_order": "poll", "on_call": "on-call"}.get(part, part))
    steps = _merged(base.steps, own.steps, theirs.steps)
    metrics = _merged(base.metrics, own.metrics, theirs.metrics)
    return replace(theirs, steps=steps, metrics=metrics, **whole), tuple(both)


def _by_key(things: Iterable[Keyed]) -> dict[str, Keyed]:
    return {thing.key: thing for thing in things}


def _with_free_keys(base: Runbook, mine: Runbook, theirs: Runbook) -> Runbook:
    """My own new steps and values under keys that the other side did not give to others."""
    steps = _freed(base.steps, mine.steps, theirs.steps, lambda step: step.moment)
    metrics = _freed(base.metrics, mine.metrics, theirs.metrics, lambda _metric: "value")
    return replace(mine, steps=steps, metrics=metrics)


def _freed(
    base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed], stem: Callable[[Keyed], str]
) -> tuple[Keyed, ...]:
    known: dict[str, Keyed] = _by_key(base)
    given: dict[str, Keyed] = _by_key(theirs)
    taken = {*known, *given, *_by_key(mine)}
    found: list[Keyed] = []
    for thing in mine:
        if thing.key in known or given.get(thing.key, thing) == thing:
            found.append(thing)
        else:
            found.append(replace(thing, key=free_key(stem(thing), taken)))
            taken.add(found[-1].key)
    return tuple(found)


def _both(base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed]) -> list[str]:
    was, own, other = _by_key(base), _by_key(mine), _by_key(theirs)
    return [
        key
        for key in {**was, **own, **other}
        if own.get(key) != other.get(key) and was.get(key) not in (own.get(key), other.get(key))
    ]


def _merged(base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed]) -> tuple[Keyed, ...]:
    was, own, other = _by_key(base), _by_key(mine), _by_key(theirs)
    reordered = [key for key in own if key in was] != [key for key in was if key in own]
    leading, following = (own, other) if reordered else (other, own)
    order = list(leading)
    before = ""
    for key in following:
        if key not in leading:
            order.insert(order.index(before) + 1 if before in order else 0, key)
        before = key
    found = (_one(was.get(key), own.get(key), other.get(key)) for key in order)
    return tuple(thing for thing in found if thing is not None)


def _one(was: Keyed | None, own: Keyed | None, other: Keyed | None) -> Keyed | None:
    """One thing of both sides: whoever changed it has it; what one side removed and the other changed stays."""
    if own == was:
        return other
    return own if own is not None else (None if other == was else other)
