# SPDX-License-Identifier: MIT
"""A release, or one request of it, declared void by whoever leads it."""

from datetime import datetime

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.documents import DocumentReader
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.issue import Draft, Issued, SigningKey, issue, keep_issued
from golive_desktop.services.releases import owned_by, state_of
from golive_desktop.statements.envelope import RELEASE_MANAGER, Reference, Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.void import VoidBody, is_void, void_of

__all__ = ["declare_void", "not_void", "refuse_void"]


def declare_void(  # noqa: PLR0913 - what a declaration states
    adapters: Adapters, key: SigningKey, release_key: str, *, role: str = "", reason: str, now: datetime
) -> Issued[VoidBody]:
    """The signed declaration; from then on the release is NO-GO, or the request counts for nothing.

    Args:
        adapters: the parts to work with.
        key: the release manager's.
        release_key: id or tag of the release.
        role: whose newest request alone is void; empty for the whole release.
        reason: why, in a sentence.
        now: time of signing.

    Raises:
        KnownError: ``void.already``, ``void.no-request``, ``statement.void-needs-reason``, ``release.other-manager``,
            ``request.role-unknown``, and everything that `issue` raises.
    """
    with adapters.store.writing() as work:
        release = owned_by(work, work.releases.get(release_key), key.identity, now=now)
        state = state_of(work, release)
    if state.void is not None:
        raise KnownError.of("void.already", release.candidate.tag)
    stakeholder = release.plan.stakeholder(role) if role else None
    if role and stakeholder is None:
        known = ", ".join(person.role for person in release.plan.stakeholders)
        raise KnownError.of("request.role-unknown", role, roles=known)
    request = state.latest_request(role) if role else None
    if stakeholder is not None and request is None:
        raise KnownError.of("void.no-request", stakeholder.title)
    draft = Draft(
        kind="void",
        release=release.reference,
        role=RELEASE_MANAGER,
        title=adapters.keys.describe(key.identity.certificate).subject.role,
        answers_to=(Reference(id=request.id, kind="request", sha256=request.sha256),) if request else (),
        language=release.language,
        body=VoidBody(role=role, title=stakeholder.title if stakeholder else "", reason=tidy(reason)),
    )
    issued = issue(adapters, key, draft, now=now)
    with adapters.store.writing() as work:
        keep_issued(
            work, issued, name=f"void-{role}.pdf" if role else "void.pdf", role=role or RELEASE_MANAGER, now=now
        )
        work.voids.add(release.id, void_of(issued.statement, issued.sha256))
    return issued


def not_void(work: UnitOfWork, reader: DocumentReader, request: Statement[object], *, title: str) -> None:
    """Stops an answer to a request that is void, as far as this laptop was told by the very key that asks.

    Args:
        work: a view of this home.
        reader: reads kept files.
        request: the request.
        title: of the role that is asked, in words.

    Raises:
        KnownError: ``sign.void``.
    """
    for record in work.statements.of_release(request.release.id if request.release else ""):
        if record.kind != "void" or record.author != request.author.fingerprint:
            continue
        statement = parse(reader.payload(work.statements.original(record.sha256).data)).statement
        if is_void(statement) and void_of(statement, record.sha256).request in {"", request.id}:
            raise KnownError.of("sign.void", title, reason=statement.body.reason)


def refuse_void(state: ReleaseState) -> None:
    """Stops what makes no sense for a release that is void.

    Raises:
        KnownError: ``request.release-void``.
    """
    if state.void is not None:
        raise KnownError.of("request.release-void", state.candidate.tag, reason=state.void.reason)
