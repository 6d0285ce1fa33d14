# SPDX-License-Identifier: MIT
"""Labelled fields: the label is the field's name for keyboard and screen reader, problems stand below it."""

from PySide6.QtCore import QMetaMethod, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["Field", "PassphraseEdit"]


class Field(QWidget):
    """A label above an input, and a line for what is wrong with it.

    Args:
        label: with ``&`` before the letter that Alt and the letter jump to.
        edit: the input.
        theme: the colours.
        hint: one muted line below the input.
    """

    def __init__(self, label: str, edit: QWidget, theme: Theme, hint: str = "") -> None:
        super().__init__()
        self._theme, self._hint, self._problem, self._unprintable = theme, hint, "", ""
        self.edit = edit
        caption = Text(label, "strong")
        caption.setBuddy(edit)
        edit.setAccessibleName(label.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self._below = Text(hint, "caption", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(edit)
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))

    def show_hint(self, hint: str) -> None:
        """Shows another hint; a problem stays in front of it."""
        self._hint = hint
        self._show_below()

    def show_problem(self, sentence: str) -> None:
        """Says what is wrong with the input; empty when nothing is."""
        self._problem = sentence
        self._show_below()

    def show_unprintable(self, sentence: str) -> None:
        """Says that the input cannot be printed, in front of a problem, which may be older; empty when it can."""
        self._unprintable = sentence
        self._show_below()

    def _show_below(self) -> None:
        wrong = self._unprintable or self._problem
        self._below.setText(wrong or self._hint)
        self._below.set_colour(self._theme.colour("danger") if wrong else "")
        self._below.setVisible(bool(wrong or self._hint))
        self.edit.setAccessibleDescription(wrong or self._hint)


class PassphraseEdit(QLineEdit):
    """A passphrase; it is shown only while the eye is pressed on, and never leaves the field but by `text`."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._theme = theme
        self._names = (_("Show the passphrase"), _("Hide the passphrase"))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._on_eye(shown=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and self.isSignalConnected(QMetaMethod.fromSignal(self.returnPressed)):
            # note: what it set off may have moved the keyboard to a button, which must not be pressed by the same key
            event.accept()

    def _on_eye(self, shown: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icon("eye-off" if shown else "eye", self._theme.colour("muted")))
        self._eye.setText(self._names[1 if shown else 0])
        self._eye.setToolTip(self._names[1 if shown else 0])
