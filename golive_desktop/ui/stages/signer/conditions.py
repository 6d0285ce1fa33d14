# SPDX-License-Identifier: MIT
"""The conditions of a conditional approval: what, who sees to it, until when, before or after the launch."""

from datetime import date, datetime
from typing import Final, cast

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.draft import DraftCondition
from golive_desktop.i18n.moments import show_zone
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.daypopup import with_calendar
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.printable import PrintWatch
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.words import Words

__all__ = ["ConditionEditor"]

_TEXT_HEIGHT: Final = 64
_FORMATS: Final = {"de": "dd.MM.yyyy, HH:mm", "en": "d MMM yyyy, HH:mm"}


class ConditionEditor(QWidget):
    """A list of conditions; at least one is always there.

    Args:
        words: the reader's language.
        theme: the colours.
        watch: says of what is typed that it cannot be printed; None where nobody has to know.

    Signals:
        changed(tuple): the conditions as they are written now, each a `DraftCondition`.
    """

    changed = Signal(object)

    def __init__(self, words: Words, theme: Theme, watch: PrintWatch | None = None) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme, self._watch = words, theme, watch
        self._rows: list[_Row] = []
        self._new_due = datetime.now().astimezone()
        self._deadline: date | None = None
        self._panel = panel()
        self._list = QVBoxLayout(self._panel)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        add = button(_("Add another condition"), theme, kind="link", image="plus", pressed=self._on_add)
        line = QHBoxLayout()
        line.addWidget(add)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._panel)
        column.addLayout(line)

    def show_conditions(
        self, conditions: tuple[DraftCondition, ...], due: datetime, deadline: date | None = None
    ) -> None:
        """Shows these; an empty one where there is none.

        Args:
            conditions: as written so far.
            due: what a new one begins with.
            deadline: until when this is to be signed; None for no day.
        """
        self._new_due, self._deadline = due, deadline
        wanted = conditions or (DraftCondition(due=due),)
        if self.conditions() == wanted:
            return
        while self._rows:
            self._drop(self._rows[-1])
        for condition in wanted:
            self._add(condition)

    def conditions(self) -> tuple[DraftCondition, ...]:
        """As they are written now."""
        return tuple(row.condition() for row in self._rows)

    def entry(self) -> QWidget:
        """The first text that is empty, else the first."""
        texts = [row.text for row in self._rows]
        return next((text for text in texts if not text.toPlainText().strip()), texts[0]) if texts else self

    def fold(self, *, narrow: bool) -> None:
        """Puts the fields of a condition below each other."""
        for row in self._rows:
            row.fold(narrow=narrow)

    def _add(self, condition: DraftCondition) -> "_Row":
        row = _Row(condition, self._deadline, self._words, self._theme)
        row.changed.connect(self._on_changed)
        row.removed.connect(lambda: self._on_removed(row))
        if self._watch is not None:
            row.take_watch(self._watch)
        self._rows.append(row)
        self._list.addWidget(row)
        self._number()
        return row

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.show_number(number, alone=len(self._rows) == 1)

    def _on_add(self) -> None:
        self._add(DraftCondition(due=self._new_due)).text.setFocus()
        self._on_changed()

    def _on_removed(self, row: "_Row") -> None:
        self._drop(row)
        self._on_changed()
        self.entry().setFocus()

    def _on_changed(self) -> None:
        self.changed.emit(self.conditions())


class _Row(QFrame):
    changed = Signal()
    removed = Signal()

    def __init__(self, condition: DraftCondition, deadline: date | None, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._deadline = words, deadline
        self._key = Text("", "lead-strong")
        self.text = QPlainTextEdit(condition.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.setPlaceholderText(_("Something that a third person can check"))
        self._owner = QLineEdit(condition.owner)
        self._due = QDateTimeEdit()
        with_calendar(self._due, theme)
        self._due.setDisplayFormat(_FORMATS[words.language])
        here = condition.due.astimezone()
        self._due.setDateTime(QDateTime(here.year, here.month, here.day, here.hour, here.minute, here.second))
        choices = (
            Choice(value="before-t0", text=_("Before T-0")),
            Choice(value="after-t0", text=_("After")),
        )
        self._when = Segment(choices, theme, name=_("Must be closed"))
        self._when.show_value(condition.when)
        self._remove = button("", theme, kind="quiet", image="trash-2", name=_("Remove this condition"))
        self._late = Text("", "caption", wraps=True)
        self._unprintable = Text("", "caption", wraps=True, colour=theme.colour("danger"))
        self._owned = Field(_("Owner"), self._owner, theme)
        self._build(theme, show_zone(here))
        self._show_late()
        self._show_unprintable("")
        self.text.textChanged.connect(self.changed)
        self._owner.textChanged.connect(self.changed)
        self._due.dateTimeChanged.connect(lambda _moment: self._on_when())
        self._when.chosen.connect(lambda _value: self._on_when())
        self._remove.clicked.connect(lambda _checked=False: self.removed.emit())

    def take_watch(self, watch: PrintWatch) -> None:
        watch.watch_fields(self._owned)
        watch.watch(self.text, self._show_unprintable)

    def condition(self) -> DraftCondition:
        typed = self._due.dateTime()
        due = datetime.fromtimestamp(typed.toSecsSinceEpoch()).astimezone()
        return DraftCondition(
            text=self.text.toPlainText(),
            owner=self._owner.text(),
            due=due,
            when=cast("object", self._when.value),  # type: ignore[arg-type]  # one of its values
        )

    def show_number(self, number: int, *, alone: bool) -> None:
        key = f"C-{number}"
        self._key.setText(key)
        self.text.setAccessibleName(self._words.translate("Condition {key}").format(key=key))
        self._remove.setVisible(not alone)

    def fold(self, *, narrow: bool) -> None:
        turn(self._fields, below=narrow)

    def _show_unprintable(self, sentence: str) -> None:
        self._unprintable.setText(sentence)
        self._unprintable.setVisible(bool(sentence))
        self.text.setAccessibleDescription(sentence)

    def _on_when(self) -> None:
        self._show_late()
        self.changed.emit()

    def _show_late(self) -> None:
        """T-0 is not known here; but what is due after the deadline may well be due after it."""
        late = self._deadline is not None and self.condition().due.date() > self._deadline
        if late and self._deadline is not None and self._when.value == "before-t0":
            said = self._words.translate("Later than {day}, your deadline: is that still before T-0?")
            self._late.setText(said.format(day=self._words.date(self._deadline)))
        else:
            self._late.setText("")
        self._late.setVisible(bool(self._late.text()))
        self._due.setAccessibleDescription(self._late.text())

    def _build(self, theme: Theme, zone: str) -> None:
        _ = self._words.translate
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self._fields.addWidget(self._owned, 1, top)
        self._fields.addWidget(Field(_("Due ({zone})").format(zone=zone), self._due, theme), 0, top)
        self._fields.addWidget(Field(_("Must be closed"), self._when, theme), 0, top)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.text, 1)
        head.addWidget(self._remove, 0, top)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self._unprintable)
        inside.addLayout(self._fields)
        inside.addWidget(self._late)
        row = QHBoxLayout(self)
        self.setProperty("kind", "row")
        row.setContentsMargins(18, 14, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._key, 0, top)
        row.addLayout(inside, 1)
