# SPDX-License-Identifier: MIT
"""Where something lies or shall lie: typed, or chosen in the system's own dialog."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.words import Words

__all__ = ["PathField"]

_CAPTION: Final = 22
"""So high is the label beside which the button does not stand."""


class PathField(QWidget):
    """A labelled line for a path, with the way to a dialog beside it.

    Args:
        words: the reader's language.
        theme: the colours.
        label: as for `Field`.

    Signals:
        choose_wanted(): the dialog shall be opened.
    """

    choose_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, label: str) -> None:
        super().__init__()
        self._words = words
        self.edit = QLineEdit()
        self._field = Field(label, self.edit, theme)
        self.choose = button(words.translate("Choose…"), theme, image="folder-open", pressed=self.choose_wanted.emit)
        beside = QVBoxLayout()
        beside.addSpacing(_CAPTION)
        beside.addWidget(self.choose)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addLayout(beside)
        self.edit.textEdited.connect(lambda _text: self._field.show_problem(""))

    def text(self) -> str:
        """What stands in it, letter for letter."""
        return self.edit.text()

    def path(self) -> Path | None:
        """What stands in it as a path; None for nothing."""
        typed = self.edit.text().strip()
        return Path(typed).expanduser() if typed else None

    def show_path(self, path: Path | str) -> None:
        """Shows a path; nothing is wrong with it yet."""
        self.edit.setText(str(path))
        self._field.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with it, where something is, and takes the keyboard then."""
        self._field.show_problem(sentence)
        if sentence:
            self.edit.setFocus()

    def show_refusal(self, problem: Problem) -> bool:
        """Says why nothing can be read or written there; whether the problem is of that sort."""
        if not problem.code.startswith("files."):
            return False
        said = self._words.explain(problem)
        self.show_problem(f"{said.sentence} {said.meaning} {said.next_step}".strip())
        return True
