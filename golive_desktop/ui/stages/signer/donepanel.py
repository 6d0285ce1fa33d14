# SPDX-License-Identifier: MIT
"""What was signed beside a sign-off: where its file lies, and the message that hands it over."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.messagecard import MessageCard
from golive_desktop.ui.stages.signer.reply import Reply
from golive_desktop.ui.words import Words

__all__ = ["Done", "DonePanel"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What was signed."""

    word: str
    sentence: str
    more: str = ""
    reply: Reply | None = None
    """The file with its message; None where nothing has to be sent."""
    target: Path = Path()
    """The name under which the file is saved once more."""
    problem: Problem | None = None
    """Why the file lies nowhere."""
    waits: bool = False
    """Whether what was signed still waits for something, and so is not done."""


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
        self._words = words
        self._mark = StatusMark(theme, size="release")
        self._sentence = Text("", "lead", wraps=True)
        self._more = Text("", "lead-muted", wraps=True)
        self.strip = Strip(words, theme)
        self._card = MessageCard(words, theme)
        self._card.copy_wanted.connect(self.save_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for line in (self._mark, self._sentence, self._more, self.strip):
            column.addWidget(line)
        column.addSpacing(8)
        column.addWidget(self._card)

    def show_done(self, done: Done) -> None:
        """Says what was signed."""
        reply = done.reply
        self._mark.show_state("waits" if done.waits else "approved", done.word)
        self._sentence.setText(done.sentence)
        saved = reply is not None and reply.path is not None
        place = self._words.place(reply.path) if reply is not None and reply.path is not None else ""
        said = self._words.translate("Saved as {file}.").format(file=place) if saved else ""
        self._more.setText(" ".join(part for part in (said, done.more) if part))
        self._more.setVisible(bool(said or done.more))
        if done.problem is None:
            self.strip.hide()
        else:
            self.strip.show_problem(done.problem)
        self._card.setVisible(reply is not None)
        if reply is not None:
            self._card.show_reply(reply)
