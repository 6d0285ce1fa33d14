# SPDX-License-Identifier: MIT
"""Gates before the launch, and measured values with their limits after it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.panels import Rows, TitledPanel, yielding
from golive_desktop.ui.pages.day.standing import GateLine, MetricLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["GatesPanel", "MeasuredPanel"]


class GatesPanel(TitledPanel):
    """What has to hold before T-0.

    Signals:
        followed(str): the link to where it stands in full.
    """

    followed = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Gates"))
        self._theme = theme
        self._lines: tuple[GateLine, ...] = ()
        self._rows = Rows()
        self._as_of = Text("", "caption")
        self.head.addWidget(self._as_of)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_gates(self, lines: Sequence[GateLine], as_of: str) -> None:
        """Shows these lines."""
        self._as_of.setText(as_of)
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._rows.clear()
        for line in lines:
            self._add(line)

    def _add(self, line: GateLine) -> None:
        mark = StatusMark(self._theme)
        mark.show_state("green" if line.met else "not-requested", line.word)
        if line.met:
            title: QWidget = yielding(Text(line.title))
        else:
            title = button(line.title, self._theme, kind="link", pressed=lambda: self.followed.emit(line.link))
            title.setAccessibleName(line.said)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._rows.add_row((title, 1), (mark, 0)).setAccessibleName(line.said)


class MeasuredPanel(TitledPanel):
    """Values against their limits, with a field for each when they are entered.

    Signals:
        entered(object): new values by metric, as typed.
        picture_wanted(object): the same, with a picture to be chosen as evidence.
    """

    entered = Signal(object)
    picture_wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Measured against the limits"))
        self._words, self._theme = words, theme
        self._lines: tuple[MetricLine, ...] = ()
        self._edits: dict[str, QLineEdit] = {}
        self._by = Text("", "caption")
        self.head.addWidget(self._by)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(2, 1)
        self.column.addSpacing(6)
        self.column.addLayout(self._grid)
        self.column.addLayout(self._build_foot())
        self.column.addStretch(1)

    def show_metrics(self, lines: Sequence[MetricLine]) -> None:
        """Shows these values; what is being typed stays."""
        if tuple(lines) == self._lines:
            return
        same = [line.key for line in lines] == [line.key for line in self._lines]
        self._lines = tuple(lines)
        newest = max((line.by for line in lines), default="")
        self._by.setText(newest)
        if not same:
            self._make_rows()
        for line, (value, mark) in zip(lines, self._cells, strict=True):
            value.setText(line.shown or "–")
            mark.show_state(line.state, line.word)

    def typed(self) -> Mapping[str, str]:
        """What was typed, by metric; fields that are empty are left out."""
        return {key: edit.text().strip() for key, edit in self._edits.items() if edit.text().strip()}

    def forget(self) -> None:
        """Takes the fields away: what was typed is recorded, or not wanted."""
        for edit in self._edits.values():
            edit.clear()
        self._show_fields(shown=False)

    def _build_foot(self) -> QHBoxLayout:
        _ = self._words.translate
        self._enter = button(_("Enter values"), self._theme, kind="link", image="plus", pressed=self.begin)
        self._record = button(_("Record"), self._theme, pressed=self._on_record)
        self._picture = button(
            _("Record with a picture…"),
            self._theme,
            kind="link",
            image="paperclip",
            pressed=lambda: self.picture_wanted.emit(self.typed()),
        )
        self._cancel = button(_("Cancel"), self._theme, kind="link", pressed=self.forget)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(14)
        for made in (self._enter, self._record, self._picture, self._cancel):
            row.addWidget(made)
        row.addStretch(1)
        for made in (self._record, self._picture, self._cancel):
            made.hide()
        return row

    def begin(self) -> None:
        """Shows a field for each value."""
        self._show_fields(shown=True)
        if self._edits:
            next(iter(self._edits.values())).setFocus()

    def _make_rows(self) -> None:
        while (found := self._grid.takeAt(0)) is not None:
            if (widget := found.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._edits = {}
        self._cells: list[tuple[Text, StatusMark]] = []
        for row, line in enumerate(self._lines):
            value, mark, edit = Text("", "strong"), StatusMark(self._theme), QLineEdit()
            title = Text(line.title)
            title.setBuddy(edit)
            edit.setAccessibleName(line.title)
            edit.setMaximumWidth(90)
            edit.installEventFilter(self)
            edit.returnPressed.connect(self._on_record)
            self._edits[line.key] = edit
            self._cells.append((value, mark))
            for column, widget in enumerate((title, value, Text(line.limit, "muted"), mark)):
                self._grid.addWidget(widget, row, column)
            self._grid.addWidget(edit, row, 4)
        self._show_fields(shown=False)

    def _show_fields(self, *, shown: bool) -> None:
        held = any(edit.hasFocus() for edit in self._edits.values())
        for widget in (*self._edits.values(), self._record, self._picture, self._cancel):
            widget.setVisible(shown)
        self._enter.setVisible(not shown)
        if held and not shown:
            self._enter.setFocus()

    def _on_record(self) -> None:
        if values := self.typed():
            self.entered.emit(values)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.forget()
            return True
        return super().eventFilter(watched, event)
