# SPDX-License-Identifier: MIT
"""The three steps, with the one where the user is."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["SetupSteps"]

_ICON: Final = 16


class SetupSteps(QWidget):
    """Handbook, candidate, key; those that are done bear a tick.

    Args:
        words: the language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme = words, theme
        self._names = (_("Handbook"), _("Candidate"), _("Your key"))
        self._marks = tuple(QLabel() for _name in self._names)
        self._texts = tuple(Text("") for _name in self._names)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        for number, (mark, text) in enumerate(zip(self._marks, self._texts, strict=True)):
            if number:
                row.addSpacing(22)
            row.addWidget(mark)
            row.addWidget(text)
        row.addStretch(1)

    def show_step(self, step: int) -> None:
        """Shows where the user is, from 1 to 3."""
        for number, (mark, text) in enumerate(zip(self._marks, self._texts, strict=True), 1):
            done, here = number < step, number == step
            drawn = icon("check", self._theme.colour("status-approved"))
            mark.setPixmap(drawn.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
            mark.setVisible(done)
            text.setText(f"{number}  {self._names[number - 1]}")
            text.setProperty("kind", "strong" if here else "muted")
            text.style().unpolish(text)
            text.style().polish(text)
        said = self._words.translate("Step {number} of {all}: {name}")
        self.setAccessibleName(said.format(number=step, all=len(self._names), name=self._names[step - 1]))
