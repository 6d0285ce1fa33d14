# SPDX-License-Identifier: MIT
"""A part of the page: it shows one look at the release, and what it records is announced to all."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.services.day import Acting
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.after.reading import AfterLook
from golive_desktop.ui.pages.communication.writing import worker_of

__all__ = ["Part"]


class Part(QWidget):
    """The base of all parts.

    Args:
        context: the page's.

    Signals:
        refused(Problem): something could not be done.
        said(str, str): something was done; a sentence, and more about it.
    """

    refused = Signal(object)
    said = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.words, self.theme = context, context.words, context.theme
        self.overview: Overview | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_look(self, look: AfterLook, overview: Overview) -> None:
        """Shows the release as it stands; what was typed stays."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self

    def acting(self) -> Acting:
        """Who works here, now, on the real run; the name is missing where this laptop has no key."""
        worker = worker_of(self.overview) if self.overview is not None else None
        return Acting(
            adapters=self.context.adapters,
            release=self.release,
            by=worker.name if worker is not None else "",
            now=self.context.now(),
        )

    @property
    def release(self) -> str:
        """The id of what is shown."""
        return self.overview.release.id if self.overview is not None else ""

    def write(self, work: Callable[[], object], done: Callable[[], object] | None = None) -> None:
        """Changes records of the release beside the window."""
        self.context.bridge.write(
            lambda _task: work(),
            owner=self,
            done=lambda _result: done() if done is not None else None,
            refused=self.refused.emit,
            changes=self.release,
        )
