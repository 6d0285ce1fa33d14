# SPDX-License-Identifier: MIT
"""One piece of evidence in a record: its name to be saved by, and whether it is as it was signed."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.backing import EvidenceView
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["EvidenceLine"]

_STATE_IMAGE: Final = {"unchanged": "check", "changed": "triangle-alert", "missing": "clock", "link": "external-link"}


class EvidenceLine(QWidget):
    """One piece of evidence in a line.

    Signals:
        wanted(str): the file with this name shall be saved.
    """

    wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        _ = words.translate
        self._save = _("Save a copy of {name}…")
        self._name = ""
        self._file = button("", theme, kind="link", image="paperclip", pressed=lambda: self.wanted.emit(self._name))
        self._plain = Text("", wraps=True, selectable=True)
        self._image = QLabel()
        self._state = Text("", "caption", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._file)
        row.addWidget(self._plain, 3)
        row.addSpacing(4)
        row.addWidget(self._image)
        row.addWidget(self._state, 1)

    def show_piece(self, piece: EvidenceView) -> None:
        """Shows another piece."""
        self._name = piece.name
        here = piece.state == "unchanged"
        shown = self._file.fontMetrics().elidedText(piece.shown, Qt.TextElideMode.ElideMiddle, 320)
        self._file.setText(shown.replace("&", "&&"))
        self._file.setAccessibleName(self._save.format(name=piece.shown))
        self._file.setAccessibleDescription(f"{piece.words}, SHA-256 {piece.digest}")
        self._file.setVisible(here)
        self._plain.setText(piece.shown)
        self._plain.setVisible(not here)
        colour = self._theme.colour("danger" if piece.state == "changed" else "muted")
        pixmap = icon(_STATE_IMAGE.get(piece.state, "clock"), colour).pixmap(QSize(14, 14), self.devicePixelRatioF())
        self._image.setPixmap(pixmap)
        self._state.setText(piece.words)
        self._state.set_colour(colour if piece.state == "changed" else "")
        self._state.setToolTip(f"SHA-256 {piece.digest}" if piece.digest else "")
