# SPDX-License-Identifier: MIT
"""What takes the whole page below its title: the records, the panel that signs, or that there is nobody yet."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.signoffs.frame import RecordFrame
from golive_desktop.ui.pages.signoffs.signing import SigningPanel
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.parts.text import Text

__all__ = ["Places"]


class Places(QStackedWidget):
    """Shows one of them at a time.

    Signals:
        ordered(Order): something is to be signed.
        left(): the user goes back to the record.
        key_wanted(): there is no key on this laptop yet.
    """

    ordered = Signal(object)
    left = Signal()
    key_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.frame = RecordFrame(context.words, context.theme, print_watch(context, self))
        self.frame.left.connect(self.left)
        self._signing: SigningPanel | None = None
        self._nobody = QWidget()
        column = QVBoxLayout(self._nobody)
        column.addWidget(Text(context.words.translate("This release has no stakeholders yet."), "muted", wraps=True))
        column.addStretch(1)
        self.addWidget(self.frame)
        self.addWidget(self._nobody)

    @property
    def signing(self) -> SigningPanel | None:
        """The panel that signs, while it is in view."""
        return self._signing if self.currentWidget() is self._signing else None

    def show_release(self, overview: Overview, *, anybody: bool) -> None:
        """Takes the newest state; what is being filled in stays in view.

        Args:
            overview: the release as it stands.
            anybody: whether there is a stakeholder, kept or being added.
        """
        if self.signing is not None:
            self.signing.show_release(overview)
        else:
            self.setCurrentWidget(self.frame if anybody else self._nobody)

    def open_signing(self, fill: Callable[[SigningPanel], None]) -> None:
        """Shows the panel that signs, made when it is first asked for, because most visits read only."""
        if self._signing is None:
            self._signing = SigningPanel(self._context)
            self._signing.ordered.connect(self.ordered)
            self._signing.left.connect(self.left)
            self._signing.key_wanted.connect(self.key_wanted)
            self.addWidget(self._signing)
        fill(self._signing)
        self.setCurrentWidget(self._signing)

    def close_signing(self) -> None:
        """Back to the record; the passphrase is forgotten."""
        if self.signing is not None:
            self.signing.forget()
            self.setCurrentWidget(self.frame)

    def show_work(self, task: Task | None, sentence: str = "") -> None:
        """Locks the panel while something is being signed; None gives it free."""
        if self._signing is not None:
            self._signing.set_busy(busy=task is not None)
            if task is not None:
                self._signing.busy.follow(task, sentence)

    def show_problem(self, problem: Problem) -> bool:
        """Says a problem in the panel that signs; whether that is in view."""
        if self.signing is not None:
            self.signing.show_problem(problem)
        return self.signing is not None

    def entry(self) -> QWidget | None:
        """What takes the keyboard in the panel that signs; None while it is not in view."""
        return self.signing.first_focus() if self.signing is not None else None
