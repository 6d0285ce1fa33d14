# SPDX-License-Identifier: MIT
"""The small forms of the page of keys: import one, change a passphrase, announce a key; each asks for its secret."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from golive_desktop.domain.passphrase import MIN_PASSPHRASE
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.parts.pathfield import PathField
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["ChangeForm", "ImportForm", "PassphraseChange", "PassphraseForm", "SecretForm", "TakenKey"]

_KEY_FILES: Final = "PKCS#12 (*.p12 *.pfx)"


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenKey:
    """A key file to import."""

    path: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class PassphraseChange:
    """The passphrase so far and the one from now on."""

    old: str = field(repr=False)
    new: str = field(repr=False)


class SecretForm(QWidget):
    """The base of forms that ask for a passphrase: what is wrong with it is said below its field.

    Signals:
        submitted(object): everything is filled in.
    """

    submitted = Signal(object)

    def __init__(self, words: Words, theme: Theme, explained: str) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._strip = Strip(words, theme)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(Text(explained, "muted", wraps=True))

    def submit(self) -> None:
        """Says what is missing, or announces what was filled in."""
        raise NotImplementedError

    def show_problem(self, problem: Problem) -> None:
        """Says why it did not work, at the field concerned."""
        if not self._secret.show_refusal(problem):
            self._strip.show_problem(problem)

    def forget(self) -> None:
        """Empties the secrets; to be called when the form is left or done."""
        self._secret.forget()
        for edit in self.findChildren(PassphraseEdit):
            edit.clear()
        for asked in self.findChildren(Field):
            asked.show_problem("")
        self._strip.hide()

    def first_focus(self) -> QWidget:
        """The first field."""
        return self._secret.edit

    def _ask_secret(self, label: str, hint: str = "") -> None:
        self._secret = SecretField(self._words, self._theme, label, hint)
        self._secret.entered.connect(self.submit)
        self.column.addWidget(self._secret)


class PassphraseForm(SecretForm):
    """Asks for the passphrase of a key, to sign with it once.

    Signals:
        submitted(str): the passphrase.
    """

    def __init__(self, words: Words, theme: Theme, explained: str) -> None:
        super().__init__(words, theme, explained)
        _ = words.translate
        self._ask_secret(_("&Passphrase"), _("Passphrase for your key. It never leaves this laptop."))
        self.column.addWidget(self._strip)

    def submit(self) -> None:
        """Announces the passphrase."""
        if passphrase := self._secret.passphrase():
            self.submitted.emit(passphrase)


class ImportForm(SecretForm):
    """Asks for a key file and its passphrase.

    Signals:
        submitted(TakenKey): both are there.
    """

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        _ = words.translate
        explained = _("A PKCS#12 file (.p12 or .pfx) from your company, or a backup of your own. It is kept as it is.")
        super().__init__(words, theme, explained)
        self._parent = parent
        self._file = PathField(words, theme, _("Key &file"))
        self._file.choose_wanted.connect(self._on_choose)
        self.column.addWidget(self._file)
        self._ask_secret(_("&Passphrase of the file"))
        self.column.addWidget(self._strip)

    def submit(self) -> None:
        """Says what is missing, or announces file and passphrase."""
        path = self._file.path()
        if path is None:
            self._file.show_problem(self._words.translate("Choose the file."))
        elif passphrase := self._secret.passphrase():
            self.submitted.emit(TakenKey(path=path, passphrase=passphrase))

    def show_problem(self, problem: Problem) -> None:
        """Says why the key could not be taken."""
        if not self._file.show_refusal(problem):
            super().show_problem(problem)

    def first_focus(self) -> QWidget:
        """The file."""
        return self._file.edit

    def _on_choose(self) -> None:
        _ = self._words.translate
        kinds = f"{_KEY_FILES};;" + _("All files") + " (*)"
        name, _kind = QFileDialog.getOpenFileName(self._parent, _("Choose a key file"), "", kinds)
        if name:
            self._file.show_path(name)
            self._secret.edit.setFocus()


class ChangeForm(SecretForm):
    """Asks for the passphrase so far, and twice for the one from now on.

    Signals:
        submitted(PassphraseChange): all three are there and fit.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        _ = words.translate
        explained = _(
            "The key and its number stay. A backup made before keeps the passphrase that it had: make a new one."
        )
        super().__init__(words, theme, explained)
        self._new, self._again = PassphraseEdit(words, theme), PassphraseEdit(words, theme)
        self._ask_secret(_("Passphrase so &far"))
        hint = _("{minimum} characters or more; four words are easy to remember.").format(minimum=MIN_PASSPHRASE)
        self._fresh = Field(_("&New passphrase"), self._new, theme, hint)
        self._twice = Field(_("New passphrase a&gain"), self._again, theme)
        for part in (self._fresh, self._twice):
            self.column.addWidget(part)
        self.column.addWidget(self._strip)
        for edit, asked in ((self._new, self._fresh), (self._again, self._twice)):
            edit.textEdited.connect(lambda _text, asked=asked: asked.show_problem(""))
            edit.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """Says what does not fit, or announces the change."""
        _ = self._words.translate
        old = self._secret.passphrase()
        if not old:
            return
        if len(self._new.text()) < MIN_PASSPHRASE:
            problem = Problem(code="identity.passphrase-short", details={"minimum": str(MIN_PASSPHRASE)})
            said = self._words.explain(problem)
            self._fresh.show_problem(f"{said.sentence} {said.next_step}")
            self._new.setFocus()
        elif self._new.text() != self._again.text():
            self._twice.show_problem(_("The two passphrases differ. Type it once more."))
            self._again.setFocus()
        else:
            self.submitted.emit(PassphraseChange(old=old, new=self._new.text()))
