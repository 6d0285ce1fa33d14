# SPDX-License-Identifier: MIT
"""Asks for the passphrase of the key that closes a condition, and says in one sentence what will be signed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["PassphraseDialog"]

_WIDTH, _HEIGHT = 520, 260


class PassphraseDialog(QDialog):
    """One sentence, one secret.

    Args:
        words: the reader's language.
        theme: the colours.
        sentence: what will be signed.
        act: the words of the button that signs.
        parent: the window.

    Signals:
        entered(str): the passphrase was given; it stands nowhere else afterwards.
    """

    entered = Signal(str)

    def __init__(self, words: Words, theme: Theme, *, sentence: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.translate
        self._words = words
        hint = _("Passphrase for your key. It never leaves this laptop.")
        self._secret = SecretField(words, theme, _("&Passphrase"), hint)
        self._act = button(act, theme, kind="filled", image="pen-line", pressed=self._on_act)
        self._cancel = button(_("Cancel"), theme, pressed=self.reject)
        self.setWindowTitle(act)
        self._build(sentence)
        self.resize(_WIDTH, _HEIGHT)
        self._secret.edit.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """Locks the fields while it is being signed."""
        self._secret.setEnabled(not busy)
        self._act.setEnabled(not busy)

    def show_problem(self, problem: Problem) -> None:
        """Says what is wrong, below the field; the dialog stays."""
        self.set_busy(busy=False)
        if not self._secret.show_refusal(problem):
            said = self._words.explain(problem)
            self._secret.show_problem(f"{said.sentence} {said.next_step}".strip())

    def done(self, result: int) -> None:
        """Closes, and forgets what was typed."""
        self._secret.forget()
        super().done(result)

    def _build(self, sentence: str) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(Text(self._words.translate("What you sign"), "section"))
        column.addWidget(Text(sentence, wraps=True, selectable=True))
        column.addWidget(self._secret)
        column.addStretch(1)
        column.addLayout(foot)

    def _on_act(self) -> None:
        if passphrase := self._secret.passphrase():
            self.set_busy(busy=True)
            self.entered.emit(passphrase)
