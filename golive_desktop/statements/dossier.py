# SPDX-License-Identifier: MIT
"""The dossier: the whole release in one sealed file, its decision on page 1."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from golive_desktop.domain.answer import Decision, Evidence, Response
from golive_desktop.domain.audit import AuditLine
from golive_desktop.domain.critical import CriticalCondition
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.plan import Form, Plan
from golive_desktop.domain.readiness import ReleaseVerdict, StakeholderState
from golive_desktop.domain.release import Policy
from golive_desktop.domain.review import Review
from golive_desktop.domain.signoff import Closure, Void
from golive_desktop.domain.trust import Compared
from golive_desktop.statements.codec import ABSENT
from golive_desktop.statements.day_section import DaySection

__all__ = [
    "Acceptance",
    "ClosureEvidence",
    "DossierBody",
    "EarlierAnswer",
    "GateRecord",
    "OpenPoint",
    "SignOffRecord",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class SignOffRecord:
    """One stakeholder's line on page 1 and, when answered, their own page."""

    role: str
    title: str
    person: str
    state: StakeholderState
    statement: str
    """Id of the approval; empty without an answer."""
    approval: str
    """SHA-256 of the original; empty without an answer."""
    original: str
    """Name of the attachment."""
    signed_at: datetime | None
    form: Form | None
    executive: bool
    response: Response | None
    fingerprint: str
    on_laptop_of: str
    compared_by: str
    compared_how: Literal["", Compared]
    """Empty while the number was not compared."""
    compared_at: datetime | None
    principal: str = ""
    """In whose place the person signed; empty where they hold the role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierAnswer:
    """An answer that another one took the place of, or that was taken back; it stays on record."""

    role: str
    title: str
    """The role in words."""
    person: str
    decision: Decision
    signed_at: datetime
    original: str
    """Name of the attachment."""
    principal: str = ""
    """In whose place the person signed; empty where they hold the role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """An answer whose time does not fit and that the release manager accepted."""

    approval: str
    """SHA-256 of the answer's file."""
    at: datetime
    by: str
    """Name of the release manager; empty once erased from the trail."""
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosureEvidence:
    """What a closure lists as evidence, as in its signed original."""

    closure: str
    """SHA-256 of the closure's file."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPoint:
    """A reason why not, as it was put into words on the day."""

    code: str
    subject: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GateRecord:
    """The last run of a gate with the end of its output; what fits of it is printed."""

    run: GateRun
    attachment: str
    """Name of the attachment with the same end of the output; empty without output."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DossierBody:
    """Everything that the verdict rests on."""

    edition: int
    """Counts the dossiers of this release from 1."""
    previous: str
    """SHA-256 of the edition before; empty for the first."""
    label: str
    """Stands in the header: empty, or for example DEMO, DRAFT, VOID."""
    plan: Plan
    policy: Policy
    creator: str
    """Fingerprint of the key that created the release."""
    verdict: ReleaseVerdict
    decided_at: datetime
    """When the verdict was computed."""
    why_not: tuple[OpenPoint, ...]
    follow_ups: tuple[OpenPoint, ...]
    sign_offs: tuple[SignOffRecord, ...]
    """One for each stakeholder, in the plan's order."""
    earlier: tuple[EarlierAnswer, ...]
    """Answers inside that are not the ones on the stakeholders' pages, in the order received."""
    accepted: tuple[Acceptance, ...]
    """In the order of the trail."""
    closures: tuple[Closure, ...]
    voids: tuple[Void, ...]
    """What was declared void, in the order of the trail."""
    critical: tuple[CriticalCondition, ...]
    gates: tuple[GateRecord, ...]
    audit: tuple[AuditLine, ...]
    """The chain of the home from its start; what belongs to other releases is sealed."""
    day: DaySection | None = field(default=None, metadata={ABSENT: True})
    """The go-live day; None before anything happened on it."""
    review: Review | None = field(default=None, metadata={ABSENT: True})
    """What the newest review of that day says, word for word as in its signed original; None before the first."""
    closure_evidence: tuple[ClosureEvidence, ...] = field(default=(), metadata={ABSENT: True})
    """Of each of the `closures` that lists any, in their order."""
