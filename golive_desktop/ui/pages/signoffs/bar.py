# SPDX-License-Identifier: MIT
"""The title row: what can be done about the stakeholder in view, the next step at the right end."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.actions import Action
from golive_desktop.ui.pages.signoffs.tabs import StakeholderTabs
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.text import Text, tip
from golive_desktop.ui.words import Words

__all__ = ["ActionBar", "lettered"]

_HEIGHT: Final = 34
_MENUS: Final = ("&File", "&Edit", "&Release", "&Sign-off", "&View", "&Help")


class ActionBar(QWidget):
    """The page's title and its buttons.

    Signals:
        asked(str): the user pressed the button with this key.
    """

    asked = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._actions: tuple[Action, ...] = ()
        self._narrow = False
        self._lent: StakeholderTabs | None = None
        self._buttons: list[QPushButton] = []
        # note: never seen; it keeps the place of the buttons by keyboard, since Qt puts what is made later last
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._title = Text(words.translate("Sign-offs"), "page")
        self._why = Text("", "caption", wraps=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._title)
        self._row.addWidget(self._why, 1)
        self.setMinimumHeight(_HEIGHT)

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Shows these buttons."""
        if tuple(actions) != self._actions:
            self._actions = tuple(actions)
            self._again()
            self._show_place()

    def press_next(self) -> bool:
        """Presses the filled button; whether there is one."""
        following = next((made for made in self._buttons if made.property("kind") == "filled"), None)
        if following is not None:
            following.click()
        return following is not None

    def fold(self, *, narrow: bool) -> None:
        """Keeps the next step and Receive; the rest goes into a menu, where what is seldom wanted always stands."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._again()

    def borrow(self, tabs: StakeholderTabs | None) -> None:
        """Where there is hardly room: takes the list of stakeholders into this row, in place of the page's title.

        Args:
            tabs: the list; None for the title, once the tabs stand elsewhere.
        """
        if tabs is self._lent:
            return
        self._lent = tabs
        if tabs is not None:
            self._row.insertWidget(0, tabs, 1)
        self._again()
        self._show_place()

    def _show_place(self) -> None:
        """The title is said by the menu of pages too; without a list and buttons the row is for nothing."""
        self._title.setVisible(self._lent is None)
        self._why.setVisible(self._lent is None)
        self.setVisible(self._lent is None or bool(self._actions))

    def _again(self) -> None:
        for made in self._buttons:
            self._row.removeWidget(made)
            made.hide()
            made.deleteLater()
        kept = [action for action in self._actions if action.stays or not (self._narrow or action.seldom)]
        kept.sort(key=lambda action: not action.hindered)  # its reason stands beside it
        hidden = [action for action in self._actions if action not in kept]
        texts = lettered([self._words.translate(action.text) for action in kept], self._menu_letters())
        self._buttons = [self._button(action, text) for action, text in zip(kept, texts, strict=True)]
        if hidden:
            self._buttons.insert(max(len(self._buttons) - 1, 0), self._more(hidden))
        self._why.setText(" ".join(self._words.translate(action.hindered) for action in kept if action.hindered))
        before = self._place
        if self._lent is not None:
            before = self._lent.entry()
            QWidget.setTabOrder(self._place, before)
        for made in self._buttons:
            self._row.addWidget(made)
            QWidget.setTabOrder(before, made)
            made.show()
            before = made

    def _menu_letters(self) -> frozenset[str]:
        """The letters that Alt opens a menu with."""
        titles = (self._words.translate(title) for title in _MENUS)
        return frozenset(title[title.index("&") + 1].lower() for title in titles if "&" in title)

    def _button(self, action: Action, text: str) -> QPushButton:
        # note: with its plain text first, since an icon beside a text has room of its own
        plain = self._words.translate(action.text)
        made = button(plain, self._theme, image=action.image, pressed=lambda: self.asked.emit(action.key))
        made.setText(text)
        if action.hindered:
            why = self._words.translate(action.hindered)
            made.setEnabled(False)
            made.setToolTip(tip(why))
            made.setAccessibleDescription(why)
        if action.filled:
            set_kind(made, "filled", self._theme, action.image)
        return made

    def _more(self, actions: Sequence[Action]) -> QPushButton:
        made = button(self._words.translate("More"), self._theme, image="ellipsis")
        menu = QMenu(made)
        for action in actions:
            why = self._words.translate(action.hindered) if action.hindered else ""
            line = menu.addAction(" – ".join(filter(None, (self._words.translate(action.text), why))))
            line.setEnabled(not why)
            line.triggered.connect(lambda _checked=False, key=action.key: self.asked.emit(key))
        made.setMenu(menu)
        return made


def lettered(texts: Sequence[str], taken: frozenset[str]) -> tuple[str, ...]:
    """The texts with ``&`` before the letter that Alt presses each with; the first letter of its own that is free.

    Args:
        texts: of buttons beside each other.
        taken: letters that lead elsewhere, in lower case.
    """
    used, found = set(taken), []
    for text in texts:
        shown = text.replace("&", "&&")
        at = next((at for at, sign in enumerate(shown) if sign.isalpha() and sign.lower() not in used), -1)
        if at >= 0:
            used.add(shown[at].lower())
            shown = f"{shown[:at]}&{shown[at:]}"
        found.append(shown)
    return tuple(found)
