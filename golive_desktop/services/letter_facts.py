# SPDX-License-Identifier: MIT
"""What was read of a release before a mail about it is written."""

from dataclasses import dataclass, field
from datetime import datetime

from golive_desktop.domain.communication import Training
from golive_desktop.domain.day import Day
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.signoff import SignOff
from golive_desktop.services.correspondence import Correspondence
from golive_desktop.services.dates import in_zone
from golive_desktop.services.overview import Overview

__all__ = ["LetterFacts"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterFacts:
    """Everything from which a mail's text is made."""

    overview: Overview
    correspondence: Correspondence
    training: Training | None
    language: Language
    role: str = ""
    """Key of the role that it is about; empty for none."""
    recipient: str = ""
    """The name of whom it is for; empty for several people."""
    day: Day = field(default_factory=Day)
    """What was recorded of the launch itself."""

    def local(self, moment: datetime) -> datetime:
        """`moment` in the release's time zone."""
        return in_zone(moment, self.overview.release.plan)

    def stakeholder(self) -> Stakeholder:
        """The role that it is about.

        Raises:
            KnownError: ``letter.role-unknown``.
        """
        found = self.overview.release.plan.stakeholder(self.role)
        if found is None:
            raise KnownError.of("letter.role-unknown", self.role)
        return found

    def answer(self) -> SignOff:
        """The newest answer of the role.

        Raises:
            KnownError: ``letter.not-answered``, ``letter.role-unknown``.
        """
        found = self.overview.state.sign_off(self.role)
        if found is None:
            raise KnownError.of("letter.not-answered", self.stakeholder().title)
        return found
