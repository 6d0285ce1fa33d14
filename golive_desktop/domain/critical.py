# SPDX-License-Identifier: MIT
"""A critical condition of the go-live, and for which candidate it was shown to be met."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.release import Candidate

__all__ = ["FELL", "MET", "OPENED", "STILL_MET", "CriticalCondition", "MetBefore", "fallen", "still_met"]

MET: Final = "critical.met"
"""The event that a condition is met, with evidence of its own; its subject is the number of the condition."""
STILL_MET: Final = "critical.still-met"
"""The event that it is met on the new candidate too, with the evidence that it had; its subject is the number."""
OPENED: Final = "critical.opened"
"""The event that somebody opened it again; its subject is the number."""
FELL: Final = "critical.older-candidate"
"""The event that it is open because the candidate changed; its subject is the number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MetBefore:
    """Where note and evidence of a condition come from, when that was before the candidate changed."""

    at: datetime
    by: str
    candidate: Candidate
    """The one that they were recorded for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CriticalCondition:
    """One of the plan's critical conditions, with what shows that it is met."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    met_at: datetime | None = None
    met_by: str = ""
    # note: "absent" is what a statement calls a field that stands in it only where it says something
    before: MetBefore | None = field(default=None, metadata={"absent": True})
    """Where note and evidence are from before the candidate changed; while it is open, nobody said that they hold."""

    @property
    def met(self) -> bool:
        """Met means recorded as met, and with evidence: a file, a link or a note that a third person can follow."""
        return self.met_at is not None and bool(self.evidence or self.note.strip())

    @property
    def fell(self) -> bool:
        """Whether it was met for an older candidate and nobody has said yet that it holds for this one."""
        return self.met_at is None and self.before is not None


def fallen(condition: CriticalCondition, candidate: Candidate) -> CriticalCondition:
    """The condition after the candidate changed: open, with what was recorded for the one before.

    Args:
        condition: as it stands.
        candidate: the one before the change.
    """
    if condition.met_at is None:
        return condition
    before = condition.before or MetBefore(at=condition.met_at, by=condition.met_by, candidate=candidate)
    return replace(condition, met_at=None, met_by="", before=before)


def still_met(condition: CriticalCondition, *, by: str, at: datetime) -> CriticalCondition:
    """The condition as somebody says that it holds for the new candidate too, with the evidence that it had.

    Args:
        condition: one that `fell`.
        by: who says so.
        at: when.
    """
    return replace(condition, met_at=at, met_by=by)
