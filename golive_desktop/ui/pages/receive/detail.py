# SPDX-License-Identifier: MIT
"""One file beside the list: its verdict, what it claims, what is to be done, and the bar with the next step."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.services.verify import Verification
from golive_desktop.ui.checking.filepanel import MARGIN, FilePanel
from golive_desktop.ui.checking.said import claim, is_readable
from golive_desktop.ui.checking.statement import inside, stated
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.receive.claimed import claimed, counted_already
from golive_desktop.ui.pages.receive.compare import ComparePanel
from golive_desktop.ui.pages.receive.entries import Task, decision_word, role_of, task_of, verdict_of
from golive_desktop.ui.pages.receive.explaining import explanations, if_differing, manager_of, sentence_of, signer_of
from golive_desktop.ui.pages.receive.receipt import ReceiptForm, receipt_path
from golive_desktop.ui.pages.receive.taking import Item
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.stops import in_turn
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.words import Words
from golive_desktop.wording.explain import Explanation
from golive_desktop.wording.sentences import N_

__all__ = ["Detail"]

_STEPS: Final[dict[Task, str]] = {
    "receipt": N_("Save receipt…"),
    "receipt-given": N_("Save receipt…"),
    "sign": N_("Open to sign"),
    "evidence": N_("Add files…"),
    "ask-again": N_("Ask again…"),
    "ask-deputy": N_("Ask the deputy…"),
    "changed": N_("Ask again…"),
}
"""The words of the next step, which is filled unless nothing is missed without it."""
_IMAGES: Final[dict[Task, str]] = {
    "compare": "shield-check",
    "receipt": "send",
    "receipt-given": "save",
    "sign": "pen-line",
    "evidence": "plus",
    "ask-again": "send",
    "ask-deputy": "users",
    "changed": "send",
}


class Detail(FilePanel):
    """Everything about one file.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        confirmed(): the number was compared and matches.
        receipt_asked(): the receipt shall be signed and written.
        step_taken(str): another next step, see `Task`.
        pages_asked(): the file's pages shall be shown.
        put_off(): later.
    """

    confirmed = Signal()
    receipt_asked = Signal()
    step_taken = Signal(str)
    pages_asked = Signal()
    put_off = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words, theme)
        _ = words.translate
        self._item: Item | None = None
        self._overview: Overview | None = None
        self._task: Task = "busy"
        self._unfolded = ""
        """What was opened by hand for this file: the receipt's form, or what to do when numbers differ."""
        self._strip = Strip(words, theme)
        self._forms = FrontStack()
        self._forms.hide()
        self._differ = button(
            _("Numbers differ…"), theme, kind="danger", image="shield-x", pressed=lambda: self._unfold("differ")
        )
        self._pages = button(_("Show pages"), theme, kind="link", image="file-text", pressed=self.pages_asked.emit)
        self._later = button(_("Later"), theme, pressed=self._on_later)
        self._step = button("", theme, kind="filled", pressed=self._on_step)
        self._build()

    @cached_property
    def compare(self) -> ComparePanel:
        """How a number was compared; made when there is one to compare: the page itself is there the sooner."""
        made = ComparePanel(self._words, self._theme)
        made.answered.connect(self._show_step)
        self._take(made)
        return made

    @cached_property
    def receipt(self) -> ReceiptForm:
        """What a receipt needs; made when one is signed first."""
        made = ReceiptForm(self._words, self._theme)
        made.submitted.connect(self._on_step)
        self._take(made)
        return made

    @property
    def item(self) -> Item | None:
        """The file that is shown."""
        return self._item

    def show_item(self, item: Item | None, overview: Overview) -> None:
        """Shows a file as it stands; what was typed for the same file stays.

        Args:
            item: the file; None while it is being looked up.
            overview: the release that is open.
        """
        if item is self._item and overview is self._overview:
            return
        if item is None or self._item is None or item.key != self._item.key:
            self._unfolded = ""
            self._strip.hide()
            self._to_top()
        self._item, self._overview = item, overview
        self._task = task_of(item, overview) if item is not None else "busy"
        self._show_head()
        self._show_body()
        self._show_bar()

    def show_problem(self, problem: Problem) -> None:
        """Says what stands against the last step."""
        self._strip.show_problem(problem)
        self._scroll.ensureWidgetVisible(self._strip)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.compare.first_focus() if self._is_comparing() else self._step

    def step(self) -> QPushButton:
        """The button of the next step."""
        return self._step

    def _build(self) -> None:
        self._stand(self._strip, self._said, self._forms, self._groups, self._details)
        self._buttons.addWidget(self._differ)
        self._buttons.addWidget(self._pages)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._later)
        self._buttons.addWidget(self._step)

    def _take(self, form: QWidget) -> None:
        """Puts a form in its place, also for the keyboard: what is made late comes behind the buttons else."""
        self._forms.addWidget(form)
        in_turn(form, self._groups, self._details, self._differ, self._pages, self._later, self._step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_buttons()

    def _stack_buttons(self) -> None:
        """Where the buttons have no room beside each other, the next step stands on top and the danger at the foot."""
        buttons = (self._differ, self._pages, self._later, self._step)
        widths = [item.sizeHint().width() + 10 for item in buttons if item.isVisibleTo(self)]
        fits = sum(widths) + 2 * MARGIN + 20 <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.BottomToTop
        if self._buttons.direction() != direction:
            self._buttons.setDirection(direction)

    def _show_head(self) -> None:
        _ = self._words.translate
        item, overview = self._item, self._overview
        if item is None or overview is None:
            self._head.show_verdict("", _("Being checked…"), ())
            return
        found = item.verification
        if found is None:
            waiting = _("Not read in") if item.stage in {"failed", "stopped"} else _("Being checked…")
            self._head.show_verdict("", waiting, ())
            return
        sentence = sentence_of(item, found, overview, self._words)
        verdict = verdict_of(item, found, overview)
        said = claim(found, self._words, release=overview.release.reference)
        facts = claimed(found, overview, self._words) if self._task == "changed" else said
        self._head.show_verdict(verdict, sentence, facts)

    def _show_body(self) -> None:
        item, overview = self._item, self._overview
        found = item.verification if item else None
        comparing = self._is_comparing()
        signing = self._task in {"receipt", "receipt-given"} and self._unfolded == "receipt"
        self._said.show_explanations(self._explained())
        if comparing or signing:
            self._forms.setCurrentWidget(self.compare if comparing else self.receipt)
        self._forms.setVisible(comparing or signing)
        readable = found is not None and is_readable(found) and not comparing
        groups = (*stated(found.statement, self._words),) if readable and found and found.statement else ()
        groups = (*groups, inside(found, self._words)) if found is not None and not comparing else groups
        self._groups.show_groups(groups)
        self._details.setVisible(found is not None)
        if item is None or found is None or overview is None:
            return
        self._details.show_verification(found)
        if self._task == "compare":
            self.compare.show_signer(signer_of(item, found, overview), manager=manager_of(overview), at=overview.at)
        elif signing:
            self._show_receipt(item, found)

    def _show_receipt(self, item: Item, found: Verification) -> None:
        folder = item.path.parent if item.path is not None else None
        path = receipt_path(folder, f"receipt-{role_of(found)}.pdf")
        self.receipt.show_receipt(item.key, path, given=self._task == "receipt-given")

    def _is_comparing(self) -> bool:
        return self._task == "compare" and self._unfolded != "differ"

    def _explained(self) -> tuple[Explanation, ...]:
        if self._item is None or self._overview is None:
            return ()
        if self._task == "compare":
            return if_differing(self._words) if self._unfolded == "differ" else ()
        return explanations(self._item, self._overview, self._words)

    def _show_bar(self) -> None:
        _ = self._words.translate
        differing = self._unfolded == "differ"
        kept = self._item is not None and self._item.stage == "done"
        self._pages.setVisible(kept and self._task != "compare" and self._is_readable())
        self._differ.setVisible(self._task == "compare" and not differing)
        self._later.setVisible(self._task == "compare" or self._unfolded == "receipt")
        self._later.setText(_("Back to the number") if differing else _("Later"))
        self._show_step()

    def _is_readable(self) -> bool:
        return self._item is not None and self._item.verification is not None and is_readable(self._item.verification)

    def _show_step(self) -> None:
        _ = self._words.translate
        text = _(_STEPS.get(self._task, ""))
        if self._task == "compare" and self._item is not None and self._item.verification is not None:
            decision = decision_word(self._item.verification, self._words)
            text = _("Confirm and count as {decision}").format(decision=decision) if decision else _("Confirm the key")
        if self._unfolded == "receipt" and self._task == "receipt":
            text = _("Sign and save receipt")
        self._step.setText(text.replace("&", "&&"))
        self._step.setVisible(bool(text) and self._unfolded != "differ")
        self._step.setEnabled(self._task != "compare" or self.compare.ready())
        set_kind(self._step, "outlined" if self._is_settled() else "filled", self._theme, _IMAGES.get(self._task, ""))
        buttons = (self._differ, self._pages, self._later, self._step)
        self._foot.setVisible(any(item.isVisibleTo(self._foot) for item in buttons))
        self._stack_buttons()

    def _is_settled(self) -> bool:
        """Whether nothing is missed without the next step: what a changed file may have been counts already."""
        item, overview = self._item, self._overview
        if self._task != "changed" or item is None or overview is None:
            return False
        return counted_already(item.verification, overview) is not None

    def _unfold(self, what: str) -> None:
        self._unfolded = what
        self._show_body()
        self._show_bar()
        (self.receipt.first_focus() if what == "receipt" else self._later).setFocus()

    def _on_later(self) -> None:
        if self._unfolded:
            self._unfold("")
            self.first_focus().setFocus()
        else:
            self.put_off.emit()

    def _on_step(self) -> None:
        if self._task == "compare":
            self.confirmed.emit()
        elif self._task in {"receipt", "receipt-given"} and self._unfolded != "receipt":
            self._unfold("receipt")
        elif self._task in {"receipt", "receipt-given"}:
            self.receipt_asked.emit()
        else:
            self.step_taken.emit(self._task)
