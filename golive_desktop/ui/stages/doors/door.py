# SPDX-License-Identifier: MIT
"""One door: who goes through it, what waits behind it, and the button."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text

__all__ = ["Door", "DoorTexts", "door_text"]

_IMAGE: Final = 34
_BULLET: Final = 18


@dataclass(frozen=True, kw_only=True, slots=True)
class DoorTexts:
    """What a door says."""

    image: str
    title: str
    lead: str
    bullets: tuple[tuple[str, str], ...]
    """Icon and text of each."""
    action: str


class Door(QFrame):
    """A panel with one way in.

    Args:
        texts: what it says.
        theme: the colours.
        filled: whether its button is the page's filled one.

    Signals:
        entered(): the user goes through.
    """

    entered = Signal()

    def __init__(self, texts: DoorTexts, theme: Theme, *, filled: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "panel")
        self.setAccessibleName(texts.title)
        self._bullets = QWidget()
        self._button = button(
            texts.action, theme, kind="filled" if filled else "outlined", large=True, pressed=self.entered.emit
        )
        self._button.setAccessibleDescription(f"{texts.title}. {texts.lead}")
        self._build(texts)

    @property
    def button(self) -> QPushButton:
        """The way in."""
        return self._button

    def show_bullets(self, *, shown: bool) -> None:
        """Leaves out what waits behind the door, where there is no room."""
        self._bullets.setVisible(shown)

    def _build(self, texts: DoorTexts) -> None:
        image = QLabel()
        drawn = icon(texts.image, self._theme.colour("accent"))
        image.setPixmap(drawn.pixmap(QSize(_IMAGE, _IMAGE), self.devicePixelRatioF()))
        bullets = QVBoxLayout(self._bullets)
        bullets.setContentsMargins(0, 20, 0, 0)
        bullets.setSpacing(13)
        for name, text in texts.bullets:
            bullets.addLayout(self._bullet(name, text))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 28, 26)
        column.setSpacing(6)
        column.addWidget(image)
        column.addSpacing(4)
        column.addWidget(door_text(texts.title, "sentence"))
        column.addWidget(door_text(texts.lead, "lead-muted"))
        column.addWidget(self._bullets)
        column.addStretch(1)
        column.addSpacing(14)
        column.addWidget(self._button)

    def _bullet(self, name: str, text: str) -> QHBoxLayout:
        mark = QLabel()
        drawn = icon(name, self._theme.colour("muted"))
        mark.setPixmap(drawn.pixmap(QSize(_BULLET, _BULLET), self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(door_text(text, "lead"), 1)
        return row


def door_text(text: str, kind: Literal["verdict", "sentence", "lead", "lead-muted"]) -> Text:
    """A text of this page, whose sizes lie between those of the others."""
    made = Text(text, kind, wraps=True)
    made.setProperty("door", True)  # noqa: FBT003 - Qt's own signature
    return made
