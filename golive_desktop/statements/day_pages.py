# SPDX-License-Identifier: MIT
"""The go-live day on the pages of a dossier: how it ended, each step, what its review says, all in order."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Final

from golive_desktop.domain.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Line,
    LineStyle,
    PageBreak,
    Paragraph,
    Status,
    Table,
    Title,
    Verdict,
)
from golive_desktop.domain.day import Day, DayPhase, EventKind, StepRow, StepState
from golive_desktop.domain.problem import KnownError
from golive_desktop.i18n.moments import show_day_time, show_time, show_zone
from golive_desktop.statements.day_chart import day_chart
from golive_desktop.statements.day_section import DayEventRecord, DaySection, day_before, day_rows, events_of
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.drift import drift_words
from golive_desktop.statements.envelope import RELEASE_MANAGER, Statement
from golive_desktop.statements.frame import fact, grouped_digest
from golive_desktop.statements.printable import printable
from golive_desktop.statements.review import REVIEW_STATUS, review_blocks
from golive_desktop.statements.texts import Texts

__all__ = ["PHASE_STATUS", "day_pages", "overrides", "steps_table"]

_NONE: Final = "\u2013"
_SHORT: Final = 16
PHASE_STATUS: Final[dict[DayPhase, Status]] = {
    DayPhase.AHEAD: "requested",
    DayPhase.HELD: "conditional",
    DayPhase.LAUNCHED: "requested",
    DayPhase.LIVE: "approved",
    DayPhase.ROLLED_BACK: "rejected",
    DayPhase.ABORTED: "rejected",
}
_STEP_STATUS: Final[dict[StepState, Status]] = {
    StepState.DONE: "yes",
    StepState.LATE: "conditional",
    StepState.SKIPPED: "not-applicable",
    StepState.NEXT: "requested",
    StepState.OVERDUE: "overdue",
    StepState.OPEN: "not-requested",
}
_DECISIVE: Final = frozenset(
    {
        EventKind.POLL_CLOSED,
        EventKind.PROCEEDED,
        EventKind.HELD,
        EventKind.ABORTED,
        EventKind.ROLLED_BACK,
        EventKind.SUCCEEDED,
        EventKind.OVERRIDDEN,
        EventKind.REVIEWED,
    }
)
"""What a reader looks for first in the log."""
_REVIEWS: Final = frozenset({"stable", "watch-48h", "consider-rollback"})


def day_pages(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    """The section; nothing for a release whose day has not begun."""
    section = statement.body.day
    if section is None:
        return
    day = day_before(section)
    yield PageBreak()
    yield Title(text=t("day.title"))
    yield Verdict(text=t(f"phase.{day.phase}"), status=PHASE_STATUS[day.phase])
    yield _facts(day, t)
    if section.steps:
        rows = day_rows(section, now=statement.body.decided_at)
        yield from _chart(rows, section, day, t)
        yield Heading(text=t("day.steps"))
        yield steps_table(rows, t)
    review = statement.body.review
    if review is not None:
        yield Heading(text=t("review.title"))
        yield Verdict(text=t(f"review.{review.decision}"), status=REVIEW_STATUS[review.decision])
        yield from review_blocks(review, t)
    yield Heading(text=t("day.log"))
    yield _log(statement, section, t)
    yield Paragraph(text=t("dossier.times", zone=show_zone(section.events[0].at)), style="caption")


def _chart(rows: tuple[StepRow, ...], section: DaySection, day: Day, t: Texts) -> tuple[Block, ...]:
    """The drawn run.

    Raises:
        KnownError: ``statement.schema`` where something in it is foreign, such as a step that takes a thousand years.
    """
    try:
        return tuple(day_chart(rows, tuple(events_of(section)), day.t0, t))
    except (ValueError, OverflowError) as error:
        raise KnownError.of("statement.schema", faults=f"day: {type(error).__name__}") from error


def overrides(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    """What an executive let pass for this very candidate, for the first page."""
    events = statement.body.day.events if statement.body.day else ()
    candidate = statement.release.candidate if statement.release else None
    last = ""
    for event in (event for event in events if event.kind is EventKind.OVERRIDDEN):
        said = event.values
        if candidate is None or (said.get("candidate"), said.get("commit")) != (candidate.tag, candidate.commit):
            continue
        if event.file != last:
            yield Heading(text=t("override.overridden", person=said.get("person", ""), title=said.get("title", "")))
            last = event.file
        text = t("override.because", obstacle=said.get("obstacle", ""), reason=event.text)
        yield Paragraph(text=f"{_NONE} {text}")


def _facts(day: Day, t: Texts) -> Facts:
    shown = [
        (t("day.planned"), day.planned),
        (t("launch.t0"), day.t0),
        (t("launch.proceeded"), day.launched_at),
        (t("day.decided"), day.decided_at),
    ]
    return Facts(columns=2, rows=tuple(fact(label, _moment(at, t)) for label, at in shown))


def _moment(at: datetime | None, t: Texts) -> str:
    return show_time(at, t.language) if at is not None else _NONE


def steps_table(rows: tuple[StepRow, ...], t: Texts) -> Table:
    """Every step with planned and actual time, drift and state."""
    return Table(
        columns=(
            Column(title=t("day.moment"), share=9),
            Column(title=t("day.step"), share=39),
            Column(title=t("day.planned"), share=14),
            Column(title=t("day.actual"), share=14),
            Column(title=t("day.drift"), share=10, align="right"),
            Column(title=t("day.state"), share=14),
        ),
        rows=tuple(_step(row, t) for row in rows),
    )


def _step(row: StepRow, t: Texts) -> tuple[Cell, ...]:
    about = [Line(text=printable(row.step.text) or _NONE)]
    about += [Line(text=printable(row.step.owner), style="caption")] if row.step.owner.strip() else []
    about += [Line(text=printable(row.remark), style="muted")] if row.remark.strip() else []
    return (
        (Line(text=printable(row.step.moment), style="mono"),),
        tuple(about),
        (Line(text=show_day_time(row.planned, t.language) if row.planned else _NONE),),
        (Line(text=show_day_time(row.actual, t.language) if row.actual else _NONE),),
        (Line(text=_NONE if row.drift is None else drift_words(row.drift, t)),),
        (Line(text=t(f"step.{row.state}"), status=_STEP_STATUS[row.state]),),
    )


def _log(statement: Statement[DossierBody], section: DaySection, t: Texts) -> Table:
    tell = _Telling(statement, section, t)
    return Table(
        columns=(
            Column(title=t("audit.at"), share=16),
            Column(title=t("audit.event"), share=62),
            Column(title=t("day.by"), share=22),
        ),
        rows=tuple(tell(event) for event in section.events),
    )


class _Telling:
    """An event in words: what it is about by its title, its reason, and the original that shows it."""

    def __init__(self, statement: Statement[DossierBody], section: DaySection, t: Texts) -> None:
        self._titles = {RELEASE_MANAGER: statement.author.title}
        self._titles |= {person.role: person.title for person in statement.body.plan.stakeholders}
        self._metrics = {metric.key: metric for metric in section.metrics}
        self._steps = {step.key: f"{step.key} {step.text}" for step in section.steps}
        self._names = {item.sha256: item.name for item in statement.attachments}
        self._t = t

    def __call__(self, event: DayEventRecord) -> tuple[Cell, ...]:
        style: LineStyle = "strong" if event.kind in _DECISIVE else "body"
        words = [Line(text=self._t.event(f"day.{event.kind}"), style=style)]
        words += [Line(text=part, style="muted") for part in self._more(event)]
        return (
            (Line(text=f"{show_day_time(event.at, self._t.language)}:{event.at:%S}"),),
            tuple(words),
            (Line(text=printable(event.by) or _NONE),),
        )

    def _more(self, event: DayEventRecord) -> Iterator[str]:
        about = self._about(event)
        said = self._said(event)
        if about or said:
            yield printable(": ".join(part for part in (about, said) if part))
        reviewed = event.kind is EventKind.REVIEWED and event.text in _REVIEWS
        if event.text.strip():
            yield self._t(f"review.{event.text}") if reviewed else printable(event.text)
        if event.file:
            yield self._names.get(event.file, f"SHA-256 {grouped_digest(event.file[:_SHORT])} …")

    def _about(self, event: DayEventRecord) -> str:
        metric = self._metrics.get(event.subject)
        if event.kind is EventKind.MEASURED and metric is not None:
            return metric.title
        if event.kind is EventKind.OVERRIDDEN:
            return event.values.get("obstacle", "")
        return self._steps.get(event.subject) or self._titles.get(event.subject, event.subject)

    def _said(self, event: DayEventRecord) -> str:
        match event.kind:
            case EventKind.T0_SET:
                return _time(event.values.get("at", ""), self._t)
            case EventKind.POLL_ANSWERED:
                return event.values.get("answer", "")
            case EventKind.MEASURED:
                metric = self._metrics.get(event.subject)
                return f"{event.values.get('value', '')} {metric.unit if metric else ''}".strip()
            case EventKind.GATES_RUN:
                return event.values.get("outcome", "")
            case _:
                return ""


def _time(text: str, t: Texts) -> str:
    with suppress(ValueError):  # note: what is no time is shown as it stands there
        return show_time(datetime.fromisoformat(text), t.language)
    return text
