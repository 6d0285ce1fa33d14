# SPDX-License-Identifier: MIT
"""Whom a check may trust: the anchors of this laptop, and the rosters of those whom it trusts."""

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from golive_desktop.domain.certificate import fingerprint_of
from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.domain.trust import Anchor, RosterEntry, Trust
from golive_desktop.domain.verdict import verdict_of
from golive_desktop.ports.signing import SignatureFacts
from golive_desktop.statements.delegation import is_delegation
from golive_desktop.statements.envelope import RELEASE_MANAGER, Statement
from golive_desktop.statements.roster import RosterBody
from golive_desktop.statements.state import is_approval, is_roster

__all__ = [
    "VOUCHED",
    "anchor_problems",
    "company_authorities",
    "entry_anchor",
    "extended",
    "named_roster",
    "vouched_for",
]

VOUCHED = "verify.signer-vouched"
"""Told of a file whose signer is known here by a company's authority and by nothing else."""


class _Checked(Protocol):
    @property
    def statement(self) -> Statement[object] | None: ...
    @property
    def signatures(self) -> tuple[SignatureFacts, ...]: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


def company_authorities(trust: Trust) -> tuple[bytes, ...]:
    """The certificates of the company CAs that this laptop trusts, in DER."""
    return tuple(anchor.certificate for anchor in trust.anchors if anchor.source == "company-ca")


def entry_anchor(entry: RosterEntry, release: str, product: str) -> Anchor:
    """The trust that one line of a roster gives: this key, this person, this role, this release of this product."""
    return Anchor(
        certificate=base64.b64decode(entry.certificate),
        source="roster",
        person=entry.person,
        role=entry.role,
        release=release,
        product=product,
        until=entry.revoked_at,
        deputy=entry.deputy,
    )


def named_roster(statement: Statement[RosterBody]) -> tuple[Anchor, ...]:
    """The trust that a roster gives whose file the user has named: all of its lines, its author's among them."""
    release, product = (statement.release.id, statement.release.product) if statement.release else ("", "")
    return tuple(entry_anchor(entry, release, product) for entry in statement.body.entries)


def extended(trust: Trust, checked: Iterable[_Checked]) -> Trust:
    """`trust` and what the sound rosters among `checked` add to it.

    Only a roster counts whose author is anchored as release manager, and of each release and author the
    newest one; a roster older than one seen on this laptop adds nothing.
    """
    seen = dict(trust.seen_rosters)
    newest: dict[tuple[str, str], Statement[RosterBody]] = {}
    for item in checked:
        statement = item.statement
        if statement is None or statement.release is None or not is_roster(statement):
            continue
        if not _sound(item, statement, trust) or statement.body.number < seen.get(statement.release.id, 0):
            continue
        key = (statement.release.id, statement.author.fingerprint)
        if key not in newest or newest[key].body.number < statement.body.number:
            newest[key] = statement
    return trust.with_anchors(*(anchor for roster in newest.values() for anchor in named_roster(roster)))


def _sound(item: _Checked, statement: Statement[RosterBody], trust: Trust) -> bool:
    # note: a company CA vouches for a name, not for the right to say who holds which role
    known = bool(item.signatures) and all(_anchored(statement, signature, trust) for signature in item.signatures)
    managed = statement.author.role == RELEASE_MANAGER
    return managed and known and verdict_of(item.problems, trusted=known) == "genuine"


def anchor_problems(statement: Statement[object], signature: SignatureFacts, trust: Trust) -> Iterator[Problem]:
    """Why this signer is not trusted for this statement; nothing when an anchor fits.

    A problem here never says that the file was changed.
    """
    fingerprint = signature.certificate.fingerprint
    anchors = [anchor for anchor in trust.anchors if _fingerprint(anchor.certificate) == fingerprint]
    revoked = any(_binds(anchor, statement) and not _valid(anchor, statement) for anchor in anchors)
    # note: a company CA vouches for a name, and a release manager is believed about everybody else
    vouched = signature.trusted and not _bound(anchors, statement) and _as_certified(statement, signature)
    if not revoked and (vouched or _anchored(statement, signature, trust)):
        return
    code = "verify.signer-unknown"
    if revoked:
        code = "verify.signer-revoked"
    elif anchors:
        code = "verify.signer-other-role"
    details = {"number": signature.certificate.number, "name": signature.certificate.subject.name}
    yield Problem(code=code, severity=Severity.ASKS, subject=statement.author.name, details=details)


