# SPDX-License-Identifier: MIT
"""Step 1: the form with its points, what colleagues signed, and what changed since the last request."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.draft import AnswerDraft, open_items
from golive_desktop.domain.problem import Problem
from golive_desktop.services.answering import Asked
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.stack import RowStack
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stages.signer.colleagues import ColleaguePanel
from golive_desktop.ui.stages.signer.compare import ComparePanel
from golive_desktop.ui.stages.signer.item import ItemRow
from golive_desktop.ui.stages.signer.saying import colleagues, other_person, report_line
from golive_desktop.ui.words import Words

__all__ = ["ReadPage"]

_AT_ONCE: Final = 12
_IN_A_GO: Final = 4
"""Rows made between two looks at the keyboard, so that a form of 300 points never holds the window up."""


class ReadPage(QWidget):
    """What is asked, row by row.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed; None where nobody has to know.

    Signals:
        answered(DraftAnswer): another answer to one item.
        files_chosen(str, tuple): key of an item, and paths of files that are to back it.
        compared(str): how the requester's number was compared.
        answers_wanted(): the signer wants to read what colleagues answered.
        decision_wanted(): the signer rejects or passes on, without answering everything.
    """

    answered = Signal(object)
    files_chosen = Signal(str, object)
    compared = Signal(str)
    answers_wanted = Signal()
    decision_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch | None = None) -> None:
        super().__init__()
        self._words, self._theme, self._watch = words, theme, watch
        self._asked: Asked | None = None
        self._draft = AnswerDraft()
        self._narrow = False
        self._insisting = False
        self._rows: dict[str, ItemRow] = {}
        self._made = QTimer(self)
        self._made.setInterval(0)
        self._made.timeout.connect(self._make_rows)
        self._build()

    def show_asked(self, asked: Asked, draft: AnswerDraft, *, guest: bool) -> None:
        """Shows a request with the answers so far; all rows are made anew only for another request.

        Args:
            asked: the request.
            draft: the answers.
            guest: whether the signer is a guest on the laptop of whoever asks.
        """
        other = self._asked is None or self._asked.request.sha256 != asked.request.sha256
        self._asked, self._draft = asked, draft
        self._show_problems(asked, guest=guest)
        self._show_context(asked)
        if other:
            self._insisting = False
            self._drop_rows()
            self._make_rows(_AT_ONCE)
            self._made.start()
        else:
            for key, row in self._rows.items():
                row.show_answer(draft.answer(key))
        self._show_missing()

    def show_draft(self, draft: AnswerDraft) -> None:
        """Keeps in mind what was answered, for rows that are made later, and what is missing."""
        self._draft = draft
        self._show_missing()

    def show_answer(self, draft: AnswerDraft, item: str) -> None:
        """Shows one answer that did not come from its own row."""
        self._draft = draft
        if item in self._rows:
            self._rows[item].show_answer(draft.answer(item))

    def show_trouble(self, problem: Problem | None) -> None:
        """Says what went wrong here, above the rows; None when nothing does any more."""
        if problem is None:
            self._trouble.hide()
        else:
            self._trouble.show_problem(problem)

    def take_back(self, problem: Problem) -> None:
        """Says no longer that this went wrong."""
        self._trouble.take_back(problem)

    def show_colleagues(self, approvals: Sequence[Statement[ApprovalBody]]) -> None:
        """Unfolds what colleagues answered."""
        self._colleagues.show_approvals(approvals)

    def go_to_open(self) -> bool:
        """Goes to the first item that lacks something, or cannot be printed, and says what; whether there is one.

        Whoever answers one item after the other, with Enter between them, is not told that the others wait.
        """
        if self._asked is None:
            return False
        waiting = open_items(self._asked.request.statement.body.form, self._draft)
        self._insisting = bool(waiting) and (self._insisting or not self._answering({item.key for item in waiting}))
        while self._made.isActive():
            self._make_rows()
        self._show_missing()
        if waiting:
            self._rows[waiting[0].key].entry().setFocus()
            return True
        wrong = self._watch.first_wrong() if self._watch is not None else None
        if wrong is not None:
            wrong.setFocus()
        return wrong is not None

    def entry(self) -> QWidget:
        """The first item that is open, else the first."""
        if self._asked is not None:
            waiting = {item.key for item in open_items(self._asked.request.statement.body.form, self._draft)}
            for key, row in self._rows.items():
                if key in waiting:
                    return row.entry()
        return next((row.entry() for row in self._rows.values()), self)

    def last(self) -> QWidget:
        """What the keyboard reaches last."""
        return self._pass_on

    def row(self, item: str) -> ItemRow:
        """The row of the item with this key."""
        return self._rows[item]

    def fold(self, *, narrow: bool) -> None:
        """Puts answers under their texts."""
        self._narrow = narrow
        self._compare.fold(narrow=narrow)
        for row in self._rows.values():
            row.fold(narrow=narrow)
        self._list.measure_again()

    def _build(self) -> None:
        _ = self._words.translate
        self._trouble = Strip(self._words, self._theme)
        self._problems = QVBoxLayout()
        self._problems.setSpacing(8)
        self._compare = ComparePanel(self._words, self._theme)
        self._compare.compared.connect(self.compared)
        self._signed = Text("", "lead")
        self._how = Text("", "lead-strong", wraps=True)
        self._read = button(_("Read their answers"), self._theme, kind="link", pressed=self.answers_wanted.emit)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._signed)
        line.addWidget(self._how, 1)
        line.addWidget(self._read)
        self._question = Text("", "lead", wraps=True)
        self._colleagues = ColleaguePanel(self._words, self._theme)
        self._changes = panel()
        self._change_lines = QVBoxLayout(self._changes)
        self._change_lines.setContentsMargins(20, 12, 20, 12)
        self._panel = panel()
        self._list = RowStack()
        around = QVBoxLayout(self._panel)
        around.setContentsMargins(1, 0, 1, 0)
        around.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 20)
        column.setSpacing(12)
        column.addWidget(self._trouble)
        column.addLayout(self._problems)
        column.addWidget(self._compare)
        column.addLayout(line)
        for part in (self._question, self._colleagues, self._changes, self._panel):
            column.addWidget(part)
        self._pass_on = button(
            _("Reject, or not mine to decide…"), self._theme, kind="link", pressed=self.decision_wanted.emit
        )
        column.addWidget(self._pass_on, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_problems(self, asked: Asked, *, guest: bool) -> None:
        emptied(self._problems)
        self._compare.hide()
        for problem in (*asked.problems, *other_person(asked, guest=guest)):
            if problem.code == "request.requester-new":
                own = asked.keys[0].certificate.number if asked.keys else ""
                details = problem.details
                self._compare.show_requester(details["name"], details["number"], own, self._draft.compared)
                self._compare.show()
                continue
            strip = Strip(self._words, self._theme)
            self._problems.addWidget(strip)
            strip.show_problem(problem)

    def _show_context(self, asked: Asked) -> None:
        _ = self._words.translate
        body = asked.request.statement.body
        signed, how = colleagues(body, self._words)
        for part, text in ((self._signed, signed), (self._how, how)):
            part.setText(text)
            part.setVisible(bool(text))
        self._read.setVisible(bool(signed))
        question = "" if body.executive else body.form.question
        self._question.setText(question)
        self._question.setVisible(bool(question))
        emptied(self._change_lines)
        if body.changes:
            self._change_lines.addWidget(Text(_("What changed since you were asked before"), "section", wraps=True))
            for change in body.changes:
                self._change_lines.addWidget(Text(change, "mono", wraps=True, selectable=True))
        self._changes.setVisible(bool(body.changes))

    def _drop_rows(self) -> None:
        self._made.stop()
        self._rows.clear()
        self._colleagues.show_approvals(())
        self._list.clear()

    def _make_rows(self, count: int = _IN_A_GO) -> None:
        if self._asked is None:
            return
        body = self._asked.request.statement.body
        start = len(self._rows)
        for place, item in enumerate(body.form.items[start : start + count], start):
            row = ItemRow(item, report_line(body, place, self._words), self._words, self._theme, self._watch)
            row.fold(narrow=self._narrow)
            row.show_answer(self._draft.answer(item.key))
            row.changed.connect(self.answered)
            row.files_chosen.connect(self.files_chosen)
            self._rows[item.key] = row
            self._list.add_row(row)
        if len(self._rows) == len(body.form.items):
            self._made.stop()

    def _answering(self, waiting: AbstractSet[str]) -> bool:
        """Whether the keyboard is on its way to an item that waits, and not at one that was passed over."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return False
        return not any(row.isAncestorOf(focused) for key, row in self._rows.items() if key in waiting)

    def _show_missing(self) -> None:
        if self._asked is None:
            return
        waiting = {item.key for item in open_items(self._asked.request.statement.body.form, self._draft)}
        self._pass_on.setVisible(bool(waiting))
        for key, row in self._rows.items():
            row.show_missing(missing=self._insisting and key in waiting)
