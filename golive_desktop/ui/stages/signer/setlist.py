# SPDX-License-Identifier: MIT
"""The conditions that the own answer set: which are closed, and the way to close the others."""

from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Condition
from golive_desktop.domain.problem import Problem
from golive_desktop.services.answering import GivenAnswer
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.stages.signer.closure import closed_answer
from golive_desktop.ui.words import Words

__all__ = ["SetConditions"]


class SetConditions(QWidget):
    """The conditions of a signed answer; hidden while it set none.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        close_wanted(str): the condition with this key shall be closed.
        closure_wanted(str): its signed closure shall be handed over.
    """

    close_wanted = Signal(str)
    closure_wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        _ = words.translate
        self._title = Text("", "section")
        self._strip = Strip(words, theme)
        self._panel = panel()
        self._rows = QVBoxLayout(self._panel)
        self._rows.setContentsMargins(22, 14, 22, 14)
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self._elsewhere = Text(
            _("Only the key that signed can close them. It is not on this laptop."), "muted", wraps=True
        )
        for part in (self._title, self._strip, self._panel, self._elsewhere):
            column.addWidget(part)
        self.hide()

    def show_conditions(self, given: GivenAnswer, now: datetime, *, own: bool) -> None:
        """Shows the conditions of an answer as they stand.

        Args:
            given: the answer.
            now: the time of this laptop; what is overdue follows from it.
            own: whether the key that signed it lies on this laptop; only that key closes.
        """
        _ = self._words.translate
        emptied(self._rows)
        self._strip.hide()
        conditions = given.statement.body.response.conditions
        waiting = [item for item in conditions if closed_answer(given, item.key) is None]
        said = _("Your conditions: {open} of {all} open").format(open=len(waiting), all=len(conditions))
        self._title.setText(said)
        may = own and given.withdrawn_at is None
        for place, condition in enumerate(conditions):
            if place:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(given, condition, now, may=may))
        self._elsewhere.setVisible(bool(waiting) and not own)
        self.setVisible(bool(conditions))

    def show_trouble(self, problem: Problem) -> None:
        """Says what could not be done."""
        self._strip.show_problem(problem)

    def _row(self, given: GivenAnswer, condition: Condition, now: datetime, *, may: bool) -> QWidget:
        _ = self._words.translate
        closed_at = closed_answer(given, condition.key)
        mark = StatusMark(self._theme)
        mark.show_state(*self._state(condition, closed_at, now))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(mark, 1)
        for made in self._buttons(condition.key, closed=closed_at is not None, may=may):
            head.addWidget(made)
        due = _("{owner}, due {time}").format(owner=condition.owner, time=self._words.minute(condition.due))
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(Text(condition.text, wraps=True, selectable=True))
        column.addWidget(Text(due, "muted", wraps=True))
        return row

    def _state(self, condition: Condition, closed_at: datetime | None, now: datetime) -> tuple[str, str]:
        _ = self._words.translate
        if closed_at is not None:
            said = _("{key} closed {time}")
            return "approved", said.format(key=condition.key, time=self._words.time(closed_at))
        if condition.due < now:
            return "overdue", _("{key} open, overdue").format(key=condition.key)
        return "conditional", _("{key} open").format(key=condition.key)

    def _buttons(self, key: str, *, closed: bool, may: bool) -> list[QPushButton]:
        _ = self._words.translate

        def made(text: str, image: str, signal: SignalInstance) -> QPushButton:
            name = f"{text} {key}"
            return button(text, self._theme, image=image, name=name, pressed=lambda: signal.emit(key))

        if closed:
            return [made(_("Hand over…"), "mail", self.closure_wanted)]
        return [made(_("Close condition…"), "pen-line", self.close_wanted)] if may else []
