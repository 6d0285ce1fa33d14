# SPDX-License-Identifier: MIT
"""Says on top that this is a rehearsal, so that nobody takes it for the day."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["RehearsalStrip"]


class RehearsalStrip(QFrame):
    """The ochre strip; hidden on the real day.

    Signals:
        left(): back to the real day.
    """

    left = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        colour = theme.status_colour("conditional")
        self.setObjectName("rehearsal")
        tint = theme.status_tint("conditional") or theme.colour("surface")
        self.setStyleSheet(f"#rehearsal {{ background: {tint}; border: 1px solid {colour}; border-radius: 8px; }}")
        image = QLabel()
        image.setPixmap(icon("triangle-alert", colour).pixmap(QSize(16, 16), 1.0, QIcon.Mode.Normal))
        self._run = Text("", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 10, 5)
        row.setSpacing(10)
        row.addWidget(image)
        row.addWidget(Text(_("REHEARSAL"), "section", colour=colour))
        row.addWidget(self._run, 1)
        row.addWidget(button(_("Back to the real day"), theme, kind="link", pressed=self.left.emit))
        self._said = _("{run}. It has its own log; nothing of it counts on the day.")
        self.hide()

    def show_run(self, run: str) -> None:
        """Names the rehearsal; empty hides the strip."""
        self._run.setText(self._said.format(run=run))
        self.setAccessibleName(self._run.text())
        self.setVisible(bool(run))
