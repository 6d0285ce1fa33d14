# SPDX-License-Identifier: MIT
"""How far the go-live day of the sample release has come: T-0 is set, and what two days before asks for is done."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.runbook import planned_at
from golive_desktop.services.day import Acting
from golive_desktop.services.day_steps import finish_step, set_t0
from golive_desktop.services.invented import MANAGER
from golive_desktop.services.runbooks import runbook_from
from golive_desktop.services.sample_stage import Story

__all__ = ["launch_of", "play_first_steps", "set_launch"]

_FIRST_HOUR: Final = 8
_LAST_HOUR: Final = 20
_BEGUN: Final = "T-48h"
_LATE: Final = 2
"""The number of the step that did not go to plan."""
_MINUTE: Final = timedelta(minutes=1)
_DRIFT: Final = (2, 4, 37, 39, 41, 42, 44, 47)
"""Minutes after the plan at which the steps were done, one after the other."""


def launch_of(story: Story, release: ReleaseRecord) -> datetime:
    """T-0: at the full hour that is nearest to now, on the day of the launch, and while people are at work.

    What is planned two days before lies between 14 and 28 hours back then, whatever the time of day.
    """
    zone = ZoneInfo(release.plan.timezone)
    now = story.now.astimezone(zone)
    day = release.plan.date or now.date() + timedelta(days=1)
    return datetime.combine(day, time(min(max(now.hour, _FIRST_HOUR), _LAST_HOUR)), tzinfo=zone)


def set_launch(story: Story, release: ReleaseRecord, *, at: datetime) -> None:
    """The release manager gives T-0 its time."""
    set_t0(_acting(story, release, at), launch_of(story, release))
    story.steps.step()


def play_first_steps(story: Story, release: ReleaseRecord) -> None:
    """What belongs to T-48h and is no sign-off; one step late, with the reason."""
    _ = story.say
    begun = planned_at(_BEGUN, launch_of(story, release), release.plan.timezone)
    steps = [
        step for step in runbook_from(release.plan, release.language).steps if step.moment == _BEGUN and not step.owner
    ]
    for number, (step, drift) in enumerate(zip(steps, _DRIFT, strict=False)):
        remark = _("The rota named nobody for the night.") if number == _LATE else ""
        finish_step(_acting(story, release, begun + drift * _MINUTE), step.key, remark=remark)
    story.steps.step()


def _acting(story: Story, release: ReleaseRecord, at: datetime) -> Acting:
    return Acting(adapters=story.adapters, release=release.id, by=MANAGER.name, now=at)
