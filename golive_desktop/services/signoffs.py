# SPDX-License-Identifier: MIT
"""A stakeholder answers: the request is checked, the answers are signed, the approval lies ready."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.answer import Response
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import IdentityRecord, Original
from golive_desktop.domain.succession import replaced_at
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.approving import MAX_INSIDE, EvidenceFile, approval_draft
from golive_desktop.services.issue import Issued, SigningKey, issue, keep_issued, unsigned
from golive_desktop.services.own_records import own_record_problems
from golive_desktop.services.requesters import admit_requester, know_requester, new_requester, refuse_replaced
from golive_desktop.services.rosters import Comparison, home_trust
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.services.voids import not_void
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.state import is_request, is_roster

__all__ = ["MAX_INSIDE", "EvidenceFile", "OpenedRequest", "open_request", "preview_answer", "sign_request"]

_ANSWERED = "request.answered"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedRequest:
    """A request that may be shown for signing."""

    statement: Statement[RequestBody]
    data: bytes
    sha256: str
    requester: bytes
    """The release manager's certificate, DER."""
    trusted: bool
    """The release manager's number was compared on this laptop before."""
    problems: tuple[Problem, ...]
    """What the signer should know first, for example that the requester's number was never compared."""


def open_request(adapters: Adapters, data: bytes, *, now: datetime) -> OpenedRequest:
    """Checks a request before it is shown, by the same rules as every other file.

    The first request of an unknown release manager is shown with the number to compare. Once a number was compared, a
    request under another key in the same name is refused; a key that was never compared stands against nobody, and is
    only told of.

    Of a key in whose place another one was compared since, only what was answered here before is shown.

    Raises:
        KnownError: ``request.changed``, ``request.not-checkable``, ``request.no-request``,
            ``request.requester-key-changed``, ``request.requester-replaced``, ``request.roster-older``.
    """
    with adapters.store.reading() as work:
        trust = home_trust(work)
        contacts = work.contacts.all()
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    found = verifier.verify(data, trust=trust, now=now)
    statement = _request_of(found)
    _roster_not_older(found, dict(trust.seen_rosters))
    with adapters.store.reading() as work:
        earlier = _answered_here(work, found.sha256)
        if not earlier:
            refuse_replaced(statement, contacts)
        problems = [problem for problem in found.problems if problem.severity is not Severity.BLOCKS]
        if not found.trusted:
            replaced = earlier and replaced_at(contacts, statement.author.fingerprint) is not None
            problems = [] if replaced else [*new_requester(statement, contacts, adapters.keys)]
        problems += own_record_problems(work, found, adapters.reader)
    return OpenedRequest(
        statement=statement,
        data=data,
        sha256=found.sha256,
        requester=found.signatures[0].certificate.der,
        trusted=found.trusted,
        problems=tuple(problems),
    )


