# SPDX-License-Identifier: MIT
"""The way through a release where there is no room beside the page: one button with a menu of all pages."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.registry import PAGES
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.words import Words

__all__ = ["PageMenu"]

_HEIGHT: Final = 40


class PageMenu(QFrame):
    """A button that names the page in view; its menu has them all, with what waits on each.

    Signals:
        chosen(str): the key of the page that the user went to.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._words = words
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        self._button = button(" ", theme, kind="quiet", image="menu")
        self._button.setMenu(self._menu)
        self.setFocusProxy(self._button)
        self._fill(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self._button)
        row.addStretch(1)
        self.setFixedHeight(_HEIGHT)

    def show_page(self, key: str) -> None:
        """Names the page that is shown, and ticks it or the one that it belongs to; nothing is announced."""
        entry = next((entry for entry in PAGES if entry.key == key), PAGES[0])
        title = self._words.translate(entry.title)
        self._button.setText(title.replace("&", "&&"))
        self._button.setAccessibleName(self._words.translate("Pages: {title}").format(title=title))
        self._actions[entry.under or entry.key].setChecked(True)

    def show_counts(self, counts: Mapping[str, tuple[str, str]]) -> None:
        """What waits on each page; see `Navigation.show_counts`."""
        for entry in PAGES:
            if entry.key in self._actions:
                _short, spoken = counts.get(entry.key, ("", ""))
                title = self._words.translate(entry.title)
                self._actions[entry.key].setText(f"{title} ({spoken})" if spoken else title)

    def _fill(self, theme: Theme) -> None:
        group = PAGES[0].group
        for entry in PAGES:
            if not entry.listed:
                continue
            if entry.group != group:
                self._menu.addSeparator()
            group = entry.group
            action = self._menu.addAction(icon(entry.image, theme.colour("text")), self._words.translate(entry.title))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            self._group.addAction(action)
            self._actions[entry.key] = action

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._button.setFocus(event.reason())
        super().focusInEvent(event)
