# SPDX-License-Identifier: MIT
"""Brings a person without a key to one: made here, or a company certificate taken over."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.newkey import NewKey
from golive_desktop.ui.stages.signer.dialogs import SecretDialog
from golive_desktop.ui.stages.signer.key import KeyPage
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.saying import other_person

__all__ = ["KeyMaking"]


class KeyMaking(QObject):
    """The page for a key with what it asks for.

    Signals:
        began(Task): a key is being made.
        made(): there is a key now.
    """

    began = Signal(object)
    made = Signal()

    def __init__(self, context: Context, presenter: Presenter, page: KeyPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._page = context, presenter, page
        self._dialog: SecretDialog | None = None
        page.submitted.connect(self._on_submitted)
        page.import_wanted.connect(self._on_import)
        presenter.keys_changed.connect(self._on_keys)
        presenter.key_refused.connect(self._on_refused)

    def show_person(self) -> None:
        """Fills in who is asked, and says when the keys of this laptop belong to somebody else."""
        asked = self._presenter.asked
        if asked is None:
            return
        body, author = asked.request.statement.body, asked.request.statement.author.name
        self._page.show_person(name=body.person, role=body.title, author=author)
        self._page.show_problem(next(other_person(asked, guest=bool(self._presenter.laptop_of)), None))

    def _on_submitted(self, wanted: NewKey) -> None:
        self._page.show_problem(None)
        self._page.form.set_busy(busy=True)
        task: Task = self._presenter.make_key(wanted)
        task.ended.connect(lambda: self._page.form.set_busy(busy=False))
        self.began.emit(task)

    def _on_import(self) -> None:
        _ = self._context.words.translate
        title = _("Choose your company certificate")
        name, _kind = QFileDialog.getOpenFileName(self._context.window, title, "", "PKCS#12 (*.p12 *.pfx)")
        if not name:
            return
        self._dialog = SecretDialog(
            self._context.words,
            self._context.theme,
            title=_("Company certificate"),
            sentence=_("The file stays encrypted with its own passphrase."),
            action=_("Use this certificate"),
            with_reason=False,
            parent=self._context.window,
        )
        self._dialog.submitted.connect(lambda _none, secret: self._presenter.take_key(Path(name), secret))
        self._dialog.open()

    def _on_keys(self) -> None:
        self._page.form.forget()
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
        self.made.emit()

    def _on_refused(self, problem: Problem) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_problem(problem)
        else:
            self._page.show_problem(problem)
