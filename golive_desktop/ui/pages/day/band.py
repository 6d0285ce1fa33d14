# SPDX-License-Identifier: MIT
"""The clock of the launch, the next step, and what is one key away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.panels import yielding
from golive_desktop.ui.pages.day.sight import ClockSight
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.words import Words

__all__ = ["ClockBand"]

_LONGEST: Final = 60
_ICON: Final = 24
_LEAST_LEAD: Final = 260
_LEAST_BUTTONS: Final = 420
"""Pixels of all buttons but the one for T-0, with the margins around them."""


class ClockBand(QFrame):
    """The clock band.

    Signals:
        card_wanted(): the on-call card shall be shown or hidden.
        move_wanted(): T-0 shall be set or moved.
        screen_wanted(): the view for the second screen shall open.
        rehearse_wanted(): a new rehearsal shall begin.
        run_wanted(str): another run shall be shown; empty for the real day.
        edit_wanted(): the runbook shall be changed.
    """

    card_wanted = Signal()
    move_wanted = Signal()
    screen_wanted = Signal()
    rehearse_wanted = Signal()
    run_wanted = Signal(str)
    edit_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._clock = Text("", "clock")
        self._small = Text("", "verdict")
        self._lead = Text("", "muted")
        self._late = StatusMark(theme)
        self._title = Text("", "record")
        self._owner = Text("", "muted")
        self._said = ""
        self._narrow = self._placed = False
        self._build()

    def show_clock(self, sight: ClockSight) -> None:
        """Shows the time and the next step."""
        said = self._words.translate("Clock of the launch")
        for clock in (self._clock, self._small):
            clock.setText(sight.clock)
            clock.setAccessibleName(f"{said}: {sight.clock}")
        self._lead.setText(sight.lead)
        self._lead.setVisible(not sight.late)
        self._late.setVisible(sight.late)
        if sight.late and self._said != sight.lead:
            self._late.show_state("overdue", sight.lead)
        self._said = sight.lead if sight.late else ""
        self._title.setText(sight.title)
        self._owner.setText(sight.owner)
        self._owner.setVisible(bool(sight.owner))
        self._show_words()

    def show_run(self, run: str, runs: Sequence[str], *, placed: bool, movable: bool) -> None:
        """Shows what can be done with T-0 and with which runs.

        Args:
            run: the one that is shown.
            runs: all that there are.
            placed: whether T-0 is set.
            movable: whether it may still be moved.
        """
        _ = self._words.translate
        self._placed = placed
        self._move.setAccessibleName(_("Move T-0…") if placed else _("Set T-0…"))
        self._move.setToolTip(self._move.accessibleName())
        self._move.setVisible(movable)
        self._show_words()
        self._menu.clear()
        self._menu.addAction(_("Rehearse…")).triggered.connect(lambda _checked=False: self.rehearse_wanted.emit())
        self._menu.addSeparator()
        for other in dict.fromkeys(("", *runs, run)):
            shown = _("Rehearsal: {run}").format(run=in_one_line(other, _LONGEST)) if other else _("The real day")
            line = self._menu.addAction(shown.replace("&", "&&"))
            line.setCheckable(True)
            line.setChecked(other == run)
            line.triggered.connect(lambda _checked=False, other=other: self.run_wanted.emit(other))
        self._menu.addSeparator()
        self._menu.addAction(_("Edit runbook…")).triggered.connect(lambda _checked=False: self.edit_wanted.emit())

    def fold(self, *, narrow: bool, small: bool) -> None:
        """Leaves out words, then the large figures."""
        self._clock.setVisible(not small)
        self._small.setVisible(small)
        self._narrow = narrow
        self._show_words()
        self._grid.removeWidget(self._buttons)
        self._grid.addWidget(self._buttons, 1 if small else 0, 0 if small else 3, 1, 3 if small else 1)

    def first_focus(self) -> QPushButton:
        """The first button."""
        return self._card

    def _show_words(self) -> None:
        """Leaves out the words of buttons that have an icon, before the next step is cut."""
        # note: while T-0 has no time, setting it is what comes next, and says so
        self._move.setText("" if self._narrow and self._placed else self._move.accessibleName())
        wide = self._clock.sizeHint().width() + self._lead_width() + _LEAST_BUTTONS + self._move.sizeHint().width()
        shown = (not self._narrow, not self._narrow and self.width() >= wide)
        for made, text, with_word in zip((self._card, self._screen), self._texts, shown, strict=True):
            made.setText(text if with_word else "")

    def _lead_width(self) -> int:
        """What the next step needs so that no word of it is cut."""
        texts = (self._lead, self._title, self._owner, *self._late.findChildren(Text))
        return max(_LEAST_LEAD, *(text.fontMetrics().horizontalAdvance(text.text()) + _ICON for text in texts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _build(self) -> None:
        _ = self._words.translate
        digits = self._clock.font()
        digits.setFeature(QFont.Tag("tnum"), 1)
        for clock in (self._clock, self._small):
            clock.setFont(digits)
        self._small.hide()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        for text in (self._lead, self._title, self._owner, *self._late.findChildren(Text)):
            yielding(text)
        for line in (self._lead, self._late, self._title, self._owner):
            texts.addWidget(line)
        texts.addStretch(1)
        clocks = QHBoxLayout()
        clocks.addWidget(self._clock)
        clocks.addWidget(self._small)
        surface = panel(self)
        self._grid = QGridLayout(surface)
        self._grid.setContentsMargins(20, 8, 20, 8)
        self._grid.setHorizontalSpacing(20)
        self._grid.addLayout(clocks, 0, 0)
        self._grid.addWidget(hairline(upright=True), 0, 1)
        self._grid.addLayout(texts, 0, 2)
        self._grid.addWidget(self._build_buttons(), 0, 3)
        self._grid.setColumnStretch(2, 1)
        self._grid.setRowMinimumHeight(0, 70)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(surface)

    def _build_buttons(self) -> QFrame:
        _ = self._words.translate
        self._texts = (_("On-call card"), _("Big screen"))
        theme = self._theme
        self._card = button(
            self._texts[0], theme, image="phone", name=_("On-call card (F9)"), pressed=self.card_wanted.emit
        )
        self._move = button(_("Set T-0…"), theme, image="clock", pressed=self.move_wanted.emit)
        self._screen = button(
            self._texts[1], theme, image="monitor", name=_("Big screen"), pressed=self.screen_wanted.emit
        )
        more = button("", theme, image="ellipsis", name=_("Rehearsals"))
        self._menu = QMenu(more)
        more.setMenu(self._menu)
        for made in (self._card, self._screen):
            made.setToolTip(made.accessibleName())
        self._buttons = QFrame()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for made in (self._card, self._move, self._screen, more):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._buttons
