# SPDX-License-Identifier: MIT
"""The timeline of a go-live as a file: drawn and told as PDF, for a spreadsheet as CSV, for a wiki as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import Final, Literal
from zoneinfo import ZoneInfo

from golive_desktop.domain.blocks import Block, Column, Fact, Facts, Heading, Line, Pages, Paragraph, Table, Title
from golive_desktop.domain.day import day_of, rows
from golive_desktop.domain.release import Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_day_time, show_time, show_zone
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import Imprint
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.services.timeline import TimelineEntry, timeline, timeline_csv, timeline_markdown
from golive_desktop.statements.day_chart import day_chart
from golive_desktop.statements.day_pages import steps_table
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.printable import printable
from golive_desktop.statements.texts import texts

__all__ = ["TimelineKind", "timeline_file", "timeline_kind", "timeline_pages"]

TimelineKind = Literal["pdf", "csv", "md"]
_KINDS: Final[dict[str, TimelineKind]] = {".csv": "csv", ".md": "md", ".markdown": "md"}
_TITLE: Final = 66


def timeline_kind(name: str) -> TimelineKind:
    """What a file of this name is: a table, Markdown, and anything else PDF."""
    return _KINDS.get(PurePath(name).suffix.lower(), "pdf")


def timeline_file(  # noqa: PLR0913 - each argument is one choice of whoever exports it
    adapters: Adapters, key: str, *, kind: TimelineKind, language: Language, now: datetime, run: str = ""
) -> bytes:
    """Everything that happened around a launch, in order, as one file that nobody signed.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        kind: of the file.
        language: of the words.
        now: the time of the export.
        run: name of a rehearsal; empty for the real day with all that led to it.

    Raises:
        KnownError: ``store.release-unknown``, ``document.line-too-long``, ``document.script-unsupported``.
    """
    _ = translator(language)
    entries = timeline(adapters, key, language=language, run=run)
    columns = (_("Time"), _("What"), _("About"), _("By"), _("Remark"))
    if kind == "csv":
        return timeline_csv(entries, columns, language)
    view = look_at_day(adapters, key, now=now, run=run)
    if kind == "md":
        return timeline_markdown(entries, columns, language, title=_titled(view, language)).encode()
    pages = timeline_pages(view, entries, language)
    imprint = Imprint(title=pages.header, author="", identifier=adapters.new_id(), created_at=now)
    return adapters.press.print(pages, payload=b"", attachments=(), imprint=imprint)


def timeline_pages(view: DayView, entries: Sequence[TimelineEntry], language: Language) -> Pages:
    """The run as it is drawn in the dossier, its steps, and then everything in order; a rehearsal says so on each page.

    Args:
        view: the run as it stands.
        entries: as `golive_desktop.services.timeline.timeline` gives them.
        language: of the words.
    """
    _ = translator(language)
    return Pages(
        header=_titled(view, language),
        note=_("Not signed"),
        footer=_("Edition {number} of the runbook").format(number=view.runbook.edition),
        page_label=_("Page {page} of {pages}"),
        language=language,
        blocks=tuple(_blocks(view, entries, language)),
        watermark="REHEARSAL" if view.run else "",
    )


def _titled(view: DayView, language: Language) -> str:
    _ = translator(language)
    parts = (_("Timeline"), view.release.plan.product, view.release.candidate.tag)
    return printable(" · ".join(parts), _TITLE)


def _blocks(view: DayView, entries: Sequence[TimelineEntry], language: Language) -> Iterator[Block]:
    _ = translator(language)
    t = texts(SCHEMA, language)
    about = f"{view.release.plan.product} · {view.release.candidate.tag}"
    zone = ZoneInfo(view.zone)
    told = tuple(replace(event, at=event.at.astimezone(zone)) for event in view.events)
    day = day_of(told)
    shown = rows(view.runbook, day, zone=view.zone, now=view.at)
    yield Title(text=_("Timeline of the go-live"), subtitle=printable(f"{about} · {view.run}" if view.run else about))
    t0 = show_time(day.t0.astimezone(zone), language) if day.t0 else _("not set yet")
    yield Facts(rows=(_fact(_("T-0"), t0), _fact(_("As of"), show_time(view.at.astimezone(zone), language))), columns=2)
    yield from day_chart(shown, told, day.t0, t)
    if shown:
        yield Heading(text=t("day.steps"))
        yield steps_table(shown, t)
    yield Heading(text=t("day.log"))
    yield _log(entries, language)
    if entries:
        yield Paragraph(text=t("dossier.times", zone=show_zone(entries[-1].at)), style="caption")


def _log(entries: Sequence[TimelineEntry], language: Language) -> Table:
    _ = translator(language)
    return Table(
        columns=(
            Column(title=_("Time"), share=16),
            Column(title=_("What"), share=62),
            Column(title=_("By"), share=22),
        ),
        rows=tuple(
            (
                (Line(text=f"{show_day_time(entry.at, language)}:{entry.at:%S}"),),
                (
                    Line(text=entry.event),
                    *(Line(text=printable(more), style="muted") for more in (entry.about, entry.remark) if more),
                ),
                (Line(text=printable(entry.by)),) if entry.by else (),
            )
            for entry in entries
        ),
    )


def _fact(label: str, value: str) -> Fact:
    return Fact(label=label, value=Line(text=value))
