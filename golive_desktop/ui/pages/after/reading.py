# SPDX-License-Identifier: MIT
"""Everything that the page reads from the home, in one go beside the window."""

from dataclasses import dataclass
from datetime import datetime

from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.completion import Deliverable, deliverables, look_at_facts
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.services.day_reports import hourly_written

__all__ = ["AfterLook", "read_after"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AfterLook:
    """The real run of a release, and what it leaves behind; rehearsals leave nothing."""

    view: DayView
    deliverables: tuple[Deliverable, ...]
    hourly: tuple[datetime, ...] = ()
    """When mails about an hour after the launch were written."""


def read_after(adapters: Adapters, release: str, *, now: datetime) -> AfterLook:
    """How it stands.

    Args:
        adapters: the home's parts.
        release: its id.
        now: the moment.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    view = look_at_day(adapters, release, now=now)
    with adapters.store.reading() as work:
        facts = look_at_facts(work, view.release.id)
        hourly = hourly_written(work, view.release.id)
    return AfterLook(view=view, deliverables=deliverables(view, facts), hourly=hourly)
