# SPDX-License-Identifier: MIT
"""What holds now: gates, conditions and sign-offs before the launch, measured values after it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from golive_desktop.domain.runbook import Metric
from golive_desktop.services.day import DayView
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.day.hours import Hours
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["GateLine", "MetricLine", "gate_lines", "gates_as_of", "metric_lines", "within_limits"]

_SATISFIED: Final = frozenset({"approved", "conditional", "inform-only"})
_CRITICAL: Final = "readiness.critical-"
_GATE: Final = "readiness.gate"
_EXECUTIVE: Final = "readiness.executive-stale"
LIMITS: Final = {
    "below": N_("below {limit}"),
    "above": N_("above {limit}"),
    "at most": N_("at most {limit}"),
    "at least": N_("at least {limit}"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class GateLine:
    """One thing that has to hold before T-0."""

    title: str
    met: bool
    word: str
    """How far it is: ``8/9``."""
    said: str
    """The same for a screen reader."""
    link: str
    """For `golive_desktop.ui.links.follow`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MetricLine:
    """One value against its limit."""

    key: str
    title: str
    value: str
    """As typed; empty while nobody has measured."""
    shown: str
    limit: str
    state: str
    word: str
    by: str


def gate_lines(overview: Overview, view: DayView, words: Words) -> tuple[GateLine, ...]:
    """Sign-offs, gates, critical conditions and the executive's word, as they stand."""
    _ = words.translate
    why = view.readiness.why_not
    executive = overview.state.executive_role()
    deciding = [row for row in view.readiness.board if row.state != "inform-only"]
    others = [row for row in deciding if row.role != executive]
    missing = {problem.subject for problem in why if not problem.code.startswith((_GATE, _CRITICAL, _EXECUTIVE))}
    signed = sum(row.state in _SATISFIED and row.role not in missing for row in others)
    gates = len(view.release.plan.gates)
    green = gates - len({problem.subject for problem in why if problem.code.startswith(_GATE)})
    critical = len(view.release.plan.critical_conditions)
    met = critical - sum(problem.code.startswith(_CRITICAL) for problem in why)
    last = next((row for row in deciding if row.role == executive), None)
    agreed = last is not None and last.state in _SATISFIED and executive not in missing
    stale = any(problem.code == _EXECUTIVE for problem in why)
    return (
        _counted(_("Sign-offs"), signed, len(others), words, "signoffs\n"),
        _counted(_("Technical gates"), green, gates, words, "executive\ngates"),
        _counted(_("Conditions"), met, critical, words, "conditions\ncritical/1"),
        _counted(_("Executive"), int(agreed and not stale), 1, words, "executive\n"),
    )


def gates_as_of(overview: Overview, hours: Hours) -> str:
    """When the last gate ran; empty before the first."""
    ended = [run.ended_at for run in overview.state.gates]
    if not ended:
        return ""
    return hours.words.translate("as of {time}").format(time=hours.brief(max(ended)))


def metric_lines(view: DayView, hours: Hours) -> tuple[MetricLine, ...]:
    """Every value that is watched, in the order of the runbook."""
    return tuple(_metric(metric, view, hours) for metric in view.runbook.metrics)


def within_limits(view: DayView) -> bool | None:
    """Whether all values are within their limits; None while some were not measured."""
    values = {key: Decimal(event.values["value"]) for key, event in view.day.measured.items()}
    held = [metric.holds(values[metric.key]) for metric in view.runbook.metrics if metric.key in values]
    if not all(held):
        return False
    return True if len(held) == len(view.runbook.metrics) else None


def _counted(title: str, here: int, total: int, words: Words, link: str) -> GateLine:
    said = words.translate("{here} of {all}").format(here=here, all=total)
    return GateLine(title=title, met=here >= total, word=f"{here}/{total}", said=f"{title}: {said}", link=link)


def _metric(metric: Metric, view: DayView, hours: Hours) -> MetricLine:
    _ = hours.words.translate
    event = view.day.measured.get(metric.key)
    value = event.values["value"] if event else ""
    holds = metric.holds(Decimal(value)) if value else None
    words = {True: _("Within limit"), False: _("Over the limit"), None: _("Not measured")}
    return MetricLine(
        key=metric.key,
        title=metric.title,
        value=value,
        shown=_with_unit(value, metric.unit, hours) if value else "",
        limit=_(LIMITS[metric.within]).format(limit=_with_unit(str(metric.limit), metric.unit, hours)),
        state={True: "approved", False: "rejected", None: "not-requested"}[holds],
        word=words[holds],
        by=f"{hours.brief(event.at)}, {event.by}" if event else "",
    )


def _with_unit(value: str, unit: str, hours: Hours) -> str:
    return f"{hours.number(value)} {unit}".strip()
