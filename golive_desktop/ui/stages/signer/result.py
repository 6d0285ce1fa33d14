# SPDX-License-Identifier: MIT
"""After signing: what was signed, where its file lies, how it is handed over, and the way to take it back."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import Problem
from golive_desktop.services.answering import GivenAnswer
from golive_desktop.services.receive import Received
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline, panel, tip
from golive_desktop.ui.stages.signer.saying import reply_text, shortened
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
    recall: bool = False
    """Whether the file is the withdrawal of the answer."""

    @property
    def sendable(self) -> bool:
        """Whether the file has still to reach whoever asked, and lies somewhere."""
        given = self.given
        if self.path is None or given.statement.body.on_laptop_of:
            return False
        return self.recall if given.withdrawn_at is not None else given.counted_at is None


class ResultPage(QWidget):
    """The answer with its ready message; nothing is sent from here.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        folder_wanted(): the file shall be shown where it lies.
        copy_wanted(): the file shall be saved once more, somewhere else.
        withdrawal_wanted(): the signer has changed their mind.
    """

    folder_wanted = Signal()
    copy_wanted = Signal()
    withdrawal_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._text = ""
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
            self._strip.hide()
        else:
            self._strip.show_problem(result.problem)
        self._show_message(result)
        self._show_afterwards(result)
        self._number.show_number(spoken_number(given.statement.author.fingerprint), given.statement.author.name)
        self._withdraw.setVisible(not withdrawn)
        self._mind.setVisible(not withdrawn)

    def show_trouble(self, problem: Problem) -> None:
        """Says what could not be done."""
        self._strip.show_problem(problem)

    def show_draft(self, path: Path, *, opened: bool) -> None:
        """Says where the draft lies, and whether a mail program has it."""
        _ = self._words.translate
        if opened:
            said, more = _("The draft goes to your mail program. Press Send there."), _("If none opens:")
        else:
            said, more = _("No mail program opens drafts on this computer."), ""
        by_hand = _("The draft lies here: {file}. You can also attach the signed file to a mail by hand.")
        self._strip.show_text(said, f"{more} {by_hand.format(file=self._words.place(path))}".strip())

    def fold(self, *, narrow: bool) -> None:
        """Puts what comes afterwards under the message."""
        turn(self._row, below=narrow)
        self._card.setMinimumWidth(0 if narrow else _CARD)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._save if self._copy.isHidden() else self._copy

    def _build(self) -> None:
        _ = self._words.translate
        self._mark = StatusMark(self._theme, size="release")
        self._when = Text("", "lead", wraps=True)
        self._sentence = Text("", "lead-muted", wraps=True, selectable=True)
        self._strip = Strip(self._words, self._theme)
        self._card = panel()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(9)
        self._facts.setColumnStretch(1, 1)
        self._folder = button(_("Show in folder"), self._theme, image="folder-open", pressed=self.folder_wanted.emit)
        self._copy = button(_("Copy text"), self._theme, image="copy", pressed=self._on_copy)
        self._save = button(_("Save a copy…"), self._theme, image="save", pressed=self.copy_wanted.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for made in (self._folder, self._copy, self._save):
            buttons.addWidget(made)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(22, 18, 22, 18)
        inside.setSpacing(14)
        inside.addLayout(self._facts)
        inside.addWidget(hairline())
        inside.addLayout(buttons)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(28)
        self._row.addWidget(self._card, 3, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right(), 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(8)
        for part in (self._mark, self._when, self._sentence, self._strip, self.conditions):
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

    def _show_message(self, result: Result) -> None:
        _ = self._words.translate
        emptied(self._facts)
        subject, text = reply_text(result.given.statement, result.author, recall=result.recall)
        self._text = f"{subject}\n\n{text}"
        kept = bool(result.given.statement.body.on_laptop_of)
        self._copy.setHidden(kept)
        self._folder.setHidden(not result.sendable)
        if kept:
            where = Text(_("It lies in the release already."), wraps=True)
            self._fact(0, _("File"), self._file(result.path, result) if result.path else where)
            return
        self._fact(0, _("To"), Text(f"{result.author}, {result.email}", wraps=True, selectable=True))
        self._fact(1, _("Subject"), Text(subject, wraps=True, selectable=True))
        for place, path in enumerate((result.path, *result.beside)):
            if path is not None:
                self._fact(2 + place, _("Attached") if not place else "", self._file(path, result))
        if result.path is None:
            self._fact(2, _("Attached"), Text(_("Save the file first."), wraps=True))
        self._fact(9, _("Text"), Text(text, wraps=True, selectable=True))

    def _fact(self, row: int, name: str, value: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._facts.addWidget(Text(name, "muted"), row, 0, top)
        self._facts.addWidget(value, row, 1)

    def _file(self, path: Path, result: Result) -> QWidget:
        made = QWidget()
        image = QLabel()
        drawn = icon("file-check", self._theme.colour("text")).pixmap(QSize(18, 18), self.devicePixelRatioF())
        image.setPixmap(drawn)
        size = f", {self._words.size(len(result.given.data))}" if path == result.path else ""
        name = Text(f"{shortened(path.name)}{size}", wraps=True, selectable=True)
        name.setToolTip(tip(self._words.place(path)))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(image)
        row.addWidget(name, 1)
        return made

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

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._copy.setText(self._words.translate("Copied"))
