# SPDX-License-Identifier: MIT
"""One choice of a few, side by side: an answer is seen at a glance and given with one click or one key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.words import Words

__all__ = ["Choice", "Segment", "answer_segment"]

_RING: Final = 4
"""Pixels around the buttons for the focus ring: 2 of line, 2 of air."""
_AROUND: Final = 26
"""Pixels of padding and lines around a word, see `golive.qss`."""
_BESIDE: Final = 4
"""Pixels that Qt leaves between an icon and its word."""
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of the choices."""

    value: str
    """As the domain spells it."""
    text: str
    image: str = ""
    """An icon of ``resources/ui/icons``, shown while it is chosen, so that colour is not all."""


class Segment(QWidget):
    """A few choices of which one or none is chosen; Left and Right choose, Space takes the one with the keyboard.

    Up and Down are left to whatever scrolls around it: reading on must never change an answer.

    Signals:
        chosen(str): the user chose this value; not for `show_value`.

    Args:
        choices: in reading order.
        theme: the colours.
        name: what is asked, for screen readers.
        large: as in the signer's view.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], theme: Theme, *, name: str, large: bool = False) -> None:
        super().__init__()
        self._choices, self._theme, self._large = tuple(choices), theme, large
        self._value = ""
        self._read_only = False
        self._buttons = tuple(self._button(choice) for choice in choices)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_RING, _RING, _RING, _RING)
        row.setSpacing(0)
        for number, made in enumerate(self._buttons):
            made.setProperty("place", "first" if number == 0 else "last" if made is self._buttons[-1] else "middle")
            row.addWidget(made, 1 if large else 0)
        self.set_name(name)
        self.show_value("")

    @property
    def value(self) -> str:
        """What is chosen; empty for nothing."""
        return self._value

    def set_name(self, name: str) -> None:
        """Says what is asked, to screen readers."""
        self.setAccessibleName(name)
        for choice, made in zip(self._choices, self._buttons, strict=True):
            made.setAccessibleName(f"{choice.text}: {name}" if name else choice.text)

    def show_value(self, value: str) -> None:
        """Shows `value` as chosen; empty, or one that is not offered, for nothing."""
        known = {choice.value for choice in self._choices}
        self._value = value if value in known else ""
        for choice, made in zip(self._choices, self._buttons, strict=True):
            here = choice.value == self._value
            made.setAutoExclusive(False)  # note: an exclusive button cannot be unchecked
            made.setChecked(here)
            made.setAutoExclusive(True)
            colour = "on-fill" if self._large and not self._read_only else "text"
            shown = here and choice.image
            made.setIcon(icon(choice.image, self._theme.colour(colour)) if shown else QIcon())
            made.setIconSize(QSize(20, 16))
        self._even_out()
        self._place_keyboard()

    def choose(self, value: str) -> bool:
        """Chooses as the user does; False where that cannot be chosen now."""
        if self._read_only or value not in {choice.value for choice in self._choices}:
            return False
        self._choose(value)
        return True

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Shows what was chosen and lets nobody change it."""
        self._read_only = read_only
        for made in self._buttons:
            made.setProperty("flat", read_only)
            made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, read_only)
            made.style().unpolish(made)
            made.style().polish(made)
        self.show_value(self._value)

    def entry(self) -> QPushButton:
        """The button that has the keyboard when Tab comes here."""
        found = (made for choice, made in zip(self._choices, self._buttons, strict=True) if choice.value == self._value)
        return next(found, self._buttons[0])

    def _button(self, choice: Choice) -> QPushButton:
        made = QPushButton(choice.text.replace("&", "&&"), self)
        made.setProperty("segment", True)  # noqa: FBT003 - Qt's property
        made.setProperty("large", self._large)
        made.setCheckable(True)
        made.setAutoExclusive(True)  # note: screen readers then say that it is one of a few
        made.setAutoDefault(False)
        made.installEventFilter(self)
        made.clicked.connect(lambda _checked=False: self._choose(choice.value))
        return made

    def _choose(self, value: str) -> None:
        if self._read_only:
            self.show_value(self._value)
            return
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.chosen.emit(value)

    def _even_out(self) -> None:
        """Large ones are all as wide as the widest; the others have room for their word in bold."""
        if self._large:
            widest = max(made.sizeHint().width() for made in self._buttons)
            for made in self._buttons:
                made.setMinimumWidth(max(widest, made.minimumWidth()))
            return
        for made in self._buttons:
            font = made.font()
            font.setWeight(QFont.Weight.DemiBold)
            image = 0 if made.icon().isNull() else made.iconSize().width() + _BESIDE
            made.setMinimumWidth(image + QFontMetrics(font).horizontalAdvance(made.text()) + _AROUND)

    def _place_keyboard(self) -> None:
        """Tab comes here once, to what is chosen, else to the first."""
        for made in self._buttons:
            rest = Qt.FocusPolicy.NoFocus if self._read_only else Qt.FocusPolicy.ClickFocus
            stop = made is self.entry() and not self._read_only
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else rest)
        self.setFocusProxy(self.entry())

    def _move(self, step: int) -> None:
        if self._read_only:
            return
        held = next((number for number, made in enumerate(self._buttons) if made.hasFocus()), 0)
        number = min(max(held + step, 0), len(self._buttons) - 1)
        self._choose(self._choices[number].value)
        self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._even_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._move(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if any(made.hasFocus() for made in self._buttons):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colour("accent")), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
            painter.end()


def answer_segment(words: Words, theme: Theme, *, name: str, large: bool = False) -> Segment:
    """Yes, no or not applicable, for one item of a form.

    Args:
        words: the reader's language.
        theme: the colours.
        name: the item, for screen readers.
        large: as in the signer's view.
    """
    _ = words.translate
    choices = (
        Choice(value="yes", text=_("Yes"), image="check"),
        Choice(value="no", text=_("No"), image="x"),
        Choice(value="n/a", text=_("n/a"), image="minus"),
    )
    return Segment(choices, theme, name=name, large=large)
