# SPDX-License-Identifier: MIT
"""Undo, redo, cut, copy, paste, select all and find where the keyboard is: whether there is anything, and doing it."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from golive_desktop.ui.parts.drop import pasted_files
from golive_desktop.ui.parts.edits import EditLine, EditText

__all__ = ["can_edit_in_focus", "edit_in_focus"]

_STEPS: Final = {"undo": QUndoStack.canUndo, "redo": QUndoStack.canRedo}
_Typed = QLineEdit | QPlainTextEdit | QTextEdit


def edit_in_focus(what: str, before: QWidget | None = None) -> None:
    """Undo, redo, cut, copy, paste or selectAll in what has the keyboard, or in what it stands in; find beside it.

    Args:
        what: one of these.
        before: what had the keyboard before the menu bar took it; None where it did not.
    """
    focused = _focused(before)
    if what == "find":
        _to_find_field(focused)
        return
    widget = _target(what, focused)
    if isinstance(widget, QLabel):
        QGuiApplication.clipboard().setText(widget.selectedText())
    elif widget is not None:
        # note: not through the meta object, which knows Qt's own slot only where a class of ours has another one
        getattr(widget, what)()


def can_edit_in_focus(what: str, before: QWidget | None = None) -> bool:
    """Whether `edit_in_focus` would change, copy or choose anything now.

    Args:
        what: as there.
        before: as there.
    """
    focused = _focused(before)
    if what == "find":
        return _find_field(focused) is not None
    if what in _STEPS and (stack := _shared_stack(focused)) is not None:
        return _STEPS[what](stack)
    return _has_something(what, _target(what, focused))


def _focused(before: QWidget | None) -> QWidget | None:
    focused = QApplication.focusWidget()
    return before if focused is None or isinstance(focused, QMenuBar) else focused


def _target(what: str, focused: QWidget | None) -> QWidget | None:
    """What does it: a widget with such a method, the nearest to the keyboard."""
    for widget in _outwards(focused, line_first=what not in _STEPS):
        if widget.metaObject().indexOfMethod(f"{what}()") >= 0:
            return widget
        if what == "copy" and isinstance(widget, QLabel) and widget.hasSelectedText():
            return widget
    return None


def _outwards(focused: QWidget | None, *, line_first: bool = False) -> Iterator[QWidget]:
    """What has the keyboard and what it stands in; of a field with arrows its line before it, if wanted."""
    if line_first and isinstance(focused, QAbstractSpinBox | QComboBox):
        yield from focused.findChildren(QLineEdit)
    while focused is not None:
        yield focused
        focused = focused.parentWidget()


def _shared_stack(focused: QWidget | None) -> QUndoStack | None:
    """The steps of an editor whose fields share them; None for a field with steps of its own."""
    for widget in _outwards(focused):
        shared: Callable[[], QUndoStack | None] | None = getattr(widget, "undo_stack", None)
        if shared is not None:
            return shared()
        if isinstance(widget, _Typed) and not isinstance(widget, EditLine | EditText):
            return None
    return None


def _has_something(what: str, widget: QWidget | None) -> bool:
    if isinstance(widget, QLineEdit):
        return _in_line(what, widget)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return _in_text(what, widget)
    if isinstance(widget, QAbstractItemView):
        several = {widget.SelectionMode.MultiSelection, widget.SelectionMode.ExtendedSelection}
        return widget.selectionMode() in several and widget.model().rowCount() > 0
    # note: a page; what it takes from the clipboard are files
    return widget is not None and (what != "paste" or bool(pasted_files()))


def _in_line(what: str, line: QLineEdit) -> bool:
    match what:
        case "undo":
            return line.isUndoAvailable() and not line.isReadOnly()
        case "redo":
            return line.isRedoAvailable() and not line.isReadOnly()
        case "paste":
            return not line.isReadOnly() and bool(QGuiApplication.clipboard().text())
        case "selectAll":
            return bool(line.text())
    shown = line.echoMode() == QLineEdit.EchoMode.Normal
    return line.hasSelectedText() and shown and (what == "copy" or not line.isReadOnly())


def _in_text(what: str, text: QPlainTextEdit | QTextEdit) -> bool:
    match what:
        case "undo":
            return text.document().isUndoAvailable() and not text.isReadOnly()
        case "redo":
            return text.document().isRedoAvailable() and not text.isReadOnly()
        case "paste":
            return text.canPaste()
        case "selectAll":
            return not text.document().isEmpty()
    return text.textCursor().hasSelection() and (what == "copy" or not text.isReadOnly())


def _to_find_field(focused: QWidget | None) -> None:
    field = _find_field(focused)
    if field is not None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()


def _find_field(focused: QWidget | None) -> QLineEdit | None:
    """The field in which to look for something, the nearest to the keyboard; it is named by what stands in it."""
    place = focused
    while place is not None:
        for field in place.findChildren(QLineEdit):
            if field.isVisible() and field.accessibleName() == field.placeholderText() != "":
                return field
        place = place.parentWidget()
    return None
