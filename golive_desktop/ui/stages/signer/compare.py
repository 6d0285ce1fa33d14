# SPDX-License-Identifier: MIT
"""The first request of a release manager: one call compares both numbers, and is noted once."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["ComparePanel"]

_NOT: Final = "no"


class ComparePanel(QFrame):
    """Whose number is to be compared, the own one to read out, and how it was done.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        compared(str): how the number was compared; empty while it was not.
    """

    compared = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self.setProperty("kind", "panel")
        self._title = Text("", "section", wraps=True)
        self._more = Text("", "body", wraps=True)
        self._number = NumberPanel(words)
        self._own_title = Text(_("Your own number, to be read out in the same call"), "strong", wraps=True)
        self._own = Text("", "mono", selectable=True)
        choices = (
            Choice(value=_NOT, text=_("Not yet"), image="minus"),
            Choice(value="phone", text=_("By phone"), image="check"),
            Choice(value="in-person", text=_("In person"), image="check"),
            Choice(value="video", text=_("By video"), image="check"),
        )
        self._how = Segment(choices, theme, name=_("Compared the number"))
        self._how.chosen.connect(lambda value: self.compared.emit("" if value == _NOT else value))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        for part in (self._title, self._more, self._number, self._own_title, self._own):
            column.addWidget(part)
        column.addWidget(Text(_("All digits are the same, compared"), "strong", wraps=True))
        column.addWidget(self._how)

    def show_requester(self, name: str, number: str, own: str, compared: str) -> None:
        """Shows whose number is to be compared.

        Args:
            name: who asks.
            number: of the key that signed the request.
            own: of the signer's key; empty while there is none.
            compared: how it was compared already; empty while it was not.
        """
        _ = self._words.translate
        self._title.setText(_("{name} asks you for the first time on this laptop").format(name=name))
        more = _(
            "Anybody can write a name into a file. Call {name} on a number that you know, and compare these digits. "
            "You can answer first."
        )
        self._more.setText(more.format(name=name))
        self._number.show_number(number, name)
        self._own.setText(own)
        self._own_title.setVisible(bool(own))
        self._own.setVisible(bool(own))
        self._how.show_value(compared or _NOT)

    def value(self) -> str:
        """How the number was compared; empty while it was not."""
        return "" if self._how.value == _NOT else self._how.value
