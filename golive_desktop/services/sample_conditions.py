# SPDX-License-Identifier: MIT
"""The conditions of the sample release: what Legal asks for before and after the launch, and what is met so far."""

import hashlib
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.answer import Condition, Evidence
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.services.invented import MANAGER, PEOPLE, retention
from golive_desktop.services.releases import set_critical
from golive_desktop.services.sample_stage import Story

__all__ = ["LATER", "OPEN", "conditions_of_legal", "digest_of", "reach_critical"]

OPEN: Final = "C-2"
"""Still open; its closure waits to be read in."""
LATER: Final = "C-3"
"""Due after T-0, and so no reason against the launch."""
_AFTER: Final = timedelta(days=14)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)


def conditions_of_legal(story: Story, plan: Plan) -> tuple[Condition, ...]:
    """One that is soon closed, one that stays open, and one for the weeks after the launch."""
    _ = story.say
    zone = ZoneInfo(plan.timezone)
    today = story.now.astimezone(zone).date()
    evening = datetime.combine(today, time(18), tzinfo=zone)
    first = retention(story.language, due=datetime.combine(today, time(12), tzinfo=zone))
    second = Condition(
        key=OPEN,
        text=_("The processing record names the new hosting provider"),
        owner=PEOPLE["legal"],
        due=evening,
        when="before-t0",
    )
    third = Condition(
        key=LATER,
        text=_("Customers who never logged in were told about the new terms"),
        owner=PEOPLE["support"],
        due=evening + _AFTER,
        when="after-t0",
    )
    return first, second, third


def reach_critical(story: Story, release: ReleaseRecord) -> None:
    """Three of the critical conditions are met, with what shows it."""
    report = Evidence(name="load-test.csv", sha256=digest_of("load-test.csv"), size=48_213)
    _ = story.say
    evidence = {
        2: (_("The tag stands on the commit that was built."), ()),
        3: (_("Staging held 400 requests a second for an hour."), (report,)),
        4: (_("The list of bugs was looked through in the morning meeting."), ()),
    }
    for number, (note, pieces) in evidence.items():
        if number <= len(release.plan.critical_conditions):
            set_critical(
                story.adapters,
                release.id,
                number,
                note=note,
                evidence=pieces,
                by=MANAGER.name,
                met=True,
                now=story.ago(_HOUR - number * _MINUTE),
            )
    story.steps.step()


def digest_of(name: str) -> str:
    """An invented SHA-256, the same for the same name."""
    return hashlib.sha256(name.encode()).hexdigest()
