# SPDX-License-Identifier: MIT
"""The form for a receipt: the passphrase of the release manager's key, and where the file goes."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.saved import SavedLine
from golive_desktop.ui.parts.secretfield import SecretField
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["ReceiptForm", "receipt_path"]


class ReceiptForm(QWidget):
    """Asks for what a receipt needs, and says where it lies once it was written.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        submitted(): Enter in the passphrase.
    """

    submitted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._key = ""
        self._path = Path()
        self._given = False
        _ = words.translate
        self._title = Text(_("Receipt"), "record")
        hint = _("Your key signs the receipt. It never leaves this laptop.")
        self._secret = SecretField(words, theme, _("Passphrase of your key"), hint)
        self._where = Text("", "muted", wraps=True, selectable=True)
        self._choose = button(_("Another folder…"), theme, kind="link", pressed=self._on_choose)
        self._strip = Strip(words, theme)
        self._saved = SavedLine(words, theme)
        self._build()
        self._secret.entered.connect(self.submitted)

    def show_receipt(self, key: str, path: Path, *, given: bool) -> None:
        """Asks for the receipt of one approval; what was typed for it stays.

        Args:
            key: the file's key.
            path: where the receipt will lie unless another folder is chosen.
            given: whether a receipt was given before, which is written again without a signature.
        """
        if key != self._key:
            self._key, self._path = key, path
            self._secret.forget()
            self._strip.hide()
            self._saved.show_path(None)
        self._given = given
        self._secret.setVisible(not given)
        self._say()

    def passphrase(self) -> str:
        """What was typed, where it may be tried now; else it is empty, and the field says why."""
        return self._secret.passphrase()

    def passphrase_needed(self) -> bool:
        """Whether a signature is needed; not for a receipt that was given before."""
        return not self._given

    def path(self) -> Path:
        """Where the receipt goes: a name that is free there."""
        return receipt_path(self._path.parent, self._path.name)

    def show_saved(self, path: Path) -> None:
        """Says that it was written; the passphrase is forgotten."""
        self._secret.forget()
        self._strip.hide()
        self._saved.show_path(path)

    def show_problem(self, problem: Problem) -> None:
        """Says what stands against it, beside what it is about."""
        if not self._secret.show_refusal(problem):
            self._strip.show_problem(problem)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self._choose if self._given else self._secret.edit

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._strip)
        column.addWidget(self._secret)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._where, 1)
        row.addWidget(self._choose)
        column.addLayout(row)
        column.addWidget(self._saved)

    def _say(self) -> None:
        said = self._words.translate("It will be written to {folder}")
        self._where.setText(said.format(folder=self._words.place(self._path.parent)))

    def _on_choose(self) -> None:
        title = self._words.translate("Folder for the receipt")
        folder = QFileDialog.getExistingDirectory(self.window(), title, str(self._path.parent))
        if folder:
            self._path = Path(folder) / self._path.name
            self._say()


def receipt_path(folder: Path | None, name: str) -> Path:
    """A free name for a receipt.

    Args:
        folder: beside the approval; None for the user's documents.
        name: how it would be called; an earlier file of that name stays as it is.
    """
    place = folder or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    path, number = place / name, 1
    while path.exists():
        number += 1
        path = place / f"{Path(name).stem}-{number}.pdf"
    return path
