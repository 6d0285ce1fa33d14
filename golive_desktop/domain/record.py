# SPDX-License-Identifier: MIT
"""What a home keeps: releases, originals, statements, identities, contacts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from golive_desktop.domain.plan import Plan
from golive_desktop.domain.release import Candidate, Language, Policy, ReleaseReference

__all__ = ["Contact", "IdentityRecord", "Original", "ReleaseLine", "ReleaseRecord", "StatementRecord"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseRecord:
    """A release as planned in this home."""

    id: str
    plan: Plan
    candidate: Candidate
    round: int
    policy: Policy
    language: Language
    created_by: str
    """Fingerprint of the release manager's certificate; empty until an identity exists."""
    created_at: datetime

    @property
    def reference(self) -> ReleaseReference:
        """The release as every statement names it."""
        return ReleaseReference(id=self.id, product=self.plan.product, candidate=self.candidate, round=self.round)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseLine:
    """One release in the list of all, without its plan."""

    id: str
    product: str
    tag: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """A file kept byte for byte."""

    sha256: str
    data: bytes
    name: str
    """The file name under which it came or was written; never used to judge it."""
    kept_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementRecord:
    """A signed statement that was issued or received here."""

    id: str
    sha256: str
    """Digest of the original."""
    kind: str
    release: str
    """Id of the release; empty for an identity."""
    role: str
    """Role of its author, or for a request and a receipt, the role that it is for."""
    author: str
    """Fingerprint of the signer's certificate."""
    direction: Literal["issued", "received"]
    issued_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class IdentityRecord:
    """A signing identity of this laptop."""

    name: str
    """How the user calls it; unique in the home."""
    certificate: bytes
    """DER."""
    key_file: bytes
    """Encrypted PKCS#12."""
    created_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A release manager whose request was opened here, and whether the number was compared."""

    product: str
    email: str
    fingerprint: str
    certificate: bytes
    """DER."""
    first_seen: datetime
    compared_how: str = ""
    """Empty while the number was not compared."""
    compared_by: str = ""
    """Who compared it."""
    compared_at: datetime | None = None
    replaces: str = ""
    """Fingerprint of the compared key in whose place this one was compared; empty for the first one."""
