# SPDX-License-Identifier: MIT
"""The log of the day, the newest entry first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.chronicle import LogLine
from golive_desktop.ui.pages.day.panels import TitledPanel
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.line import Line
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["LogPanel"]


class LogPanel(TitledPanel):
    """The log.

    Signals:
        entry_wanted(): a line shall be added.
    """

    entry_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Status log"))
        _ = words.translate
        self._lines = LineList(theme, name=_("Status log"))
        self._none = Text(_("Nothing has happened yet."), "muted", wraps=True)
        self.head.addWidget(button(_("Add entry…"), theme, kind="link", pressed=self.entry_wanted.emit))
        self.column.addWidget(self._none)
        self.column.addWidget(self._lines, 1)
        self.column.addStretch(0)
        self._none.hide()

    def show_log(self, lines: Sequence[LogLine]) -> None:
        """Shows these entries."""
        self._lines.show_lines(
            [
                Line(text=line.text, more=line.by, lead=line.time, lead_colour="muted", tip=f"{line.full}, {line.by}")
                for line in lines
            ]
        )
        self._lines.setVisible(bool(lines))
        self._none.setVisible(not lines)
