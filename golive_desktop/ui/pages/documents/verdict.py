# SPDX-License-Identifier: MIT
"""The verdict beside a document: the word, one or two sentences, and the facts behind it folded away."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from golive_desktop.domain.problem import Problem
from golive_desktop.services.verify import Verification
from golive_desktop.ui.checking.details import TechnicalDetails
from golive_desktop.ui.checking.said import reasons, verdict_sentence
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["VerdictView", "verdict_sentences"]

_MOST_REASONS = 3
"""Below the verdict so many stand; all of them are among the details."""


class VerdictView(QFrame):
    """What the check of a document found."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._mark = StatusMark(theme, size="record")
        self._sentence = Text("", wraps=True, selectable=True, breaks=True)
        self._details = TechnicalDetails(words, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._mark, self._sentence, self._details):
            column.addWidget(part)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Says that the check is not done yet; nothing is claimed until then."""
        self._mark.hide()
        self._details.fold.set_open(False)
        self._details.hide()
        self._sentence.setText(self._words.translate("Being checked…"))

    def show_problem(self, problem: Problem) -> None:
        """Says why there is no verdict."""
        said = self._words.explain(problem)
        self.show_waiting()
        self._sentence.setText(f"{said.sentence} {said.meaning} {said.next_step}".strip())

    def show_verification(self, found: Verification) -> None:
        """Shows the verdict."""
        self._mark.show_state(found.verdict, self._words.term("verdict", found.verdict))
        self._mark.show()
        self._sentence.setText("\n".join(verdict_sentences(found, self._words)))
        self._details.show_verification(found)
        self._details.show()


def verdict_sentences(found: Verification, words: Words) -> tuple[str, ...]:
    """What the verdict means, and the weightiest reasons for it.

    Args:
        found: the verification.
        words: the reader's language.
    """
    why = (said.sentence for said in reasons(found, words)[:_MOST_REASONS])
    return (verdict_sentence(found, words), *why)
