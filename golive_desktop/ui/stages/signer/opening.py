# SPDX-License-Identifier: MIT
"""Before a request is shown: it is being checked, or it is said why it cannot be shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.replacing import CHANGED
from golive_desktop.ui.words import Words

__all__ = ["OpeningPage"]


class OpeningPage(QWidget):
    """A line while the file is checked; three sentences when it may not be signed.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        compare_wanted(): whoever asks may have a new key, and its number is to be compared.
    """

    compare_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._busy = BusyLine(words, theme)
        self._sentence = Text("", "lead-title", wraps=True, selectable=True)
        self._meaning = Text("", "lead", wraps=True, selectable=True)
        self._next = Text("", "lead", wraps=True, selectable=True)
        compare = words.translate("Compare the new number…")
        self._compare = button(compare, theme, image="phone", large=True, pressed=self.compare_wanted.emit)
        self._compare.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 60, 0, 20)
        column.setSpacing(12)
        for part in (self._busy, self._sentence, self._meaning, self._next):
            column.addWidget(part)
        column.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignLeft)

    def follow(self, task: Task) -> None:
        """Shows that a file is being checked."""
        for part in (self._sentence, self._meaning, self._next):
            part.setText("")
        self._compare.hide()
        self._busy.follow(task, self._words.translate("Checking the request…"), cancellable=False)

    def show_problem(self, problem: Problem) -> None:
        """Says why nothing is shown."""
        said = self._words.explain(problem)
        self._sentence.setText(said.sentence)
        self._meaning.setText(said.meaning)
        self._next.setText(said.next_step)
        self._compare.setVisible(problem.code == CHANGED)
        self.setAccessibleName(f"{said.sentence} {said.meaning} {said.next_step}")
