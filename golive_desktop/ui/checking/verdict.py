# SPDX-License-Identifier: MIT
"""The verdict on a file: the word in capitals, one sentence, and what the file says about itself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.facts import Fact, FactRow
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["VerdictHead"]


class VerdictHead(QWidget):
    """The head of everything that is said about a file.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._mark = StatusMark(theme, size="file")
        self._sentence = Text("", "lead", wraps=True, selectable=True)
        self._claim = FactRow(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._mark, self._sentence, self._claim):
            column.addWidget(part)

    def show_verdict(self, verdict: str, sentence: str, claim: Sequence[Fact]) -> None:
        """Shows a verdict.

        Args:
            verdict: as the domain spells it; empty while there is none.
            sentence: what it means.
            claim: what the file says about itself.
        """
        self._mark.setVisible(bool(verdict))
        if verdict:
            self._mark.show_state(verdict, self._words.term("verdict", verdict).upper())
        self._sentence.setText(sentence)
        self._claim.show_facts(claim)
        self._claim.setVisible(bool(claim))
