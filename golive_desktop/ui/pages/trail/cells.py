# SPDX-License-Identifier: MIT
"""An entry of the audit trail as a row of its table."""

from golive_desktop.i18n.moments import show_day_time, show_time
from golive_desktop.ui.pages.trail.rows import TrailRow
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.words import Words

__all__ = ["cells_of"]


def cells_of(row: TrailRow, words: Words) -> tuple[TableCell, ...]:
    """Number, time, event, what it is about, who, and what changed; of other releases nothing but the number."""
    entry = row.entry
    if row.hidden:
        told = (row.number, "–", row.event, row.about, "", "")
        return tuple(TableCell(text=text, colour="muted") for text in told)
    tip = show_time(entry.at, words.language)
    return (
        TableCell(text=row.number, colour="muted"),
        TableCell(text=show_day_time(entry.at, words.language), more=tip),
        TableCell(text=row.event, more=entry.event, bold=True),
        TableCell(text=row.about, more=row.about),
        TableCell(text=row.who, more=row.who),
        TableCell(text=row.change, more=row.change, colour="muted"),
    )
