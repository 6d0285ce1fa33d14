# SPDX-License-Identifier: MIT
"""What becomes of the critical conditions when the candidate changes: open again, until somebody says they hold."""

from datetime import datetime

from golive_desktop.domain.critical import FELL, STILL_MET, CriticalCondition, fallen, still_met
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork

__all__ = ["confirm_critical", "open_for_another"]


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
            candidate, under the text that the plan has now.
    """
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
