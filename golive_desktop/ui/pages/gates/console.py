# SPDX-License-Identifier: MIT
"""How the same gates are run on the console, to be copied."""

from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["ConsoleLine"]

_LEAST: Final = 80
"""Pixels; what is cut stands in the tooltip."""


class ConsoleLine(QWidget):
    """One line with the command."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._exact = ""
        self._command = Text("", "mono")
        self._command.setMinimumWidth(_LEAST)
        name = _("Copy the command")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text(_("The same on the console:"), "caption"))
        row.addWidget(self._command)
        row.addWidget(button(_("Copy"), theme, kind="link", image="copy", name=name, pressed=self._on_copy))
        row.addStretch(1)

    def show_command(self, command: str) -> None:
        """Shows a command; where it is too long for the line, its end is only copied."""
        self._exact = command
        self._command.setText(command)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._exact)
