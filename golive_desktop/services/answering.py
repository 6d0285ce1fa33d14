# SPDX-License-Identifier: MIT
"""A request as its signer finds it: checked within limits, with what was answered so far or signed already."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.record import StatementRecord
from golive_desktop.domain.release import Candidate
from golive_desktop.domain.succession import replaced_at
from golive_desktop.domain.trust import Trust
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.ports.system import BoundedCall
from golive_desktop.services.checking import UNFINISHED, check_bounded
from golive_desktop.services.drafts import load_draft
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.services.signoffs import OpenedRequest, open_request
from golive_desktop.services.verify import Verification
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.recall import ClosureBody, WithdrawalBody
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.state import is_approval

__all__ = [
    "Asked",
    "GivenAnswer",
    "GivenClosure",
    "approvals_inside",
    "find_request",
    "given_answer",
    "look_at_request",
    "request_here",
]

_AT_ONCE = (*UNFINISHED, "document.empty", "document.not-pdf")
"""Reasons that are said as they are: nothing of the file was read."""
_LATER = {"withdrawal", "closure", "receipt"}
"""What may be stated about an answer after it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenClosure:
    """A condition of the own answer that was closed on this laptop."""

    condition: str
    """Its key."""
    closed_at: datetime
    sha256: str
    """Digest of the signed closure."""
    beside: tuple[str, ...] = ()
    """Names of the evidence that is too large for it and travels beside it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenAnswer:
    """The answer to a request that was signed on this laptop."""

    statement: Statement[ApprovalBody]
    data: bytes
    sha256: str
    withdrawn_at: datetime | None = None
    """When it was taken back here."""
    counted_at: datetime | None = None
    """When whoever asked counted it, by the receipt that was received here."""
    closures: tuple[GivenClosure, ...] = ()
    """Its conditions that were closed here, in the order in which they were."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Everything that the signer's view shows."""

    request: OpenedRequest
    draft: AnswerDraft
    given: GivenAnswer | None
    """None while nothing was signed."""
    keys: tuple[OwnKey, ...]
    problems: tuple[Problem, ...]
    """What the signer should know first."""


def look_at_request(adapters: Adapters, calls: BoundedCall, data: bytes, *, name: str, now: datetime) -> Asked:
    """Checks a request from anywhere and gathers what is known about it here.

    The own answer, signed on this laptop, leads to the request that it carries.

    Args:
        adapters: the home's parts.
        calls: runs the first check beside the program, within its limits.
        data: any bytes.
        name: the file's name, for messages only.
        now: the time of the check.

    Raises:
        KnownError: ``document.empty``, ``document.not-pdf``, ``bounded.…``, and everything that `open_request` raises.
    """
    found = check_bounded(adapters, calls, data, name=name, trust=Trust(), now=now)
    for problem in found.problems:
        if problem.code.startswith(_AT_ONCE):
            raise KnownError(problem)
    return _gathered(adapters, open_request(adapters, _answered(adapters, data, found), now=now))


def request_here(adapters: Adapters, role: str, *, release: str = "", now: datetime) -> Asked:
    """The newest request of this home to a role, to be signed on this laptop.

    Args:
        adapters: the home's parts.
        role: who is asked.
        release: id or tag; empty for the newest release that asked this role.
        now: the time of the check.

    Raises:
        KnownError: ``request.not-issued``, and everything that `open_request` raises.
    """
    return _gathered(adapters, open_request(adapters, find_request(adapters, role, release=release), now=now))


def find_request(adapters: Adapters, role: str, *, release: str = "") -> bytes:
    """The file of the newest request of this home to a role; see `request_here`.

    Raises:
        KnownError: ``request.not-issued``.
    """
    with adapters.store.reading() as work:
        releases = (work.releases.get(release),) if release else work.releases.all()
        for known in releases:
            asked = [item for item in work.sign_offs.of_release(known.id)[0] if item.role == role]
            if asked:
                return work.statements.original(asked[-1].sha256).data
    raise KnownError.of("request.not-issued", role)


def given_answer(adapters: Adapters, request: OpenedRequest) -> GivenAnswer | None:
    """The answer that was signed here for `request`; None while there is none."""
    statement = request.statement
    release = statement.release.id if statement.release else ""
    with adapters.store.reading() as work:
        records = work.statements.of_release(release)
        since = replaced_at(work.contacts.all(), statement.author.fingerprint)
        for record in records:
            if (record.kind, record.direction) != ("approval", "issued"):
                continue
            approval, data = _read(adapters, work, record)
            if not is_approval(approval) or approval.answers_to[0].sha256 != request.sha256:
                continue
            later = [(other, _read(adapters, work, other)[0]) for other in records if other.kind in _LATER]
            about = [(other, said) for other, said in later if approval.id in {item.id for item in said.answers_to}]
            said = [item for _record, item in about]
            return GivenAnswer(
                statement=approval,
                data=data,
                sha256=record.sha256,
                withdrawn_at=_withdrawn(said, approval),
                counted_at=_counted(about, statement.author.fingerprint, since),
                closures=tuple(_closures(about, approval)),
            )
    return None


