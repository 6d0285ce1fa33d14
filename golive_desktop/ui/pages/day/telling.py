# SPDX-License-Identifier: MIT
"""Tells what time brings: steps that became overdue, the decision that is due, and what is to be told to others."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject

from golive_desktop.domain.day import StepState
from golive_desktop.domain.problem import Severity
from golive_desktop.services.day import DayView
from golive_desktop.ui.pages.day.arrangement import Arrangement
from golive_desktop.ui.pages.day.notice import Announcer, Notice
from golive_desktop.ui.pages.day.reading import DayLook
from golive_desktop.ui.pages.day.sight import DaySight, hours_of
from golive_desktop.ui.words import Words

__all__ = ["Telling"]

_SLEPT: Final = timedelta(minutes=1)
"""A gap between two ticks that no busy window has."""


class Telling(QObject):
    """What is said without being asked for.

    Args:
        words: the reader's language.
        parts: of the page.
        parent: the page.
    """

    def __init__(self, words: Words, parts: Arrangement, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._parts = words, parts
        self._announcer = Announcer(None, self)
        self._told: datetime | None = None

    def through(self, say: Notice | None) -> None:
        """Says what must not be overlooked through `say` from now on; None for not at all."""
        self._announcer = Announcer(say, self)
        self._parts.call.announce_through(say)
        self._parts.status.announce_through(say)

    def forget(self) -> None:
        """Another run is shown, or another T-0: what is overdue by that is no news."""
        self._announcer.forget()

    def tell(self, sight: DaySight, view: DayView, look: DayLook, *, seen: bool) -> None:
        """Says what has become of the run.

        Args:
            sight: the page.
            view: the run at this moment.
            look: what was read.
            seen: whether the page is shown.
        """
        self._tell_overdue(sight, view)
        # note: the frame around all pages calls for the decision of the real day
        self._parts.call.show_run(view if view.run and seen else None)
        self._parts.status.show_run(view)
        self._parts.hour.show_run(view, look.hourly)
        self._told = view.at

    def _tell_overdue(self, sight: DaySight, view: DayView) -> None:
        _ = self._words.translate
        late = [(line.key, line.text) for line in sight.steps if line.state is StepState.OVERDUE]
        fresh = self._announcer.look(late, _("Overdue on the go-live day"))
        if fresh and self._told is not None and view.at - self._told > _SLEPT:
            span = hours_of(view, self._words).span(view.at - self._told)
            missed = _("Due meanwhile: {steps}").format(steps=" · ".join(fresh))
            self._parts.strip.show_text(_("Nothing was shown for {span}.").format(span=span), missed, Severity.ASKS)
