# SPDX-License-Identifier: MIT
"""Brings one document onto the page: its bytes, its pages, its verdict, each as soon as it is there."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from golive_desktop.domain.problem import Problem
from golive_desktop.services.checking import UNFINISHED
from golive_desktop.services.verify import Verification
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.documents.detail import PaperDetail
from golive_desktop.ui.pages.documents.lines import PaperLine
from golive_desktop.ui.pages.documents.work import check_paper, read_paper

__all__ = ["Showing"]

_CALM_MS: Final = 120
"""Whoever walks through the list with the arrows wants the one where they stop."""


class Showing(QObject):
    """Carries out that a document is shown; what comes late for another one is dropped.

    Args:
        context: what the page works with.
        detail: where it is shown.
        owner: the page.
    """

    def __init__(self, context: Context, detail: PaperDetail, owner: QObject) -> None:
        super().__init__(owner)
        self._context, self._detail = context, detail
        self._line: PaperLine | None = None
        self._data = b""
        self._task: Task | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._read)

    def show_line(self, line: PaperLine | None) -> None:
        """Shows this document; None for none."""
        if self._task is not None:
            self._task.cancel()
        self._line, self._data = line, b""
        self._detail.show_line(line)
        if line is None:
            self._calm.stop()
        else:
            self._calm.start()

    def _read(self) -> None:
        line = self._line
        if line is None:
            return
        self._context.bridge.look(
            lambda _task: read_paper(self._context, line.paper),
            owner=self,
            done=lambda data: self._on_data(line, data),
            refused=lambda problem: self._on_refused(line, problem),
        )

    def _on_data(self, line: PaperLine, data: bytes) -> None:
        if line is not self._line:
            return
        self._data = data
        if line.paper.is_statement:
            self._detail.show_pages(data)
        task = self._context.bridge.look(
            lambda task: None if task.cancelled else check_paper(self._context, line.paper, data),
            owner=self,
            done=lambda found: self._on_found(line, found),
            refused=lambda problem: self._on_refused(line, problem),
        )
        self._task = task
        task.ended.connect(lambda: self._on_ended(task))

    def _on_found(self, line: PaperLine, found: Verification | None) -> None:
        if line is not self._line or found is None:
            return
        self._detail.show_verification(found)
        # note: a file that nobody could ever read is opened here only once a check within limits came to an end
        unfinished = any(problem.code.startswith(UNFINISHED) for problem in found.problems)
        if not line.paper.is_statement and not unfinished:
            self._detail.show_pages(self._data)

    def _on_refused(self, line: PaperLine, problem: Problem) -> None:
        if line is self._line:
            self._detail.show_problem(problem)

    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
