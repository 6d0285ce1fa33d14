# SPDX-License-Identifier: MIT
"""The two questions that need a passphrase of their own: taking a signature back, and opening a company certificate."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["SecretDialog"]

_SIZE: Final = (560, 320)


class SecretDialog(QDialog):
    """Asks for a passphrase, and for a reason where one is needed; it stays open until the deed is done.

    Args:
        words: the reader's language.
        theme: the colours.
        title: of the window.
        sentence: what happens.
        action: the verb on the button.
        with_reason: whether a reason is asked for too; then the button is a dangerous one.
        parent: the window.

    Signals:
        submitted(str, str): reason and passphrase.
    """

    submitted = Signal(str, str)

    def __init__(  # noqa: PLR0913 - each argument is one text of the question
        self,
        words: Words,
        theme: Theme,
        *,
        title: str,
        sentence: str,
        action: str,
        with_reason: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        _ = words.translate
        self._words = words
        self._with_reason = with_reason
        self._watch: PrintWatch | None = None
        self.setObjectName("window")
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._reason = QLineEdit()
        self._reason_field = Field(_("Reason, one sentence"), self._reason, theme)
        self._reason_field.setVisible(with_reason)
        self._secret = SecretField(words, theme, _("&Passphrase"), _("Never leaves this laptop."))
        self._trouble = Text("", wraps=True, colour=theme.colour("danger"))
        self._go = button(action, theme, kind="danger" if with_reason else "filled", pressed=self._on_go)
        self._go.setDefault(not with_reason)
        cancel = button(_("Cancel"), theme, pressed=self.reject)
        buttons = QHBoxLayout()
        for part in (cancel, self._go) if not with_reason else (self._go, cancel):
            if part is cancel and with_reason:
                buttons.addStretch(1)
            buttons.addWidget(part)
            if part is cancel and not with_reason:
                buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part_ in (Text(sentence, wraps=True), self._reason_field, self._secret, self._trouble):
            column.addWidget(part_)
        column.addStretch(1)
        column.addLayout(buttons)
        self._trouble.hide()

    def watch_reason(self, watch: PrintWatch) -> None:
        """Says from now on of the reason, while it is typed, that it cannot be printed."""
        self._watch = watch
        watch.watch_fields(self._reason_field)

    def show_problem(self, problem: Problem) -> None:
        """Says why it was not done; what was typed stays."""
        self.set_busy(busy=False)
        wrong = self._secret.show_refusal(problem)
        said = self._words.explain(problem)
        self._trouble.setText("" if wrong else f"{said.sentence} {said.next_step}")
        self._trouble.setVisible(not wrong)

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while it is being done."""
        for part in (self._reason, self._secret, self._go):
            part.setEnabled(not busy)

    def _on_go(self) -> None:
        if self._with_reason and not self._reason.text().strip():
            self._reason_field.show_problem(self._words.translate("Say why in one sentence."))
            self._reason.setFocus()
            return
        if self._watch is not None and self._watch.first_wrong() is not None:
            self._reason.setFocus()
            return
        if passphrase := self._secret.passphrase():
            self.set_busy(busy=True)
            self.submitted.emit(self._reason.text(), passphrase)
