# SPDX-License-Identifier: MIT
"""One file beside the list: its verdict, what stands below it, and at the foot what can be done with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from golive_desktop.ui.checking.details import TechnicalDetails
from golive_desktop.ui.checking.groups import Explanations, GroupsView
from golive_desktop.ui.checking.verdict import VerdictHead
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import hairline
from golive_desktop.ui.words import Words

__all__ = ["MARGIN", "FilePanel"]

MARGIN: Final = 24
"""Left and right of everything."""


class FilePanel(QFrame):
    """The base of what shows a file: head and body scroll, the bar at the foot stays.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        left(): back to the list, where only one of both has room.
    """

    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._words, self._theme = words, theme
        self._back = button(
            words.translate("All files"), theme, kind="link", image="arrow-left", pressed=self.left.emit
        )
        self._head = VerdictHead(words, theme)
        self._said = Explanations()
        self._groups = GroupsView(words, theme)
        self._details = TechnicalDetails(words, theme)
        self._scroll = QScrollArea()
        self._foot = QFrame()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)

    def show_back(self, *, shown: bool) -> None:
        """Whether there is a way back to the list."""
        self._back.setVisible(shown)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self._details.fold.head

    def _stand(self, *parts: QWidget) -> None:
        """Puts everything in its place; to be called once.

        Args:
            parts: what stands below the verdict.
        """
        top = _column(10)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self._head)
        body = _column(16)
        for part in parts:
            body.addWidget(part)
        body.addStretch(1)
        whole = QWidget()
        everything = QVBoxLayout(whole)
        everything.setContentsMargins(0, 0, 0, 0)
        everything.setSpacing(0)
        everything.addLayout(top)
        everything.addWidget(hairline())
        everything.addLayout(body, 1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(whole)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot.setProperty("kind", "bar")
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._buttons.setContentsMargins(MARGIN, 11, MARGIN, 11)
        self._buttons.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)

    def _to_top(self) -> None:
        """Shows another file from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)


def _column(spacing: int) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(MARGIN, 16, MARGIN, 16)
    made.setSpacing(spacing)
    return made
