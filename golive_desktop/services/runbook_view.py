# SPDX-License-Identifier: MIT
"""The runbook of a release as whoever changes it sees it: the plan's, this release's, and what has happened."""

from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.day import Day, StepRow, day_of
from golive_desktop.domain.edition import Fixed, fixed_by
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.runbook import Runbook
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.day import look_at_day
from golive_desktop.services.runbooks import learned, runbook_from

__all__ = ["Rehearsal", "RunbookView", "look_at_runbook", "taught"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What a rehearsal measured."""

    name: str
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RunbookView:
    """A runbook with all that belongs to changing it."""

    release: ReleaseRecord
    runbook: Runbook
    """The edition that holds."""
    first: Runbook
    """As it follows from the plan."""
    shipped: bool
    """Whether its steps are the program's template, because the plan names none."""
    day: Day
    """The real one."""
    fixed: Fixed
    zone: str
    rehearsals: tuple[Rehearsal, ...]
    signposts: Signposts
    """Places and numbers that are kept with the communication."""


def look_at_runbook(adapters: Adapters, key: str, *, now: datetime) -> RunbookView:
    """The runbook as it stands.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        now: the moment of the judgement.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    view = look_at_day(adapters, key, now=now)
    release = view.release
    with adapters.store.reading() as work:
        runs = [run for run in work.days.runs(release.id) if run]
        signposts = work.communication.read(release.id, Signposts) or Signposts()
    found = (Rehearsal(name=run, rows=look_at_day(adapters, release.id, now=now, run=run).rows) for run in runs)
    return RunbookView(
        release=release,
        runbook=view.runbook,
        first=runbook_from(release.plan, release.language),
        shipped=not release.plan.runbook,
        day=view.day,
        fixed=fixed_by(day_of(view.events)),
        zone=view.zone,
        rehearsals=tuple(one for one in found if any(row.actual for row in one.rows)),
        signposts=signposts,
    )


def taught(runbook: Runbook, rehearsal: Rehearsal, fixed: Fixed) -> Runbook:
    """The runbook with the durations that a rehearsal took; steps that are done on the real day keep theirs."""
    known = learned(runbook, rehearsal.rows)
    steps = (was if was.key in fixed.steps else now for was, now in zip(runbook.steps, known.steps, strict=True))
    return replace(runbook, steps=tuple(steps))
