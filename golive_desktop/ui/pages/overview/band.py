# SPDX-License-Identifier: MIT
"""The verdict, why not yet, and what is due next, side by side."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.overview.sight import OverviewSight
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.parts.room import ANY
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["Band", "Shape"]

Shape = Literal["wide", "narrow", "column"]
"""Three parts side by side; deadlines under the verdict; everything below each other."""

_LEAST_HEIGHT = 212
_CHROME = 62
_LEAST_DUE = 4 * 27
_PLACES: Final[Mapping[Shape, tuple[tuple[int, int, int, int] | None, ...]]] = {
    "wide": ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1), (0, 4, 1, 1)),
    "narrow": ((0, 0, 1, 1), (0, 1, 2, 1), (0, 2, 2, 1), None, (1, 0, 1, 1)),
    "column": ((0, 0, 1, 1), None, (1, 0, 1, 1), None, (2, 0, 1, 1)),
}
"""Row, column and spans of verdict, line, reasons, line and deadlines."""
_VERDICT_WIDTH = 248
_DEADLINES_WIDTH = 296


class Band(QFrame):
    """Verdict, reasons and deadlines.

    Signals:
        followed(str): the address of a link, see `golive_desktop.ui.links.follow`.
        rule_toggled(bool): whether the user wants to read how this is decided.
    """

    followed = Signal(str)
    rule_toggled = Signal(bool)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self.setProperty("kind", "panel")
        self.reasons = LineList(theme, name=_("Why not yet"))
        self.deadlines = LineList(theme, name=_("Next deadlines"))
        self._mark = StatusMark(theme, size="release")
        self._headline = Text("", "strong", wraps=True)
        self._counts = Text("", "muted", wraps=True)
        self._computed = Text("", "caption", wraps=True)
        self._heading = Text("", "section")
        self._nothing = StatusMark(theme)
        self._no_deadlines = Text(_("Nothing is due."), "muted")
        self._how = button(_("How this is decided"), theme, kind="link")
        self._how.setCheckable(True)
        self._shape: Shape = "wide"
        self._build(_("Next deadlines"))
        self._connect()

    def show_sight(self, sight: OverviewSight) -> None:
        """Shows verdict, reasons and deadlines."""
        verdict = sight.verdict
        self._mark.show_state(verdict.verdict, verdict.word)
        self._headline.setText(verdict.headline)
        self._counts.setText(verdict.counts)
        self._computed.setText(verdict.computed)
        self._heading.setText(sight.heading)
        self.reasons.setAccessibleName(sight.heading)
        self.reasons.show_lines(sight.lines)
        self.reasons.setVisible(bool(sight.lines))
        self._nothing.show_state("GO", sight.nothing)
        self._nothing.setVisible(not sight.lines)
        self.deadlines.show_lines(sight.deadlines)
        self.deadlines.setVisible(bool(sight.deadlines))
        self._no_deadlines.setVisible(not sight.deadlines)
        self._fit()

    def fold(self, shape: Shape) -> None:
        """Deadlines go under the verdict where it is narrow; everything stands in one column where it is very."""
        self._shape = shape
        parts = (self._verdict, self._post, self._middle, self._second_post, self._due)
        for part in parts:
            self._grid.removeWidget(part)
        for part, place in zip(parts, _PLACES[shape], strict=True):
            if place is not None:
                self._grid.addWidget(part, *place)
            part.setVisible(place is not None)
        for part, width in ((self._verdict, _VERDICT_WIDTH), (self._due, _DEADLINES_WIDTH)):
            wanted = _DEADLINES_WIDTH if shape == "narrow" else width
            part.setMinimumWidth(0 if shape == "column" else wanted)
            part.setMaximumWidth(ANY if shape == "column" else wanted)
        self._grid.setColumnStretch(0, int(shape == "column"))
        self._grid.setColumnStretch(2, int(shape != "column"))
        self._grid.setRowStretch(1, int(shape != "wide"))
        self.deadlines.setMinimumHeight(0 if shape == "wide" else _LEAST_DUE)
        self.reasons.setMinimumHeight(_LEAST_DUE if shape == "column" else 0)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(_LEAST_HEIGHT, self.minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines at most; more room would only be empty."""
        lines = self.reasons.height_of_lines() if self.reasons.lines() else 0
        due = self.deadlines.height_of_lines() if self.deadlines.lines() else 0
        least = max(_LEAST_HEIGHT, self.minimumSizeHint().height())
        if self._grid.hasHeightForWidth():  # note: a verdict with an umlaut is cut where wrapped lines below it push
            least = max(least, self._grid.minimumHeightForWidth(self.width()))
            self.setMinimumHeight(least)
        self.setMaximumHeight(max(least, _CHROME + (max(lines, due) if self._shape == "wide" else lines)))

    def _build(self, deadlines: str) -> None:
        self._verdict = _column(self._mark, self._headline, self._counts, self._computed)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._how)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(18, 12, 16, 8)
        middle.setSpacing(3)
        middle.addLayout(top)
        middle.addWidget(self.reasons, 1)
        middle.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._due = QWidget()
        due = QVBoxLayout(self._due)
        due.setContentsMargins(20, 14, 12, 8)
        due.setSpacing(5)
        due.addWidget(Text(deadlines, "section"))
        due.addWidget(self.deadlines, 1)
        due.addWidget(self._no_deadlines, 1, Qt.AlignmentFlag.AlignTop)
        self._post, self._second_post = hairline(upright=True), hairline(upright=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.fold("wide")

    def _connect(self) -> None:
        self.reasons.followed.connect(self.followed)
        self.deadlines.followed.connect(self.followed)
        self._how.toggled.connect(self.rule_toggled)


def _column(mark: StatusMark, headline: Text, counts: Text, computed: Text) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(20, 16, 16, 12)
    column.setSpacing(8)
    for widget in (mark, headline, counts, computed):
        column.addWidget(widget)
    column.addStretch(1)
    return holder
