# SPDX-License-Identifier: MIT
"""What is done with a signed answer: a mail draft, its folder, one more copy, or the way back."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.parts.saved import ask_where, show_folder
from golive_desktop.ui.stages.signer.closure import Closed
from golive_desktop.ui.stages.signer.copies import save_copy
from golive_desktop.ui.stages.signer.dialogs import SecretDialog
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.reply import send_reply
from golive_desktop.ui.stages.signer.result import Result, ResultPage
from golive_desktop.ui.stages.signer.saying import file_name, recall_name
from golive_desktop.ui.stages.signer.work import Withdrawn

__all__ = ["Handing"]


class Handing(QObject):
    """The result with what may be done with it.

    Signals:
        changed(): the file lies somewhere else now, or the answer was taken back.
        shown(GivenAnswer): this answer is shown now, as it stands; None while there is none.
    """

    changed = Signal()
    shown = Signal(object)

    def __init__(self, context: Context, presenter: Presenter, page: ResultPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._page = context, presenter, page
        self._dialog: SecretDialog | None = None
        self.result: Result | None = None
        page.copy_wanted.connect(self._on_copy)
        page.withdrawal_wanted.connect(self._on_withdraw)
        presenter.withdrawn.connect(self._on_withdrawn)
        presenter.not_withdrawn.connect(self._on_not_withdrawn)

    def show_result(self, result: Result | None) -> None:
        """Shows an answer that was signed; None while there is none."""
        self.result = result
        if result is not None:
            self._page.show_result(result)
        self.shown.emit(result.given if result is not None else None)
        self.changed.emit()

    def take_closed(self, closed: Closed) -> None:
        """Keeps in mind that a condition of the answer was closed."""
        if self.result is not None:
            self.result = replace(self.result, given=closed.given)

    def forward(self) -> None:
        """The next thing to do: a draft is opened, the folder shown, the file saved, or the release opened again."""
        if self.result is None:
            return
        body = self.result.given.statement.body
        if self.result.sendable:
            send_reply(self._context, self, self.result.reply, self._page.strip)
        elif self.result.path is not None:
            self._on_folder()
        elif body.on_laptop_of:
            self._context.shell.open_page("signoffs", body.role)
        else:
            self._on_copy()

    def _on_folder(self) -> None:
        if self.result is not None and self.result.path is not None:
            show_folder(self.result.path.parent)

    def _on_copy(self) -> None:
        result, context, words = self.result, self._context, self._context.words
        if result is None:
            return
        statement = result.given.statement
        candidate = statement.release.candidate if statement.release else None
        recalled = recall_name(statement.body, words)
        name = recalled if result.recall else file_name(statement.body, candidate, words)
        folder = self._presenter.folder or Path.home()
        path = ask_where(context.window, words.translate("Save the signed file"), folder / name, "PDF (*.pdf)")
        if path is not None:
            data = result.reply.data
            context.bridge.write(
                lambda _task: save_copy(context, data, path),
                owner=self,
                done=lambda there: self._on_copied(data, there),
                refused=self._page.show_trouble,
                changes=None,
            )

    def _on_copied(self, data: bytes, path: Path) -> None:
        if self.result is not None and self.result.reply.data == data:  # else another file is handed over by now
            self.show_result(replace(self.result, path=path, problem=None))

    def _on_withdraw(self) -> None:
        result = self.result
        if result is None:
            return
        _ = self._context.words.translate
        said = _(
            "You take back your answer to {author}. Both files stay on record; a new request can be answered anew."
        )
        self._dialog = SecretDialog(
            self._context.words,
            self._context.theme,
            title=_("Withdraw"),
            sentence=said.format(author=result.author),
            action=_("Withdraw"),
            with_reason=True,
            parent=self._context.window,
        )
        self._dialog.watch_reason(print_watch(self._context, self._dialog))
        folder = result.path.parent if result.path else self._presenter.folder or Path.home()
        self._dialog.submitted.connect(
            lambda reason, passphrase: self._presenter.withdraw(result.given, passphrase, reason, folder)
        )
        self._dialog.open()

    def _on_withdrawn(self, withdrawn: Withdrawn) -> None:
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
        if self.result is not None and self.result.given.sha256 == withdrawn.given.sha256:
            self.show_result(
                replace(
                    self.result,
                    given=withdrawn.given,
                    path=withdrawn.path,
                    beside=(),
                    problem=withdrawn.problem,
                    recall=withdrawn.data,
                )
            )

    def _on_not_withdrawn(self, problem: Problem) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(problem)
        else:
            self._page.show_trouble(problem)