def approvals_inside(adapters: Adapters, request: OpenedRequest) -> tuple[Statement[ApprovalBody], ...]:
    """The approvals that an executive request carries, with each answer and comment, in its order."""
    wanted = {reference.sha256: None for reference in request.statement.body.stands_on}
    if not wanted:
        return ()
    found = (
        parse(adapters.reader.payload(item.data)).statement for item in adapters.reader.read(request.data).attachments
    )
    known = {statement.id: statement for statement in found if is_approval(statement)}
    ids = (reference.id for reference in request.statement.body.stands_on)
    return tuple(known[key] for key in ids if key in known)


def _answered(adapters: Adapters, data: bytes, found: Verification) -> bytes:
    """The request inside the own answer; every other file stays what it is."""
    with adapters.store.reading() as work:
        record = work.statements.find(sha256=found.sha256)
    if record is None or (record.kind, record.direction) != ("approval", "issued"):
        return data
    approval = parse(adapters.reader.payload(data)).statement
    wanted = {reference.sha256 for reference in approval.answers_to if reference.kind == "request"}
    inside = (item.data for item in adapters.reader.read(data).attachments)
    return next((item for item in inside if hashlib.sha256(item).hexdigest() in wanted), data)


def _gathered(adapters: Adapters, request: OpenedRequest) -> Asked:
    given = given_answer(adapters, request)
    draft = load_draft(adapters, request.sha256) if given is None else None
    older = () if given is not None else tuple(_older(adapters, request))
    return Asked(
        request=request,
        draft=draft or AnswerDraft(),
        given=given,
        keys=own_keys(adapters),
        problems=(*request.problems, *older),
    )


def _older(adapters: Adapters, request: OpenedRequest) -> Iterator[Problem]:
    """A request for a candidate that was followed by another one, as far as this laptop has seen."""
    statement = request.statement
    if statement.release is None:
        return
    asked, candidate = statement.body, _name(statement.release.candidate)
    with adapters.store.reading() as work:
        newer = {_name(item.candidate) for item in work.releases.all() if item.id == statement.release.id}
        for record in work.statements.of_release(statement.release.id):
            if (record.kind, record.direction) == ("approval", "issued") and record.issued_at > statement.issued_at:
                other, _data = _read(adapters, work, record)
                if is_approval(other) and other.release is not None and other.body.role == asked.role:
                    newer.add(_name(other.release.candidate))
    for other_candidate in sorted(newer - {candidate}):
        details = {"candidate": candidate, "newer": other_candidate}
        yield Problem(code="request.candidate-older", severity=Severity.ASKS, subject=asked.title, details=details)


def _name(candidate: Candidate) -> str:
    return f"{candidate.tag} ({candidate.commit[:7]})" if candidate.commit else candidate.tag


def _read(adapters: Adapters, work: UnitOfWork, record: StatementRecord) -> tuple[Statement[object], bytes]:
    data = work.statements.original(record.sha256).data
    return parse(adapters.reader.payload(data)).statement, data


def _withdrawn(about: list[Statement[object]], approval: Statement[ApprovalBody]) -> datetime | None:
    own = approval.author.fingerprint
    times = [
        item.issued_at for item in about if isinstance(item.body, WithdrawalBody) and item.author.fingerprint == own
    ]
    return min(times, default=None)


def _closures(
    about: list[tuple[StatementRecord, Statement[object]]], approval: Statement[ApprovalBody]
) -> Iterator[GivenClosure]:
    own = approval.author.fingerprint
    for record, item in about:
        if isinstance(item.body, ClosureBody) and item.author.fingerprint == own:
            yield GivenClosure(
                condition=item.body.condition,
                closed_at=item.issued_at,
                sha256=record.sha256,
                beside=tuple(piece.name for piece in item.body.evidence if piece.beside),
            )


def _counted(
    about: list[tuple[StatementRecord, Statement[object]]], requester: str, since: datetime | None
) -> datetime | None:
    """Only a receipt of the very key that asked says that it counted, and none that came after it was replaced."""
    times = [
        item.body.counted_at
        for record, item in about
        if isinstance(item.body, ReceiptBody)
        and item.author.fingerprint == requester
        and (since is None or record.recorded_at < since)
    ]
    return max(times, default=None)
