# SPDX-License-Identifier: MIT
"""Fields that are locked while something is done with them; the keyboard is given back afterwards."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

__all__ = ["FormLock"]


class FormLock:
    """Locks the fields of a form. A field that is locked loses the keyboard, to nothing or to something elsewhere.

    Args:
        form: what the fields stand in.
        fields: what is locked.
        entry: where the keyboard goes on afterwards, if it was in the form before.
    """

    def __init__(self, form: QWidget, fields: Sequence[QWidget], entry: Callable[[], QWidget]) -> None:
        self._form, self._fields, self._entry = form, tuple(fields), entry
        self._locked = self._held = False

    def set_busy(self, *, busy: bool) -> None:
        """Locks the fields, or frees them again; a second call of the same sort changes nothing."""
        if busy == self._locked:
            return
        self._locked = busy
        if busy:
            self._held = self._has_keyboard()
        for field in self._fields:
            field.setEnabled(not busy)
        if not busy and self._held and self._form.isVisible() and not self._has_keyboard():
            self._entry().setFocus()

    def _has_keyboard(self) -> bool:
        focused = cast("QWidget | None", self._form.window().focusWidget())  # as Qt says, and its stubs do not
        return focused is not None and self._form.isAncestorOf(focused)
