# SPDX-License-Identifier: MIT
"""A part of the page: it shows one look at the release, and what it records is announced to all."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.services.day import Acting
from golive_desktop.services.overview import Overview, name_here
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.after.reading import AfterLook

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

    def acting(self) -> Callable[[], Acting]:
        """Says beside the window who works here, now, on the real run; without a key the name is missing.

        Right after the start the window does not know the keys of this laptop yet.
        """
        adapters, overview, now = self.context.adapters, self.overview, self.context.now()

        def acting() -> Acting:
            by = name_here(adapters, overview.release) if overview is not None else ""
            return Acting(
                adapters=adapters, release=overview.release.id if overview is not None else "", by=by, now=now
            )

        return acting

    @property
    def release(self) -> str:
        """The id of what is shown."""
        return self.overview.release.id if self.overview is not None else ""

    def write(self, work: Callable[[Acting], object], done: Callable[[], object] | None = None) -> None:
        """Changes records of the release beside the window, in the name of who works here."""
        acting = self.acting()
        self.context.bridge.write(
            lambda _task: work(acting()),
            owner=self,
            done=lambda _result: done() if done is not None else None,
            refused=self.refused.emit,
            changes=self.release,
        )
