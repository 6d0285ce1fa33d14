# SPDX-License-Identifier: MIT
"""One stakeholder's record: header, what was asked and answered, decision and signature."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from golive_desktop.domain.text import in_one_line
from golive_desktop.ui.look.icons import icon
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.column import EDGE, SIDE, Column, Notice
from golive_desktop.ui.pages.signoffs.conditions import ConditionTable
from golive_desktop.ui.pages.signoffs.decision import DecisionPane, SignaturePane
from golive_desktop.ui.pages.signoffs.items import ItemList
from golive_desktop.ui.pages.signoffs.showing import RecordView
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["RecordHead", "RecordPane"]

_TIGHT: Final = 700
"""Below this width the chip stands under the lock, so that the name has room."""


class RecordHead(QFrame):
    """Role and person, what they decide on until when, and where they stand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._edge = EDGE
        self._heading = Text("", "record", wraps=True, selectable=True)
        self._line = Text("", "muted", wraps=True, selectable=True)
        self._lock = QLabel()
        self._locked = Text("", "caption")
        self._chip = StatusMark(theme, chip=True)
        self._lock.setPixmap(icon("lock", theme.colour("muted")).pixmap(QSize(14, 14), self.devicePixelRatioF()))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._heading)
        texts.addWidget(self._line)
        row = self._row = QHBoxLayout(self)
        row.setSpacing(6)
        row.addLayout(texts, 1)
        lock = QHBoxLayout()
        lock.setSpacing(6)
        lock.addWidget(self._lock)
        lock.addWidget(self._locked)
        self._standing = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._standing.setSpacing(6)
        self._standing.addLayout(lock)
        self._standing.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        row.addSpacing(8)
        row.addLayout(self._standing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        tight = event.size().width() < _TIGHT
        turn(self._standing, below=tight)
        high = 0 if not self._edge else 6 if tight else 11
        self._row.setContentsMargins(self._edge, high, self._edge, high)
        self._keep_height()
        super().resizeEvent(event)

    def show_record(self, view: RecordView) -> None:
        """Shows whose record it is."""
        self._heading.setText(in_one_line(view.heading))
        self._line.setText(in_one_line(view.line))
        self._locked.setText(view.lock)
        for part in (self._lock, self._locked):
            part.setVisible(bool(view.lock))
        self._chip.show_state(view.state, view.word)
        self._keep_height()

    def set_inset(self, *, inset: bool) -> None:
        """Whether it keeps away from the edge by itself, or stands in a column that does."""
        self._edge = EDGE if inset else 0

    def show_lock(self, words: str) -> None:
        """Says in other words whether anything can be changed; empty hides lock and words."""
        self._locked.setText(words)
        for part in (self._lock, self._locked):
            part.setVisible(bool(words))

    def _keep_height(self) -> None:
        """What stands below gives way: it scrolls, and this would be cut."""
        self.setMinimumHeight(max(0, self._row.totalHeightForWidth(self.width())))


class RecordPane(QWidget):
    """Items and conditions at the left, decision and signature at the right; one column where it is narrow.

    Signals:
        evidence_wanted(str): the evidence with this name shall be saved as a file.
        closure_evidence_wanted(str, str): the same, of the closure with this digest.
        condition_wanted(str): the condition with this key shall be opened; empty for all.
    """

    evidence_wanted = Signal(str)
    closure_evidence_wanted = Signal(str, str)
    condition_wanted = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._view: RecordView | None = None
        self._narrow: bool | None = None
        self._notice = Notice()
        self._items = ItemList(words, theme)
        self._conditions = ConditionTable(words, theme)
        self._decision = DecisionPane(words, theme)
        self._signature = SignaturePane(words, theme)
        self._rules = (hairline(), hairline())
        self._left, self._right, self._post = Column(), Column(), hairline(upright=True)
        self._left.setAccessibleName(words.translate("Answers"))
        self._right.setAccessibleName(words.translate("Decision and signature"))
        self._build()
        self._connect()
        self.fold(narrow=False)

    @property
    def first(self) -> Column:
        """The column that is read first."""
        return self._left

    def show_record(self, view: RecordView) -> None:
        """Shows a record; another one begins at its top."""
        other = self._view is None or self._view.role != view.role
        self._view = view
        self._notice.show_text(view.notice, view.notice_more)
        if other:
            self._items.show_from_start()
        self._items.show_items(view.items, view.hint)
        self._conditions.show_conditions(view.conditions, view.zone)
        self._rules[1].setVisible(bool(self._narrow and view.conditions))
        self._decision.show_record(view)
        self._signature.show_record(view)
        if other:
            self._left.verticalScrollBar().setValue(0)
            self._right.verticalScrollBar().setValue(0)

    def fold(self, *, narrow: bool) -> None:
        """One column: decision above the items, signature after them."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._right.setVisible(not narrow)
        self._post.setVisible(not narrow)
        self._rules[0].setVisible(narrow)
        self._rules[1].setVisible(narrow and self._view is not None and bool(self._view.conditions))
        if narrow:
            below = self._left.column.indexOf(self._notice) + 1
            self._left.column.insertWidget(below, self._decision)
            self._left.column.insertWidget(below + 1, self._rules[0])
            self._left.column.insertWidget(self._left.column.count() - 1, self._rules[1])
            self._left.column.insertWidget(self._left.column.count() - 1, self._signature)
        else:
            self._right.column.insertWidget(0, self._decision)
            self._right.column.insertWidget(1, self._side_rule)
            self._right.column.insertWidget(2, self._signature)

    def _build(self) -> None:
        self._side_rule = hairline()
        column = self._left.column
        column.setContentsMargins(EDGE, 10, EDGE, 12)
        column.setSpacing(10)
        column.addWidget(self._notice)
        column.addWidget(self._items)
        column.addWidget(self._conditions)
        column.addStretch(1)
        self._right.column.setContentsMargins(EDGE, 16, EDGE, 16)
        self._right.column.setSpacing(16)
        self._right.column.addStretch(1)
        self._right.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 1)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._post)
        row.addWidget(self._right)

    def _connect(self) -> None:
        self._items.evidence_wanted.connect(self.evidence_wanted)
        self._conditions.wanted.connect(self.condition_wanted)
        self._conditions.evidence_wanted.connect(self.closure_evidence_wanted)
        self._items.turned.connect(lambda: self._left.verticalScrollBar().setValue(self._items.y()))
