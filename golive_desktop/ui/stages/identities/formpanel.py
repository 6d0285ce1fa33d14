# SPDX-License-Identifier: MIT
"""The frame around a form of the page of keys: what it is for, Cancel, and the one filled button."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import WAY_BACK, button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["Form", "FormPanel"]


class Form(Protocol):
    """What every form here can do."""

    def submit(self) -> None:
        """Says what is missing, or announces what was filled in."""

    def show_problem(self, problem: Problem) -> None:
        """Says why it did not work."""

    def forget(self) -> None:
        """Empties the secrets."""

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""


class FormPanel(QFrame):
    """One form at a time.

    Signals:
        left(): the user thought better of it.
    """

    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._form: Form | None = None
        self._widget: QWidget | None = None
        self._title = Text("", "record", wraps=True)
        self._place = QVBoxLayout()
        self._busy = BusyLine(words, theme)
        self._cancel = button(words.translate("Cancel"), theme, pressed=self.left.emit)
        self._cancel.setProperty(WAY_BACK, "always")
        self._run = button("", theme, kind="filled", pressed=self._on_run)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._busy, 1)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(self._place)
        column.addLayout(foot)
        column.addStretch(1)

    def show_form(self, form: Form, widget: QWidget, title: str, verb: str) -> None:
        """Shows a form; the one before is dropped with its secrets.

        Args:
            form: what can be asked of it.
            widget: the same, as Qt sees it.
            title: what it is for.
            verb: on the filled button.
        """
        self.drop()
        self._form, self._widget = form, widget
        self._title.setText(title)
        self._run.setText(verb)
        self._run.setAccessibleName(verb)
        self._place.addWidget(widget)

    def drop(self) -> None:
        """Empties and forgets the form."""
        if self._form is not None and self._widget is not None:
            self._form.forget()
            self._place.removeWidget(self._widget)
            self._widget.hide()
            self._widget.deleteLater()
        self._form = self._widget = None

    def has_form(self) -> bool:
        """Whether a form is shown."""
        return self._form is not None

    def first_focus(self) -> QWidget:
        """The form's first field."""
        return self._form.first_focus() if self._form is not None else self._cancel

    def follow(self, task: Task, sentence: str) -> None:
        """Locks the form until the task ends."""
        self._lock(locked=True)
        task.ended.connect(lambda: self._lock(locked=False))
        self._busy.follow(task, sentence, cancellable=False)

    def refuse(self, problem: Problem) -> None:
        """Says in the form why it did not work."""
        self._lock(locked=False)
        if self._form is not None:
            self._form.show_problem(problem)

    def _lock(self, *, locked: bool) -> None:
        parts: tuple[QWidget | None, ...] = (self._widget, self._run, self._cancel)
        for part in parts:
            if part is not None:
                part.setEnabled(not locked)

    def _on_run(self) -> None:
        run: Callable[[], None] | None = self._form.submit if self._form is not None else None
        if run is not None:
            run()
