# SPDX-License-Identifier: MIT
"""Asks for the password of an account where no keyring has it; it is used once and kept nowhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["SecretPanel", "asks_for_secret"]

_CODES = frozenset({"account.secret-needed"})


def asks_for_secret(problem: Problem) -> bool:
    """Whether the user's password would help: the keyring has none, or there is no keyring to ask."""
    return problem.code in _CODES or problem.code.startswith("keyring.")


class SecretPanel(QFrame):
    """One line with a password; hidden while none is wanted.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        given(str): the password.
        left(): the user thought better of it.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self.setProperty("kind", "strip")
        self.setProperty("weight", "asks")
        self._why = Text("", wraps=True)
        self._edit = PassphraseEdit(words, theme)
        self._field = Field(_("Password of the mail account"), self._edit, theme)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._edit, 1)
        row.addWidget(button(_("Not now"), theme, pressed=self._on_left))
        row.addWidget(button(_("Send with this password"), theme, image="send", pressed=self._on_given))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._why)
        column.addWidget(self._field)
        column.addLayout(row)
        self._edit.returnPressed.connect(self._on_given)
        self.hide()

    def ask(self, account: MailAccount, problem: Problem) -> None:
        """Asks for the password of an account, and says why."""
        _ = self._words.translate
        said = self._words.explain(problem)
        kept = _("The password is used for this once and kept nowhere.")
        self._why.setText(f"{said.sentence} {kept}")
        self._field.show_hint(f"{account.user or account.sender.address} · {account.host}")
        self._edit.clear()
        self.show()
        self._edit.setFocus()

    def _on_given(self) -> None:
        secret = self._edit.text()
        self._edit.clear()
        if secret:
            self.hide()
            self.given.emit(secret)
        else:
            self._field.show_problem(self._words.translate("Enter the password."))

    def _on_left(self) -> None:
        self._edit.clear()
        self.hide()
        self.left.emit()
