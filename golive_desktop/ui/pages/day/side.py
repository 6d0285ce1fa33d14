# SPDX-License-Identifier: MIT
"""Beside the runbook: poll and gates, or measured values; the text of the moment; the log. Where it is narrow, tabs."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QTabBar, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.gatespanel import GatesPanel
from golive_desktop.ui.pages.day.logpanel import LogPanel
from golive_desktop.ui.pages.day.measured import MeasuredPanel
from golive_desktop.ui.pages.day.pollpanel import PollPanel
from golive_desktop.ui.pages.day.textpanel import TextPanel
from golive_desktop.ui.parts.room import give_width, turn
from golive_desktop.ui.words import Words

__all__ = ["Side"]

_RUNBOOK, _POLL, _TEXT, _LOG = range(4)
_WIDE: Final = 470
_NARROW: Final = 350


class Side(QWidget):
    """All panels beside the runbook.

    Signals:
        runbook_wanted(bool): whether the runbook is shown; only where everything stands in one column.
    """

    runbook_wanted = Signal(bool)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self.poll = PollPanel(words, theme)
        self.gates = GatesPanel(words, theme)
        self.measured = MeasuredPanel(words, theme)
        self.text = TextPanel(words, theme)
        self.log = LogPanel(words, theme)
        self.tabs = QTabBar()
        self._launched = self._narrow = self._small = False
        self._build()
        self.tabs.currentChanged.connect(lambda _tab: self._show_parts())
        self._show_parts()

    def show_launched(self, *, launched: bool) -> None:
        """Shows measured values instead of poll and gates."""
        self._launched = launched
        _ = self._words.translate
        self.tabs.setTabText(_POLL, _("Values") if launched else _("Poll"))
        self._show_parts()

    def fold(self, *, narrow: bool, small: bool) -> None:
        """Panels become tabs; in one column the runbook is one of them."""
        self._narrow, self._small = narrow or small, small
        turn(self._top, below=narrow)
        give_width(self, _NARROW if narrow else _WIDE, free=small)
        self.measured.fold(narrow=narrow and not small)
        self.tabs.setTabVisible(_RUNBOOK, small)
        if self.tabs.currentIndex() == _RUNBOOK and not small:
            self.tabs.setCurrentIndex(_POLL)
        elif small:
            self.tabs.setCurrentIndex(_RUNBOOK)
        self._show_parts()

    def turn_to_poll(self) -> None:
        """Brings poll or values to the front."""
        self.tabs.setCurrentIndex(_POLL)

    def _build(self) -> None:
        _ = self._words.translate
        for text in (_("Runbook"), _("Poll"), _("Text"), _("Log")):
            self.tabs.addTab(text)
        self.tabs.setTabVisible(_RUNBOOK, False)  # noqa: FBT003 - Qt's own signature
        self.tabs.setCurrentIndex(_POLL)
        self.tabs.setAccessibleName(_("Parts of the day"))
        self.tabs.setExpanding(False)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addWidget(self.poll, 13)
        self._top.addWidget(self.gates, 10)
        self._top.addWidget(self.measured, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(self.tabs)
        self.column.addLayout(self._top)
        self.column.addWidget(self.text)
        self.column.addWidget(self.log, 1)
        self.column.addStretch(0)

    def _show_parts(self) -> None:
        """All that is visible follows from the width, the tab and whether it was launched."""
        tab = self.tabs.currentIndex()
        everything = not self._narrow
        self.tabs.setVisible(self._narrow)
        for part, shown in (
            (self.poll, not self._launched and (everything or tab == _POLL)),
            (self.gates, not self._launched and (everything or tab == _POLL)),
            (self.measured, self._launched and (everything or tab == _POLL)),
            (self.text, everything or tab == _TEXT),
            (self.log, everything or tab == _LOG),
        ):
            part.setVisible(shown)
        self.runbook_wanted.emit(not self._small or tab == _RUNBOOK)
