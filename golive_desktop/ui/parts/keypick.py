# SPDX-License-Identifier: MIT
"""With whose key something is signed: a choice where several fit, whether it ends soon, and the passphrase."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import OwnKey
from golive_desktop.ui.keyend import end_of
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.keynote import KeyNote
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.words import Words

__all__ = ["KeyPick"]


class KeyPick(QWidget):
    """A key of this laptop and its passphrase.

    Args:
        words: the reader's language.
        theme: the colours.
        brief: whether the label is one word, for a form in which other fields stand; its hint says the rest then.
        told: what a key is called where several can be chosen; None for person and name.

    Signals:
        entered(): Enter was pressed in the passphrase.
        changed(): `ready` and `filled` may be another answer than before.
        key_wanted(): no key fits, or the chosen one ends, and the user wants to make one.
    """

    entered = Signal()
    changed = Signal()
    key_wanted = Signal()

    def __init__(
        self, words: Words, theme: Theme, *, brief: bool = False, told: Callable[[OwnKey], str] | None = None
    ) -> None:
        super().__init__()
        _ = words.translate
        label = _("&Passphrase") if brief else _("&Passphrase for your key")
        hint = _("Passphrase for your key. It never leaves this laptop.") if brief else _("Never leaves this laptop.")
        self._told = told or (lambda key: key.label)
        self._words = words
        self._keys: tuple[OwnKey, ...] = ()
        self._now: datetime | None = None
        self._signs = True
        self._note = KeyNote(words, theme)
        self._box = QComboBox()
        self._which = Field(_("&Key"), self._box, theme)
        self._secret = SecretField(words, theme, label, hint)
        self._make = button(_("Make a key first…"), theme, image="key-round", pressed=self.key_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12 if brief else 10)
        for part in (self._make, self._which, self._note, self._secret):
            column.addWidget(part)
        self._note.keys_wanted.connect(self.key_wanted)
        self._secret.entered.connect(self.entered)
        self._secret.changed.connect(self.changed)
        self._box.currentIndexChanged.connect(lambda _place: self._on_chosen())

    @property
    def ready(self) -> bool:
        """Whether there is a key at all, and the chosen one has not ended."""
        return bool(self._keys) and self._signs

    @property
    def filled(self) -> bool:
        """Whether key and passphrase are there, and nothing has to be waited for."""
        return self.ready and self._secret.filled

    def show_keys(self, keys: Sequence[OwnKey], first: str = "", *, now: datetime | None = None) -> None:
        """Offers these keys; the one that was chosen stays.

        Args:
            keys: those that may sign.
            first: the name of the one that is offered while none was chosen; the first of them unless it says so.
            now: when, to say of the chosen one that it ends; None where that is said elsewhere.
        """
        self._now = now
        if tuple(keys) != self._keys or not keys:
            self._offer(keys, first)
        self._show_end()

    def key(self) -> OwnKey | None:
        """The chosen key; None while there is none."""
        name = self._box.currentData()
        return next((key for key in self._keys if key.record.name == name), None)

    def passphrase(self) -> str:
        """What was typed, where it may be tried now; else it is empty, and the field says why."""
        return self._secret.passphrase() if self.ready else ""

    def show_problem(self, problem: Problem) -> bool:
        """Says what is wrong with the passphrase; whether the problem is of that sort."""
        return self._secret.show_refusal(problem)

    def forget(self) -> None:
        """Drops what was typed."""
        self._secret.forget()

    def entry(self) -> QWidget:
        """What takes the keyboard."""
        if self.ready:
            return self._secret.edit
        return self._note.link if self._keys else self._make

    def _offer(self, keys: Sequence[OwnKey], first: str) -> None:
        chosen = self._box.currentData() or first
        self._keys = tuple(keys)
        with QSignalBlocker(self._box):
            self._box.clear()
            for key in self._keys:
                self._box.addItem(self._told(key), key.record.name)
            self._box.setCurrentIndex(max(self._box.findData(chosen), 0) if self._keys else -1)
        self._secret.stop_waiting()
        self._make.setVisible(not self._keys)
        self._which.setVisible(len(self._keys) > 1)

    def _show_end(self) -> None:
        """Nobody types a passphrase for a key that cannot sign."""
        end = end_of(self.key(), self._words, now=self._now) if self._now is not None else None
        self._note.show_end(end)
        self._signs = end is None or end.signs
        self._secret.setVisible(self.ready)

    def _on_chosen(self) -> None:
        self._secret.stop_waiting()
        self._show_end()
        self.changed.emit()
