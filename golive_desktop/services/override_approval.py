# SPDX-License-Identifier: MIT
"""The executive's side of an override: the request checked and read, and approved with the executive's own key."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.issue import Draft, Enclosure, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.requesters import know_requester, new_requester, refuse_replaced
from golive_desktop.services.rosters import Comparison, home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.services.voids import not_void
from golive_desktop.statements.envelope import Reference, Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.override import OverrideBody, is_override

__all__ = ["OpenedOverride", "approve_override", "look_at_override", "open_override", "request_of_override"]

_UNKNOWN = "verify.signer-unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedOverride:
    """A request for an override that may be shown for signing."""

    statement: Statement[OverrideBody]
    data: bytes
    sha256: str
    requester: bytes
    """The release manager's certificate, DER."""
    problems: tuple[Problem, ...]
    """What has to be settled before it is signed: the number of a release manager who is new on this laptop."""
    given: Issued[OverrideBody] | None
    """The approval that was signed here; None while there is none."""


def look_at_override(adapters: Adapters, data: bytes, *, now: datetime) -> OpenedOverride:
    """A request for an override, checked; one of a release manager who is new here is shown with the number to compare.

    Args:
        adapters: the parts to work with.
        data: the request; for the approval that was signed here, the request in it.
        now: the time of the check.

    Raises:
        KnownError: ``override.not-genuine``, ``override.no-request``, ``request.requester-key-changed``,
            ``request.requester-replaced``.
    """
    with adapters.store.reading() as work:
        trust, contacts = home_trust(work), work.contacts.all()
        record = work.statements.find(sha256=hashlib.sha256(data).hexdigest())
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    if record is not None and (record.kind, record.direction) == ("override", "issued"):
        data = _request_inside(adapters, data)
    found = verifier.verify(data, trust=trust, now=now)
    statement = found.statement
    given = _given(adapters, statement, found.sha256) if statement is not None and is_override(statement) else None
    if statement is not None and given is None and found.verdict in {"genuine", "unknown-signer"}:
        refuse_replaced(statement, contacts)
    if statement is None or not is_override(statement) or not _readable(found):
        raise KnownError.of("override.not-genuine", _name(found), verdict=found.verdict)
    if statement.body.stage != "asked":
        if found.verdict != "genuine":
            raise KnownError.of("override.not-genuine", _name(found), verdict=found.verdict)
        raise KnownError.of("override.no-request", statement.author.name)
    return OpenedOverride(
        statement=statement,
        data=data,
        sha256=found.sha256,
        requester=found.signatures[0].certificate.der,
        problems=() if found.trusted else tuple(new_requester(statement, contacts, adapters.keys)),
        given=given,
    )


def open_override(adapters: Adapters, data: bytes, *, now: datetime) -> Statement[OverrideBody]:
    """A request for an override, as an executive may sign it: genuine, from a release manager known here.

    Raises:
        KnownError: ``override.not-genuine`` unless it is, ``override.no-request``.
    """
    opened = look_at_override(adapters, data, now=now)
    if opened.data != data:
        raise KnownError.of("override.no-request", opened.statement.author.name)
    if opened.problems:
        raise KnownError.of("override.not-genuine", opened.statement.author.name, verdict="unknown-signer")
    return opened.statement


