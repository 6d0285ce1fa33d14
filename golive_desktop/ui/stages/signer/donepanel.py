# SPDX-License-Identifier: MIT
"""What was signed beside a sign-off: where its file lies, and the message to hand it over with."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.saved import show_folder
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words

__all__ = ["Done", "DonePanel"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What was signed."""

    word: str
    sentence: str
    more: str = ""
    letter: str = ""
    """Subject and text of the message that goes with the file; empty where nothing has to be sent."""
    path: Path | None = None
    problem: Problem | None = None
    """Why the file lies nowhere, or was not recorded."""


class DonePanel(QWidget):
    """The signature is made: what to do with its file.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        save_wanted(): the file shall be saved once more.
    """

    save_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._done = Done(word="", sentence="")
        self._mark = StatusMark(theme, size="release")
        self._sentence = Text("", "lead", wraps=True)
        self._more = Text("", "lead-muted", wraps=True)
        self._strip = Strip(words, theme)
        self._letter = Text("", wraps=True, selectable=True)
        self._copy = button(_("Copy text"), theme, image="copy", pressed=self._on_copy)
        self._show = button(_("Show folder"), theme, image="folder-open", pressed=self._on_show)
        self._save = button(_("Save a copy…"), theme, image="save", pressed=self.save_wanted.emit)
        self._card = panel()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(self._letter)
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self._copy, self._show, self._save):
            row.addWidget(part)
        row.addStretch(1)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for line in (self._mark, self._sentence, self._more, self._strip, self._card):
            column.addWidget(line)

    def show_done(self, done: Done) -> None:
        """Says what was signed."""
        self._done = done
        refused = done.problem is not None and not done.letter
        self._mark.show_state("waits" if refused else "approved", done.word)
        self._sentence.setText(done.sentence)
        self._more.setText(done.more)
        self._more.setVisible(bool(done.more))
        if done.problem is None:
            self._strip.hide()
        else:
            self._strip.show_problem(done.problem)
        self._letter.setText(done.letter)
        self._card.setVisible(bool(done.letter))
        self._show.setVisible(done.path is not None)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._copy

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._done.letter)

    def _on_show(self) -> None:
        if self._done.path is not None:
            show_folder(self._done.path.parent)
