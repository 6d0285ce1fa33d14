# SPDX-License-Identifier: MIT
"""The rows that are shown, as a spreadsheet or on paper, with what was left out said on them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from golive_desktop.domain.text import in_one_line
from golive_desktop.i18n.moments import show_time
from golive_desktop.services.excerpts import Excerpt, Heading
from golive_desktop.services.overview import Overview
from golive_desktop.ui.pages.trail.rows import Filter, TrailRow, hidden_count
from golive_desktop.ui.words import Words

__all__ = ["excerpt_of", "filter_in_words", "others_in_words"]

_LONGEST_TITLE: Final = 120


def excerpt_of(  # noqa: PLR0913 - each argument is one fact of the excerpt
    rows: Sequence[TrailRow],
    wanted: Filter,
    overview: Overview,
    words: Words,
    *,
    everything: Sequence[TrailRow],
    checked: str,
    now: datetime,
) -> Excerpt:
    """The rows as an excerpt.

    Args:
        rows: those that are shown.
        wanted: the filter that they passed.
        overview: the release.
        words: the reader's language.
        everything: the rows that there are without the filter.
        checked: what the check of the chain said; empty when it was not checked.
        now: the time of the export.
    """
    _ = words.translate
    release = overview.release
    head = overview.audit_head
    name = overview.manager.certificate.subject.name if overview.manager else ""
    count, total = (sum(not row.hidden for row in some) for some in (rows, everything))
    shown = _("{shown} of {total} entries. {filter}").format(
        shown=count, total=total, filter=filter_in_words(wanted, rows, words)
    )
    others = (others_in_words(everything, words),) if hidden_count(everything) else ()
    last = _("The chain ends with entry {number}, {digest}.").format(number=head.sequence, digest=head.digest)
    return Excerpt(
        title=in_one_line(f"{_('Audit trail')} · {release.plan.product} {release.candidate.tag}", _LONGEST_TITLE),
        note=_("Excerpt, not signed"),
        footer=_("Exported {time}").format(time=words.time(now)),
        page_label=_("Page {page} of {pages}"),
        sentences=(shown, *others, last, checked or _("The chain was not checked for this export.")),
        columns=(
            Heading(title=_("No."), share=7),
            Heading(title=_("Time"), share=22),
            Heading(title=_("Event"), share=21),
            Heading(title=_("About"), share=20),
            Heading(title=_("Who"), share=12),
            Heading(title=_("Change"), share=18),
            Heading(title=_("Event code")),
            Heading(title=_("File (SHA-256)")),
            Heading(title=_("Entry (SHA-256)")),
        ),
        rows=tuple(_cells(row, words) for row in rows),
        language=words.language,
        author=name,
    )


def filter_in_words(wanted: Filter, rows: Sequence[TrailRow], words: Words) -> str:
    """What the filter leaves out, for whoever holds only the export."""
    _ = words.translate
    if wanted.is_open:
        return _("Nothing was left out.")
    parts = []
    if wanted.event:
        event = next((row.event for row in rows if row.entry.event == wanted.event), wanted.event)
        parts.append(_("event: {event}").format(event=event))
    if wanted.text.strip():
        parts.append(_("text: {text}").format(text=wanted.text.strip()))
    if wanted.first is not None:
        parts.append(_("from {day}").format(day=words.date(wanted.first)))
    if wanted.last is not None:
        parts.append(_("to {day}").format(day=words.date(wanted.last)))
    return _("Filter: {parts}.").format(parts=", ".join(parts))


def others_in_words(rows: Sequence[TrailRow], words: Words) -> str:
    """Why entries of other releases stand between those of this one, and what is shown of them.

    Args:
        rows: all rows, whatever the filter leaves out.
        words: the reader's language.
    """
    _ = words.translate
    count = _("Entries of other releases: {count}.").format(count=hidden_count(rows))
    why = _("All releases of this laptop share one chain, so that no entry of any can be dropped unnoticed.")
    how = _("Of those entries only the digests stand here, as in the dossier.")
    return f"{count} {why} {how}"


def _cells(row: TrailRow, words: Words) -> tuple[str, ...]:
    entry = row.entry
    return (
        row.number,
        "" if row.hidden else show_time(entry.at, words.language),
        row.event,
        row.about,
        row.who,
        row.change,
        "" if row.hidden else entry.event,
        entry.file,
        entry.digest,
    )
