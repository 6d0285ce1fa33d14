# SPDX-License-Identifier: MIT
"""The mails of a release with what belongs to them: a request with its file, a receipt, the dossier, notices."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from golive_desktop.domain.mail import Mailbox, Posting
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import File
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.identities import only_identity
from golive_desktop.services.letters import write_mails
from golive_desktop.services.mail_kinds import kind_of
from golive_desktop.services.outbox import Mail, prepare_letter
from golive_desktop.services.override_approval import request_of_override
from golive_desktop.services.overview import Overview, look_at
from golive_desktop.services.recipients import reached
from golive_desktop.services.training import write_invitation
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.override import is_override
from golive_desktop.statements.state import is_withdrawal
from golive_desktop.statements.void import is_void

__all__ = ["files_for", "mails_for", "prepare_mails", "prepare_notices", "writer"]

_PDF: Final = "application/pdf"
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
_INVITATION: Final = "training"
_TELLING: Final = {"rejected": "rejection", "withdrawn": "withdrawal"}
"""States of a role of which everybody is told who has signed already, with the kind of mail that tells it."""
_STATED: Final = {"withdrawal": "withdrawal", "request-void": "void"}
"""Mails that tell the reason in a statement, with the kind of that statement."""


def prepare_mails(  # noqa: PLR0913 - what a mail is made of
    adapters: Adapters,
    key: str,
    kind: str,
    *,
    role: str = "",
    language: Language | None = None,
    given: Mapping[str, object] = _NOTHING,
    now: datetime,
) -> tuple[Posting, ...]:
    """The letters of a kind in the outbox, one for each language of its recipients; nothing leaves.

    Args:
        adapters: the parts to work with.
        key: id or tag of the release.
        kind: key of the mail, see `golive_desktop.services.mail_kinds.kinds`.
        role: whom it is for or about.
        language: for everybody; None for everybody's own.
        given: values of placeholders that do not follow from the release.
        now: when.

    Raises:
        KnownError: as `mails_for`; ``outbox.nobody``, ``mail.…``.
    """
    mails = mails_for(adapters, key, kind, role=role, language=language, given=given, now=now)
    return tuple(prepare_letter(adapters, mail, now=now) for mail in mails)


def mails_for(  # noqa: PLR0913 - what a mail is made of
    adapters: Adapters,
    key: str,
    kind: str,
    *,
    role: str = "",
    language: Language | None = None,
    given: Mapping[str, object] = _NOTHING,
    now: datetime,
) -> tuple[Mail, ...]:
    """The mails of a kind with their files, to be shown before they are kept; arguments as of `prepare_mails`.

    Raises:
        KnownError: ``outbox.address-missing``, ``letter.…``, ``training.…``, ``template.…``, and what `files_for`
            raises.
    """
    with adapters.store.reading() as work:
        release = work.releases.get(key)
        if kind_of(kind).audience == "role" and release.plan.stakeholder(role) is not None:
            reached(work, release, role)
        files = files_for(work, release, kind, role)
        told = {**_told(adapters, work, release, kind, role), **given}
        senders = [account.sender for account in work.post.accounts.all()]
    if kind == _INVITATION:
        organiser = senders[0] if senders else _own(adapters)
        return (write_invitation(adapters, release.id, organiser=organiser, now=now),)
    return write_mails(adapters, release.id, kind, role=role, language=language, given=told, files=files, now=now)


def files_for(work: UnitOfWork, release: ReleaseRecord, kind: str, role: str) -> tuple[File, ...]:
    """What travels with a mail of this kind: the originals, byte for byte.

    Raises:
        KnownError: ``request.not-issued``, ``receipt.not-counted``, ``override.none-asked``, ``void.no-declaration``,
            ``store.original-unknown``.
    """
    stakeholder = release.plan.stakeholder(role)
    title = stakeholder.title if stakeholder else role
    if kind in {"request", "reminder"}:
        return (_issued(work, release, "request", role, f"{role}.golive", KnownError.of("request.not-issued", title)),)
    if kind == "receipt":
        absent = KnownError.of("receipt.not-counted", title)
        return (_issued(work, release, "receipt", role, f"receipt-{role}.pdf", absent),)
    if kind == "request-void":
        return (_issued(work, release, "void", role, f"void-{role}.pdf", KnownError.of("void.no-declaration", title)),)
    if kind == "override":
        data = request_of_override(work, release)
        return (File(name=f"override-{role}.golive", media_type=_PDF, data=data),)
    if kind == "dossier":
        name = f"dossier-{release.candidate.tag}.pdf"
        return (_issued(work, release, "dossier", "", name, KnownError.of("outbox.no-dossier", release.candidate.tag)),)
    return ()


def prepare_notices(adapters: Adapters, key: str, *, now: datetime) -> tuple[Posting, ...]:
    """Letters to everybody who has signed, about each rejection, withdrawal and voidness that they were not told yet.

    Raises:
        KnownError: ``store.release-unknown``, ``letter.…``, ``template.…``.
    """
    overview = look_at(adapters, key, now=now, with_own=False)
    with adapters.store.reading() as work:
        release = overview.release
        told = [item.letter for item in work.post.outbox.all() if item.letter.release == release.id]
        voids = [void for void in work.voids.of_release(release.id) if not void.request]
    news = [*_changes(overview), *(("void", "", void.at) for void in voids[-1:])]
    fresh = [
        (kind, role)
        for kind, role, since in news
        if not any((letter.kind, letter.role) == (kind, role) and letter.written_at >= since for letter in told)
    ]
    mails = [mail for kind, role in fresh for mail in mails_for(adapters, release.id, kind, role=role, now=now)]
    return tuple(prepare_letter(adapters, mail, now=now) for mail in mails if mail.to)


def writer(adapters: Adapters, *, now: datetime) -> Callable[[str, ReleaseRecord, str], tuple[Mail, ...]]:
    """What writes planned mails, see `golive_desktop.services.reminders.write_due`."""

    def write(kind: str, release: ReleaseRecord, role: str) -> tuple[Mail, ...]:
        return mails_for(adapters, release.id, kind, role=role, now=now)

    return write


def _told(adapters: Adapters, work: UnitOfWork, release: ReleaseRecord, kind: str, role: str) -> Mapping[str, object]:
    """What stands in a signed file and not in the answer itself: why it was taken back, why something shall pass."""
    if kind == "override":
        asked = parse(adapters.reader.payload(request_of_override(work, release))).statement
        return {"reason": asked.body.reason} if is_override(asked) else _NOTHING
    for record in reversed(work.statements.of_release(release.id)):
        if record.role == role and record.kind == _STATED.get(kind):
            statement = parse(adapters.reader.payload(work.statements.original(record.sha256).data)).statement
            if is_withdrawal(statement) or is_void(statement):
                return {"reason": statement.body.reason}
    return _NOTHING


def _own(adapters: Adapters) -> Mailbox:
    subject = adapters.keys.describe(only_identity(adapters).certificate).subject
    return Mailbox(name=subject.name, address=subject.email)


def _changes(overview: Overview) -> list[tuple[str, str, datetime]]:
    rows = overview.readiness.board
    return [
        (_TELLING[row.state], row.role, row.sign_off.signed_at)
        for row in rows
        if row.state in _TELLING and row.sign_off is not None
    ]


def _issued(  # noqa: PLR0913, PLR0917 - which file, and what is said without it
    work: UnitOfWork, release: ReleaseRecord, kind: str, role: str, name: str, absent: KnownError
) -> File:
    """The newest file of a kind that was issued for a role."""
    found = [
        record
        for record in work.statements.of_release(release.id)
        if record.kind == kind and record.direction == "issued" and role in {"", record.role}
    ]
    if not found:
        raise absent
    return File(name=name, media_type=_PDF, data=work.statements.original(found[-1].sha256).data)
