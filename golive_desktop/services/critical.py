# SPDX-License-Identifier: MIT
"""What becomes of the critical conditions when the candidate changes: open again, until somebody says they hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from golive_desktop.domain.audit import AuditEntry
from golive_desktop.domain.critical import FELL, MET, OPENED, STILL_MET, CriticalCondition, fallen, still_met
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.scripts import refuse_texts

__all__ = ["confirm_critical", "critical_told", "open_for_another"]

_EVENTS: Final = frozenset({MET, STILL_MET, OPENED, FELL})


def open_for_another(work: UnitOfWork, release: ReleaseRecord, *, now: datetime) -> None:
    """Opens each critical condition that was met; what showed it stays with it, as of the candidate before.

    Args:
        work: a transaction that exchanges the candidate.
        release: as it was before.
        now: when.
    """
    for number, condition in work.progress.critical(release.id).items():
        if condition.met_at is not None:
            work.progress.set_critical(release.id, number, fallen(condition, release.candidate))
            payload = {"commit": release.candidate.commit}
            work.audit.record(FELL, str(number), payload, at=now, release=release.id)


def confirm_critical(adapters: Adapters, key: str, number: int, *, by: str, now: datetime) -> CriticalCondition:
    """Records that a critical condition holds for the new candidate too, with the evidence that it had.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        number: counted from 1.
        by: who says so.
        now: when.

    Raises:
        KnownError: ``release.critical-unknown``; ``release.critical-not-older`` where it was not met for an older
            candidate, under the text that the plan has now; ``document.script-unsupported`` for a name that the
            dossier could not print.
    """
    refuse_texts(adapters, by)
    with adapters.store.writing() as work:
        release = work.releases.get(key)
        texts = release.plan.critical_conditions
        if not 1 <= number <= len(texts):
            raise KnownError.of("release.critical-unknown", str(number), count=str(len(texts)))
        before = work.progress.critical(release.id).get(number)
        if before is None or not before.fell or before.text != texts[number - 1]:
            raise KnownError.of("release.critical-not-older", str(number))
        condition = still_met(before, by=by, at=now)
        work.progress.set_critical(release.id, number, condition)
        work.audit.record(STILL_MET, str(number), {"by": by}, at=now, release=release.id)
    return condition


def critical_told(
    work: UnitOfWork, release: ReleaseRecord, entries: Iterable[AuditEntry]
) -> Mapping[int, CriticalCondition]:
    """What each entry about a critical condition recorded, by the number of the entry.

    The trail names a condition by its number, and its words may have been edited since: those of its time are kept
    beside it, one state for each entry.

    Args:
        work: a transaction.
        release: the release.
        entries: the audit trail, in order.
    """
    recorded, told = defaultdict[str, list[CriticalCondition]](list), defaultdict[str, list[int]](list)
    for number, condition in work.progress.critical_history(release.id):
        recorded[str(number)].append(condition)
    for entry in entries:
        if entry.release == release.id and entry.event in _EVENTS:
            told[entry.subject].append(entry.sequence)
    # note: both are written in one transaction; where they do not match nevertheless, nobody's words are put to others
    return {
        sequence: condition
        for number, sequences in told.items()
        if len(sequences) == len(recorded[number])
        for sequence, condition in zip(sequences, recorded[number], strict=True)
    }
