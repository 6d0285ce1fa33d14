# SPDX-License-Identifier: MIT
"""Conditions as rows of a board."""

from golive_desktop.ui.pages.conditions.sight import ConditionSight, CriticalSight
from golive_desktop.ui.parts.table import TableCell

__all__ = ["condition_cells", "critical_cells"]


def condition_cells(item: ConditionSight) -> tuple[TableCell, ...]:
    """Condition, text, state, owner, due time, and who set it."""
    late = item.state == "overdue"
    return (
        TableCell(text=f"{item.key} · {item.title}", more=item.setter),
        TableCell(text=item.text, more=item.text),
        TableCell(text=item.word, state=item.state),
        TableCell(text=item.owner, more=item.owner),
        TableCell(text=item.due, colour="status-overdue" if late else "", bold=late),
        TableCell(text=item.setter, more=item.setter),
    )


def critical_cells(item: CriticalSight) -> tuple[TableCell, ...]:
    """Number, text, state, and by whom it was recorded when."""
    return (
        TableCell(text=str(item.number)),
        TableCell(text=item.text, more=item.text),
        TableCell(text=item.word, state=item.state),
        TableCell(text=item.recorded or "–", more=item.recorded),
    )
