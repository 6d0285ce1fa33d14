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
from golive_desktop.ports.store import UnitOfWork
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
    """Its first edition: as it followed from the plan, or came from the release before."""
    shipped: bool
    """Whether its steps are the program's template, because the plan names none."""
    follows: str
    """Tag of the release that it came from; empty where it followed from the plan."""
    day: Day
    """The real one."""
    fixed: Fixed
    zone: str
    used: frozenset[str]
    """Subjects of all that happened in any run: no new step may take the key of one that is gone."""
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
        planned = runbook_from(release.plan, release.language)
        first = work.days.runbook(release.id, edition=1) or planned
        follows = _follows(work, release.id) if first != planned else ""
    rehearsed = [look_at_day(adapters, release.id, now=now, run=run) for run in runs]
    found = (Rehearsal(name=one.run, rows=one.rows) for one in rehearsed)
    return RunbookView(
        release=release,
        runbook=view.runbook,
        first=first,
        shipped=not release.plan.runbook,
        follows=follows,
        day=view.day,
        fixed=fixed_by(day_of(view.events)),
        zone=view.zone,
        used=frozenset(event.subject for one in (view, *rehearsed) for event in one.events),
        rehearsals=tuple(one for one in found if any(row.actual for row in one.rows)),
        signposts=signposts,
    )


def taught(runbook: Runbook, rehearsal: Rehearsal, fixed: Fixed) -> Runbook:
    """The runbook with the durations that a rehearsal took; steps that are done on the real day keep theirs."""
    known = learned(runbook, rehearsal.rows)
    steps = (was if was.key in fixed.steps else now for was, now in zip(runbook.steps, known.steps, strict=True))
    return replace(runbook, steps=tuple(steps))


def _follows(work: UnitOfWork, release: str) -> str:
    """Tag of the release that this one was made from, as the trail has it."""
    created = (entry for entry in work.audit.entries() if (entry.release, entry.event) == (release, "release.created"))
    return next(((entry.payload or {}).get("follows", "") for entry in created), "")
