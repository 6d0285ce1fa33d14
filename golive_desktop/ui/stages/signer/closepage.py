# SPDX-License-Identifier: MIT
"""One condition of the own answer on its way to closed: what shows it, what is signed, and the passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.domain.answer import Condition
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.evidence import EvidenceDraft, EvidenceEdit
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.deedpage import DeedPage
from golive_desktop.ui.words import Words

__all__ = ["ClosePage", "SaidWords"]

SaidWords = Callable[[EvidenceDraft], tuple[str, str, str]]
"""Result, condition and what shows it, as they will be printed."""


class ClosePage(DeedPage):
    """What shows that a condition is met at the left, what is signed at the right.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed.

    Signals:
        changed(): what shows it is another than before.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch) -> None:
        super().__init__(words, theme)
        self._said: SaidWords | None = None
        self._key = ""
        self.evidence = EvidenceEdit(words, theme)
        self._build()
        watch.watch_fields(self.evidence.field)
        self.evidence.changed.connect(self._on_evidence)

    def show_condition(self, condition: Condition, draft: EvidenceDraft, said: SaidWords) -> None:
        """Shows a condition with what was typed for its closure.

        Args:
            condition: as it was set.
            draft: what shows it so far.
            said: turns that into the words that are signed.
        """
        _ = self._words.translate
        self._said, self._key = said, condition.key
        self._mark.show_state("conditional", _("{key} open").format(key=condition.key))
        self._text.setText(condition.text)
        due = _("{owner}, due {time}").format(owner=condition.owner, time=self._words.minute(condition.due))
        self._due.setText(due)
        self.evidence.show_draft(draft)
        self.sheet.keys.forget()
        self._show_words()
        self._turn_to(done=False)

    def about(self) -> str:
        """The condition: what was typed for one never stands where another is closed."""
        return self._key

    def ask_for_evidence(self) -> None:
        """Says that something has to show it, and goes there."""
        self.evidence.field.show_problem(self._words.translate("Say what shows that the condition is met."))
        self.evidence.entry().setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while the signature is made."""
        self.evidence.setEnabled(not busy)
        self.sheet.set_busy(busy=busy)

    def entry(self) -> QWidget:
        """What shows it."""
        return self.evidence.entry()

    def _build(self) -> None:
        self._mark = StatusMark(self._theme, size="record")
        self._text = Text("", "lead", wraps=True, selectable=True)
        self._due = Text("", "lead-muted", wraps=True)
        column = QVBoxLayout()
        column.setSpacing(10)
        for part in (self._mark, self._text, self._due, self.evidence):
            column.addWidget(part)
        self._stand(column)

    def _on_evidence(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        if self._said is None:
            return
        self.sheet.show_words(self._said(self.evidence.draft()))
        self.fit()
