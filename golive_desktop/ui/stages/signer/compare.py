# SPDX-License-Identifier: MIT
"""The first request of a release manager: one call compares both numbers, and is noted once."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.room import turn
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
        self._more = Text("", "caption", wraps=True)
        self._number = Text("", "lead-tag", selectable=True)
        self._own = Text("", "caption", wraps=True, selectable=True)
        choices = (
            Choice(value=_NOT, text=_("Not compared"), image="minus"),
            Choice(value="phone", text=_("By phone"), image="check"),
            Choice(value="in-person", text=_("In person"), image="check"),
            Choice(value="video", text=_("By video"), image="check"),
        )
        self._how = Segment(choices, theme, name=_("How you compared the number"))
        self._how.chosen.connect(lambda value: self.compared.emit("" if value == _NOT else value))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(16)
        self._line.addWidget(self._number, 1)
        self._line.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._more)
        column.addLayout(self._line)
        column.addWidget(self._own)

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
            "Anybody can write a name into a file. Call {name} on a number that you know and compare these digits, "
            "now or before you sign."
        )
        self._more.setText(more.format(name=name))
        self._number.setText(number)
        self._number.setAccessibleName(_("Number of {name}: {digits}").format(name=name, digits=_spoken(number)))
        self._own.setText(_("Your own number, for the same call: {number}").format(number=own))
        self._own.setAccessibleName(_("Your own number, for the same call: {number}").format(number=_spoken(own)))
        self._own.setVisible(bool(own))
        self._how.show_value(compared or _NOT)

    def fold(self, *, narrow: bool) -> None:
        """Puts the choice under the number."""
        turn(self._line, below=narrow)


def _spoken(number: str) -> str:
    """Digit by digit with a pause between groups."""
    return ", ".join(" ".join(group) for group in number.split())
