# SPDX-License-Identifier: MIT
"""What the page shows of a runbook: each step with where it comes from and what has happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.day import EventKind, rows
from golive_desktop.domain.edition import Origin, origin_of
from golive_desktop.domain.runbook import Metric, Runbook, RunStep
from golive_desktop.services.runbook_view import RunbookView
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.parts.facts import Fact
from golive_desktop.ui.words import Words

__all__ = [
    "EditSight",
    "StepSight",
    "faults",
    "hours_of",
    "origin_words",
    "role_title",
    "roles_known",
    "sources",
    "step_sights",
]

_MANAGER: Final = "release-manager"


@dataclass(frozen=True, kw_only=True, slots=True)
class EditSight:
    """A runbook with its changes, and all that belongs to it."""

    view: RunbookView
    base: Runbook
    """The edition that the changes stand on."""
    now: Runbook
    """With the changes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepSight:
    """One step with its words."""

    step: RunStep
    first: bool
    """Whether it is the first of its moment."""
    planned: datetime | None
    """None while T-0 is not set."""
    origin: str
    """Where it comes from, in a word or two."""
    source: str
    """The same as a sentence."""
    own: bool
    """Whether it is not as the plan or the template has it."""
    unsaved: bool
    happened: str
    """What happened to it on the day, in one or two words; empty for nothing."""
    fixed: str
    """Why it cannot be changed any more; empty where it can."""


def step_sights(sight: EditSight, words: Words, now: datetime) -> tuple[StepSight, ...]:
    """All steps in their order.

    Args:
        sight: the runbook.
        words: the reader's language.
        now: the moment of looking.
    """
    kept = {step.key: step for step in sight.base.steps}
    hours, found, before = hours_of(sight.view, words), [], ""
    for row in rows(sight.now, sight.view.day, zone=sight.view.zone, now=now):
        step = row.step
        origin = origin_of(step, sight.view.first)
        found.append(
            StepSight(
                step=step,
                first=step.moment != before,
                planned=row.planned,
                origin=origin_words(origin, sight.view, words),
                source=_source(origin, sight.view, words),
                own=origin is not Origin.PLAN,
                unsaved=kept.get(step.key) != step,
                happened=_happened(step.key, sight.view, words, hours),
                fixed=_fixed(step.key, sight.view, words, hours),
            )
        )
        before = step.moment
    return tuple(found)


def origin_words(origin: Origin, view: RunbookView, words: Words, *, template: bool = False) -> str:
    """Where something comes from: the handbook, the template, the release before, or this one.

    Args:
        origin: of it.
        view: the runbook.
        words: the reader's language.
        template: whether it comes from the template also where the handbook names the steps.
    """
    _ = words.translate
    if origin is Origin.PLAN:
        return view.follows or (_("Template") if view.shipped or template else _("Handbook"))
    return _("Changed here") if origin is Origin.CHANGED else _("Added here")


def sources(sight: EditSight, words: Words) -> tuple[Fact, ...]:
    """What comes from where, clearly apart: the plan or template, this release's edition, this run, not kept yet."""
    _ = words.translate
    first, base, view = sight.view.first, sight.base, sight.view
    origins = [origin_of(step, first) for step in base.steps]
    gone = len({step.key for step in first.steps} - {step.key for step in base.steps})
    counts = (
        (_("{count} changed"), origins.count(Origin.CHANGED)),
        (_("{count} added"), origins.count(Origin.ADDED)),
        (_("{count} taken out"), gone),
    )
    said = ", ".join(text.format(count=count) for text, count in counts if count) or _("no step changed")
    source = _("From the program's template") if view.shipped else _("From the handbook")
    if view.follows:
        source = _("From {tag}").format(tag=view.follows)
    unchanged = _("{count} steps as they came").format(count=origins.count(Origin.PLAN))
    facts = [
        Fact(name=source, value=unchanged),
        Fact(name=_("This release, edition {number}").format(number=base.edition), value=said),
        Fact(name=_("This run"), value=_run(view, words)),
    ]
    if sight.now != base:
        facts.append(Fact(name=_("Not kept yet"), value=", ".join(_unkept(sight, words)), state="conditional"))
    return tuple(facts)


