# SPDX-License-Identifier: MIT
"""What has to happen until a release is live: who decides what by when, which gates run, and the steps of the day."""

from dataclasses import dataclass
from datetime import date

from golive_desktop.domain.problem import Problem

__all__ = [
    "Executive",
    "Form",
    "GateCommand",
    "ImportedPlan",
    "Item",
    "Moment",
    "NotUnderstood",
    "Plan",
    "Stakeholder",
    "Step",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One point of a form, answered with yes, no or not applicable."""

    key: str
    """Stable and short, unique in its form: "1", "2", ... by position."""
    text: str
    blocking: bool = True
    """Answered with no, it stands against an approval; otherwise it only informs."""
    evidence_required: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What one stakeholder is asked to confirm."""

    title: str
    items: tuple[Item, ...]
    version: int = 1
    question: str = ""
    may_reject: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Stakeholder:
    """A role in this release: who holds it, what it releases, and how it is reached."""

    role: str
    """The stable key: a slug from `resources/roles.toml`, else one made from the title."""
    title: str
    """The name of the role as the plan writes it."""
    purpose: str
    decides: bool
    """False for a role that is only informed."""
    question: str
    channel: str
    deadline: date | None
    form: Form | None
    """None for a role that is only informed, and for the executive, who signs the executive sign-off."""
    person: str = ""
    deputy: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Executive:
    """The last signature: which roles may give it, and the sentence that it stands for."""

    roles: tuple[str, ...]
    """Keys of roles, the one that signs by default first."""
    statement: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GateCommand:
    """A technical gate: a command that has to succeed on the candidate."""

    key: str
    """Unique in the plan: "1", "2", ... by position."""
    command: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Something that is done, watched or checked at one moment of the run."""

    text: str
    owner: str = ""
    """The title of a role as the plan writes it; empty when nobody is named."""
    details: tuple[str, ...] = ()
    done_by_hand: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A point of the run with its steps."""

    at: str
    """Relative to the launch: "T-48h", "T-60", "T-30", "T-0", "T+15", "T+1h", "T+24h", "W1", "W2"."""
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Everything that a release needs before, on and after the day it goes live."""

    product: str
    candidate: str
    date: date | None
    timezone: str
    """A name of the IANA time zone database, for example "Europe/Berlin"; empty when none is named."""
    stakeholders: tuple[Stakeholder, ...]
    critical_conditions: tuple[str, ...]
    executive: Executive | None
    gates: tuple[GateCommand, ...]
    runbook: tuple[Moment, ...]
    deliverables: tuple[str, ...] = ()

    def stakeholder(self, role: str) -> Stakeholder | None:
        """The stakeholder with the key `role`; None when this plan has none."""
        return next((stakeholder for stakeholder in self.stakeholders if stakeholder.role == role), None)

    def executive_role(self) -> str | None:
        """The role that gives the executive sign-off by default: the first one that decides in this plan.

        None when no executive sign-off is asked for, or when none of its roles decides here.
        """
        if self.executive is None:
            return None
        deciding = {stakeholder.role for stakeholder in self.deciding()}
        return next((role for role in self.executive.roles if role in deciding), None)

    def deciding(self) -> tuple[Stakeholder, ...]:
        """The stakeholders who approve or reject, the executive among them, in the order of the plan."""
        return tuple(stakeholder for stakeholder in self.stakeholders if stakeholder.decides)


@dataclass(frozen=True, kw_only=True, slots=True)
class NotUnderstood:
    """A line that wanted to be part of the plan and could not be placed."""

    line: int
    """Counted from 1 in the file as it was given."""
    text: str
    """The line itself, or the cell of a table that is unclear, with its role and column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedPlan:
    """A plan together with what had to be left out of it."""

    plan: Plan
    not_understood: tuple[NotUnderstood, ...]
    unprintable: tuple[Problem, ...] = ()
    """One for each text in it that no document could print: understood, to be written otherwise before it is asked."""
