# SPDX-License-Identifier: MIT
"""The review a day after the launch: what was measured and heard, what was learned, who does what next."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

__all__ = ["MOST_ISSUES", "FollowUp", "Review", "ReviewDecision"]

ReviewDecision = Literal["stable", "watch-48h", "consider-rollback"]
MOST_ISSUES: Final = 3
"""A longer list of top issues is no list of top issues."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """What is still to be done, by whom, until when."""

    text: str
    owner: str
    due: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """What the review says."""

    decision: ReviewDecision
    uptime: str = ""
    """As measured, in words or numbers; empty where nobody measured it. So are the other three."""
    error_rate: str = ""
    latency: str = ""
    peak: str = ""
    support: str = ""
    """What the support team heard."""
    issues: tuple[str, ...] = ()
    """At most three, the worst first."""
    well: tuple[str, ...] = ()
    """What went well."""
    better: tuple[str, ...] = ()
    """What is done better the next time."""
    follow_ups: tuple[FollowUp, ...] = ()
