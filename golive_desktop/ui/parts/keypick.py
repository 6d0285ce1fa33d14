# SPDX-License-Identifier: MIT
"""With whose key something is signed: a choice where several fit, and the passphrase."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.words import Words

__all__ = ["KeyPick"]


class KeyPick(QWidget):
    """A key of this laptop and its passphrase.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        entered(): Enter was pressed in the passphrase.
        key_wanted(): no key fits, and the user wants to make one.
    """

    entered = Signal()
    key_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._keys: tuple[OwnKey, ...] = ()
        self._box = QComboBox()
        self._passphrase = PassphraseEdit(words, theme)
        self._which = Field(_("&Key"), self._box, theme)
        self._secret = Field(_("&Passphrase for your key"), self._passphrase, theme, _("Never leaves this laptop."))
        self._make = button(_("Make a key first…"), theme, image="key-round", pressed=self.key_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._make, self._which, self._secret):
            column.addWidget(part)
        self._passphrase.returnPressed.connect(self.entered)
        self._passphrase.textEdited.connect(lambda _text: self._secret.show_problem(""))

    def show_keys(self, keys: Sequence[OwnKey]) -> None:
        """Offers these keys; the one that was chosen stays."""
        chosen = self._box.currentData()
        self._keys = tuple(keys)
        self._box.clear()
        for key in self._keys:
            self._box.addItem(key.label, key.record.name)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0) if self._keys else -1)
        self._make.setVisible(not self._keys)
        self._which.setVisible(len(self._keys) > 1)
        self._secret.setVisible(bool(self._keys))

    def key(self) -> OwnKey | None:
        """The chosen key; None while there is none."""
        name = self._box.currentData()
        return next((key for key in self._keys if key.record.name == name), None)

    def passphrase(self) -> str:
        """What was typed; when that is nothing, the field says so."""
        typed = self._passphrase.text()
        if not typed and self._keys:
            self._secret.show_problem(self._words.translate("Type the passphrase of your key."))
            self._passphrase.setFocus()
        return typed

    def show_problem(self, problem: Problem) -> bool:
        """Says what is wrong with the passphrase; whether the problem is of that sort."""
        if problem.code != "key.passphrase-wrong":
            return False
        said = self._words.explain(problem)
        self._secret.show_problem(f"{said.sentence} {said.next_step}".strip())
        self._passphrase.setFocus()
        self._passphrase.selectAll()
        return True

    def forget(self) -> None:
        """Drops what was typed."""
        self._passphrase.clear()
        self._secret.show_problem("")

    def entry(self) -> QWidget:
        """What takes the keyboard."""
        return self._passphrase if self._keys else self._make
