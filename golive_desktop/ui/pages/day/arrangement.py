# SPDX-License-Identifier: MIT
"""Where the parts of the page stand: beside each other, with tabs, or below each other, as the width allows."""

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.day.ask import AskStrip
from golive_desktop.ui.pages.day.band import ClockBand
from golive_desktop.ui.pages.day.bar import DecisionBar
from golive_desktop.ui.pages.day.calling import DecisionCall
from golive_desktop.ui.pages.day.offers import HourOffer, StatusOffer
from golive_desktop.ui.pages.day.oncall import OnCallCard
from golive_desktop.ui.pages.day.overridestrip import OverrideHandover, OverrideStrip
from golive_desktop.ui.pages.day.rehearsing import RehearsalStrip
from golive_desktop.ui.pages.day.runbook import Runbook
from golive_desktop.ui.pages.day.side import Side
from golive_desktop.ui.pages.day.stepfoot import StepFoot
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import panel

__all__ = ["SMALL", "Arrangement"]

SMALL: Final = 860
"""Pixels of width below which everything stands in one column."""
_MARGIN: Final = 20
_LEAST: Final = 320
_LEAST_RUNBOOK: Final = 240


class Arrangement:
    """All parts of the page, put into it.

    Args:
        page: the page; all but the bar scrolls in it.
    """

    def __init__(self, page: Page) -> None:
        words, theme = page.words, page.theme
        self.rehearsal = RehearsalStrip(words, theme)
        self.call = DecisionCall(words, theme)
        self.band = ClockBand(words, theme)
        self.card = OnCallCard(words, theme)
        self.strip = Strip(words, theme)
        self.status = StatusOffer(words, theme)
        self.hour = HourOffer(page.context)
        self.override = OverrideStrip(words, theme)
        self.handover = OverrideHandover(page.context, self.override, self.strip, page)
        self.runbook = Runbook(words, theme)
        self.foot = StepFoot(words, theme)
        self.side = Side(words, theme)
        self.ask = AskStrip(words, theme)
        self.bar = DecisionBar(words, theme)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(page)

    def fold(self, *, narrow: bool, small: bool) -> None:
        """Takes another shape.

        Args:
            narrow: the panels at the right become tabs.
            small: everything stands in one column.
        """
        self.band.fold(narrow=narrow, small=small)
        for part in (self.ask, self.override, self.status, self.hour):
            part.fold(small=small)
        self.bar.fold(narrow=narrow or small, small=small)
        self.foot.fold(narrow=narrow or small)
        self.side.fold(narrow=narrow, small=small)
        self._body.setDirection(QBoxLayout.Direction.BottomToTop if small else QBoxLayout.Direction.LeftToRight)

    def _build(self, page: Page) -> None:
        page.column.setContentsMargins(_MARGIN, 16, _MARGIN, 0)
        page.column.setSpacing(12)
        column = scrolling_column(page)
        for widget in (
            self.rehearsal,
            self.call,
            self.band,
            self.card,
            self.strip,
            self.override,
            self.status,
            self.hour,
        ):
            column.addWidget(widget)
        self._body.setSpacing(12)
        self._body.addWidget(self._build_runbook(), 1)
        self._body.addWidget(self.side)
        column.addLayout(self._body, 1)
        below = QFrame()
        below.setMinimumWidth(
            _LEAST
        )  # note: else its buttons keep the page too wide to take the shape with room for them
        lines = QVBoxLayout(below)
        lines.setContentsMargins(_MARGIN, 0, _MARGIN, 14)
        lines.setSpacing(12)
        lines.addWidget(self.ask)
        lines.addWidget(self.bar)
        page.column.addWidget(below)

    def _build_runbook(self) -> QFrame:
        steps = panel()
        inside = QVBoxLayout(steps)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.runbook, 1)
        inside.addWidget(self.foot)
        steps.setMinimumHeight(_LEAST_RUNBOOK)
        self.side.runbook_wanted.connect(steps.setVisible)
        return steps
