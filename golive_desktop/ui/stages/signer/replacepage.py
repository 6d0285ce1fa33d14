# SPDX-License-Identifier: MIT
"""A release manager asks with another key: one call, the new number typed as it is read out, and what follows."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.carried import stays_behind
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.stages.signer.donepanel import Done, DonePanel
from golive_desktop.ui.stages.signer.sheet import WholePage, narrowed
from golive_desktop.ui.words import Words

__all__ = ["Question", "ReplacePage", "Typed", "in_groups"]

_DIGITS: Final = 24
_GROUP: Final = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is known before the call."""

    known: str
    """Whose number was compared: whom to call."""
    name: str
    """The name in the request."""
    asked: str
    """From which address and when the request is, in words."""
    before: str
    """The number so far, and who compared it how and when, in words."""
    by: str
    """Who compares, as far as the keys of this laptop tell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What was typed."""

    number: str
    how: str
    by: str


class ReplacePage(WholePage):
    """What to ask on the phone at the left, what was heard at the right; the new number itself is not shown.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        entered(): Enter in one of the lines.
    """

    entered = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.done = DonePanel(words, theme)
        self._number, self._by, self._tick = QLineEdit(), QLineEdit(), QCheckBox()
        self._build()

    def show_question(self, question: Question) -> None:
        """Asks anew; nothing is filled in but who compares."""
        _ = self._words.translate
        known, name = question.known, question.name
        self._title.setText(_("Does {name} really have a new key?").format(name=known))
        self._asked.setText(question.asked)
        others = name != known
        if others:
            said = _("The request bears the name {name}. The number that was compared belongs to {known}.")
            call = _("Call {known}, and nobody else.").format(known=known)
            self._trouble.show_text(said.format(name=name, known=known), call, Severity.ASKS)
        self._trouble.setVisible(others)
        steps = (
            _("Call {name} on a number that you already have: not one from this request or its mail."),
            _("Ask why there is a new key, and let {name} read out “My signing number” in the Help menu."),
            _("Type what you hear. It is not shown here, so that you do not compare the file with itself."),
        )
        for label, sentence in zip(self._steps, steps, strict=True):
            label.setText(sentence.format(name=known))
        self._before.setText(question.before)
        self._number.clear()
        self._how.show_value("")
        self._by.setText(question.by)
        self._tick.setChecked(False)
        self._clear()
        self._turn_to(done=False)

    def typed(self) -> Typed:
        """What was heard, how, and by whom."""
        return Typed(number=self._number.text(), how=self._how.value, by=self._by.text().strip())

    def complete(self) -> bool:
        """Whether everything was typed, chosen and ticked; what is missing says so and gets the keyboard."""
        _ = self._words.translate
        self._clear()
        count = sum(sign.isdecimal() for sign in self._number.text())
        missing = _("Six groups of four digits; {count} digits are there.").format(count=count)
        faults: tuple[tuple[bool, Field | None, str, QWidget], ...] = (
            (count != _DIGITS, self._number_field, missing, self._number),
            (not self._how.value, None, _("Choose how you compared it."), self._how.entry()),
            (not self.typed().by, self._by_field, _("Say who compared it."), self._by),
            (not self._tick.isChecked(), None, _("Tick it once you have heard it."), self._tick),
        )
        for wrong, field, sentence, widget in faults:
            if wrong:
                if field is not None:
                    field.show_problem(sentence)
                else:
                    self._missing.setText(sentence)
                    widget.setAccessibleDescription(sentence)
                    self._missing.show()
                widget.setFocus()
                self.fit()
                return False
        return True

    def show_problem(self, problem: Problem) -> None:
        """Says why nothing was recorded; what was typed stays."""
        self._trouble.show_problem(problem)
        self.fit()
        self._number.setFocus()
        self._number.selectAll()

    def show_done(self, done: Done) -> None:
        """Shows what was recorded."""
        self.done.show_done(done)
        self._turn_to(done=True)

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while it is recorded."""
        self._side.setEnabled(not busy)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._number

    def fold(self, *, narrow: bool) -> None:
        """Puts what was heard under what is to be asked."""
        turn(self._row, below=narrow)
        narrowed(self._side, narrow=narrow)

    def _build(self) -> None:
        self._title, self._asked = Text("", "lead-title", wraps=True), Text("", "lead-muted", wraps=True)
        self._trouble = Strip(self._words, self._theme)
        self._body = QWidget()
        self._side = self._heard()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addWidget(self._call(), 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 22, 0, 20)
        whole.setSpacing(12)
        for part in (self._title, self._asked, self._trouble, self._body, self.done):
            whole.addWidget(part)
        whole.addStretch(1)
        for edit in (self._number, self._by):
            edit.returnPressed.connect(self.entered)
        self._number.textEdited.connect(self._on_number)
        self._by.textEdited.connect(lambda _text: self._clear())
        self._how.chosen.connect(lambda _value: self._clear())
        self._tick.toggled.connect(lambda _on: self._clear())
        self.fold(narrow=False)

    def _call(self) -> QWidget:
        """At the left: what to do first, and what is known."""
        _ = self._words.translate
        left = QWidget()
        self._steps = [Text("", "lead", wraps=True, selectable=True) for _step in range(3)]
        self._before = Text("", "caption", wraps=True, selectable=True)
        doubt = Text(
            _("Anybody can write a name into a file. As long as you reach nobody, wait and sign nothing."),
            "muted",
            wraps=True,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(self._steps, 1):
            grid.addWidget(Text(f"{number}.", "lead-strong"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(step, number, 1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(14)
        column.addLayout(grid)
        column.addWidget(doubt)
        column.addWidget(self._before)
        return left

    def _heard(self) -> QWidget:
        """At the right: what was heard, how, by whom, and what follows from it."""
        _ = self._words.translate
        self._number.setPlaceholderText("0000 0000 0000 0000 0000 0000")
        self._number_field = Field(_("&Number as it was read out"), self._number, self._theme)
        choices = (
            Choice(value="phone", text=_("By phone"), image="check"),
            Choice(value="in-person", text=_("In person"), image="check"),
            Choice(value="video", text=_("By video"), image="check"),
        )
        self._how = Segment(choices, self._theme, name=_("How you compared the number"))
        self._by_field = Field(_("&Compared by"), self._by, self._theme)
        stays_behind(self._tick)
        self._tick.setText(_("I heard it from the person myself"))
        self._missing = Text("", "caption", wraps=True, colour=self._theme.colour("danger"))
        follows = Text(
            _(
                "From now on this number stands in the place of the old one. What the old key signed until now stays "
                "what it is; nothing that it asks later is shown for signing."
            ),
            "caption",
            wraps=True,
        )
        side = panel()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(_("The new number"), "section"))
        column.addWidget(self._number_field)
        column.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._by_field, self._tick, self._missing, hairline(), follows):
            column.addWidget(part)
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(side)
        return outer

    def _on_number(self, text: str) -> None:
        self._clear()
        if self._number.cursorPosition() == len(text):
            self._number.setText(in_groups(text))

    def _clear(self) -> None:
        """Takes back what was said to be missing."""
        self._missing.hide()
        for widget in (self._how.entry(), self._tick):
            widget.setAccessibleDescription("")
        for field in (self._number_field, self._by_field):
            field.show_problem("")
        self.fit()

    def _turn_to(self, *, done: bool) -> None:
        for part in (self._title, self._asked, self._body):
            part.setVisible(not done)
        if done:
            self._trouble.hide()
        self.done.setVisible(done)
        self.fit()


def in_groups(text: str) -> str:
    """Digits in groups of four as they are being typed; whatever else was typed stays to be seen."""
    plain = text.replace(" ", "")
    if not plain.isdecimal():
        return text
    return " ".join(plain[start : start + _GROUP] for start in range(0, len(plain), _GROUP))
