# SPDX-License-Identifier: MIT
"""One condition of a sign-off in full, and the way to its closure."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.conditions.sight import ConditionSight
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.evidence import EvidenceDraft, EvidenceEdit
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["ConditionDetail"]

_FACTS: Final = 5


class ConditionDetail(QWidget):
    """Shows a condition; only whoever set it can close it.

    Signals:
        ask_requested(): the closure shall be asked for in a message.
        close_requested(): the own key of this laptop shall close it, with what is in `evidence`.
        sign_off_wanted(): the sign-off that set it shall be shown.
        closure_wanted(): the signed closure shall be shown.
    """

    ask_requested = Signal()
    close_requested = Signal()
    sign_off_wanted = Signal()
    closure_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        _ = words.translate
        self.evidence = EvidenceEdit(words, theme)
        self._title = Text("", "record", wraps=True)
        self._mark = StatusMark(theme, chip=True)
        self._text = Text("", "body", wraps=True, selectable=True)
        self._names = [Text("", "muted") for _number in range(_FACTS)]
        self._values = [Text("", "body", wraps=True, selectable=True) for _number in range(_FACTS)]
        self._rule = Text("", "caption", wraps=True)
        self._ask = button(_("Ask for closure"), theme, kind="filled", image="copy", pressed=self.ask_requested.emit)
        self._close = button(_("Close here…"), theme, kind="filled", image="pen-line", pressed=self._on_close)
        self._closure = button(
            _("Show the signed closure"), theme, image="file-check", pressed=self.closure_wanted.emit
        )
        self._sign_off = button(_("Open sign-off"), theme, kind="link", pressed=self.sign_off_wanted.emit)
        self._build()

    def show_condition(self, condition: ConditionSight, draft: EvidenceDraft) -> None:
        """Shows a condition with what was typed for its closure."""
        _ = self._words.translate
        self._title.setText(f"{condition.key} – {condition.title}")
        self._mark.show_state(condition.state, condition.word)
        self._text.setText(condition.text)
        facts = (
            (_("Set by"), condition.setter),
            (_("Owner"), condition.owner),
            (_("Due"), f"{condition.due}, {condition.when}"),
        )
        for name, value, fact in zip(self._names, self._values, (*facts, *[("", "")] * _FACTS), strict=False):
            name.setText(fact[0])
            value.setText(fact[1])
            name.setVisible(bool(fact[0]))
            value.setVisible(bool(fact[0]))
        own = condition.open and condition.own is not None
        self._rule.setText(self._rule_of(condition))
        self.evidence.setVisible(own)
        self.evidence.show_draft(draft, about=condition.address)
        self._close.setVisible(own)
        self._ask.setVisible(condition.open and not own)
        self._closure.setVisible(not condition.open)

    def start(self) -> QWidget:
        """What takes the keyboard: the field for what shows it, or the button of the next step."""
        if self._close.isVisibleTo(self):
            return self.evidence.entry()
        return next((made for made in (self._close, self._ask) if made.isVisibleTo(self)), self._closure)

    def _rule_of(self, condition: ConditionSight) -> str:
        _ = self._words.translate
        if not condition.open:
            return _("Closed by {person} with a signature.").format(person=condition.setter)
        if condition.own is not None:
            return _("The key that set this condition is on this laptop. It closes it, with your signature.")
        return _("Only {person} can close this condition, with a signature.").format(person=condition.setter)

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        for name, value in zip(self._names, self._values, strict=True):
            form.addRow(name, value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)
        column.addLayout(form)
        for widget in (self._rule, self.evidence, self._close, self._ask, self._closure, self._sign_off):
            column.addWidget(widget)
        column.addStretch(1)

    def _on_close(self) -> None:
        draft = self.evidence.draft()
        if not draft.note.strip() and not draft.files:
            self.evidence.field.show_problem(self._words.translate("Say what shows that the condition is met."))
            self.evidence.entry().setFocus()
            return
        self.close_requested.emit()
