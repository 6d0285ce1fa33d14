# SPDX-License-Identifier: MIT
"""Step 2: the decision, its reason, and the conditions of a conditional one."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Decision
from golive_desktop.domain.draft import AnswerDraft, standing_against
from golive_desktop.domain.plan import Form
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.room import give_width, turn
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.cards import DecisionCard
from golive_desktop.ui.stages.signer.conditions import ConditionEditor
from golive_desktop.ui.words import Words

__all__ = ["DecidePage", "obstacle"]

_CARDS: Final = 356
_BETWEEN_LINKS: Final = 0
_WRITTEN_HERE: Final = frozenset({
    "form.rejection-needs-reason",
    "form.condition-missing",
    "form.condition-incomplete",
    "form.condition-without-zone",
    "form.text-too-long",
})  # fmt: skip
"""Rules that are kept or broken on this very page; all others forbid a decision from the start."""

_OF_CONDITIONS: Final = frozenset({
    "form.condition-missing",
    "form.condition-incomplete",
    "form.condition-without-zone",
    "form.condition-twice",
})  # fmt: skip
"""Rules that are mended in the list of conditions."""


def obstacle(form: Form, draft: AnswerDraft, decision: Decision, words: Words) -> str:
    """Why a decision cannot be taken with the answers as they are, in one sentence; empty when it can."""
    problems = [item for item in standing_against(form, draft, decision) if item.code not in _WRITTEN_HERE]
    if not problems:
        return ""
    waiting = [item for item in problems if item.code == "form.item-open"]
    if waiting:
        _ = words.translate
        return _("Not yet: {count} of {all} points have no answer.").format(count=len(waiting), all=len(form.items))
    musts = [item.subject for item in problems if item.code == "form.approved-over-open-item"]
    if len(musts) == len(problems):
        _ = words.translate
        return words.translate("Not possible while a must is answered with no: {points}.").format(
            points=", ".join(_("point {number}").format(number=number) for number in musts)
        )
    said = words.explain(problems[0])
    return f"{said.sentence.rstrip('.')}. {said.meaning}"


class DecidePage(QWidget):
    """Three cards at the left, what belongs to the decision at the right.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed; None where nobody has to know.

    Signals:
        changed(AnswerDraft): another decision, reason or condition.
        deputy_wanted(): somebody else shall sign in their place.
    """

    changed = Signal(object)
    deputy_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch | None = None) -> None:
        super().__init__()
        self._words, self._theme, self._watch = words, theme, watch
        self._draft = AnswerDraft()
        self._form: Form | None = None
        self._due = datetime.now().astimezone()
        self._deadline: date | None = None
        self._showing = False
        self._build()
        self._connect()

    def show_draft(self, form: Form, draft: AnswerDraft, due: datetime, deadline: date | None = None) -> None:
        """Shows what was decided so far.

        Args:
            form: the form that is asked.
            draft: answers and decision.
            due: what a new condition begins with.
            deadline: until when this is to be signed; None for no day.
        """
        self._form, self._draft, self._due, self._deadline = form, draft, due, deadline
        self._showing = True
        if self._reason.text() != draft.reason:
            self._reason.setText(draft.reason)
        for card in self._cards:
            card.show_obstacle(obstacle(form, draft, card.decision, self._words))
            card.choose(chosen=card.decision == draft.decision)
        self._even_out()
        if draft.decision == "conditional":
            self._conditions.show_conditions(draft.conditions, due, deadline)
        self._showing = False
        self._show_details()

    def show_trouble(self, problem: Problem | None) -> None:
        """Says what still stands against signing; None when nothing does."""
        reason = problem is not None and problem.code == "form.rejection-needs-reason"
        said = self._words.explain(problem) if problem is not None else None
        self._reason_field.show_problem(f"{said.sentence} {said.next_step}" if said and reason else "")
        if problem is None or reason:
            self._strip.hide()
        else:
            self._strip.show_problem(problem)

    def complete(self, form: Form, draft: AnswerDraft) -> bool:
        """Whether this can be signed; what stands against it is said and gets the keyboard."""
        if not draft.decision:
            self.first_open(None).setFocus()
            return False
        problem = next(iter(standing_against(form, draft, draft.decision)), None)
        self.show_trouble(problem)
        if problem is not None:
            self.first_open(problem).setFocus()
            return False
        wrong = self._watch.first_wrong() if self._watch is not None else None
        if wrong is not None:
            wrong.setFocus()
        return wrong is None

    def first_open(self, problem: Problem | None) -> QWidget:
        """Where what `problem` names is mended; without one, where the page begins."""
        if problem is not None and problem.code in _OF_CONDITIONS:
            return self._conditions.entry()
        if problem is not None and problem.code == "form.rejection-needs-reason":
            return self._reason
        chosen = next((card for card in self._cards if card.isChecked()), None)
        return chosen or next((card for card in self._cards if card.isEnabled()), self._not_mine)

    def offer_deputy(self, *, offered: bool) -> None:
        """Says whether somebody else may be named to decide."""
        self._deputy.setVisible(offered)

    def card(self, decision: str) -> DecisionCard:
        """The card of a decision."""
        return next(card for card in self._cards if card.decision == decision)

    def fold(self, *, narrow: bool) -> None:
        """Puts the details under the cards."""
        turn(self._row, below=narrow)
        give_width(self._left, _CARDS, free=narrow)
        self._conditions.fold(narrow=narrow)

    def _build(self) -> None:
        _ = self._words.translate
        self._cards = (
            DecisionCard("approved", _("Approve"), _("The release may go to production."), self._theme),
            DecisionCard(
                "conditional", _("Approve with conditions"), _("It may go once your conditions are met."), self._theme
            ),
            DecisionCard("rejected", _("Reject"), _("It may not go. One sentence of reason."), self._theme),
        )
        self._not_mine = button(_("Not mine to decide"), self._theme, kind="link", image="users")
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(Text(_("What is your decision?"), "section"))
        for card in self._cards:
            left.addWidget(card)
        self._deputy = button(
            _("My deputy decides…"), self._theme, kind="link", image="user-plus", pressed=self.deputy_wanted.emit
        )
        self._links = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._links.setContentsMargins(0, 6, 0, 0)
        self._links.setSpacing(_BETWEEN_LINKS)
        for link in (self._not_mine, self._deputy):
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._links.addStretch(1)
        left.addLayout(self._links)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(28)
        self._row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._details(), 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 20)
        column.addLayout(self._row)
        self.fold(narrow=False)

    def _details(self) -> QWidget:
        _ = self._words.translate
        self._strip = Strip(self._words, self._theme)
        self._note = Text("", "lead-muted", wraps=True)
        self._title = Text(_("Your conditions"), "section")
        self._hint = Text(_("something a third person can check"), "caption", wraps=True)
        self._conditions = ConditionEditor(self._words, self._theme, self._watch)
        self._reason = QLineEdit()
        self._reason_field = Field(_("Reason, one sentence"), self._reason, self._theme)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._strip)
        column.addWidget(self._note)
        column.addLayout(head)
        column.addWidget(self._conditions)
        column.addWidget(self._reason_field)
        return details

    def _connect(self) -> None:
        for card in self._cards:
            card.clicked.connect(lambda _checked=False, value=card.decision: self._decide(value))
        self._not_mine.clicked.connect(lambda _checked=False: self._decide("not-competent"))
        if self._watch is not None:
            self._watch.watch_fields(self._reason_field)
        self._reason.textChanged.connect(self._on_reason)
        self._conditions.changed.connect(lambda _conditions: self._on_conditions())

    def _show_details(self) -> None:
        """What is visible beside the cards follows from the decision alone."""
        _ = self._words.translate
        decision = self._draft.decision
        conditional = decision == "conditional"
        for part in (self._title, self._hint, self._conditions):
            part.setVisible(conditional)
        self._reason_field.setVisible(bool(decision))
        notes = {
            "": _("Choose one. Nothing is signed yet."),
            "approved": _("A reason is not needed."),
            "not-competent": _(
                "You say that this is not yours to decide. The point stays open until somebody else decides."
            ),
        }
        self._note.setText(notes.get(decision, ""))
        self._note.setVisible(decision in notes)

    def _even_out(self) -> None:
        """All cards are as high as the highest, so that none is easier to hit."""
        width = self._left.width() if self.isVisible() else _CARDS
        height = max(card.heightForWidth(width) for card in self._cards)
        for card in self._cards:
            card.setMinimumHeight(height)
        together = self._not_mine.sizeHint().width() + _BETWEEN_LINKS + self._deputy.sizeHint().width()
        turn(self._links, below=together > width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._even_out()

    def _decide(self, decision: Decision) -> None:
        if self._form is None:
            return
        conditions = self._draft.conditions
        if decision == "conditional":
            self._conditions.show_conditions(conditions, self._due, self._deadline)
            conditions = self._conditions.conditions()
        self._draft = replace(self._draft, decision=decision, conditions=conditions)
        for card in self._cards:
            card.choose(chosen=card.decision == decision)
        self.show_trouble(None)
        self._show_details()
        self.changed.emit(self._draft)

    def _on_reason(self, text: str) -> None:
        if not self._showing:
            self._draft = replace(self._draft, reason=text)
            self.show_trouble(None)
            self.changed.emit(self._draft)

    def _on_conditions(self) -> None:
        if not self._showing:
            self._draft = replace(self._draft, conditions=self._conditions.conditions())
            self._strip.hide()
            self.changed.emit(self._draft)
