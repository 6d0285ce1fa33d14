# SPDX-License-Identifier: MIT
"""What has to hold before the launch, with the way to where it stands in full."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.panels import Rows, TitledPanel, yielding
from golive_desktop.ui.pages.day.standing import GateLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["GatesPanel"]


class GatesPanel(TitledPanel):
    """What has to hold before T-0.

    Signals:
        followed(str): the link to where it stands in full.
    """

    followed = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Gates"))
        self._theme = theme
        self._lines: tuple[GateLine, ...] = ()
        self._rows = Rows()
        self._as_of = Text("", "caption")
        self.head.addWidget(self._as_of)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_gates(self, lines: Sequence[GateLine], as_of: str) -> None:
        """Shows these lines."""
        self._as_of.setText(as_of)
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._rows.clear()
        for line in lines:
            self._add(line)

    def _add(self, line: GateLine) -> None:
        mark = StatusMark(self._theme)
        mark.show_state("green" if line.met else "not-requested", line.word)
        if line.met:
            title: QWidget = yielding(Text(line.title))
        else:
            title = button(line.title, self._theme, kind="link", pressed=lambda: self.followed.emit(line.link))
            title.setAccessibleName(line.said)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows.add_row((title, 1), (mark, 0)).setAccessibleName(line.said)
