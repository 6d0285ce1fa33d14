# SPDX-License-Identifier: MIT
"""A critical condition counts in a dossier only as its audit trail shows it since the candidate last changed."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from golive_desktop.domain.audit import AuditFacts
from golive_desktop.domain.critical import FELL, MET, OPENED, STILL_MET
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.dossier import DossierBody

__all__ = ["critical_problems"]

_CANDIDATE = "candidate.set"


class _Shown:
    """How a condition stands by the trail."""

    def __init__(self) -> None:
        self.met_at: datetime | None = None
        self.evidence_at: datetime | None = None
        """When its evidence was recorded; None before any was, and after somebody opened it again."""
        self.older = False
        """Whether the candidate has changed since its evidence was recorded."""

    def take(self, fact: AuditFacts) -> None:
        """Goes on with the next entry about it, or about the candidate."""
        if fact.event == MET:
            self.met_at, self.evidence_at, self.older = fact.at, fact.at, False
        elif fact.event == STILL_MET:
            self.met_at = fact.at if self.older else self.met_at
        elif fact.event == OPENED:
            self.met_at, self.evidence_at, self.older = None, None, False
        else:
            self.met_at, self.older = None, self.evidence_at is not None


def critical_problems(body: DossierBody) -> Iterator[Problem]:
    """Each condition that is stated otherwise than the trail shows it.

    What was met before the candidate last changed is not met, unless somebody said after it that it still is; and
    then the dossier says from when its evidence is. A condition whose text changed since is open, whatever was
    recorded under its number.
    """
    facts = [line.facts for line in body.audit if line.facts is not None]
    for number, condition in enumerate(body.critical, 1):
        shown = _shown(facts, str(number))
        told = (condition.met_at, condition.before.at if condition.before else None)
        if told not in {(None, None), (shown.met_at, shown.evidence_at if shown.older else None)}:
            yield Problem(code="statement.critical-not-shown", subject=str(number))


def _shown(facts: Iterable[AuditFacts], number: str) -> _Shown:
    shown = _Shown()
    for fact in facts:
        if fact.event == _CANDIDATE or (fact.event in {MET, STILL_MET, OPENED, FELL} and fact.subject == number):
            shown.take(fact)
    return shown
