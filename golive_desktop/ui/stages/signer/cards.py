# SPDX-License-Identifier: MIT
"""Approve, approve with conditions, reject: three cards of one size, of which none is easier than another."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from golive_desktop.domain.answer import Decision
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.text import Text

__all__ = ["DecisionCard"]

_RADIO: Final = 20
_LEFT: Final = 18
_TOP: Final = 17
_LEAST: Final = 82


class DecisionCard(QPushButton):
    """One decision that can be chosen; where it cannot, it says why.

    Args:
        decision: as the domain spells it.
        title: the decision as a verb.
        meaning: what it means for the release.
        theme: the colours.
    """

    def __init__(self, decision: Decision, title: str, meaning: str, theme: Theme) -> None:
        super().__init__()
        self.decision = decision
        self._name, self._plain, self._theme = title, meaning, theme
        self.setProperty("card", True)  # noqa: FBT003 - Qt's property
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._icon = QLabel()
        self._title = Text(title, "decision")
        self._meaning = Text(meaning, "muted", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT + _RADIO + 14, 14, 16, 14)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._meaning)
        column.addStretch(1)
        for part in (self._icon, self._title, self._meaning):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_obstacle("")

    def show_obstacle(self, sentence: str) -> None:
        """Says why this decision cannot be taken now; empty when it can."""
        self.setEnabled(not sentence)
        self._meaning.setText(sentence or self._plain)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(sentence or self._plain)
        self._show_colours()
        self.updateGeometry()

    def choose(self, *, chosen: bool) -> None:
        """Shows whether it is chosen."""
        self.setAutoExclusive(False)  # note: an exclusive button cannot be unchecked
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None and self.width() > _LEAST else _LEAST
        return QSize(356, max(_LEAST, height))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(_LEAST, layout.totalHeightForWidth(width) if layout is not None else _LEAST)

    def _show_colours(self) -> None:
        size = QSize(20, 20)
        token = f"status-{self.decision}" if self.isEnabled() else "disabled"
        self._icon.setPixmap(status_icon(self.decision, self._theme).pixmap(size, self.devicePixelRatioF()))
        self._icon.setEnabled(self.isEnabled())
        self._title.set_colour(self._theme.colour(token))
        self._meaning.set_colour(self._theme.colour("muted"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self._show_colours()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_LEFT + _RADIO / 2, _TOP + _RADIO / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(self._theme.colour("fill")), 6))
            painter.drawEllipse(middle, _RADIO / 2 - 3, _RADIO / 2 - 3)
        else:
            painter.setPen(QPen(QColor(self._theme.colour("line" if self.isEnabled() else "divider")), 1.2))
            painter.drawEllipse(middle, _RADIO / 2 - 0.6, _RADIO / 2 - 0.6)
        painter.end()
