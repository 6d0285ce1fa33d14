# SPDX-License-Identifier: MIT
"""The column beside a file: the list of all files, and below it where more are dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from golive_desktop.ui.checking.rows import Entry, FileList
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.drop import DropArea
from golive_desktop.ui.parts.room import ANY, give_width
from golive_desktop.ui.parts.text import Text

__all__ = ["ONE_AT_A_TIME", "FilesColumn", "Invitation", "is_low"]

ONE_AT_A_TIME: Final = 700
"""Below this width there is room for the list or for one file."""
_WIDE: Final = 318
_NARROW: Final = 244
_DROP: Final = 130
_LITTLE_DROP: Final = 48
_LOW: Final = 480
"""Below this height the list gets the room of the explanation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """What the column says while it waits for files."""

    name: str
    """What a screen reader calls the list."""
    sentence: str
    promise: str
    action: QPushButton
    """For whoever does not drag; shown while there is no file yet."""


class FilesColumn(QWidget):
    """Files with their verdicts, and the drop area, which fills the place while there are none.

    Args:
        theme: the colours.
        invitation: what it says.
        more: what stands at the foot.
    """

    def __init__(self, theme: Theme, invitation: Invitation, more: QWidget | None = None) -> None:
        super().__init__()
        self.files = FileList(theme, name=invitation.name)
        self._action = invitation.action
        self.drop = DropArea(invitation.sentence, theme, invitation.action)
        self._promise = Text(invitation.promise, "caption", wraps=True)
        self._promise.setContentsMargins(4, 0, 4, 0)
        self._rest = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.files, 100)
        column.addWidget(self.drop)
        column.addWidget(self._promise)
        if more is not None:
            column.addWidget(more)
        column.addWidget(self._rest, 1)

    def empty(self) -> bool:
        """Whether there is no file yet."""
        return not self.files.records()

    def show_entries(self, rows: Sequence[Entry], selected: str) -> None:
        """Shows these files with the cursor on one of them."""
        self.files.show_entries(rows, selected)

    def fold(self, *, narrow: bool, single: bool, low: bool) -> None:
        """Takes the room that there is.

        Args:
            narrow: whether the window is.
            single: whether it stands alone, with no file beside it.
            low: whether there is little height.
        """
        empty = self.empty()
        alone = empty or single
        little = not empty and (single or low)
        width = _NARROW if narrow else _WIDE
        self.files.setVisible(not empty)
        self.files.setMaximumHeight(self.files.sizeHint().height())
        self._action.setVisible(empty)
        self._rest.setVisible(not empty)
        self._promise.setVisible(not little)
        self.drop.fold(low=little)
        self.drop.setMinimumHeight(_LITTLE_DROP if little else _DROP - 30)
        self.drop.setMaximumHeight(ANY if empty else _LITTLE_DROP if little else _DROP)
        give_width(self, width, free=alone)


def is_low(page: QWidget) -> bool:
    """Whether the page has little height."""
    return page.height() < _LOW
