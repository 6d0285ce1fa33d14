# SPDX-License-Identifier: MIT
"""A page of the window: it shows a release as it stands and says what was asked of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context

__all__ = ["Page"]

_MARGIN = 24


class Page(QWidget):
    """The base of all pages.

    A page's constructor builds, connects and shows nothing yet; `show_release` comes at once and again whenever
    records of the release changed. It never opens a database, verifies or decides: it asks the context's bridge.

    Args:
        context: what the page works with.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.room)
        self.context = context
        self.words = context.words
        self.theme = context.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, 18, _MARGIN, 16)
        self.column.setSpacing(14)

    def show_release(self, overview: Overview) -> None:
        """Shows the release as it stands now; what the user has typed and not yet sent off stays."""
        raise NotImplementedError

    def show_subject(self, subject: str) -> None:
        """Turns to one thing on this page, for links from elsewhere; an unknown one changes nothing."""

    def subject(self) -> str:
        """What `show_subject` needs to show this again, after a change of language or look; empty for its beginning."""
        return ""

    def about(self) -> str | None:
        """What the fields are about, for what is typed in them and not saved while all is made anew.

        It is put back once the page is about the same again. None where the page keeps it by itself, or where its
        fields may be about several things: what was typed about one must never stand where another is shown.
        """
        return None

    def first_focus(self) -> QWidget:
        """Where the keyboard begins on this page."""
        return self

    def fold(self, *, narrow: bool) -> None:
        """Takes less width: called when the window gets narrower than 1100 px, and again when it is wide."""
