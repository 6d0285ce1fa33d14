# SPDX-License-Identifier: MIT
"""Two different answers to one request: neither counts until the stakeholder is asked again."""

from datetime import datetime

from golive_desktop.domain.audit import CONTESTED
from golive_desktop.domain.signoff import SignOff
from golive_desktop.ports.store import UnitOfWork

__all__ = ["set_conflict"]

_KNOWN = frozenset({"counted", "waits", "conflict"})


def set_conflict(work: UnitOfWork, release: str, answer: SignOff, *, at: datetime) -> bool:
    """Whether another confirmed answer to the same request stands against `answer`; then none of them counts.

    An answer whose signer is unknown is no conflict: a stranger must not be able to undo an answer that counts.

    Args:
        work: the transaction in which the answer is recorded.
        release: id of the release.
        answer: the answer, recorded and by a confirmed signer.
        at: when.
    """
    _, answers, _ = work.sign_offs.of_release(release)
    others = [
        other
        for other in answers
        if other.request == answer.request and other.sha256 != answer.sha256 and other.standing in _KNOWN
    ]
    if not others:
        return False
    for other in (*others, answer):
        work.sign_offs.set_standing(other.sha256, "conflict", at=at)
        work.audit.record(CONTESTED, other.role, {}, at=at, release=release, file=other.sha256)
    return True
