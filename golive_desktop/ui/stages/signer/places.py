# SPDX-License-Identifier: MIT
"""The places of the signer's way, one above the other, each of which scrolls for itself."""

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from golive_desktop.ui.stages.signer.bar import Place
from golive_desktop.ui.stages.signer.frame import Scrolling

__all__ = ["Places"]


class Places(QStackedWidget):
    """Shows one page of the way at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._areas: dict[Place, Scrolling] = {}

    def stand(self, pages: Mapping[Place, QWidget]) -> None:
        """Takes the pages; to be called once this stands where it stays, so that each page is dressed once."""
        for place, page in pages.items():
            self._areas[place] = Scrolling(page, self)
            self.addWidget(self._areas[place])

    def go(self, place: Place) -> None:
        """Shows a page."""
        self.setCurrentWidget(self._areas[place])

    def to_top(self, place: Place) -> None:
        """Shows a page from its beginning."""
        self._areas[place].verticalScrollBar().setValue(0)

    def follow_keyboard(self, place: Place) -> None:
        """Scrolls to what has the keyboard, with some air around it."""
        self._areas[place].bring_into_view(QApplication.focusWidget())
