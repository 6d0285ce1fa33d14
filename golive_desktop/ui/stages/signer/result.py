# SPDX-License-Identifier: MIT
"""After signing: what was signed, where its file lies, how it is handed over, and the way to take it back."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.problem import Problem
from golive_desktop.services.answering import GivenAnswer
from golive_desktop.services.receive import Received
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.message import answer_message
from golive_desktop.ui.stages.signer.messagecard import MessageCard
from golive_desktop.ui.stages.signer.reply import Reply
from golive_desktop.ui.stages.signer.setlist import SetConditions
from golive_desktop.ui.words import Words

__all__ = ["Result", "ResultPage"]

_CARD = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """An answer that was signed, as the page shows it."""

    given: GivenAnswer
    author: str
    """Who asked."""
    email: str
    sentence: str
    """What was signed."""
    path: Path | None = None
    """Where its file lies; None when nobody knows."""
    beside: tuple[Path, ...] = ()
    problem: Problem | None = None
    received: Received | None = None
    recall: bytes = b""
    """The withdrawal of the answer, where that is the file; empty for the answer itself."""

    @property
    def sendable(self) -> bool:
        """Whether the file has still to reach whoever asked, and lies somewhere."""
        given = self.given
        if self.path is None or given.statement.body.on_laptop_of:
            return False
        return bool(self.recall) if given.withdrawn_at is not None else given.counted_at is None

    @property
    def reply(self) -> Reply:
        """The file with the message that hands it over."""
        statement = self.given.statement
        at = self.given.withdrawn_at if self.recall else None
        to = Mailbox(name=self.author, address=self.email)
        return Reply(
            message=answer_message(statement, to, recall=bool(self.recall)),
            release=statement.release.id if statement.release else "",
            role=statement.body.role,
            data=self.recall or self.given.data,
            at=at or statement.issued_at,
            path=self.path,
            beside=self.beside,
        )


class ResultPage(QWidget):
    """The answer with its ready message; nothing is sent from here.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        copy_wanted(): the file shall be saved once more, somewhere else.
        withdrawal_wanted(): the signer has changed their mind.
    """

    copy_wanted = Signal()
    withdrawal_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.conditions = SetConditions(words, theme)
        self._build()

    def show_result(self, result: Result) -> None:
        """Shows what was signed and what became of it."""
        _ = self._words.translate
        given = result.given
        decision = given.statement.body.response.decision
        word = self._words.term("decision", decision)
        withdrawn = given.withdrawn_at is not None
        if withdrawn:
            self._mark.show_state("withdrawn", _("Withdrawn"))
        else:
            self._mark.show_state(decision, _("Signed as {decision}").format(decision=word))
        self._when.setText(self._said(result))
        self._sentence.setText(result.sentence)
        if result.problem is None:
            self.strip.hide()
        else:
            self.strip.show_problem(result.problem)
        kept = bool(given.statement.body.on_laptop_of)
        self._card.show_reply(result.reply, kept=kept, folder=result.sendable)
        self._show_afterwards(result)
        self._number.show_number(spoken_number(given.statement.author.fingerprint), given.statement.author.name)
        self._withdraw.setVisible(not withdrawn)
        self._mind.setVisible(not withdrawn)

    def show_trouble(self, problem: Problem) -> None:
        """Says what could not be done."""
        self.strip.show_problem(problem)

    def fold(self, *, narrow: bool) -> None:
        """Puts what comes afterwards under the message."""
        turn(self._row, below=narrow)
        self._card.setMinimumWidth(0 if narrow else _CARD)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._card.entry()

    def _build(self) -> None:
        _ = self._words.translate
        self._mark = StatusMark(self._theme, size="release")
        self._when = Text("", "lead", wraps=True)
        self._sentence = Text("", "lead-muted", wraps=True, selectable=True)
        self.strip = Strip(self._words, self._theme)
        self._card = MessageCard(self._words, self._theme)
        self._card.copy_wanted.connect(self.copy_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(28)
        self._row.addWidget(self._card, 3, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right(), 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(8)
        for part in (self._mark, self._when, self._sentence, self.strip, self.conditions):
            column.addWidget(part)
        column.addSpacing(8)
        column.addLayout(self._row)

    def _right(self) -> QWidget:
        _ = self._words.translate
        self._steps = [Text("", wraps=True) for _number in range(3)]
        self._number = NumberPanel(self._words)
        self._mind = Text(
            _("Changed your mind? Until T-0 you can withdraw, with a reason. This signature stays on record."),
            "caption",
            wraps=True,
        )
        self._withdraw = button(_("Withdraw…"), self._theme, kind="link", pressed=self.withdrawal_wanted.emit)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(_("Afterwards"), "section"))
        for label in self._steps:
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(Text(_("Your signing number, to be read out"), "section", wraps=True))
        column.addWidget(self._number)
        column.addSpacing(6)
        column.addWidget(self._mind)
        line = QHBoxLayout()
        line.addWidget(self._withdraw)
        line.addStretch(1)
        column.addLayout(line)
        return right

    def _said(self, result: Result) -> str:
        _ = self._words.translate
        given = result.given
        time = self._words.time(given.statement.issued_at)
        if given.withdrawn_at is not None:
            text = _("Signed {time}, withdrawn {later}. Send the withdrawal to {author}, then it counts.")
            later = self._words.time(given.withdrawn_at)
            return text.format(time=time, later=later, author=result.author)
        if given.counted_at is not None:
            text = _("{time}. {author} counted it {later}.")
            return text.format(time=time, later=self._words.time(given.counted_at), author=result.author)
        if result.received is not None:
            return f"{time}. {self._words.explain(result.received.problem).sentence}"
        if given.statement.body.on_laptop_of:
            return _("{time}, on the laptop of {author}.").format(time=time, author=result.author)
        return _("{time}. Now send it to {author}, then it counts.").format(time=time, author=result.author)

    def _show_afterwards(self, result: Result) -> None:
        _ = self._words.translate
        if result.given.statement.body.on_laptop_of:
            lines = (_("It lies in the release already."), _("Nothing has to be sent."), "")
        else:
            lines = (
                _("You get a receipt back."),
                _("Open it here: it says “counted”."),
                _("Nothing else to do."),
            )
        for number, (label, line) in enumerate(zip(self._steps, lines, strict=True), 1):
            label.setText(f"{number}. {line}")
            label.setVisible(bool(line))
