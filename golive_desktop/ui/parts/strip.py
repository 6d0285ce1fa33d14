# SPDX-License-Identifier: MIT
"""What went wrong, said where it went wrong: what happened, what it means, what to do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["Strip"]

_WEIGHTS = {Severity.INFORMS: "informs", Severity.ASKS: "asks", Severity.BLOCKS: "blocks"}


class Strip(QFrame):
    """A line across a panel with one problem, hidden while there is none.

    Signals:
        closed(): the user has read it.
    """

    closed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._problem: Problem | None = None
        _ = words.translate
        self.setProperty("kind", "strip")
        self._sentence = Text("", "strong", wraps=True, selectable=True)
        self._meaning = Text("", "body", wraps=True, selectable=True)
        self._report = ""
        self._copy = button(_("Copy report"), theme, kind="link", image="copy", pressed=self._on_copy)
        close = button("", theme, kind="quiet", image="x", name=_("Close this message"), pressed=self._on_close)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._sentence)
        texts.addWidget(self._meaning)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 6, 8)
        row.addLayout(texts, 1)
        row.addWidget(self._copy)
        row.addWidget(close)
        self.hide()

    def show_problem(self, problem: Problem, report: str = "") -> None:
        """Says a problem; a screen reader announces it.

        Args:
            problem: what is wrong.
            report: for an error of ours, what may be copied and passed on.
        """
        said = self._words.explain(problem)
        self.show_text(said.sentence, f"{said.meaning} {said.next_step}".strip(), problem.severity)
        self._problem = problem
        self._report = report
        self._copy.setVisible(bool(report))

    def take_back(self, problem: Problem) -> None:
        """Says `problem` no longer; something else that was said since stays."""
        if self._problem == problem:
            self.hide()

    def show_text(self, sentence: str, more: str = "", severity: Severity = Severity.INFORMS) -> None:
        """Says something that is no problem, for example what was just done."""
        self._sentence.setText(sentence)
        self._meaning.setText(more)
        self._meaning.setVisible(bool(more))
        self._problem = None
        self._report = ""
        self._copy.hide()
        self.setProperty("weight", _WEIGHTS[severity])
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(f"{sentence} {more}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
