# SPDX-License-Identifier: MIT
"""The line that says, wherever the sample is shown, that this is the sample."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["SampleBar"]

_ICON: Final = 16
_NARROW: Final = 900


class SampleBar(QFrame):
    """What the sample is, the passphrase of its keys, things to try, and the ways out.

    Args:
        words: the language.
        theme: the colours.
        passphrase: of every key in the sample.

    Signals:
        request_wanted(): open the request that waits for an answer, as its signer would.
        inbox_wanted(): read in the files that came in.
        reset_wanted(): make the sample anew.
        leave_wanted(): go back to the user's own releases.
    """

    request_wanted = Signal()
    inbox_wanted = Signal()
    reset_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, passphrase: str) -> None:
        super().__init__()
        _ = words.translate
        self.setProperty("kind", "note")
        mark = QLabel()
        mark.setPixmap(icon("layers", theme.colour("accent")).pixmap(_ICON, _ICON))
        title = Text(_("Sample release"), "strong")
        said = Text(
            _("Everything here is invented. Passphrase of every key: {passphrase}").format(passphrase=passphrase),
            wraps=True,
            selectable=True,
        )
        self.setAccessibleName(f"{title.text()}. {said.text()}")
        texts = QHBoxLayout()
        texts.setSpacing(10)
        texts.addWidget(mark)
        texts.addWidget(title)
        texts.addWidget(said, 1)
        links = QHBoxLayout()
        links.setSpacing(14)
        for text, wanted in (
            (_("Sign as {name}").format(name="SRE Lead"), self.request_wanted),
            (_("Read in the replies"), self.inbox_wanted),
            (_("Reset"), self.reset_wanted),
            (_("Leave the sample"), self.leave_wanted),
        ):
            links.addWidget(button(text, theme, kind="link", pressed=wanted.emit))
        links.addStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(24, 5, 16, 5)
        self._row.setSpacing(4)
        self._row.addLayout(texts, 1)
        self._row.addSpacing(6)
        self._row.addLayout(links)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _NARROW
        turn(self._row, below=narrow)
        super().resizeEvent(event)
