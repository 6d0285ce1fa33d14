# SPDX-License-Identifier: MIT
"""The number of a key, large enough to be read out: six groups of four digits, spoken group by group."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["NumberPanel"]

_IN_A_LINE: Final = (6, 3, 2)
"""How the groups may stand: all in one line, in two, in three."""
_GAP: Final = 12


class NumberPanel(QFrame):
    """Six groups of four digits in a frame; they can be marked and copied, and take two lines where there is less room.

    Args:
        words: the reader's language.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "digits")
        self._digits = _Digits()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.addWidget(self._digits, 1)

    def show_number(self, number: str, whose: str) -> None:
        """Shows a number.

        Args:
            number: six groups with spaces between them, see `golive_desktop.domain.certificate.spoken_number`.
            whose: the name of the key's holder, for screen readers.
        """
        self._digits.show_groups(number.split())
        spoken = ", ".join(" ".join(group) for group in number.split())
        said = self._words.translate("Number of {name}: {digits}").format(name=whose, digits=spoken)
        self._digits.setAccessibleName(said)

    def number(self) -> str:
        """The number as it is shown, with one space between two groups."""
        return " ".join(self._digits.text().split())

    def digits(self) -> QWidget:
        """What takes the keyboard and is read aloud."""
        return self._digits


class _Digits(Text):
    """One text that breaks between groups, never within one, and only in the middle or by pairs."""

    def __init__(self) -> None:
        super().__init__("", "number")
        self._groups: list[str] = []
        font = QFont(self.font())
        font.setWordSpacing(_GAP)
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_groups(self, groups: list[str]) -> None:
        self._groups = groups
        self.setText(self._broken(self.width()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._wide(_IN_A_LINE[0]), self.heightForWidth(self._wide(_IN_A_LINE[0])))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(_IN_A_LINE[-1]), self.fontMetrics().lineSpacing() + 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (self._broken(width).count("\n") + 1) * self.fontMetrics().lineSpacing() + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        broken = self._broken(event.size().width())
        if broken != self.text():
            self.setText(broken)
            self.updateGeometry()
        super().resizeEvent(event)

    def _broken(self, width: int) -> str:
        fitting = next((count for count in _IN_A_LINE if self._wide(count) <= width), _IN_A_LINE[-1])
        lines = (self._groups[start : start + fitting] for start in range(0, len(self._groups), fitting))
        return "\n".join(" ".join(line) for line in lines)

    def _wide(self, groups: int) -> int:
        return self.fontMetrics().horizontalAdvance(" ".join(["0000"] * groups)) + 8
