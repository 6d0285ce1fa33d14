# SPDX-License-Identifier: MIT
"""Everything that the page of the day reads from the home, in one go beside the window."""

from dataclasses import dataclass
from datetime import datetime

from golive_desktop.domain.communication import Signposts
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.channels import ChannelText, channel_texts
from golive_desktop.services.correspondence import read_correspondence
from golive_desktop.services.day import DayView, look_at_day
from golive_desktop.services.day_reports import hourly_written

__all__ = ["DayLook", "read_day"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLook:
    """A run, and what belongs to the release beside it."""

    view: DayView
    runs: tuple[str, ...]
    """Names of all runs; '' for the real day."""
    texts: tuple[ChannelText, ...]
    signposts: Signposts
    hourly: tuple[datetime, ...] = ()
    """When mails about an hour after the launch were written."""


def read_day(  # noqa: PLR0913 - each argument is one fact of what is asked for
    adapters: Adapters, release: str, language: Language, *, run: str, now: datetime, before: DayLook | None
) -> DayLook:
    """A run as it stands; texts are written anew only when something happened.

    Args:
        adapters: the home's parts.
        release: its id.
        language: of the texts.
        run: name of a rehearsal; empty for the real day.
        now: the moment.
        before: what was read last of this release; None when its texts may have changed.

    Raises:
        KnownError: ``store.release-unknown``.
    """
    view = look_at_day(adapters, release, now=now, run=run)
    if before is not None and before.view.events == view.events and before.view.run == run:
        return DayLook(
            view=view, runs=before.runs, texts=before.texts, signposts=before.signposts, hourly=before.hourly
        )
    with adapters.store.reading() as work:
        runs = work.days.runs(view.release.id)
        hourly = hourly_written(work, view.release.id)
    spoken = view.release.language
    return DayLook(
        view=view,
        runs=runs,
        texts=channel_texts(adapters, release, spoken, now=now),
        signposts=read_correspondence(adapters, release, language).signposts,
        hourly=hourly,
    )
