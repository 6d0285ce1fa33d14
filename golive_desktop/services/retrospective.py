# SPDX-License-Identifier: MIT
"""The launch looked back on, as one PDF: how it went against the plan, what was measured, learned and left to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.blocks import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Line,
    Pages,
    Paragraph,
    Status,
    Table,
    Title,
    Verdict,
)
from golive_desktop.domain.day import Day, DayEvent, EventKind, StepRow, StepState, day_of, rows
from golive_desktop.domain.release import Language
from golive_desktop.domain.runbook import Metric
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_day_time, show_time, show_zone
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import Imprint
from golive_desktop.services.completion import Deliverable, deliverables, look_at_facts
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.statements.day_chart import day_chart
from golive_desktop.statements.day_pages import PHASE_STATUS, steps_table
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.printable import printable
from golive_desktop.statements.review import REVIEW_STATUS, ReviewBody, is_review, review_blocks
from golive_desktop.statements.texts import Texts, texts

__all__ = ["retrospective", "retrospective_pages"]

_NONE: Final = "\u2013"
_TITLE: Final = 66
_ODD: Final = frozenset({StepState.LATE, StepState.SKIPPED, StepState.OVERDUE})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """The real run in the zone of its release."""

    view: DayView
    day: Day
    events: tuple[DayEvent, ...]
    rows: tuple[StepRow, ...]
    zone: ZoneInfo


def retrospective(adapters: Adapters, key: str, *, language: Language, now: datetime) -> bytes:
    """The retrospective as PDF/A, without data inside and without a signature; it says so on each page.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        language: of the words around what people wrote.
        now: the time of printing.

    Raises:
        KnownError: ``store.release-unknown``, ``document.script-unsupported``, ``document.line-too-long``.
    """
    view = look_at_day(adapters, key, now=now)
    with adapters.store.reading() as work:
        points = deliverables(view, look_at_facts(work, view.release.id))
        reviewed = [event.file for event in view.events if event.kind is EventKind.REVIEWED and event.file]
        original = work.statements.original(reviewed[-1]).data if reviewed else b""
    review = parse(adapters.reader.payload(original)).statement if original else None
    body = review.body if review is not None and is_review(review) else None
    pages = retrospective_pages(view, body, points, language)
    imprint = Imprint(title=pages.header, author="", identifier=adapters.new_id(), created_at=now)
    return adapters.press.print(pages, payload=b"", attachments=(), imprint=imprint)


def retrospective_pages(
    view: DayView, review: ReviewBody | None, points: Sequence[Deliverable], language: Language
) -> Pages:
    """What stands on the pages.

    Args:
        view: the real run as it stands.
        review: as it was signed; None before.
        points: what the launch leaves behind.
        language: of the words.
    """
    _ = translator(language)
    named = f"{_('Retrospective')} · {view.release.plan.product} · {view.release.candidate.tag}"
    return Pages(
        header=printable(named, _TITLE),
        note=_("Not signed"),
        footer=_("Edition {number} of the runbook").format(number=view.runbook.edition),
        page_label=_("Page {page} of {pages}"),
        language=language,
        blocks=tuple(_blocks(_run_of(view), review, points, texts(SCHEMA, language))),
    )


def _run_of(view: DayView) -> _Run:
    zone = ZoneInfo(view.zone)
    told = tuple(replace(event, at=event.at.astimezone(zone)) for event in view.events)
    day = day_of(told)
    return _Run(view=view, day=day, events=told, rows=rows(view.runbook, day, zone=view.zone, now=view.at), zone=zone)


def _blocks(run: _Run, review: ReviewBody | None, points: Sequence[Deliverable], t: Texts) -> Iterator[Block]:
    _ = translator(t.language)
    release = run.view.release
    yield Title(text=_("Retrospective"), subtitle=printable(f"{release.plan.product} · {release.candidate.tag}"))
    yield Verdict(text=t(f"phase.{run.day.phase}"), status=PHASE_STATUS[run.day.phase])
    yield Facts(columns=2, rows=tuple(_facts(run, t)))
    yield from _reviewed(review, t)
    if run.view.runbook.metrics:
        yield Heading(text=_("Success metrics"))
        yield _metrics(run, t)
    yield from day_chart(run.rows, run.events, run.day.t0, t)
    odd = tuple(row for row in run.rows if row.state in _ODD or row.remark.strip())
    if odd:
        yield Heading(text=_("What did not go to plan"))
        yield steps_table(odd, t)
    if points:
        yield Heading(text=_("What the launch leaves behind"))
        yield _points(points, run.zone, t)
    if run.events:
        yield Paragraph(text=t("dossier.times", zone=show_zone(run.events[-1].at)), style="caption")


def _reviewed(review: ReviewBody | None, t: Texts) -> Iterator[Block]:
    _ = translator(t.language)
    if review is None:
        yield Paragraph(text=_("The review is not signed yet."), style="lead")
        return
    said = review.review
    yield Heading(text=t("review.title"))
    decision = Line(text=t(f"review.{said.decision}"), style="strong", status=REVIEW_STATUS[said.decision])
    yield Facts(rows=(Fact(label=_("Decision"), value=decision),))
    yield Paragraph(text=t(f"review.sentence-{said.decision}"))
    yield from review_blocks(said, t)


def _facts(run: _Run, t: Texts) -> Iterator[Fact]:
    _ = translator(t.language)
    done = [row for row in run.rows if row.state in {StepState.DONE, StepState.LATE}]
    late = sum(row.state is StepState.LATE for row in run.rows)
    skipped = sum(row.state is StepState.SKIPPED for row in run.rows)
    shown = [
        (t("day.planned"), _moment(run.day.planned, t)),
        (t("launch.proceeded"), _moment(run.day.launched_at, t)),
        (t("day.decided"), _moment(run.day.decided_at, t)),
        (_("Steps done"), _("{done} of {all}").format(done=len(done), all=len(run.rows))),
        (_("Late or off plan"), str(late)),
        (_("Left out"), str(skipped)),
    ]
    for label, text in shown:
        yield Fact(label=label, value=Line(text=text))


def _moment(at: datetime | None, t: Texts) -> str:
    return show_time(at, t.language) if at is not None else _NONE


def _metrics(run: _Run, t: Texts) -> Table:
    _ = translator(t.language)
    return Table(
        columns=(
            Column(title=t("launch.metric"), share=28),
            Column(title=t("launch.limit"), share=20),
            Column(title=_("Readings"), share=22),
            Column(title=_("Last"), share=14),
            Column(title=t("launch.state"), share=16),
        ),
        rows=tuple(_metric(metric, run.events, t) for metric in run.view.runbook.metrics),
    )


def _metric(metric: Metric, events: Sequence[DayEvent], t: Texts) -> tuple[Cell, ...]:
    _ = translator(t.language)
    values = tuple(_values(metric.key, events))
    outside = sum(not metric.holds(value) for value in values)
    state, status = _state(metric, values)
    said = _("{count}, of them {outside} outside").format(count=len(values), outside=outside)
    limit = t(f"within.{metric.within}", limit=f"{metric.limit} {metric.unit}".strip())
    return (
        (Line(text=printable(metric.title), style="strong"),),
        (Line(text=printable(limit)),),
        (Line(text=said),),
        (Line(text=printable(f"{values[-1]} {metric.unit}".strip()) if values else _NONE),),
        (Line(text=t(f"value.{state}"), status=status),),
    )


def _state(metric: Metric, values: Sequence[Decimal]) -> tuple[str, Status]:
    """How the last reading stands."""
    if not values:
        return "open", "not-requested"
    return ("within", "approved") if metric.holds(values[-1]) else ("outside", "rejected")


def _values(key: str, events: Sequence[DayEvent]) -> Iterator[Decimal]:
    for event in events:
        if event.kind is EventKind.MEASURED and event.subject == key:
            try:
                value = Decimal(event.values.get("value", ""))
            except InvalidOperation:
                continue
            if value.is_finite():
                yield value


def _points(points: Sequence[Deliverable], zone: ZoneInfo, t: Texts) -> Table:
    _ = translator(t.language)
    return Table(
        columns=(
            Column(title=_("Point"), share=56),
            Column(title=t("day.state"), share=16),
            Column(title=_("Shown by"), share=28),
        ),
        rows=tuple(
            (
                (Line(text=printable(point.text)),),
                (
                    Line(
                        text=t("step.done" if point.done else "step.open"),
                        status="yes" if point.done else "not-requested",
                    ),
                ),
                (Line(text=_shown_by(point, zone, t)),),
            )
            for point in points
        ),
    )


def _shown_by(point: Deliverable, zone: ZoneInfo, t: Texts) -> str:
    _ = translator(t.language)
    if point.by_itself:
        return _("the records")
    if point.at is None:
        return _NONE
    return printable(f"{point.by}, {show_day_time(point.at.astimezone(zone), t.language)}")
