# SPDX-License-Identifier: MIT
"""Inputs of the editor whose undo and redo are those of all that is edited, in whichever field the keyboard is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPlainTextEdit

__all__ = ["EditDay", "EditLine", "EditText"]


class EditLine(QLineEdit):
    """One line.

    Signals:
        undo_wanted(): Ctrl+Z, or Undo in the menu.
        redo_wanted(): Ctrl+Shift+Z, Ctrl+Y, or Redo in the menu.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()

    def show_text(self, text: str) -> None:
        """Shows `text`; the cursor stays where somebody is typing."""
        if self.text() != text:
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))

    @Slot()
    def undo(self) -> None:
        """Takes back the last change."""
        self.undo_wanted.emit()

    @Slot()
    def redo(self) -> None:
        """Does again what was taken back."""
        self.redo_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)


class EditDay(QDateEdit):
    """A day.

    Signals:
        undo_wanted(): Ctrl+Z.
        redo_wanted(): Ctrl+Shift+Z or Ctrl+Y.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)


class EditText(QPlainTextEdit):
    """A few lines; Tab leaves it.

    Signals:
        edited(str): the user typed; not for `show_text`.
        undo_wanted(): Ctrl+Z, or Undo in the menu.
        redo_wanted(): Ctrl+Shift+Z, Ctrl+Y, or Redo in the menu.
    """

    edited = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_changed)
        self.installEventFilter(self)

    def show_text(self, text: str) -> None:
        """Shows `text`; the cursor stays where somebody is typing."""
        if self.toPlainText() == text:
            return
        self._quiet = True
        at = self.textCursor().position() if self.hasFocus() else len(text)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self._quiet = False

    @Slot()
    def undo(self) -> None:
        """Takes back the last change."""
        self.undo_wanted.emit()

    @Slot()
    def redo(self) -> None:
        """Does again what was taken back."""
        self.redo_wanted.emit()

    def _on_changed(self) -> None:
        if not self._quiet:
            self.edited.emit(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # note: without its own undo the field lets these keys go to the menu, which a page alone does not have
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys) and event.key() != Qt.Key.Key_unknown:
                event.accept()
                return True
        return super().eventFilter(watched, event)
