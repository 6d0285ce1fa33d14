# SPDX-License-Identifier: MIT
"""What is answered and decided in the first two steps, kept as it is given."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.draft import AnswerDraft, DraftAnswer
from golive_desktop.domain.problem import Problem
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.decide import DecidePage
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.read import ReadPage
from golive_desktop.ui.stages.signer.saying import default_due, may_delegate
from golive_desktop.ui.stages.signer.sheets import still_possible

__all__ = ["Answers"]


class Answers(QObject):
    """The answers of the request that is shown, and the decision that follows from them.

    Args:
        context: of the stage.
        presenter: knows the request.
        read: where it is answered.
        decide: where it is decided.
        parent: the stage.

    Signals:
        changed(): an answer, or the decision, is another than before.
    """

    changed = Signal()

    def __init__(
        self, context: Context, presenter: Presenter, read: ReadPage, decide: DecidePage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._read, self._decide = context, presenter, read, decide
        presenter.drafted.connect(self._on_drafted)
        presenter.read.connect(read.show_colleagues)
        read.answered.connect(self._on_answered)
        read.files_chosen.connect(self._on_files)
        read.compared.connect(lambda how: self._keep(replace(presenter.draft, compared=how)))
        read.answers_wanted.connect(presenter.read_colleagues)
        decide.changed.connect(self._keep)

    def begin(self) -> None:
        """Shows a request that was opened."""
        asked, guest = self._presenter.asked, bool(self._presenter.laptop_of)
        if asked is not None:
            self._read.show_asked(asked, self._presenter.draft, guest=guest)
            self._decide.offer_deputy(offered=may_delegate(asked, guest=guest))

    def show_decision(self) -> None:
        """Shows what may be decided by now."""
        asked = self._presenter.asked
        if asked is not None:
            body, due = asked.request.statement.body, default_due(asked, self._context.now())
            self._decide.show_draft(body.form, self._presenter.draft, due, body.deadline)

    def answered(self) -> bool:
        """Whether each point is answered; the first that is not gets the keyboard."""
        return not self._read.go_to_open()

    def decided(self) -> bool:
        """Whether the decision is complete; what is missing says so and gets the keyboard."""
        asked = self._presenter.asked
        return asked is not None and self._decide.complete(asked.request.statement.body.form, self._presenter.draft)

    def show_trouble(self, problem: Problem) -> None:
        """Says what did not work beside the answers."""
        self._read.show_trouble(problem)
        self._context.shell.report(problem)

    def take_back(self, problem: Problem) -> None:
        """Says it no longer."""
        self._read.take_back(problem)
        self._context.shell.settled(problem)

    def _keep(self, draft: AnswerDraft) -> None:
        self._presenter.keep(draft)
        self._read.show_draft(draft)
        self.changed.emit()

    def _on_answered(self, answer: DraftAnswer) -> None:
        draft = self._presenter.draft.with_answer(answer)
        self._keep(still_possible(self._presenter.asked, draft))

    def _on_drafted(self) -> None:
        for answer in self._presenter.draft.answers:
            self._read.show_answer(self._presenter.draft, answer.item)
        self._keep(self._presenter.draft)

    def _on_files(self, item: str, paths: tuple[Path, ...]) -> None:
        self._read.show_trouble(None)
        self._presenter.add_evidence(item, paths)
