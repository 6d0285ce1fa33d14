# SPDX-License-Identifier: MIT
"""An answer whose time does not fit, looked at by the release manager and accepted with a reason."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from golive_desktop.domain.audit import ACCEPTED, COUNTED, AuditEntry
from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import IdentityRecord, ReleaseRecord
from golive_desktop.domain.signoff import SignOff
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.counting import waits_for
from golive_desktop.services.releases import state_of
from golive_desktop.services.scripts import refuse_texts
from golive_desktop.statements.dossier import Acceptance

__all__ = ["accept_answer", "acceptances"]


def accept_answer(  # noqa: PLR0913 - each argument is one fact of the record
    adapters: Adapters, release_key: str, *, role: str = "", approval: str = "", reason: str, now: datetime
) -> SignOff:
    """Counts an answer that waits because of its time; who accepted it, when and why stays on record.

    It takes the place of no evidence: an answer that waits for a file waits on.

    Args:
        adapters: the parts to work with.
        release_key: id or tag of the release.
        role: whose present answer; not needed with `approval`.
        approval: digest of the answer's file; not needed with `role`.
        reason: what was found out about the time.
        now: when.

    Raises:
        KnownError: ``accept.reason-missing``, ``accept.not-waiting``, ``accept.evidence-missing``,
            ``release.other-manager``, ``store.release-unknown``,
            ``document.script-unsupported`` for a reason that the dossier could not print.
    """
    why = tidy(reason).strip()
    if not why:
        raise KnownError.of("accept.reason-missing")
    refuse_texts(adapters, why)
    with adapters.store.writing() as work:
        release = work.releases.get(release_key)
        answer = _answer(work, release, role, approval)
        name = adapters.keys.describe(_manager(work, release).certificate).subject.name
        missing = waits_for(work, adapters.reader, answer)
        if missing:
            raise KnownError.of("accept.evidence-missing", answer.person, missing=", ".join(missing))
        work.sign_offs.set_standing(answer.sha256, "counted", at=now)
        payload = {"reason": why, "by": name}
        work.audit.record(ACCEPTED, answer.role, payload, at=now, release=release.id, file=answer.sha256)
        work.audit.record(COUNTED, answer.role, {}, at=now, release=release.id, file=answer.sha256)
        return next(item for item in work.sign_offs.of_release(release.id)[1] if item.sha256 == answer.sha256)


def acceptances(entries: Iterable[AuditEntry], release: str) -> Iterator[Acceptance]:
    """Every acceptance of a release, as its audit trail shows it; what was erased there reads as empty."""
    for entry in entries:
        if (entry.event, entry.release) == (ACCEPTED, release):
            told = entry.payload or {}
            yield Acceptance(approval=entry.file, at=entry.at, by=told.get("by", ""), reason=told.get("reason", ""))


def _answer(work: UnitOfWork, release: ReleaseRecord, role: str, approval: str) -> SignOff:
    state = state_of(work, release)
    shown = state.sign_off(role) if role else None
    answer = next((item for item in state.sign_offs if item.sha256 == approval), None) if approval else shown
    if answer is None or answer.standing != "waits":
        raise KnownError.of("accept.not-waiting", answer.person if answer else role or release.candidate.tag)
    return answer


def _manager(work: UnitOfWork, release: ReleaseRecord) -> IdentityRecord:
    """The key of this laptop that leads the release."""
    for identity in work.identities.all():
        if fingerprint_of(identity.certificate) == release.created_by:
            return identity
    raise KnownError.of("release.other-manager", release.candidate.tag)
