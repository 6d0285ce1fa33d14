# SPDX-License-Identifier: MIT
"""What a launch leaves behind: ticked by itself where the records show it, by hand where a person has to say so."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from golive_desktop.domain.communication import Faq, Training
from golive_desktop.domain.day import DayEvent, EventKind, StepState
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.release import Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.resources import resource_text
from golive_desktop.services.day import Acting, DayView, recording

__all__ = ["Deliverable", "Facts", "deliverables", "look_at_facts", "open_deliverable", "tick_deliverable"]

_MARK: Final = "deliverable/"
"""What the subject of a note begins with when it ticks a point."""
_LAUNCH: Final = "T-0"
_DONE: Final = frozenset({StepState.DONE, StepState.LATE})
_SIGNED: Final = frozenset({"approved", "conditional"})
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "de")


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliverable:
    """One point as it stands."""

    text: str
    """As the plan writes it; it is its key too."""
    fact: str
    """What the program knows about it: ``approvals``, ``training``, ``faq``, …; empty where it knows nothing."""
    by_itself: bool
    """Ticked because the records show it."""
    by: str = ""
    """Who ticked it by hand."""
    at: datetime | None = None

    @property
    def done(self) -> bool:
        """Whether it is ticked, in whichever way."""
        return self.by_itself or self.at is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is recorded beside the run of the day."""

    trained: bool
    answered: bool
    """The common questions were kept or exported."""


def look_at_facts(work: UnitOfWork, release: str) -> Facts:
    """What is recorded about a release, by its id."""
    training = work.communication.read(release, Training)
    kept = any(work.communication.read(release, Faq, language=language) for language in _LANGUAGES)
    exported = kept or any(entry.event == "faq.exported" and entry.release == release for entry in work.audit.entries())
    return Facts(trained=training is not None and training.done_at is not None, answered=exported)


def deliverables(view: DayView, facts: Facts) -> tuple[Deliverable, ...]:
    """Every point of the plan with its state; the program's own points where the plan has none."""
    held = _held(view, facts)
    ticked = _ticked(view.events)
    texts = view.release.plan.deliverables or tuple(point["text"][view.release.language] for point in _points())
    return tuple(_deliverable(text, held, ticked) for text in texts)


def tick_deliverable(acting: Acting, text: str) -> None:
    """Records that a point is done, as a line in the log of the day.

    Raises:
        KnownError: ``completion.unknown``, ``day.who-missing``.
    """
    _note(acting, text, "done")


def open_deliverable(acting: Acting, text: str) -> None:
    """Records that a point that was ticked by hand is open again.

    Raises:
        KnownError: ``completion.unknown``, ``day.who-missing``.
    """
    _note(acting, text, "open")


def _note(acting: Acting, text: str, state: str) -> None:
    with recording(acting) as moment:
        plan, language = moment.release.plan, moment.release.language
        if text not in (plan.deliverables or [point["text"][language] for point in _points()]):
            raise KnownError.of("completion.unknown", text)
        _ = translator(language)
        said = _("Deliverable done: {text}") if state == "done" else _("Deliverable open again: {text}")
        moment.add(EventKind.NOTED, f"{_MARK}{text}", said.format(text=text), state=state)


def _deliverable(text: str, held: Mapping[str, bool], ticked: Mapping[str, DayEvent]) -> Deliverable:
    fact = _fact_of(text)
    event = None if held.get(fact, False) else ticked.get(text)
    return Deliverable(
        text=text,
        fact=fact,
        by_itself=held.get(fact, False),
        by=event.by if event else "",
        at=event.at if event else None,
    )


def _held(view: DayView, facts: Facts) -> Mapping[str, bool]:
    deciding = {stakeholder.role for stakeholder in view.release.plan.deciding()}
    rows = [row for row in view.readiness.board if row.role in deciding]
    back = view.runbook.rollback
    before = [row for row in view.rows if row.step.moment.startswith("T-") and row.step.moment != _LAUNCH]
    return {
        "approvals": bool(rows) and all(row.state in _SIGNED for row in rows),
        "training": facts.trained,
        "faq": facts.answered,
        "rollback": bool(back.criteria and back.steps),
        "metrics": bool(view.runbook.metrics),
        "review": any(event.kind is EventKind.REVIEWED and event.file for event in view.events),
        "timeline": bool(view.runbook.steps) and view.day.t0 is not None,
        "gates": bool(view.release.plan.gates) and not any(_of_gate(problem) for problem in view.readiness.why_not),
        "before": bool(before) and all(row.state in _DONE for row in before),
    }


def _of_gate(problem: Problem) -> bool:
    return problem.code.startswith("readiness.gate-")


def _ticked(events: Iterable[DayEvent]) -> Mapping[str, DayEvent]:
    """The newest tick of each point; none where it was opened again."""
    newest = {
        event.subject.removeprefix(_MARK): event
        for event in events
        if event.kind is EventKind.NOTED and event.subject.startswith(_MARK)
    }
    return {text: event for text, event in newest.items() if event.values.get("state") == "done"}


def _fact_of(text: str) -> str:
    plain = text.casefold()
    found = (point["fact"] for point in _points() if any(word in plain for word in point["words"]))
    return str(next(found, ""))


@cache
def _points() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(resource_text("completion.toml"))["point"])
