# SPDX-License-Identifier: MIT
"""The page of what is signed beside a sign-off: what it is about, the words and the key, and what became of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.stages.signer.donepanel import Done, DonePanel
from golive_desktop.ui.stages.signer.sheet import SignSheet, WholePage, narrowed
from golive_desktop.ui.words import Words

__all__ = ["DeedPage"]


class DeedPage(WholePage):
    """What it is about at the left, what is signed at the right; afterwards what to do with the file.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.sheet = SignSheet(words, theme)
        self.done = DonePanel(words, theme)
        self._trouble = Strip(words, theme)
        self._body = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._column = QVBoxLayout(self)

    def show_done(self, done: Done) -> None:
        """Shows what became of it."""
        self.done.show_done(done)
        self._turn_to(done=True)

    def show_problem(self, problem: Problem | None) -> None:
        """Says why nothing was signed: at the passphrase when that was wrong, else above everything."""
        if problem is None or self.sheet.keys.show_problem(problem):
            self._trouble.hide()
        else:
            self._trouble.show_problem(problem)
        self.fit()

    def entry(self) -> QWidget:
        """Where the keyboard begins before it is signed."""
        return self.sheet.keys.entry()

    def fold(self, *, narrow: bool) -> None:
        """Puts what is signed under what it is about."""
        turn(self._row, below=narrow)
        narrowed(self.sheet, narrow=narrow)

    def _stand(self, left: QLayout, *head: QLayout | QWidget) -> None:
        """Puts everything in its place; to be called once.

        Args:
            left: what it is about.
            head: what stands above everything.
        """
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 20, 0, 20)
        self._column.setSpacing(12)
        for part in (*head, self._trouble, self._body, self.done):
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
        DeedPage.fold(self, narrow=False)

    def _turn_to(self, *, done: bool) -> None:
        """Shows the question, or what became of it; nothing is wrong yet."""
        self._body.setVisible(not done)
        self.done.setVisible(done)
        self.show_problem(None)
