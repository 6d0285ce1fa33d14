# SPDX-License-Identifier: MIT
"""The signature itself: what stands on the sheet, the wait after a wrong passphrase, and nothing signed twice."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from golive_desktop.domain.draft import AnswerDraft
from golive_desktop.domain.problem import Problem
from golive_desktop.services.scripts import answer_problem
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.saying import fitting_keys
from golive_desktop.ui.stages.signer.sheets import sheet_of
from golive_desktop.ui.stages.signer.sign import SignPage
from golive_desktop.ui.stages.signer.work import Signed

__all__ = ["Signing"]


class Signing(QObject):
    """The third step with what it asks for.

    Signals:
        changed(): whether it can be signed now may be another answer than before.
        began(Task): it is being signed.
        signed(Signed): it is signed.
    """

    changed = Signal()
    began = Signal(object)
    signed = Signal(object)

    def __init__(self, context: Context, presenter: Presenter, page: SignPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._page = context, presenter, page
        self._looked: AnswerDraft | None = None
        self._against: Problem | None = None
        page.keys.changed.connect(self.changed)
        page.folder_wanted.connect(self._on_folder)
        page.forgotten.connect(page.show_forgotten)
        page.pages_wanted.connect(self._on_pages)
        presenter.printed.connect(page.show_pages)
        presenter.signed.connect(self._on_signed)
        presenter.not_signed.connect(self._on_not_signed)

    @property
    def ready(self) -> bool:
        """Whether a key and a passphrase are there, nothing has to be waited for, and all of it can be printed."""
        return self._page.keys.filled and self._against is None

    def begin(self) -> None:
        """Forgets what another request left behind."""
        self._looked = self._against = None
        self._page.show_problem(None)
        self._page.keys.forget()
        self._page.clear_drawing()
        self._page.show_pages(None)

    def show_sheet(self) -> None:
        """Shows what would be signed now."""
        asked, draft = self._presenter.asked, self._presenter.draft
        if asked is None or not draft.decision:
            return
        self._look_at_letters(draft)
        keys = fitting_keys(asked, guest=bool(self._presenter.laptop_of))
        target = self._presenter.target
        self._page.show_sheet(sheet_of(asked, draft, keys, self._context.words, now=self._context.now(), target=target))

    def sign(self) -> None:
        """Signs, when everything is there."""
        key, decision = self._page.keys.key(), self._presenter.draft.decision
        if key is None or not decision or not self.ready:
            return
        self._page.show_problem(None)
        passphrase, drawing = self._page.keys.passphrase(), self._page.drawing()
        task: Task = self._presenter.sign(decision, key.record, passphrase, drawing)
        self._page.set_busy(busy=True)
        task.ended.connect(lambda: self._page.set_busy(busy=False))
        self.began.emit(task)

    def _look_at_letters(self, draft: AnswerDraft) -> None:
        """What cannot be printed is said before a passphrase is typed, wherever it stands."""
        if draft == self._looked:
            return
        if self._against is not None:
            self._page.show_problem(None)
        self._looked, self._against = draft, None
        adapters = self._context.adapters
        self._context.bridge.look(
            lambda _task: answer_problem(adapters, draft),
            owner=self,
            done=lambda problem: self._on_looked(draft, problem),
            refused=self._on_not_signed,
        )

    def _on_looked(self, draft: AnswerDraft, problem: Problem | None) -> None:
        if problem is not None and draft == self._looked:
            self._against = problem
            self._on_not_signed(problem)

    def _on_pages(self) -> None:
        key, decision = self._page.keys.key(), self._presenter.draft.decision
        if key is not None and decision:
            self._presenter.print_pages(decision, key.record, self._page.drawing())

    def _on_folder(self) -> None:
        title = self._context.words.translate("Save in this folder")
        folder = str(self._presenter.folder or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._context.window, title, folder)
        if chosen:
            self._presenter.folder = Path(chosen)
            self.changed.emit()

    def _on_signed(self, signed: Signed) -> None:
        self.begin()
        self.signed.emit(signed)

    def _on_not_signed(self, problem: Problem) -> None:
        self._page.show_problem(problem)
        self.changed.emit()