def sign_request(  # noqa: PLR0913 - what a signature stands for
    adapters: Adapters,
    key: SigningKey,
    request: OpenedRequest,
    response: Response,
    *,
    files: Sequence[EvidenceFile] = (),
    on_laptop_of: str = "",
    drawing: Drawing | None = None,
    compared: Comparison | None = None,
    now: datetime,
) -> Issued[ApprovalBody]:
    """The signed approval.

    Args:
        adapters: the parts to work with.
        key: the signer's.
        request: as opened.
        response: answers and decision; evidence comes from `files`.
        files: evidence, each for one item.
        on_laptop_of: whose laptop this is, when not the signer's own.
        drawing: the signature as it was drawn; None for the typed name alone.
        compared: the release manager's number as it was compared, at the first contact.
        now: time of signing.

    Raises:
        KnownError: ``sign.other-person``, ``sign.answered``, ``sign.requester-number-differs``,
            ``sign.clock-behind``, ``sign.void``,
            ``request.requester-key-changed`` and ``request.requester-replaced`` for what was opened before,
            ``form.…`` for the first rule that is not kept,
            and everything that `issue` raises.
    """
    asked = request.statement.body
    certificate = adapters.keys.describe(key.identity.certificate)
    if asked.person and asked.person != certificate.subject.name:
        raise KnownError.of("sign.other-person", certificate.subject.name, asked=asked.person)
    if now < request.statement.issued_at:
        raise KnownError.of("sign.clock-behind", asked.title)
    with adapters.store.reading() as work:
        _not_answered(work, request)
        admit_requester(work, request.statement, adapters.keys)
        not_void(work, adapters.reader, request.statement, title=asked.title)
    draft = approval_draft(
        request.statement, request.data, response, files=files, on_laptop_of=on_laptop_of, drawing=drawing
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        _not_answered(work, request)
        know_requester(work, request.statement, request.requester, compared, now, keys=adapters.keys)
        if request.trusted or compared is not None:
            _remember_roster(work, adapters, request)
        work.statements.keep(
            Original(sha256=request.sha256, data=request.data, name=f"{asked.role}.golive", kept_at=now)
        )
        keep_issued(work, issued, name=f"{asked.role}.pdf", role=asked.role, now=now)
        release = issued.statement.release.id if issued.statement.release else ""
        payload = {"decision": response.decision, "requester": request.statement.author.fingerprint}
        work.audit.record(_ANSWERED, request.statement.id, payload, at=now, release=release, file=request.sha256)
    return issued


def preview_answer(  # noqa: PLR0913 - as `sign_request`
    adapters: Adapters,
    identity: IdentityRecord,
    request: OpenedRequest,
    response: Response,
    *,
    files: Sequence[EvidenceFile] = (),
    on_laptop_of: str = "",
    drawing: Drawing | None = None,
    now: datetime,
) -> bytes:
    """The pages as `sign_request` would print them now: unsigned, and without what they carry.

    Raises:
        KnownError: the problem of the first rule that the answer breaks.
    """
    draft = approval_draft(
        request.statement, request.data, response, files=files, on_laptop_of=on_laptop_of, drawing=drawing
    )
    return unsigned(adapters, identity, draft, now=now)


def _request_of(found: Verification) -> Statement[RequestBody]:
    statement = found.statement
    if found.verdict == "changed":
        raise KnownError.of("request.changed", found.name, problem=_first(found))
    if found.verdict == "not-checkable" or statement is None:
        raise KnownError.of("request.not-checkable", found.name, problem=_first(found))
    if not is_request(statement):
        raise KnownError.of("request.no-request", statement.kind)
    return statement


def _first(found: Verification) -> str:
    return next((problem.code for problem in found.problems if problem.severity is Severity.BLOCKS), "")


def _roster_not_older(found: Verification, seen: dict[str, int]) -> None:
    for item in found.embedded:
        statement = item.statement
        if statement is not None and statement.release is not None and is_roster(statement):
            number = statement.body.number
            if number < seen.get(statement.release.id, 0):
                raise KnownError.of("request.roster-older", str(number), seen=str(seen[statement.release.id]))


def _answered_here(work: UnitOfWork, sha256: str) -> bool:
    return any((entry.event, entry.file) == (_ANSWERED, sha256) for entry in work.audit.entries())


def _not_answered(work: UnitOfWork, request: OpenedRequest) -> None:
    statement = request.statement
    for entry in work.audit.entries():
        if (entry.event, entry.subject) != (_ANSWERED, statement.id):
            continue
        # note: a stranger's request may bear the id of the real one, and does not take its place
        asked_by = (entry.payload or {}).get("requester", statement.author.fingerprint)
        if asked_by == statement.author.fingerprint:
            raise KnownError.of("sign.answered", request.statement.body.title)


def _remember_roster(work: UnitOfWork, adapters: Adapters, request: OpenedRequest) -> None:
    """So that an older key list of the same manager is refused from now on.

    A release keeps its manager here: whoever leads another product could bear its id, and lead it from then on.
    """
    release = request.statement.release.id if request.statement.release else ""
    leading = {key for led, key in home_trust(work).managers if led == release}
    if leading and request.statement.author.fingerprint not in leading:
        return
    for item in adapters.reader.read(request.data).attachments:
        if hashlib.sha256(item.data).hexdigest() != request.statement.answers_to[0].sha256:
            continue
        statement = parse(adapters.reader.payload(item.data)).statement
        if is_roster(statement) and statement.release is not None:
            digest, author = request.statement.answers_to[0].sha256, statement.author.fingerprint
            work.roster.saw(statement.release.id, statement.body.number, digest, author)
