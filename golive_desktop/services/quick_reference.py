# SPDX-License-Identifier: MIT
"""The go-live day on one page, to print and to pin up: times, whom to call, and when to go back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.blocks import Block, Box, Column, Fact, Facts, Heading, Line, Pages, Paragraph, Table, Title
from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.runbook import RunStep, planned_at
from golive_desktop.domain.text import in_one_line, tidy
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_date, show_day_time, show_time, show_zone
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import Imprint
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.services.excerpts import spelled

__all__ = ["card_pages", "quick_reference"]

_LINES: Final = (24, 20, 16, 12, 8)
"""Lines of the run: the first of these that leaves room on the page for everything else."""
_LONGEST: Final = 66
_MOST_OTHERS: Final = 5
"""Of contacts, criteria and steps back, so many stand on the page."""
_UNSET: Final = "–"


def quick_reference(adapters: Adapters, release: str, *, language: Language, now: datetime) -> bytes:
    """The page as PDF/A, without data inside and without a signature; it says so.

    Args:
        adapters: the parts to work with.
        release: id or tag.
        language: of the page.
        now: the time of printing.

    Raises:
        KnownError: ``store.release-unknown``, ``document.script-unsupported``, ``document.line-too-long``.
    """
    view = look_at_day(adapters, release, now=now)
    with adapters.store.reading() as work:
        signposts = work.communication.read(view.release.id, Signposts) or Signposts()
    identifier, printed = adapters.new_id(), b""
    for lines in _LINES:
        pages = card_pages(view, signposts, language, lines=lines)
        imprint = Imprint(title=pages.header, author="", identifier=identifier, created_at=now)
        printed = adapters.press.print(pages, payload=b"", attachments=(), imprint=imprint)
        if adapters.reader.read(printed).printed.pages == 1:
            break
    return printed


def card_pages(view: DayView, signposts: Signposts, language: Language, *, lines: int = _LINES[0]) -> Pages:
    """What stands on the page; long lists are cut and say so, so that it stays one.

    Args:
        view: the run as it stands.
        signposts: whom to call, and where.
        language: of the page.
        lines: so many of the run; each moment has one at least.
    """
    _ = translator(language)
    plan = view.release.plan
    title = f"{_('Quick reference')} · {plan.product} · {view.release.candidate.tag}"
    note = _("Not signed")
    as_of = show_time(view.at.astimezone(ZoneInfo(view.zone)), language)
    blocks: list[Block] = [
        Title(
            text=_("Go-live day: quick reference"),
            subtitle=_said(f"{plan.product} · {view.release.candidate.tag}", _LONGEST),
        ),
        Paragraph(text=f"{_('T-0')}: {_t0(view, language)}", style="lead"),
        Paragraph(text=f"{_('As of')}: {as_of}", style="caption"),
        Heading(text=_("Times")),
        _times(view, language, lines),
        Heading(text=_("In an emergency")),
        Facts(rows=tuple(_contacts(view, signposts, _)), columns=2),
        Box(status="withdrawn", title=_("Roll back"), facts=tuple(_way_back(view, language))),
    ]
    return Pages(
        header=_said(title, _LONGEST),
        note=note,
        footer=_("Edition {number} of the runbook").format(number=view.runbook.edition),
        page_label=_("Page {page} of {pages}"),
        language=language,
        blocks=tuple(blocks),
    )


def _times(view: DayView, language: Language, most: int) -> Table:
    _ = translator(language)
    moments: dict[str, list[RunStep]] = {}
    for step in view.runbook.steps:
        moments.setdefault(step.moment, []).append(step)
    room = _shared({moment: len(steps) for moment, steps in moments.items()}, most)
    rows = []
    for moment, steps in moments.items():
        lines = [_step(step) for step in steps[: room[moment]]]
        if left := len(steps) - len(lines):
            lines[-1] = Line(text=_("{first} and {count} more").format(first=lines[-1].text, count=left))
        rows.append(((Line(text=moment, style="strong"),), (Line(text=_when(view, moment, language)),), tuple(lines)))
    columns = (
        Column(title=_("Moment"), share=12),
        Column(title=_("Time"), share=18),
        Column(title=_("What happens"), share=70),
    )
    return Table(columns=columns, rows=tuple(rows))


def _shared(wanted: Mapping[str, int], most: int) -> dict[str, int]:
    """How many lines each moment has; each has one, and the rest is given out in turn."""
    given = dict.fromkeys(wanted, 1)
    while sum(given.values()) < most and (short := [key for key in given if given[key] < wanted[key]]):
        for key in short[: most - sum(given.values())]:
            given[key] += 1
    return given


def _step(step: RunStep) -> Line:
    text = _said(step.text, _LONGEST - 4 - len(step.owner[:30]))
    return Line(text=f"{text} ({_said(step.owner, 30)})" if step.owner else text)


def _when(view: DayView, moment: str, language: Language) -> str:
    t0 = view.day.t0
    if t0 is None:
        return _UNSET
    try:
        at = planned_at(moment, t0, view.zone)
    except KnownError:
        return _UNSET
    if at.date() == t0.astimezone(ZoneInfo(view.zone)).date():
        return f"{at:%H:%M}"
    return show_day_time(at, language)


def _t0(view: DayView, language: Language) -> str:
    if view.day.t0 is None:
        return translator(language)("not set yet")
    local = view.day.t0.astimezone(ZoneInfo(view.zone))
    return f"{show_date(local.date(), language)}, {local:%H:%M} ({show_zone(local)})"


def _contacts(view: DayView, signposts: Signposts, _: Callable[[str], str]) -> Iterator[Fact]:
    found = [(person.name, person.number) for person in view.runbook.on_call[:_MOST_OTHERS]]
    found += [
        (_("On call"), signposts.on_call),
        (_("Release manager"), signposts.manager_phone),
        (_("Chat"), signposts.manager_chat),
        (_("War room"), signposts.war_room),
        (_("Status page"), signposts.status_page),
    ]
    named = [(name, value) for name, value in found if value.strip()]
    if not named:
        yield _fact(_("On call"), _("Nobody is named yet."))
    for name, value in named:
        yield Fact(label=_said(name, 40), value=Line(text=_said(value, _LONGEST), style="strong"))


def _way_back(view: DayView, language: Language) -> Iterator[Fact]:
    _ = translator(language)
    back = view.runbook.rollback
    tested = show_date(back.tested_on, language) if back.tested_on else _("not tested")
    yield _fact(_("When"), " · ".join(_cut(back.criteria)) or _("No criteria are named yet."))
    yield _fact(_("Who decides"), _said(back.decider, _LONGEST) or _UNSET)
    if back.point_of_no_return:
        yield _fact(_("Point of no return"), _said(back.point_of_no_return, 2 * _LONGEST))
    if back.steps:
        yield _fact(_("How"), " → ".join(_cut(back.steps)))
    yield _fact(_("Tested on"), tested)


def _cut(texts: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(_said(text, _LONGEST) for text in texts[:_MOST_OTHERS])
    return (*kept, "…") if len(texts) > _MOST_OTHERS else kept


def _said(text: str, longest: int) -> str:
    """A text from outside on one line, in letters that can be printed."""
    return in_one_line(spelled(tidy(text).replace("\n", " ")), longest)


def _fact(label: str, value: str) -> Fact:
    return Fact(label=label, value=Line(text=value))
