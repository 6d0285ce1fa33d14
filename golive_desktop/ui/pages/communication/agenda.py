# SPDX-License-Identifier: MIT
"""The agenda of a training: topics with their minutes, and whether these add up."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from golive_desktop.domain.communication import AgendaTopic
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.stops import in_turn
from golive_desktop.ui.words import Words

__all__ = ["AgendaEditor"]

_LONGEST = 480
_POINTS_HIGH = 66
_USUAL = 15


class AgendaEditor(QWidget):
    """One row for each topic, and a button for another one.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        changed(): a topic is another one now.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._rows: list[_TopicRow] = []
        self._below: tuple[QWidget, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._more = button(words.translate("Add a topic"), theme, kind="link", image="plus", pressed=self._on_add)
        below = QHBoxLayout()
        below.addWidget(self._more)
        below.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._column)
        whole.addLayout(below)

    def stand_above(self, *below: QWidget) -> None:
        """Says what Tab comes to after the agenda."""
        self._below = below

    def show_topics(self, topics: Sequence[AgendaTopic]) -> None:
        """Shows an agenda; nothing is announced."""
        emptied(self._column)
        self._rows = []
        for topic in topics:
            self._add(topic)
        in_turn(*self._rows, self._more, *self._below)

    def topics(self) -> tuple[AgendaTopic, ...]:
        """The agenda as it stands."""
        return tuple(row.topic() for row in self._rows)

    def minutes(self) -> int:
        """What the topics add up to."""
        return sum(row.topic().minutes for row in self._rows)

    def _add(self, topic: AgendaTopic) -> "_TopicRow":
        row = _TopicRow(topic, len(self._rows) + 1, self._words, self._theme)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._on_remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _on_add(self) -> None:
        self._add(AgendaTopic(title="", minutes=_USUAL)).entry().setFocus()
        in_turn(*self._rows, self._more, *self._below)
        self.changed.emit()

    def _on_remove(self, row: "_TopicRow") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _TopicRow(QWidget):
    """Minutes, title, and what belongs to it, a line each.

    Signals:
        changed(): it is another one now.
        removed(): it shall go.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, topic: AgendaTopic, number: int, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._minutes, self._title, self._points = (
            Amount(0, _LONGEST, _(" min")),
            QLineEdit(topic.title),
            QPlainTextEdit(),
        )
        self._minutes.setValue(topic.minutes)
        self._points.setPlainText("\n".join(topic.points))
        self._points.setTabChangesFocus(True)
        self._points.setFixedHeight(_POINTS_HIGH)
        names = ((self._minutes, _("Minutes")), (self._title, _("Title")), (self._points, _("Points")))
        for edit, name in names:
            edit.setAccessibleName(_("{what} of topic {number}").format(what=name, number=number))
        remove = _("Remove topic {number}").format(number=number)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._minutes)
        head.addWidget(self._title, 1)
        head.addWidget(button("", theme, kind="quiet", image="trash-2", name=remove, pressed=self.removed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._points)
        self._minutes.valueChanged.connect(lambda _value: self.changed.emit())
        self._title.textChanged.connect(lambda _text: self.changed.emit())
        self._points.textChanged.connect(self.changed)

    def topic(self) -> AgendaTopic:
        """As it stands."""
        points = tuple(line.strip() for line in self._points.toPlainText().splitlines() if line.strip())
        return AgendaTopic(title=self._title.text().strip(), minutes=self._minutes.value(), points=points)

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._title
