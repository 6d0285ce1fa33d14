# SPDX-License-Identifier: MIT
"""Fields for what only the writer of a letter knows: a headline, an hour, what came of it."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.communication.writing import Given, givens_of
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.field import Field

__all__ = ["GivenFields"]

_HIGH = 64


class GivenFields(QWidget):
    """One field for each; what was typed for a name stays while other kinds are looked at.

    Args:
        theme: the colours.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[tuple[Given, QLineEdit | QPlainTextEdit]] = []
        self._typed: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_kind(self, kind: str, language: str) -> None:
        """Asks for what this kind of letter needs."""
        self._keep()
        emptied(self._column)
        self._shown = []
        for given in givens_of(kind, language):
            edit = self._edit(given)
            self._shown.append((given, edit))
            self._column.addWidget(Field(given.explanation.replace("&", "&&"), edit, self._theme))
        self.setVisible(bool(self._shown))

    def values(self) -> dict[str, object]:
        """What was typed, by the placeholder's name; nothing for an empty field."""
        self._keep()
        return {given.name: given.value(self._typed[given.name]) for given, _ in self._shown if self._typed[given.name]}

    def _edit(self, given: Given) -> QLineEdit | QPlainTextEdit:
        edit: QLineEdit | QPlainTextEdit
        typed = self._typed.get(given.name, "")
        if given.several:
            edit = QPlainTextEdit(typed)
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(_HIGH)
        else:
            edit = QLineEdit(typed)
        edit.setPlaceholderText(given.example)
        return edit

    def _keep(self) -> None:
        for given, edit in self._shown:
            typed = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
            self._typed[given.name] = typed
