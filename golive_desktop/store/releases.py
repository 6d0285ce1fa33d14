# SPDX-License-Identifier: MIT
"""The planned releases of a home, each found by its id or its candidate's tag."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, insert, or_, select, update

from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseLine, ReleaseRecord
from golive_desktop.domain.release import Candidate, Language, Policy
from golive_desktop.store import values
from golive_desktop.store.tables import releases

__all__ = ["ReleaseRows"]


@dataclass(frozen=True, slots=True)
class ReleaseRows:
    """`ports.store.Releases` in one transaction."""

    connection: Connection

    def add(self, release: ReleaseRecord) -> None:
        """Keeps a new release.

        Raises:
            KnownError: ``store.release-exists`` when the product already has a release with this tag.
        """
        self._refuse_second(release)
        self.connection.execute(insert(releases).values(to_row(release)))

    def get(self, key: str) -> ReleaseRecord:
        """The release with the id `key`, else the one with this candidate tag.

        Raises:
            KnownError: ``store.release-unknown``; ``store.release-ambiguous`` when several products use the tag.
        """
        query = select(releases).where(or_(releases.c.id == key, releases.c.tag == key)).order_by(releases.c.number)
        found = [from_row(row) for row in self.connection.execute(query)]
        exact = [release for release in found if release.id == key] or found
        if not exact:
            raise KnownError.of("store.release-unknown", key)
        if len(exact) > 1:
            names = ", ".join(f"{release.plan.product} ({release.id})" for release in exact)
            raise KnownError.of("store.release-ambiguous", key, releases=names)
        return exact[0]

    def all(self) -> tuple[ReleaseRecord, ...]:
        """All releases, the newest first."""
        query = select(releases).order_by(releases.c.number.desc())
        return tuple(from_row(row) for row in self.connection.execute(query))

    def lines(self) -> tuple[ReleaseLine, ...]:
        """All releases without their plans, the newest first; a thousand plans would take half a second to read."""
        names = (releases.c.id, releases.c.product, releases.c.tag, releases.c.created_at)
        query = select(*names).order_by(releases.c.number.desc())
        return tuple(
            ReleaseLine(id=row.id, product=row.product, tag=row.tag, created_at=values.moment(row.created_at))
            for row in self.connection.execute(query)
        )

    def replace(self, release: ReleaseRecord) -> None:
        """Keeps the changed release under its id.

        Raises:
            KnownError: ``store.release-unknown`` or ``store.release-exists``.
        """
        self._refuse_second(release)
        done = self.connection.execute(update(releases).where(releases.c.id == release.id).values(to_row(release)))
        if done.rowcount != 1:
            raise KnownError.of("store.release-unknown", release.id)

    def _refuse_second(self, release: ReleaseRecord) -> None:
        same = (releases.c.product == release.plan.product) & (releases.c.tag == release.candidate.tag)
        taken = self.connection.execute(select(releases.c.id).where(same, releases.c.id != release.id)).first()
        if taken:
            raise KnownError.of("store.release-exists", release.candidate.tag, product=release.plan.product)


def to_row(release: ReleaseRecord) -> Mapping[str, object]:
    """The row of a release."""
    return {
        "id": release.id,
        "product": release.plan.product,
        "tag": release.candidate.tag,
        "candidate": values.to_text(release.candidate),
        "plan": values.to_text(release.plan),
        "round": release.round,
        "policy": values.to_text(release.policy),
        "language": release.language,
        "created_by": release.created_by,
        "created_at": values.moment_text(release.created_at),
    }


def from_row(row: Row[Any]) -> ReleaseRecord:
    """The release of a row."""
    return ReleaseRecord(
        id=row.id,
        plan=values.from_text(Plan, row.plan),
        candidate=values.from_text(Candidate, row.candidate),
        round=row.round,
        policy=values.from_text(Policy, row.policy),
        language=cast("Language", values.one_of(Language, row.language)),
        created_by=row.created_by,
        created_at=values.moment(row.created_at),
    )
