# SPDX-License-Identifier: MIT
"""The whole home in one file, and back: what a backup would bring is said first, and nothing that is there is lost."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from golive_desktop.domain.audit import chain_problems
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseLine
from golive_desktop.ports.backup import Backups
from golive_desktop.ports.store import Store
from golive_desktop.services.distrust import Distrust, distrust_of, go_on_distrusting
from golive_desktop.services.outbox import doubt_waiting

__all__ = ["HomeFacts", "Preview", "Restored", "facts_of", "look_into", "restore", "write_backup"]


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeFacts:
    """What a home holds, in numbers and names."""

    releases: tuple[ReleaseLine, ...]
    """The newest first."""
    identities: tuple[str, ...]
    """As their user calls them; each opens with the passphrase that it had."""
    statements: int
    digests: tuple[str, ...]
    """Of all entries of the audit trail, the oldest first."""
    newest: datetime | None
    """When the last entry was made; None while there is none."""
    holds: bool
    """Whether the audit trail holds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What a restore would do."""

    backup: HomeFacts
    here: HomeFacts | None
    """None while there is no home, or none that can be read."""

    @property
    def only_here(self) -> int:
        """Entries of the audit trail that the backup does not hold: they would lie in the file moved aside alone."""
        known = set(self.backup.digests)
        return sum(digest not in known for digest in self.here.digests) if self.here else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """A home that came back."""

    facts: HomeFacts
    aside: Path | None
    """Where what was here before lies now; None when nothing was."""


def write_backup(backups: Backups, home: Path, target: Path) -> int:
    """Writes the home into one file; keys stay encrypted in it. See `ports.backup.Backups.write`."""
    return backups.write(home, target)


def look_into(backups: Backups, backup: Path, here: Store | None) -> Preview:
    """What a backup would bring, and what is here; nothing is changed.

    Args:
        backups: reads it.
        backup: the file.
        here: the home as it is; None while there is none.

    Raises:
        KnownError: ``backup.unreadable``, ``backup.damaged``, ``backup.newer``, ``store.…``.
    """
    with backups.opened(backup) as store:
        found = facts_of(store)
    return Preview(backup=found, here=_readable(here) if here is not None else None)


def restore(backups: Backups, backup: Path, home: Path, *, now: datetime) -> Restored:
    """Brings a home back; what was here before is moved aside, whole and readable.

    That it was restored stands in its audit trail, in the same copy that is put in place. Letters that waited to be
    sent may have left since the backup; they wait for the user's word instead. Keys and authorities that were believed
    no more when the home was moved aside are not believed again.

    Args:
        backups: reads the file and exchanges the homes.
        backup: the file.
        home: the folder, made before; nobody uses the home now.
        now: when.

    Raises:
        KnownError: ``backup.…``, ``store.locked``; the home is as it was then.
    """
    with backups.present(home) as here:
        distrust = _distrust(here)
    store = backups.staged(backup, home)
    try:
        facts = facts_of(store)
        with store.writing() as work:
            payload = {"entries": str(len(facts.digests))}
            work.audit.record("home.restored", backup.name, payload, at=now)
            doubt_waiting(work, now=now)
            go_on_distrusting(work, distrust, now=now)
    finally:
        store.close()
    aside = backups.exchange(home, stamp=now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"))
    return Restored(facts=facts, aside=aside)


def _distrust(here: Store | None) -> Distrust:
    if here is None:
        return Distrust()
    with here.reading() as work:
        return distrust_of(work)


def facts_of(store: Store) -> HomeFacts:
    """What a home holds."""
    with store.reading() as work:
        entries = tuple(work.audit.entries())
        releases = work.releases.lines()
        statements = len(work.statements.of_release("")) + sum(
            len(work.statements.of_release(line.id)) for line in releases
        )
        return HomeFacts(
            releases=releases,
            identities=tuple(identity.name for identity in work.identities.all()),
            statements=statements,
            digests=tuple(entry.digest for entry in entries),
            newest=entries[-1].at if entries else None,
            holds=not chain_problems(entries),
        )


def _readable(here: Store) -> HomeFacts | None:
    """What is here; None where that is damaged or of a newer program: it can be replaced all the same."""
    try:
        return facts_of(here)
    except KnownError as error:
        if error.problem.code not in {"store.damaged", "store.newer"}:
            raise
        return None
