# SPDX-License-Identifier: MIT
"""A line that says what is being done and lets it be stopped; it comes only when something takes longer."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar
from shiboken6 import isValid

from golive_desktop.ui.bridge import Step, Task
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["BusyLine"]

_PATIENCE_MS = 300
"""Shorter than this, a line would only flicker."""


class BusyLine(QFrame):
    """What a task is doing, how far it is, and Cancel."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._task: Task | None = None
        self._uncounted = _("One moment…")
        self._text = Text("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = button(_("Cancel"), theme, kind="link", pressed=self._on_cancel)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar)
        row.addWidget(self._text, 1)
        row.addWidget(self._cancel)
        self.hide()

    def follow(self, task: Task, sentence: str, *, cancellable: bool = True) -> None:
        """Shows this task until it ends.

        Args:
            task: what is being done.
            sentence: says so; ``{done}``, ``{total}`` and ``{subject}`` are filled in as the task tells.
            cancellable: whether it looks at `Task.cancelled`.
        """
        self._task, self._sentence = task, sentence
        self._cancel.setVisible(cancellable)
        self._cancel.setEnabled(True)
        self._on_progress(Step(done=0, total=0))
        task.progressed.connect(self._on_progress)
        # note: the line may be gone before the task, when all is made anew in another language
        task.ended.connect(lambda: self._on_ended(task) if isValid(self) else None)
        self._patience.start()

    def _on_progress(self, step: Step) -> None:
        values = {"done": str(step.done), "total": str(step.total), "subject": step.subject}
        text = self._sentence if step.total or "{total}" not in self._sentence else self._uncounted
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        self._text.setText(text)
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._patience.stop()
            self.hide()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._task.cancel()
