# SPDX-License-Identifier: MIT
"""A critical condition counts in a dossier only as its audit trail shows it since the candidate last changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from golive_desktop.domain.audit import AuditFacts
from golive_desktop.domain.critical import FELL, MET, OPENED, STILL_MET
from golive_desktop.domain.problem import Problem
from golive_desktop.statements.dossier import DossierBody

__all__ = ["critical_problems"]

_CANDIDATE = "candidate.set"
_EVENTS = frozenset({MET, STILL_MET, OPENED, FELL})


class _Shown:
    """How a condition stands by the trail."""

    def __init__(self) -> None:
        self.met_at: datetime | None = None
        self.evidence_at: datetime | None = None
        """When its evidence was recorded; None before any was, and after somebody opened it again."""
        self.older = False
        """Whether the candidate has changed since its evidence was recorded."""

        self.candidates = 0
        """How often the candidate had changed when it was last looked at."""

    def take(self, event: str, at: datetime) -> None:
        """Goes on with the next entry about it."""
        if event == MET:
            self.met_at, self.evidence_at, self.older = at, at, False
        elif event == OPENED:
            self.met_at, self.evidence_at, self.older = None, None, False
        elif event == FELL:
            self._fall()
        elif self.older:
            self.met_at = at

    def catch_up(self, candidates: int) -> None:
        """Falls where the candidate has changed since.

        Args:
            candidates: how often it has.
        """
        if self.candidates != candidates:
            self.candidates = candidates
            self._fall()

    def _fall(self) -> None:
        self.met_at, self.older = None, self.evidence_at is not None


def critical_problems(body: DossierBody) -> Iterator[Problem]:
    """Each condition that is stated otherwise than the trail shows it.

    What was met before the candidate last changed is not met, unless somebody said after it that it still is; and
    then the dossier says from when its evidence is. A condition whose text changed since is open, whatever was
    recorded under its number.
    """
    known = _shown(line.facts for line in body.audit if line.facts is not None)
    for number, condition in enumerate(body.critical, 1):
        shown = known[str(number)]
        told = (condition.met_at, condition.before.at if condition.before else None)
        if told not in {(None, None), (shown.met_at, shown.evidence_at if shown.older else None)}:
            yield Problem(code="statement.critical-not-shown", subject=str(number))


def _shown(facts: Iterable[AuditFacts]) -> Mapping[str, _Shown]:
    """How the conditions stand at the end of the trail, by their numbers."""
    known: defaultdict[str, _Shown] = defaultdict(_Shown)
    candidates = 0
    for fact in facts:
        if fact.event == _CANDIDATE:
            candidates += 1
        elif fact.event in _EVENTS:
            # note: one pass, however often a hostile trail changes the candidate
            known[fact.subject].catch_up(candidates)
            known[fact.subject].take(fact.event, fact.at)
    for shown in known.values():
        shown.catch_up(candidates)
    return known
