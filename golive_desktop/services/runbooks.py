# SPDX-License-Identifier: MIT
"""The runbook of a release: made from its plan, changed in editions, taught by a rehearsal."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from golive_desktop.domain.day import StepRow, day_of
from golive_desktop.domain.edition import breach, differences, fixed_by
from golive_desktop.domain.plan import Moment, Plan, Step
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.runbook import Metric, Runbook, RunStep, planned_at
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.resources import resource_text

__all__ = ["change_runbook", "learned", "runbook_from", "runbook_of"]

_TEMPLATE: Final = "runbooks/standard.toml"
_COMMAND: Final = re.compile(r"^(?:\$ )?((?:bash|sh|pwsh|git|npm|make|kubectl|helm|docker|ansible|terraform|\./)\b.*)$")
"""A detail of a step that is typed into a terminal and not read."""


def runbook_from(plan: Plan, language: Language) -> Runbook:
    """The first edition: the plan's own run of the day, with the template's limits, poll and distances.

    Args:
        plan: whose steps win; without any the template's are taken.
        language: of the template's words.
    """
    template = tomllib.loads(resource_text(_TEMPLATE))
    spacing: Mapping[str, Mapping[str, int]] = template["spacing"]
    moments = plan.runbook or _shipped(template["step"], plan, language)
    return Runbook(
        edition=1,
        steps=tuple(_steps(moments, spacing)),
        poll_order=tuple(role for role in template["poll"] if _is_asked(plan, role)),
        metrics=tuple(_metric(entry, language) for entry in template["metric"]),
    )


def runbook_of(work: UnitOfWork, release: ReleaseRecord) -> Runbook:
    """The newest edition of a release; the one that follows from its plan while none was kept."""
    return work.days.runbook(release.id) or runbook_from(release.plan, release.language)


def change_runbook(adapters: Adapters, key: str, runbook: Runbook, *, now: datetime) -> Runbook:
    """Keeps a changed runbook as the next edition.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        runbook: changed; its edition is the one that was looked at.
        now: when.

    Raises:
        KnownError: ``day.runbook-newer`` when somebody else made an edition meanwhile, ``day.step-twice``,
            ``day.moment-unknown``, ``day.step-fixed``, ``day.metric-fixed`` and ``day.poll-fixed`` for what has
            happened on the real day already.
    """
    _look_through(runbook, now)
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        kept = work.days.runbook(release.id)
        seen = kept or runbook_from(release.plan, release.language)
        if runbook.edition != seen.edition:
            raise KnownError.of("day.runbook-newer", str(runbook.edition + 1))
        if problem := breach(seen, runbook, fixed_by(day_of(work.days.events(release.id)))):
            raise KnownError(problem)
        # note: what follows from the plan alone is an edition that everybody has; the first change keeps it too
        if kept is None:
            work.days.keep_runbook(release.id, seen, at=now)
        new = replace(runbook, edition=seen.edition + 1)
        work.days.keep_runbook(release.id, new, at=now)
        work.audit.record("day.runbook-changed", str(new.edition), differences(seen, new), at=now, release=release.id)
    return new


def learned(runbook: Runbook, rehearsed: Iterable[StepRow]) -> Runbook:
    """The runbook with the durations that a rehearsal really took; what it did not do keeps its own.

    A step took the time since the step before it in the same moment, rounded up to whole minutes.
    """
    took: dict[str, int] = {}
    before: StepRow | None = None
    for row in rehearsed:
        if row.actual and before and before.actual and before.step.moment == row.step.moment:
            took[row.step.key] = max(0, -((before.actual - row.actual) // timedelta(minutes=1)))
        before = row
    return replace(
        runbook, steps=tuple(replace(step, minutes=took.get(step.key, step.minutes)) for step in runbook.steps)
    )


def _steps(moments: Sequence[Moment], spacing: Mapping[str, Mapping[str, int]]) -> Iterable[RunStep]:
    counted: dict[str, int] = {}
    apart = {at: _apart(rule, [moment for moment in moments if moment.at == at]) for at, rule in spacing.items()}
    for moment in moments:
        for step in moment.steps:
            number = counted[moment.at] = counted.get(moment.at, 0) + 1
            yield RunStep(
                key=f"{moment.at}/{number}",
                moment=moment.at,
                text=_text(moment, step),
                owner=step.owner,
                after_minutes=apart.get(moment.at, 0) * (number - 1),
                check="\n".join(detail for detail in step.details if not _COMMAND.match(detail)),
                command="\n".join(found[1] for detail in step.details if (found := _COMMAND.match(detail))),
            )


def _apart(rule: Mapping[str, int], moments: Iterable[Moment]) -> int:
    """Minutes between two steps of one moment, so that all of them fit before the next moment."""
    count = sum(len(moment.steps) for moment in moments)
    return min(rule["apart"], rule["within"] // count) if count else 0


def _text(moment: Moment, step: Step) -> str:
    """A step that only names somebody says what is wanted of them: "Sign-off from: DevOps Lead"."""
    return f"{moment.title}: {step.text}" if moment.title and step.text == step.owner else step.text


def _shipped(entries: Iterable[Mapping[str, Any]], plan: Plan, language: Language) -> tuple[Moment, ...]:
    return tuple(
        Moment(
            at=entry["at"], title="", steps=(Step(text=entry["text"][language], owner=_title(plan, entry["owner"])),)
        )
        for entry in entries
    )


def _title(plan: Plan, role: str) -> str:
    stakeholder = plan.stakeholder(role)
    return stakeholder.title if stakeholder else ""


def _is_asked(plan: Plan, role: str) -> bool:
    """The release manager leads the poll and answers it last, also where the plan does not list the role."""
    return role == "release-manager" or plan.stakeholder(role) is not None


def _metric(entry: Mapping[str, Any], language: Language) -> Metric:
    return Metric(
        key=entry["key"],
        title=entry["title"][language],
        unit=entry["unit"],
        limit=Decimal(entry["limit"]),
        within=entry["within"],
    )


def _look_through(runbook: Runbook, now: datetime) -> None:
    keys = [step.key for step in runbook.steps]
    for key in keys:
        if keys.count(key) > 1:
            raise KnownError.of("day.step-twice", key)
    for step in runbook.steps:
        planned_at(step.moment, now, "UTC")
