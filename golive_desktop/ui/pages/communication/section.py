# SPDX-License-Identifier: MIT
"""A part of the page Communication: it shows one subject of a release and says what went wrong above all of them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.services.overview import Overview
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context

__all__ = ["Section"]

Result = TypeVar("Result")


class Section(QWidget):
    """The base of all parts.

    Args:
        context: what the page works with.

    Signals:
        refused(Problem): something could not be done.
        said(str, str): something was done; a sentence, and more about it.
        working(Task, str): a server is being talked to; the sentence says so.
        turned(str, str): another part shall be shown, with this subject.
    """

    refused = Signal(object)
    said = Signal(str, str)
    working = Signal(object, str)
    turned = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.words = context.words
        self.theme = context.theme
        self.overview: Overview | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_release(self, overview: Overview) -> None:
        """Shows the release as it stands now; what was typed and not kept yet stays."""
        self.overview = overview
        self.read()

    def show_subject(self, subject: str) -> None:
        """Turns to one thing; an unknown one changes nothing."""

    def subject(self) -> str:
        """What `show_subject` needs to show this again; empty for its beginning."""
        return ""

    def about(self) -> str | None:
        """As `golive_desktop.ui.page.Page.about`."""
        return self.subject()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self

    def fold(self, *, narrow: bool) -> None:
        """Takes less width."""

    def fit(self, width: int) -> None:
        """Says how many pixels there are beside each other; what needs more would have to be scrolled to."""

    def read(self) -> None:
        """Reads what it shows; called whenever records of the release changed."""
        raise NotImplementedError

    def look(self, work: Callable[[], Result], done: Callable[[Result], object]) -> None:
        """Looks something up beside the window."""
        self.context.bridge.look(lambda _task: work(), owner=self, done=done, refused=self.refused.emit)

    def write(self, work: Callable[[], Result], done: Callable[[Result], object] | None = None) -> Task:
        """Changes records of the release beside the window."""
        release = self.overview.release.id if self.overview is not None else ""
        return self.context.bridge.write(
            lambda _task: work(),
            owner=self,
            done=done or (lambda _result: None),
            refused=self.refused.emit,
            changes=release,
        )
