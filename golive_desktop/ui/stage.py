# SPDX-License-Identifier: MIT
"""Something that fills the whole window."""

from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.context import Context

__all__ = ["Stage"]

_PROGRAM: Final = "GoLive Desktop"
_LONGEST_TITLE: Final = 120


class Stage(QWidget):
    """The base of everything that fills the window.

    Args:
        context: what it works with.
    """

    with_menu: ClassVar[bool] = True
    """Whether the menu bar stands above it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.room)
        self.context = context
        self.words = context.words
        self.theme = context.theme

    def show_subject(self, subject: str) -> None:
        """Turns to what it shall show: a release, a file's path, a topic; empty for its beginning."""
        raise NotImplementedError

    def subject(self) -> str:
        """What `show_subject` needs to show this again, after a change of language or look."""
        return ""

    def about(self) -> str | None:
        """As `golive_desktop.ui.page.Page.about`, for fields that stand in no page."""
        return None

    def title(self) -> str:
        """What stands in the window's title before the program's name; empty for nothing."""
        return ""

    def window_title(self) -> str:
        """`title` with the program's name behind it, however long or odd the words from outside are in it."""
        # note: Qt takes "[*]" for the place of a star; twice, it is what it says
        said = in_one_line(self.title(), _LONGEST_TITLE).replace("[*]", "[*][*]")
        return f"{said} – {_PROGRAM}" if said else _PROGRAM

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self

    def regions(self) -> tuple[QWidget, ...]:
        """The widgets between which F6 moves, in reading order."""
        return (self.first_focus(),)

    def fold(self, *, narrow: bool) -> None:
        """Takes less width: called when the window gets narrower than 1100 px, and again when it is wide."""
