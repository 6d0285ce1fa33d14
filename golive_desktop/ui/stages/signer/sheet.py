# SPDX-License-Identifier: MIT
"""At the right of what is signed beside a sign-off: the very words, the key, and where the file goes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.room import give_width
from golive_desktop.ui.parts.text import Text, hairline, panel
from golive_desktop.ui.words import Words

__all__ = ["SIDE", "SignSheet", "WholePage", "narrowed"]

SIDE: Final = 440


class WholePage(QWidget):
    """A page that is as high as its words need: it scrolls where there is less room, and squeezes nothing."""

    def fit(self) -> None:
        """Takes the height that its words have at this width; to be called when they changed."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class SignSheet(QWidget):
    """What is signed, with which key.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        folder_wanted(): the file shall be written somewhere else.
    """

    folder_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self.keys = KeyPick(words, theme)
        self._printed = [Text("", kind, wraps=True, breaks=True) for kind in ("lead-strong", "lead", "body")]
        self._target = Text("", "caption", wraps=True)
        self._folder = button(
            _("Save somewhere else…"), theme, kind="link", image="folder-open", pressed=self.folder_wanted.emit
        )
        side = panel()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(_("You sign exactly this"), "section"))
        for part in (*self._printed, hairline(), self.keys, self._target):
            column.addWidget(part)
        column.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(side)

    def show_words(self, lines: Sequence[str]) -> None:
        """Shows up to three lines as they will be printed."""
        padded = (*lines, "", "", "")
        for label, said in zip(self._printed, padded[: len(self._printed)], strict=True):
            label.setText(said)
            label.setVisible(bool(said))

    def show_target(self, name: str, folder: str) -> None:
        """Says where the file will be written; nothing where it is received at once.

        Args:
            name: of the file; empty for none.
            folder: as the reader knows it.
        """
        said = self._words.translate("It is saved as {name} in {folder}.").format(name=name, folder=folder)
        self._target.setText(said if name else "")
        for part in (self._target, self._folder):
            part.setVisible(bool(name))

    def set_busy(self, *, busy: bool) -> None:
        """Locks everything while the signature is made."""
        self.setEnabled(not busy)


def narrowed(side: QWidget, *, narrow: bool) -> None:
    """Gives what stands at the right its width, or all there is where it stands below."""
    give_width(side, SIDE, free=narrow)
