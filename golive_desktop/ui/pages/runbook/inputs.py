# SPDX-License-Identifier: MIT
"""Inputs of the runbook's forms: choices that take other words too, and numbers, none of them changed by scrolling."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from golive_desktop.ui.parts.edits import EditLine

__all__ = ["Pick"]

_LETTERS: Final = 6
"""So many letters have room at least."""


class Pick(QComboBox):
    """One of a few words, or another one typed.

    Args:
        free: whether others can be typed.

    Signals:
        picked(str): one was chosen, or typed and left.
        typed(str): one is being typed.
        undo_wanted(): Ctrl+Z.
        redo_wanted(): Ctrl+Shift+Z, Ctrl+Y.
    """

    picked = Signal(str)
    typed = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, *, free: bool = True) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS if free else 3 * _LETTERS)
        self._line: EditLine | None = None
        self._shown = ""
        if free:
            self._line = EditLine()
            self.setEditable(True)
            self.setLineEdit(self._line)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self.setCompleter(None)  # type: ignore[arg-type]  # the stub forgets None, which Qt takes for no completion
            self._line.textEdited.connect(self.typed)
            self._line.editingFinished.connect(self._on_done)
            self._line.undo_wanted.connect(self.undo_wanted)
            self._line.redo_wanted.connect(self.redo_wanted)
        self.activated.connect(lambda _row: self._on_done())

    def show_choice(self, text: str, choices: Sequence[str]) -> None:
        """Shows a word and what else there is to choose; what is being typed stays."""
        if self._line is not None and self._line.hasFocus() and self._line.isModified() and text == self._shown:
            return
        self._shown = text
        if self._line is not None:
            self._line.setAccessibleName(self.accessibleName())  # it takes the keyboard in the place of the choice
        offered = list(dict.fromkeys((*choices, text) if self._line is None else choices))
        if (text, offered) == (self.currentText(), [self.itemText(row) for row in range(self.count())]):
            return
        # note: new items and another row both take the words of the line, and the cursor in them
        place = self._line.cursorPosition() if self._line is not None and self._line.text() == text else len(text)
        with QSignalBlocker(self):
            self.clear()
            self.addItems(offered)
            self.setCurrentIndex(offered.index(text) if text in offered else -1)
            if self._line is not None:
                self._line.setText(text)
                self._line.setCursorPosition(place)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Shows the word and lets nobody change it."""
        self.setEnabled(not read_only)

    def _on_done(self) -> None:
        text = self.currentText().strip()
        if text != self._shown:
            self.picked.emit(text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
