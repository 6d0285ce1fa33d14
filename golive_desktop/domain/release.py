# SPDX-License-Identifier: MIT
"""Which software, in exactly which build, is to go live."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Artefact", "Candidate", "Language", "Policy", "ReleaseReference"]

Language = Literal["de", "en"]
"""The languages that window, pages and console speak."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Artefact:
    """A built file of the candidate."""

    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A release candidate: what would go live, and nothing else."""

    tag: str
    commit: str
    """The full commit id, 40 or 64 hexadecimal digits; empty while unknown."""
    artefacts: tuple[Artefact, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseReference:
    """What every statement names, so that a signature stands for one exact candidate and round."""

    id: str
    """Made once when the release is created; two releases of one name never share it."""
    product: str
    candidate: Candidate
    round: int = 1
    """Counts how often the stakeholders were asked anew, from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """The rules that a team may set for itself."""

    creator_may_approve: bool = False
    """Separation of duties: whether the key that created the release may also approve it."""
    fresh_hours: int | None = None
    """Approvals older than this many hours have to be given again; None for no limit."""
    several_roles_per_key: bool = False
    """Whether one certificate may hold more than one role in a release."""
    executive_role: str = ""
    """Who signs last; empty for the first executive role of the plan."""
