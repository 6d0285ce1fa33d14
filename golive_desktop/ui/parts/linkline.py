# SPDX-License-Identifier: MIT
"""The line in which an address is typed that backs something."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.link import MAX_LINK, link_of
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["LinkLine"]


class LinkLine(QWidget):
    """Takes one address at a time.

    Args:
        name: what a screen reader calls it.
        words: the reader's language.
        theme: the colours.

    Signals:
        given(str): an address.
        left(): the user thought better of it.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._edit = QLineEdit()
        self._edit.setMaxLength(MAX_LINK)
        self._edit.setPlaceholderText("https://")
        self._edit.setAccessibleName(name)
        self._said = Text("", "caption", wraps=True, colour=theme.colour("danger"))
        self._said.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._edit, 1)
        row.addWidget(button(_("Add link"), theme, pressed=self._on_given))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addWidget(
            Text(_("It is printed and signed as it stands here. Nobody opens it for you."), "caption", wraps=True)
        )
        self.setFocusProxy(self._edit)

    def forget(self) -> None:
        """Goes, and forgets what was begun."""
        self._edit.clear()
        self._said.hide()
        self.hide()

    def _on_given(self) -> None:
        link = link_of(self._edit.text())
        said = "" if link else self._words.translate("A link begins with https:// and names a server, without spaces.")
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._edit.setAccessibleDescription(said)
        if link:
            self._edit.clear()
            self.given.emit(link)
        else:
            self._edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # note: what the field leaves over is for it alone, and moves nobody on to the next step
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_given()
        elif event.key() == Qt.Key.Key_Escape:
            self._said.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)
