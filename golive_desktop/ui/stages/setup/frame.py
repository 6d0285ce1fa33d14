# SPDX-License-Identifier: MIT
"""The frame around the three steps: where the user is, the step itself, and the bar with the way on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.setup.draft import LAST_STEP
from golive_desktop.ui.stages.setup.steps import SetupSteps
from golive_desktop.ui.words import Words

__all__ = ["SetupFrame"]

_WIDEST: Final = 1320


class SetupFrame(QWidget):
    """Head, step and bar.

    Args:
        words: the language.
        theme: the colours.

    Signals:
        back_wanted(): one step back, or away from here.
        next_wanted(): on.
    """

    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._line = SetupSteps(words, theme)
        self._sample_note = Text(
            _("You are in the sample. It never mixes with real releases: leave it first, then set up your own."),
            "lead",
            wraps=True,
        )
        self._pages = QStackedWidget()
        self.busy = BusyLine(words, theme)
        self._back = button(_("Back"), theme, pressed=self.back_wanted.emit)
        self.next = button(_("Go on"), theme, kind="filled", pressed=self.next_wanted.emit)
        self._bar = QFrame()
        self._steps: tuple[QWidget, ...] = ()
        self._areas = tuple(_area() for _step in range(LAST_STEP))
        for area in self._areas:
            self._pages.addWidget(area)
        self._build()

    def take(self, steps: Sequence[QWidget]) -> None:
        """Takes the steps in; each is put where it stands, and dressed there, when it is first shown.

        Args:
            steps: the three of them.
        """
        self._steps = tuple(steps)

    def show_step(self, step: int, *, sample: bool, ready: bool, busy: bool) -> None:
        """Shows a step, and what its buttons lead to.

        Args:
            step: from 1 to 3.
            sample: whether this is the sample, where no release is set up.
            ready: whether there is a plan to go on with.
            busy: whether the release is being made just now.
        """
        _ = self._words.translate
        self._sample_note.setVisible(sample)
        self._room.setVisible(sample)
        self._pages.setVisible(not sample)
        self._line.setVisible(not sample)
        area = self._areas[step - 1]
        if area.widget() is None:
            _put(self._steps[step - 1], area)
        self._pages.setCurrentWidget(area)
        self._line.show_step(step)
        self._back.setText(_("Back") if step > 1 and not sample else _("Cancel"))
        last = _("Set up the release") if step == LAST_STEP else _("Go on")
        self.next.setText(_("Leave the sample") if sample else last)
        self.next.setVisible(sample or ready)
        self.next.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def regions(self) -> tuple[QWidget, ...]:
        """The step, and the bar."""
        shown = self._pages.currentWidget()
        return (shown, self._bar) if shown is not None else (self._bar,)

    def _build(self) -> None:
        self._sample_note.setContentsMargins(24, 18, 24, 0)
        self._room = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._sample_note)
        column.addWidget(self._pages, 1)
        column.addWidget(self._room, 1)
        column.addWidget(self._bar)
        self._fill_bar()

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("kind", "head")
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(6)
        column.addWidget(Text(self._words.translate("Set up a release"), "page"))
        column.addWidget(self._line)
        return head

    def _fill_bar(self) -> None:
        self._bar.setProperty("kind", "bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(16)
        row.addWidget(self._back)
        row.addWidget(Text(self._words.translate("Nothing is kept before the last step."), "muted", wraps=True), 1)
        row.addWidget(self.busy)
        row.addWidget(self.next)


def _area() -> QScrollArea:
    """Scrolls a step where the window is too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _put(step: QWidget, area: QScrollArea) -> None:
    """Puts a step where it stands; it grows no wider than the eye follows a line."""
    step.setMaximumWidth(_WIDEST)
    inside = QWidget()
    area.setWidget(inside)
    row = QHBoxLayout(inside)
    row.setContentsMargins(24, 16, 24, 16)
    row.addWidget(step, 1000)
    row.addStretch(1)
