# SPDX-License-Identifier: MIT
"""One critical condition of the plan: met, with what shows it, met for an older candidate, or open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.conditions.sight import CriticalSight
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.evidence import EvidenceDraft, EvidenceEdit, evidence_cells
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["CriticalDetail"]


class CriticalDetail(QWidget):
    """Shows a critical condition, and records what shows that it is met.

    Signals:
        met_requested(str): it is met, with what is in `evidence`; the name of who records it.
        open_requested(str): it is open again; the name of who says so.
        still_requested(str): it holds for the new candidate too, with the same evidence; the name of who says so.
    """

    met_requested = Signal(str)
    open_requested = Signal(str)
    still_requested = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        _ = words.translate
        self.evidence = EvidenceEdit(words, theme)
        self._title = Text("", "record", wraps=True)
        self._mark = StatusMark(theme, chip=True)
        self._text = Text("", "body", wraps=True, selectable=True)
        self._note = Text("", "body", wraps=True, selectable=True)
        self._files = Board(theme, (_("File"), _("SHA-256")), name=_("Evidence"), elastic=0)
        self._recorded = Text("", "caption", wraps=True)
        self._by = QLineEdit()
        self._name = Field(_("Recorded &by"), self._by, theme)
        self._before = Text("", "caption", wraps=True)
        self._asks = Text(_("The candidate has changed since. Does this still hold?"), "body", wraps=True)
        self._still = button(_("Still met, same evidence"), theme, kind="filled", image="check", pressed=self._on_still)
        self._else = Text(_("Or record what shows it on this candidate:"), "muted", wraps=True)
        self._anew = button(_("Record new evidence"), theme, pressed=self._on_met)
        self._met = button(_("Record as met"), theme, kind="filled", image="check", pressed=self._on_met)
        self._reopen = button(_("Open again"), theme, image="undo-2", pressed=self._on_open)
        self._warning = Text(
            _("If the executive was asked already, a change here makes that request stale."), "caption", wraps=True
        )
        self._build()

    def show_condition(self, condition: CriticalSight, draft: EvidenceDraft, person: str) -> None:
        """Shows a condition with what was typed for it.

        Args:
            condition: the condition.
            draft: what was typed and not recorded.
            person: who records here, as far as that is known.
        """
        _ = self._words.translate
        self._title.setText(_("Critical condition {number}").format(number=condition.number))
        self._mark.show_state(condition.state, condition.word)
        self._text.setText(condition.text)
        self._note.setText(condition.note)
        self._files.show_rows([evidence_cells(item) for item in condition.evidence])
        self._recorded.setText(_("Recorded: {who}").format(who=condition.recorded))
        said = (
            _("It was met: {who}") if condition.fell else _("The evidence is from before the candidate changed: {who}")
        )
        self._before.setText(said.format(who=condition.before))
        if not self._by.text():
            self._by.setText(person)
        self.evidence.show_draft(draft, about=condition.address)
        kept = condition.met or condition.fell
        for widget, shown in (
            (self._note, kept and bool(condition.note)),
            (self._files, kept and bool(condition.evidence)),
            (self._before, bool(condition.before)),
            (self._recorded, condition.met),
            (self._asks, condition.fell),
            (self._still, condition.fell),
            (self._else, condition.fell),
            (self._reopen, condition.met),
            (self.evidence, not condition.met),
            (self._name, not condition.met),
            (self._anew, condition.fell),
            (self._met, not kept),
        ):
            widget.setVisible(shown)

    def start(self) -> QWidget:
        """What takes the keyboard: the button of the next step, or the field for what shows it."""
        if self._met.isVisibleTo(self):
            return self.evidence.entry()
        return self._still if self._still.isVisibleTo(self) else self._reopen

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self._text,
            self._note,
            self._files,
            self._before,
            self._recorded,
            self._asks,
            self._still,
            self._else,
            self.evidence,
            self._name,
            self._met,
            self._anew,
            self._reopen,
            self._warning,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def _on_met(self) -> None:
        _ = self._words.translate
        draft, person = self.evidence.draft(), self._by.text().strip()
        if not draft.note.strip() and not draft.files:
            self.evidence.field.show_problem(_("Say what shows that the condition is met."))
            self.evidence.entry().setFocus()
        elif self._named(person):
            self.met_requested.emit(person)

    def _on_still(self) -> None:
        person = self._by.text().strip()
        if self._named(person):
            self.still_requested.emit(person)

    def _named(self, person: str) -> bool:
        """Whether somebody stands behind it; says so where nobody does."""
        self._name.show_problem("" if person else self._words.translate("Say who records it."))
        if not person:
            self._by.setFocus()
        return bool(person)

    def _on_open(self) -> None:
        self.open_requested.emit(self._by.text().strip())