def faults(runbook: Runbook) -> tuple[str, ...]:
    """Keys of what cannot be kept as it is: steps without a text, values without a name."""
    steps = (step.key for step in runbook.steps if not step.text.strip())
    return (*steps, *(metric.key for metric in runbook.metrics if not metric.title.strip()))


def role_title(role: str, view: RunbookView, words: Words) -> str:
    """A role as the plan writes it."""
    person = view.release.plan.stakeholder(role)
    if person is not None:
        return person.title
    return words.translate("Release Manager") if role == _MANAGER else role


def roles_known(view: RunbookView) -> tuple[str, ...]:
    """Every role that can be asked in the poll."""
    plan = [person.role for person in view.release.plan.stakeholders]
    return tuple(dict.fromkeys((*plan, _MANAGER)))


def hours_of(view: RunbookView, words: Words) -> Hours:
    """Times of this release."""
    return Hours(words=words, zone=ZoneInfo(view.zone), t0=view.day.t0)


def _source(origin: Origin, view: RunbookView, words: Words) -> str:
    _ = words.translate
    if origin is Origin.ADDED:
        return _("Added for this release")
    if view.follows:
        came = _("From {tag}, unchanged") if origin is Origin.PLAN else _("From {tag}, changed for this release")
        return came.format(tag=view.follows)
    if origin is Origin.CHANGED:
        return (
            _("From the program's template, changed for this release")
            if view.shipped
            else _("From the handbook, changed for this release")
        )
    return _("From the program's template, unchanged") if view.shipped else _("From the handbook, unchanged")


def _happened(key: str, view: RunbookView, words: Words, hours: Hours) -> str:
    event = view.fixed.steps.get(key)
    if event is not None:
        done = event.kind is EventKind.STEP_DONE
        said = words.term("step", "done" if done else "skipped")
        return f"{said} {hours.brief(event.at)}"
    return words.translate("Off plan") if key in view.day.remarks else ""


def _fixed(key: str, view: RunbookView, words: Words, hours: Hours) -> str:
    event = view.fixed.steps.get(key)
    if event is None:
        return ""
    _ = words.translate
    said = (
        _("Done at {time} by {person}: it stays as it was done.")
        if event.kind is EventKind.STEP_DONE
        else _("Left out at {time} by {person}: it stays as it was decided.")
    )
    return said.format(time=hours.clock(event.at), person=event.by)


def _run(view: RunbookView, words: Words) -> str:
    _ = words.translate
    hours, day = hours_of(view, words), view.day
    parts = [_("{done} of {all} steps done").format(done=len(view.fixed.steps), all=len(view.runbook.steps))]
    if day.t0 is None:
        parts.append(_("T-0 is not set yet"))
    elif day.planned is not None and day.planned != day.t0:
        same = hours.local(day.planned).date() == hours.local(day.t0).date()
        before = hours.clock(day.planned).partition(" ")[0] if same else hours.day_and_clock(day.planned)
        after = hours.clock(day.t0) if same else hours.day_and_clock(day.t0)
        parts.append(_("T-0 {time}, moved from {before}").format(time=after, before=before))
    else:
        parts.append(f"T-0 {hours.day_and_clock(day.t0)}")
    return " · ".join(parts)


def _unkept(sight: EditSight, words: Words) -> Iterator[str]:
    _ = words.translate
    was, now = ({thing.key: thing for thing in _things(book)} for book in (sight.base, sight.now))
    changed = len([key for key in {**was, **now} if was.get(key) != now.get(key)])
    if changed:
        yield _("{count} of the steps and values").format(count=changed)
    elif list(was) != list(now):
        yield _("another order")
    if sight.base.poll_order != sight.now.poll_order:
        yield _("poll")
    if sight.base.on_call != sight.now.on_call:
        yield _("on-call card")
    if sight.base.rollback != sight.now.rollback:
        yield _("way back")


def _things(runbook: Runbook) -> tuple[RunStep | Metric, ...]:
    return (*runbook.steps, *runbook.metrics)
