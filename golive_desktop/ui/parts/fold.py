# SPDX-License-Identifier: MIT
"""What only some readers want: one line that opens and closes what stands below it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button

__all__ = ["Fold"]


class Fold(QWidget):
    """A line with an arrow, and below it the content, closed at first.

    Args:
        title: what is inside.
        content: it.
        theme: the colours.
    """

    def __init__(self, title: str, content: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme, self._content = theme, content
        self._head = button(title, theme, kind="quiet", image="chevron-right")
        self._head.setIconSize(QSize(16, 16))
        self._head.setProperty("fold", True)  # noqa: FBT003 - Qt's own signature
        self._head.setCheckable(True)
        self._head.toggled.connect(self.set_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(content)
        content.hide()

    @property
    def head(self) -> QPushButton:
        """The line that opens and closes."""
        return self._head

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self._head.isChecked()

    def set_open(self, open_: bool) -> None:  # noqa: FBT001 - also the slot of a signal
        """Shows or hides the content."""
        self._head.setChecked(open_)
        self._head.setIcon(icon("chevron-down" if open_ else "chevron-right", self._theme.colour("muted")))
        self._content.setVisible(open_)
