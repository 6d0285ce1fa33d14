# SPDX-License-Identifier: MIT
"""One condition of the own answer on its way to closed: what shows it, what is signed, and the passphrase."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.evidence import EvidenceDraft, EvidenceEdit
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.words import Words

__all__ = ["ClosePage", "SaidWords"]

SaidWords = Callable[[EvidenceDraft], tuple[str, str, str]]
"""Result, condition and what shows it, as they will be printed."""
_SIDE: Final = 440


class ClosePage(QWidget):
    """What shows that a condition is met at the left, what is signed at the right.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        changed(): whether it can be signed now may be another answer than before.
        submitted(): Enter in the passphrase's field.
        folder_wanted(): the closure shall be written somewhere else.
    """

    changed = Signal()
    submitted = Signal()
    folder_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._said: SaidWords | None = None
        self.evidence = EvidenceEdit(words, theme)
        self._build()
        self.evidence.changed.connect(self._on_evidence)
        self._passphrase.textChanged.connect(self.changed)
        self._passphrase.returnPressed.connect(self.submitted)

    def show_condition(self, condition: Condition, draft: EvidenceDraft, said: SaidWords) -> None:
        """Shows a condition with what was typed for its closure.

        Args:
            condition: as it was set.
            draft: what shows it so far.
            said: turns that into the words that are signed.
        """
        _ = self._words.translate
        self._said = said
        self._mark.show_state("conditional", _("{key} open").format(key=condition.key))
        self._text.setText(condition.text)
        due = _("{owner}, due {time}").format(owner=condition.owner, time=self._words.minute(condition.due))
        self._due.setText(due)
        self.evidence.show_draft(draft)
        self._passphrase.clear()
        self._show_words()

    def show_target(self, name: str, folder: str) -> None:
        """Says where the closure will be written."""
        said = self._words.translate("The closure is saved as {name} in {folder}.")
        self._target.setText(said.format(name=name, folder=folder))

    def show_problem(self, problem: Problem | None, wait: int = 0) -> None:
        """Says why nothing was signed: at the passphrase when that was wrong, else above everything.

        Args:
            problem: None when nothing is wrong.
            wait: seconds before the next try.
        """
        wrong = problem is not None and problem.code == "key.passphrase-wrong"
        said = self._words.explain(problem).sentence if problem is not None and wrong else ""
        if said and wait:
            said += " " + self._words.translate("Next try in {seconds} seconds.").format(seconds=wait)
        self._field.show_problem(said)
        if problem is None or wrong:
            self._trouble.hide()
        else:
            self._trouble.show_problem(problem)

    def ask_for_evidence(self) -> None:
        """Says that something has to show it, and goes there."""
        self.evidence.field.show_problem(self._words.translate("Say what shows that the condition is met."))
        self.evidence.entry().setFocus()

    def ask_for_passphrase(self) -> None:
        """Goes to the passphrase."""
        self._passphrase.setFocus()

    def passphrase(self) -> str:
        """As it was typed."""
        return self._passphrase.text()

    def forget(self) -> None:
        """Empties the passphrase."""
        self._passphrase.clear()

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while the signature is made."""
        for part in (self.evidence, self._passphrase, self._folder):
            part.setEnabled(not busy)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self.evidence.entry()

    def fold(self, *, narrow: bool) -> None:
        """Puts what is signed under what shows it."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else _SIDE)
        self._right.setMaximumWidth(16_777_215 if narrow else _SIDE)

    def _build(self) -> None:
        _ = self._words.translate
        self._trouble = Strip(self._words, self._theme)
        self._mark = StatusMark(self._theme, size="record")
        self._text = Text("", "lead", wraps=True, selectable=True)
        self._due = Text("", "lead-muted", wraps=True)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (self._mark, self._text, self._due, self.evidence):
            inside.addWidget(part)
        self._right = self._side()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(28)
        self._row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(12)
        column.addWidget(self._trouble)
        column.addLayout(self._row)
        self.fold(narrow=False)

    def _side(self) -> QWidget:
        _ = self._words.translate
        self._printed = [Text("", kind, wraps=True, breaks=True) for kind in ("lead-strong", "lead", "body")]
        self._passphrase = PassphraseEdit(self._words, self._theme)
        hint = _("Never leaves this laptop.")
        self._field = Field(_("&Passphrase for your key"), self._passphrase, self._theme, hint)
        self._target = Text("", "caption", wraps=True)
        self._folder = button(
            _("Save somewhere else…"), self._theme, kind="link", image="folder-open", pressed=self.folder_wanted.emit
        )
        side = panel()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(_("You sign exactly this"), "section"))
        for part in (*self._printed, hairline(), self._field, self._target):
            column.addWidget(part)
        column.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _on_evidence(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        if self._said is None:
            return
        for label, said in zip(self._printed, self._said(self.evidence.draft()), strict=True):
            label.setText(said)
            label.setVisible(bool(said))