def approve_override(
    adapters: Adapters, key: SigningKey, data: bytes, *, compared: Comparison | None = None, now: datetime
) -> Issued[OverrideBody]:
    """The executive's signed approval of a request for an override; it carries the request.

    Args:
        adapters: the parts to work with.
        key: the executive's.
        data: the request.
        compared: the release manager's number as it was compared, where they are new on this laptop.
        now: time of signing.

    Raises:
        KnownError: ``override.own-request`` for the key that asked, ``override.other-person`` for one of another role
            here, ``override.answered``, ``sign.void``, ``sign.clock-behind``, ``sign.requester-number-differs``,
            and what `open_override` and `issue` raise.
    """
    opened = look_at_override(adapters, data, now=now)
    asked = opened.statement
    if opened.problems and compared is None:
        raise KnownError.of("override.not-genuine", asked.author.name, verdict="unknown-signer")
    own = fingerprint_of(key.identity.certificate)
    if own == asked.author.fingerprint:
        raise KnownError.of("override.own-request", asked.author.name, executive=asked.body.title)
    if opened.given is not None and opened.given.statement.author.fingerprint == own:
        raise KnownError.of("override.answered", opened.given.statement.author.name)
    if now < asked.issued_at:
        raise KnownError.of("sign.clock-behind", asked.body.title)
    with adapters.store.reading() as work:
        not_void(work, adapters.reader, asked, title=asked.body.title)
        _of_no_other_role(work, asked, own)
    issued = issue(adapters, key, _draft(opened), now=now)
    with adapters.store.writing() as work:
        know_requester(work, asked, opened.requester, compared, now, keys=adapters.keys)
        keep_issued(work, issued, name=f"override-{asked.body.role}.pdf", role=asked.body.role, now=now)
    return issued


def request_of_override(work: UnitOfWork, release: ReleaseRecord) -> bytes:
    """The file of the newest request for an override that this home issued for a release.

    Raises:
        KnownError: ``override.none-asked``.
    """
    asked = [
        record
        for record in work.statements.of_release(release.id)
        if (record.kind, record.direction, record.author) == ("override", "issued", release.created_by)
    ]
    if not asked:
        raise KnownError.of("override.none-asked", release.candidate.tag)
    return work.statements.original(asked[-1].sha256).data


def _readable(found: Verification) -> bool:
    """Genuine, or of somebody whom nobody on this laptop has met yet: not of a known key in a role that it lacks."""
    if found.verdict == "genuine":
        return True
    asks = {problem.code for problem in found.problems}
    return found.verdict == "unknown-signer" and len(found.signatures) == 1 and asks == {_UNKNOWN}


def _of_no_other_role(work: UnitOfWork, asked: Statement[OverrideBody], own: str) -> None:
    """On the laptop that leads the release its key list tells at once who is somebody else."""
    lines = [line for line in work.roster.entries(asked.release.id if asked.release else "") if line.fingerprint == own]
    if lines and asked.body.role not in {line.role for line in lines if not line.deputy}:
        raise KnownError.of("override.other-person", lines[0].person, title=lines[0].title, executive=asked.body.title)


def _draft(opened: OpenedOverride) -> Draft[OverrideBody]:
    asked = opened.statement
    return Draft(
        kind="override",
        release=asked.release,
        role=asked.body.role,
        title=asked.body.title,
        answers_to=(Reference(id=asked.id, kind="override", sha256=opened.sha256),),
        language=asked.language,
        body=replace(asked.body, stage="approved"),
        enclosures=(Enclosure(name="request.pdf", data=opened.data, kind="override"),),
    )


def _request_inside(adapters: Adapters, data: bytes) -> bytes:
    """The request in an approval that was signed here; the file itself where it carries none."""
    wanted = {reference.sha256 for reference in parse(adapters.reader.payload(data)).statement.answers_to}
    inside = (item.data for item in adapters.reader.read(data).attachments)
    return next((item for item in inside if hashlib.sha256(item).hexdigest() in wanted), data)


def _given(adapters: Adapters, asked: Statement[OverrideBody], sha256: str) -> Issued[OverrideBody] | None:
    with adapters.store.reading() as work:
        for record in work.statements.of_release(asked.release.id if asked.release else ""):
            if (record.kind, record.direction) != ("override", "issued") or record.sha256 == sha256:
                continue
            data = work.statements.original(record.sha256).data
            statement = parse(adapters.reader.payload(data)).statement
            if is_override(statement) and sha256 in {reference.sha256 for reference in statement.answers_to}:
                return Issued(statement=statement, data=data, sha256=record.sha256)
    return None


def _name(found: Verification) -> str:
    return found.statement.author.name if found.statement else found.name
