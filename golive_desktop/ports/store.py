# SPDX-License-Identifier: MIT
"""What is kept between two starts: one unit of work, its repositories, the audit entry in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from golive_desktop.domain.audit import AuditEntry, AuditHead
    from golive_desktop.domain.authority import CompanyAuthority
    from golive_desktop.domain.communication import MailTemplate, Topic
    from golive_desktop.domain.critical import CriticalCondition
    from golive_desktop.domain.gate import GateRun
    from golive_desktop.domain.record import (
        Contact,
        IdentityRecord,
        Original,
        ReleaseLine,
        ReleaseRecord,
        StatementRecord,
    )
    from golive_desktop.domain.signoff import Closure, RequestState, SignOff, Standing, Void
    from golive_desktop.domain.trust import RosterEntry
    from golive_desktop.ports.day import Days
    from golive_desktop.ports.post import Post

__all__ = [
    "Audit",
    "Authorities",
    "Communication",
    "Contacts",
    "Drafts",
    "Identities",
    "Progress",
    "Releases",
    "Roster",
    "SignOffs",
    "Statements",
    "Store",
    "UnitOfWork",
    "Voids",
]

T = TypeVar("T", bound="Topic")


class Releases(Protocol):
    """The releases of this home."""

    def add(self, release: ReleaseRecord) -> None:
        """Keeps a new release. Raises KnownError ``store.release-exists`` for a second product and tag."""

    def get(self, key: str) -> ReleaseRecord:
        """The release with this id or candidate tag. Raises KnownError ``store.release-unknown``."""

    def all(self) -> tuple[ReleaseRecord, ...]:
        """All releases, the newest first."""

    def lines(self) -> tuple[ReleaseLine, ...]:
        """All releases without their plans, the newest first."""

    def replace(self, release: ReleaseRecord) -> None:
        """Keeps a changed plan, candidate, round, policy or creator of a release."""


class Statements(Protocol):
    """Signed statements and every other file that is kept byte for byte."""

    def keep(self, original: Original) -> None:
        """Keeps a file; the same bytes a second time change nothing."""

    def original(self, sha256: str) -> Original:
        """A kept file. Raises KnownError ``store.original-unknown``."""

    def add(self, statement: StatementRecord) -> None:
        """Records a statement whose original is kept."""

    def find(self, *, sha256: str = "", statement: str = "", author: str = "") -> StatementRecord | None:
        """The statement with this digest or id; of this author alone where one is named.

        An id is unique with its author's key only: whoever can write to the share can use the id of somebody else.
        """

    def of_release(self, release: str) -> tuple[StatementRecord, ...]:
        """The statements of a release in the order in which they were recorded; '' for identities."""


class SignOffs(Protocol):
    """Requests, answers, and whether they count."""

    def add_request(self, release: str, request: RequestState) -> None:
        """Records an issued request."""

    def add(self, release: str, sign_off: SignOff) -> None:
        """Records an answer with its first standing."""

    def set_standing(self, sha256: str, standing: Standing, *, at: datetime) -> None:
        """Records a new standing of the answer in the file with this digest; the earlier ones stay on record."""

    def add_closure(self, release: str, closure: Closure) -> None:
        """Records that a condition was closed."""

    def of_release(self, release: str) -> tuple[tuple[RequestState, ...], tuple[SignOff, ...], tuple[Closure, ...]]:
        """Requests, answers with their present standing, and closures, each in the order recorded."""


class Voids(Protocol):
    """Releases and requests that were declared void."""

    def add(self, release: str, void: Void) -> None:
        """Records that a release or one of its requests is void; nothing takes it back."""

    def of_release(self, release: str) -> tuple[Void, ...]:
        """Everything of a release that is void, in the order in which it was declared."""


class Progress(Protocol):
    """Gate runs and critical conditions."""

    def add_gate_run(self, release: str, run: GateRun) -> None:
        """Records a gate run."""

    def gate_runs(self, release: str) -> tuple[GateRun, ...]:
        """All gate runs, the oldest first."""

    def set_critical(self, release: str, number: int, condition: CriticalCondition) -> None:
        """Records the present state of a critical condition, counted from 1; earlier states stay on record."""

    def critical(self, release: str) -> Mapping[int, CriticalCondition]:
        """The newest state of each critical condition that was ever set."""

    def critical_history(self, release: str) -> tuple[tuple[int, CriticalCondition], ...]:
        """Every state of a critical condition with its number, the oldest first."""


class Identities(Protocol):
    """The signing identities of this laptop."""

    def add(self, identity: IdentityRecord) -> None:
        """Keeps a new identity. Raises KnownError ``store.identity-exists``."""

    def get(self, name: str) -> IdentityRecord:
        """An identity. Raises KnownError ``store.identity-unknown``."""

    def all(self) -> tuple[IdentityRecord, ...]:
        """All identities by name."""

    def replace_key_file(self, name: str, key_file: bytes) -> None:
        """Keeps the key under another passphrase."""


class Roster(Protocol):
    """Whose certificate holds which role, and which rosters were seen."""

    def confirm(self, release: str, entry: RosterEntry) -> None:
        """Records a confirmed or, with `revoked_at`, a revoked entry; earlier states stay on record."""

    def entries(self, release: str) -> tuple[RosterEntry, ...]:
        """The present entry of each certificate in each role of a release, in the order first confirmed."""

    def saw(self, release: str, number: int, sha256: str, author: str) -> None:
        """Records that a roster with this number was issued or received."""

    def seen(self) -> tuple[tuple[str, int, str, str], ...]:
        """Of each release (id, highest number, digest, author's fingerprint)."""


class Contacts(Protocol):
    """Release managers whose requests were opened on this laptop."""

    def put(self, contact: Contact) -> None:
        """Records a contact as it is now; earlier states stay on record."""

    def all(self) -> tuple[Contact, ...]:
        """The present state of each contact (product, e-mail and key), the oldest first."""


class Authorities(Protocol):
    """The company's authorities that this home believes about names."""

    def put(self, authority: CompanyAuthority) -> None:
        """Records an authority as added or, with `removed_at`, as removed; earlier states stay on record."""

    def all(self) -> tuple[CompanyAuthority, ...]:
        """The present state of each authority that was ever added, in the order first added."""


class Drafts(Protocol):
    """Answers that are not signed yet; they leave no trace in the audit chain and are gone once signed."""

    def put(self, request: str, text: str) -> None:
        """Keeps the draft for the request with this digest; replaces the one before."""

    def get(self, request: str) -> str | None:
        """The draft as it was put; None when there is none."""

    def drop(self, request: str) -> None:
        """Forgets a draft; nothing happens when there is none."""


class Communication(Protocol):
    """What a release tells people beside its signed files, and the home's own mail templates."""

    def keep(self, release: str, topic: Topic, *, at: datetime) -> None:
        """Records how a topic of a release stands now; earlier states stay on record.

        Topics with a language are kept for each language on their own.
        """

    def read(self, release: str, kind: type[T], *, language: str = "") -> T | None:
        """How a topic of a release stands; None where nobody has set it.

        Args:
            release: id of the release.
            kind: the topic's type.
            language: for a topic that has one.
        """

    def add_template(self, template: MailTemplate) -> None:
        """Records a new version of a mail's text."""

    def templates(self, kind: str, language: str) -> tuple[MailTemplate, ...]:
        """Every version that this home made of a mail's text, the oldest first."""


class Audit(Protocol):
    """The audit chain."""

    def record(  # noqa: PLR0913 - an entry has that many facts
        self, event: str, subject: str, payload: Mapping[str, str], *, at: datetime, release: str = "", file: str = ""
    ) -> AuditEntry:
        """Appends an entry in this transaction.

        Args:
            event: what happened, as a code.
            subject: what it is about: a role, a release tag, a number.
            payload: details; may be erased later.
            at: when.
            release: id of the release that it belongs to; empty when to the home.
            file: digest of the file that it is about, if any.
        """

    def head(self) -> AuditHead:
        """The end of the chain."""

    def entries(self) -> Sequence[AuditEntry]:
        """The whole chain, the oldest first."""

    def erase(self, sequence: int) -> None:
        """Turns an entry into a tombstone: its payload and salt are gone, the chain holds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitOfWork:
    """One transaction: all of it is kept, or nothing."""

    releases: Releases
    statements: Statements
    sign_offs: SignOffs
    voids: Voids
    progress: Progress
    identities: Identities
    roster: Roster
    contacts: Contacts
    authorities: Authorities
    drafts: Drafts
    post: Post
    communication: Communication
    days: Days
    audit: Audit


class Store(Protocol):
    """The home's database."""

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that is kept when the block ends, and undone when it raises.

        Raises:
            KnownError: ``store.locked``, ``store.newer``, ``store.damaged``, ``store.disk-full`` or
                ``store.not-writable``.
        """

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """A consistent view that changes nothing."""

    def close(self) -> None:
        """Gives the file free."""