def _as_certified(statement: Statement[object], signature: SignatureFacts) -> bool:
    """Whether somebody says no more of themselves than a company certifies: two colleagues may have one name."""
    author, subject = statement.author, signature.certificate.subject
    said = (author.name, author.organisation, author.email)
    return author.role != RELEASE_MANAGER and said == (subject.name, subject.organisation, subject.email)


def vouched_for(statement: Statement[object], signature: SignatureFacts, trust: Trust) -> Iterator[Problem]:
    """What is to be told of a trusted signer whom nothing but a company's authority knows; it changes no verdict.

    The role in such a file is the one that the signer claims, and a reader must not take it for more.
    """
    if not _anchored(statement, signature, trust):
        details = {"number": signature.certificate.number}
        yield Problem(code=VOUCHED, severity=Severity.INFORMS, subject=statement.author.name, details=details)


def _anchored(statement: Statement[object], signature: SignatureFacts, trust: Trust) -> bool:
    fingerprint = signature.certificate.fingerprint
    own = [
        anchor
        for anchor in trust.anchors
        if anchor.source != "company-ca" and _fingerprint(anchor.certificate) == fingerprint
    ]
    bound = _bound(own, statement)
    if not bound and _managed_by_another(statement, trust):
        own = [anchor for anchor in own if anchor.source == "named"]
    return any(_fits(anchor, statement) for anchor in bound or own)


def _managed_by_another(statement: Statement[object], trust: Trust) -> bool:
    """Whether it comes from a release manager, and this laptop knows the release under another one."""
    release, author = statement.release, statement.author
    if release is None or author.role != RELEASE_MANAGER:
        return False
    managing = {key for managed, key in trust.managers if managed == release.id}
    return bool(managing) and author.fingerprint not in managing


def _bound(anchors: Sequence[Anchor], statement: Statement[object]) -> list[Anchor]:
    """Those that a roster of this very release gives: what it says a key holds there is all that the key holds.

    Neither lying on this laptop nor coming from a company CA adds a role to it.
    """
    release = statement.release
    return [anchor for anchor in anchors if release is not None and anchor.release == release.id]


@lru_cache(maxsize=4096)
def _fingerprint(certificate: bytes) -> str:
    # note: each signature is compared with each anchor; a dossier of a thousand people has three million such pairs
    return fingerprint_of(certificate)


def _fits(anchor: Anchor, statement: Statement[object]) -> bool:
    return _valid(anchor, statement) and _binds(anchor, statement)


def _valid(anchor: Anchor, statement: Statement[object]) -> bool:
    return anchor.until is None or statement.issued_at < anchor.until


def _binds(anchor: Anchor, statement: Statement[object]) -> bool:
    author = statement.author
    if anchor.person and anchor.person != author.name:
        return False
    if statement.release is None:
        return True
    if anchor.release and anchor.release != statement.release.id and not _for_the_product(anchor, statement):
        return False
    if anchor.product and anchor.product != statement.release.product:
        return False
    return not anchor.role or (anchor.role == author.role and _as_what_it_is(anchor, statement))


def _for_the_product(anchor: Anchor, statement: Statement[object]) -> bool:
    """Whether it holds for each release of its product, so that the roster of any of them tells who may state it."""
    return bool(anchor.product) and is_delegation(statement) and statement.body.holds_for == "product"


def _as_what_it_is(anchor: Anchor, statement: Statement[object]) -> bool:
    """A deputy signs in somebody's place and nothing else, and whoever holds a role never as a deputy of it.

    So nobody passes on what was delegated to them. What is stated later about a sign-off is stated by its signer.
    """
    if statement.kind in {"withdrawal", "closure"}:
        return True
    return anchor.deputy == (is_approval(statement) and statement.body.on_behalf is not None)
