# SPDX-License-Identifier: MIT
"""The places of the signer's way, one above the other, each of which scrolls for itself."""

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.stages.signer.bar import Place
from golive_desktop.ui.stages.signer.decide import DecidePage
from golive_desktop.ui.stages.signer.frame import Scrolling
from golive_desktop.ui.stages.signer.key import KeyPage
from golive_desktop.ui.stages.signer.opening import OpeningPage
from golive_desktop.ui.stages.signer.read import ReadPage
from golive_desktop.ui.stages.signer.result import ResultPage
from golive_desktop.ui.stages.signer.sign import SignPage

__all__ = ["Places"]


class Places(QStackedWidget):
    """Shows one page of the way at a time.

    Args:
        context: of the stage.
        owner: the stage; what is looked up for a page ends with it.
    """

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__()
        words, theme = context.words, context.theme
        self.opening = OpeningPage(words, theme)
        self.read = ReadPage(words, theme, print_watch(context, owner))
        self.decide = DecidePage(words, theme, print_watch(context, owner))
        self.key = KeyPage(words, theme, print_watch(context, owner))
        self.sign = SignPage(words, theme)
        self.result = ResultPage(words, theme)
        self._areas: dict[Place, Scrolling] = {}

    def stand(self, more: Mapping[Place, QWidget]) -> None:
        """Takes its pages and `more`; to be called once this stands where it stays, so that each is dressed once."""
        pages: dict[Place, QWidget] = {
            "opening": self.opening,
            "read": self.read,
            "decide": self.decide,
            "key": self.key,
            "sign": self.sign,
            "result": self.result,
            **more,
        }
        for place, page in pages.items():
            self._areas[place] = Scrolling(page, self)
            self.addWidget(self._areas[place])

    def entry(self, place: Place) -> QWidget | None:
        """Where the keyboard begins on the way to the signature; None at every other place."""
        entries = {
            "read": self.read.entry,
            "decide": lambda: self.decide.first_open(None),
            "key": self.key.form.first_focus,
            "sign": self.sign.entry,
        }
        return entries[place]() if place in entries else None

    def fold(self, *, narrow: bool) -> None:
        """Puts what stands side by side below each other."""
        for page in (self.read, self.decide, self.key, self.sign, self.result):
            page.fold(narrow=narrow)

    def go(self, place: Place) -> None:
        """Shows a page."""
        self.setCurrentWidget(self._areas[place])

    def to_top(self, place: Place) -> None:
        """Shows a page from its beginning."""
        self._areas[place].verticalScrollBar().setValue(0)

    def follow_keyboard(self, place: Place) -> None:
        """Scrolls to what has the keyboard, with some air around it."""
        self._areas[place].bring_into_view(QApplication.focusWidget())
