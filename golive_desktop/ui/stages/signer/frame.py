# SPDX-License-Identifier: MIT
"""What stands around each step: the head with title and steps, the foot with the way on and the way back."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.signer.bar import Bar
from golive_desktop.ui.stages.signer.saying import Heading
from golive_desktop.ui.stages.signer.stepline import StepLine
from golive_desktop.ui.words import Words

__all__ = ["CONTENT", "Foot", "Head", "Scrolling", "centred"]

CONTENT: Final = 1000
"""Pixels that the content is wide at most."""
_EDGE: Final = 16
_AIR: Final = 60
_LEAST_TEXT: Final = 130
"""Pixels below which the sentence in the bar is left out."""
_EXPANDING: Final = QSizePolicy.Policy.Expanding
_MINIMUM: Final = QSizePolicy.Policy.Minimum
_ICON: Final = QSize(24, 18)
"""Wider than high: the rest is air between icon and words."""


class Head(QFrame):
    """Title, who asks whom until when, and the line of steps.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "head")
        self._title = Text("", "lead-title", wraps=True)
        self._tag = Text("", "lead-tag")
        self._subtitle = Text("", "lead-muted", wraps=True)
        self.steps = StepLine(words, theme)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self._title)
        self._line.addWidget(self._tag)
        self._line.addStretch(1)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(4)
        self._column.addLayout(self._line)
        self._column.addWidget(self._subtitle)
        self._column.addSpacing(10)
        self._column.addWidget(self.steps)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(centred(inside))
        self.fold(narrow=False, low=False)

    def show_heading(self, heading: Heading) -> None:
        """Shows whose sign-off it is."""
        self._title.setText(heading.title)
        self._tag.setText(heading.tag)
        self._subtitle.setText(heading.subtitle)

    def fold(self, *, narrow: bool, low: bool) -> None:
        """Takes less width, or less height: then only title and steps stay."""
        self.steps.fold(short=narrow)
        self._title.setWordWrap(narrow and low)
        for place in (0, 2):
            self._line.setStretch(place, 1 if (place == 0) == (narrow and low) else 0)
        self._subtitle.setVisible(not low)
        top, bottom = (8, 8) if low else (22, 18)
        self._column.setContentsMargins(0, top, 0, bottom)


class Foot(QFrame):
    """The bar at the foot: back at the left, a sentence, and the one filled button at the right.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        back(): the button at the left.
        forward(): the filled button.
    """

    back = Signal()
    forward = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.setProperty("kind", "bar")
        self._back = button(words.translate("Back"), theme, large=True, pressed=self.back.emit)
        self._text = Text("", "lead-muted", wraps=True)
        self._forward = button(" ", theme, kind="filled", large=True, pressed=self.forward.emit)
        self._forward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setSpacing(20)
        self._row.addWidget(self._back)
        self._row.addWidget(self._text, 1)
        self._space = QSpacerItem(0, 0)
        self._row.addSpacerItem(self._space)
        self._row.addWidget(self._forward)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(centred(inside))
        self.fold(low=False)

    def show_bar(self, bar: Bar, *, busy: bool) -> None:
        """Shows what can be done now.

        Args:
            bar: the words; an arrow stands behind them on the filled button, every other icon before.
            busy: whether the way back is locked while something is being done.
        """
        self._back.setText(bar.back)
        self._back.setIcon(icon(bar.back_image, self._theme.colour("text"), self._theme.colour("disabled")))
        self._back.setIconSize(_ICON)
        self._back.setEnabled(not busy)
        self._text.setText(bar.text)
        self._forward.setVisible(bool(bar.forward))
        self._forward.setText(bar.forward.replace("&", "&&"))
        self._forward.setEnabled(bar.enabled)
        behind = bar.forward_image == "arrow-right"
        way = Qt.LayoutDirection.RightToLeft if behind else Qt.LayoutDirection.LeftToRight
        self._forward.setLayoutDirection(way)
        self._forward.setIcon(icon(bar.forward_image, self._theme.colour("on-fill"), self._theme.colour("disabled")))
        self._forward.setIconSize(_ICON)
        self._show_text()

    def press(self) -> None:
        """As if the filled button was pressed, when it can be."""
        if self._forward.isVisible() and self._forward.isEnabled():
            self.forward.emit()

    def entry(self) -> QWidget:
        """The filled button; the way back where there is none."""
        return self._back if self._forward.isHidden() else self._forward

    def follow(self, last: QWidget) -> None:
        """Comes after `last` for the keyboard: a step that was placed late stands behind this bar else."""
        if last.window() is self.window():  # note: a step that was never shown stands nowhere yet
            QWidget.setTabOrder(last, self._back)
        QWidget.setTabOrder(self._back, self._forward)

    def fold(self, *, low: bool) -> None:
        """Takes less height."""
        for made in (self._back, self._forward):
            made.setProperty("large", not low)
            made.style().unpolish(made)
            made.style().polish(made)
        self._low = low
        edge = 7 if low else 15
        self._row.setContentsMargins(0, edge, 0, edge)
        self._show_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_text()

    def _show_text(self) -> None:
        """The sentence gives way to the buttons where it would stand in a column of single words."""
        buttons = [made for made in (self._back, self._forward) if not made.isHidden()]
        taken = sum(made.sizeHint().width() + self._row.spacing() for made in buttons)
        room = min(self.width() - 2 * _EDGE, CONTENT) - taken
        shown = not self._low and room >= _LEAST_TEXT
        self._text.setVisible(shown)
        self._row.setStretchFactor(self._text, 1)
        self._space.changeSize(0, 0, _MINIMUM if shown else _EXPANDING, _MINIMUM)
        self._row.invalidate()


def centred(inside: QWidget) -> QBoxLayout:
    """`inside` in the middle, as wide as the content of this view may be."""
    inside.setMaximumWidth(CONTENT)
    row = QHBoxLayout()
    row.setContentsMargins(_EDGE, 0, _EDGE, 0)
    row.addStretch(1)
    row.addWidget(inside, CONTENT)
    row.addStretch(1)
    return row


class Scrolling(QScrollArea):
    """A page that scrolls where it is too long, and never sideways; it is dressed when it is first shown.

    Args:
        inside: the page.
        parent: where it stands.
    """

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = inside
        self.destroyed.connect(inside.deleteLater)  # a page that is never shown has nobody else who would
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._balance)

    def bring_into_view(self, focused: QWidget | None) -> None:
        """Scrolls to what has the keyboard, with some air around it."""
        inside = self.widget()
        if focused is not None and inside is not None and inside.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _AIR)

    def showEvent(self, event: QShowEvent) -> None:
        if self.widget() is None:
            holder = QWidget()
            holder.setLayout(self._column)
            self.setWidget(holder)
            self._column.addLayout(centred(self._inside))
            self._column.addStretch(1)
        super().showEvent(event)

    def _balance(self, _least: int, most: int) -> None:
        """What the scroll bar takes at the right is left free at the left, so that nothing jumps when it comes."""
        spare = self.width() - CONTENT - 2 * _EDGE
        room = self.verticalScrollBar().sizeHint().width() if most and spare > 0 else 0
        self._column.setContentsMargins(room, 0, 0, 0)
