# SPDX-License-Identifier: MIT
"""Keeps the window alive while a screen reader walks it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea

__all__ = ["guard_scroll_areas"]


def guard_scroll_areas() -> None:
    """Gives scroll areas an accessible interface that checks what it is asked for; a second call changes nothing.

    Qt's own counts only the scroll bars that are shown, and reads past the end of that list when it is asked for one
    that has just gone (``QAccessibleAbstractScrollArea::child``, Qt 6.12): a screen reader that counted a moment
    before ends the program. A plain widget's interface counts hidden scroll bars too, as invisible, and answers
    "none" beyond.
    """
    QAccessible.installFactory(_interface)


def _interface(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if kind == "QScrollArea" and isinstance(thing, QScrollArea):
        return QAccessibleWidget(thing, QAccessible.Role.Client)
    return None
