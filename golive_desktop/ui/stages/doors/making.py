# SPDX-License-Identifier: MIT
"""What is shown while the sample release is being made: how far it is, and how to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["Making"]


class Making(QWidget):
    """The sample in the making, or why it was not made.

    Signals:
        again_wanted(): try it once more.
        leave_wanted(): back to the user's own releases.
    """

    again_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._strip = Strip(words, theme)
        self._busy = BusyLine(words, theme)
        self._again = button(_("Try again"), theme, kind="filled", pressed=self.again_wanted.emit)
        leave = button(_("Leave the sample"), theme, pressed=self.leave_wanted.emit)
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.addWidget(self._again)
        ways.addWidget(leave)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Text(_("The sample release"), "lead-title"))
        column.addWidget(
            Text(
                _("Ten invented people, their keys and their answers are made on this laptop, in a folder apart."),
                "lead-muted",
                wraps=True,
            )
        )
        column.addWidget(self._busy)
        column.addWidget(self._strip)
        column.addWidget(self._ways)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(640)

    def show_task(self, task: Task) -> None:
        """Shows how far it is."""
        _ = self._words.translate
        self._strip.hide()
        self._ways.hide()
        self._busy.follow(task, _("Step {done} of {total}"))

    def show_problem(self, problem: Problem) -> None:
        """Says why there is no sample."""
        self._strip.show_problem(problem)
        self._ways.show()
        self._again.setFocus()
