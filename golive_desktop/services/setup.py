# SPDX-License-Identifier: MIT
"""A release set up in one go: plan, candidate and the key that leads it, or nothing of it."""

from dataclasses import dataclass, field
from datetime import datetime

from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact, Candidate, Language, Policy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.releases import full_commit, owned_by
from golive_desktop.services.scripts import refuse_texts

__all__ = ["NewRelease", "keep_release", "set_up_release"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRelease:
    """What a release manager decided before anything is kept."""

    plan: Plan
    language: Language
    commit: str = ""
    """Empty while nothing is built."""
    artefacts: tuple[Artefact, ...] = ()
    identity: str = ""
    """Name of the identity of this laptop that leads the release; empty leaves it to the first signature."""
    policy: Policy = field(default_factory=Policy)


def set_up_release(adapters: Adapters, new: NewRelease, *, now: datetime) -> ReleaseRecord:
    """A new release of this home, bound to its candidate, led by the named key.

    Raises:
        KnownError: ``release.product-missing``, ``release.candidate-missing``, ``release.commit-invalid``,
            ``release.artefacts-without-commit``, ``store.release-exists``, ``store.identity-unknown``;
            ``document.script-unsupported`` for a product, tag or file name that no document could print.
    """
    with adapters.store.writing() as work:
        return keep_release(adapters, work, new, now=now)


def keep_release(
    adapters: Adapters, work: UnitOfWork, new: NewRelease, *, now: datetime, follows: str = ""
) -> ReleaseRecord:
    """As `set_up_release`, in a transaction that is open already.

    Args:
        adapters: the parts to work with.
        work: the transaction.
        new: what was decided.
        now: when.
        follows: tag of the release that it was made from; empty for none.
    """
    release = _release(adapters.new_id(), new, now)
    # note: neither product nor tag changes later, and each request names them with the files
    refuse_texts(adapters, new.plan.product, new.plan.candidate, *(artefact.name for artefact in new.artefacts))
    work.releases.add(release)
    tag = release.candidate.tag
    payload = {"product": new.plan.product} | ({"follows": follows} if follows else {})
    work.audit.record("release.created", tag, payload, at=now, release=release.id)
    if release.candidate.commit:
        bound = {"commit": release.candidate.commit}
        work.audit.record("candidate.set", tag, bound, at=now, release=release.id)
    if new.identity:
        return owned_by(work, release, work.identities.get(new.identity), now=now)
    return release


def _release(release_id: str, new: NewRelease, now: datetime) -> ReleaseRecord:
    if not new.plan.product.strip():
        raise KnownError.of("release.product-missing")
    if not new.plan.candidate.strip():
        raise KnownError.of("release.candidate-missing", new.plan.product)
    if new.artefacts and not new.commit.strip():
        raise KnownError.of("release.artefacts-without-commit", new.artefacts[0].name)
    commit = full_commit(new.commit) if new.commit.strip() else ""
    return ReleaseRecord(
        id=release_id,
        plan=new.plan,
        candidate=Candidate(tag=new.plan.candidate, commit=commit, artefacts=new.artefacts),
        round=1,
        policy=new.policy,
        language=new.language,
        created_by="",
        created_at=now,
    )
