# SPDX-License-Identifier: MIT
"""Whose key signs for the release: a choice where this laptop has several, and the passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.record import IdentityRecord
from golive_desktop.services.overview import Overview
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.words import Words

__all__ = ["ManagerKey"]


class ManagerKey(QWidget):
    """Key and passphrase of the release manager.

    Signals:
        entered(): Enter was pressed in the passphrase.
        key_wanted(): there is no key on this laptop yet, and the user wants to make one.
    """

    entered = Signal()
    key_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._overview: Overview | None = None
        self._box = QComboBox()
        self._passphrase = PassphraseEdit(words, theme)
        self._key = Field(_("&Key"), self._box, theme)
        self._secret = Field(
            _("&Passphrase"), self._passphrase, theme, _("Passphrase for your key. It never leaves this laptop.")
        )
        self._make = button(_("Make a key first…"), theme, image="key-round", pressed=self.key_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._make, self._key, self._secret):
            column.addWidget(part)
        self._passphrase.returnPressed.connect(self.entered)
        self._passphrase.textEdited.connect(lambda _text: self._secret.show_problem(""))

    @property
    def ready(self) -> bool:
        """Whether there is a key at all."""
        return self._box.count() > 0

    def show_keys(self, overview: Overview) -> None:
        """Offers the keys of this laptop; once a key manages the release, that one only."""
        self._overview = overview
        chosen = self._box.currentData()
        keys = (overview.manager,) if overview.manager else overview.own
        self._box.clear()
        for key in keys:
            self._box.addItem(key.label, key.record.name)
        self._box.setCurrentIndex(max(self._box.findData(chosen), 0) if keys else -1)
        self._make.setVisible(not keys)
        self._key.setVisible(len(keys) > 1)
        self._secret.setVisible(bool(keys))

    def identity(self) -> IdentityRecord | None:
        """The chosen key; None while there is none."""
        own = self._overview.own if self._overview else ()
        name = self._box.currentData()
        return next((key.record for key in own if key.record.name == name), None)

    def passphrase(self) -> str:
        """What was typed; when that is nothing, the field says so."""
        typed = self._passphrase.text()
        if not typed:
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
        return self._passphrase if self.ready else self._make
