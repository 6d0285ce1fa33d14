# SPDX-License-Identifier: MIT
"""Measured values with their limits, typed in after the launch, with a picture that shows them where there is one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.day.panels import TitledPanel
from golive_desktop.ui.pages.day.standing import MetricLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["MeasuredPanel"]


class MeasuredPanel(TitledPanel):
    """Values against their limits, with a field for each when they are entered; Ctrl+V takes a picture.

    Signals:
        entered(object, object): new values by metric, as typed, and the `QImage` that was pasted, or None.
        picture_wanted(object): the same, with a picture to be chosen as evidence.
    """

    entered = Signal(object, object)
    picture_wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words.translate("Measured against the limits"))
        self._words, self._theme = words, theme
        self._lines: tuple[MetricLine, ...] = ()
        self._edits: dict[str, QLineEdit] = {}
        self._cells: list[tuple[Text, Text, Text, StatusMark, QLineEdit]] = []
        self._pasted: QImage | None = None
        self._narrow = False
        self._by = Text("", "caption")
        self.head.addWidget(self._by)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self.column.addSpacing(6)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._build_entering())
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
        for line, (_title, value, _limit, mark, _edit) in zip(lines, self._cells, strict=True):
            value.setText(line.shown or "–")
            mark.show_state(line.state, line.word)

    def typed(self) -> Mapping[str, str]:
        """What was typed, by metric; fields that are empty are left out."""
        return {key: edit.text().strip() for key, edit in self._edits.items() if edit.text().strip()}

    def forget(self) -> None:
        """Takes the fields away: what was typed is recorded, or not wanted."""
        for edit in self._edits.values():
            edit.clear()
        self._show_picture(None)
        self._show_fields(shown=False)

    def fold(self, *, narrow: bool) -> None:
        """Puts each limit below its value, before a word is cut."""
        self._narrow = narrow
        self._place()
        self._show_fields(shown=not self._entering.isHidden())

    def _build_entering(self) -> QWidget:
        _ = self._words.translate
        self._hint = Text(_("Ctrl+V takes a picture that shows the values."), "caption", wraps=True)
        self._taken = Text("", wraps=True)
        self._drop = button(
            _("Leave the picture out"), self._theme, kind="link", pressed=lambda: self._show_picture(None)
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._taken, 1)
        row.addWidget(self._drop)
        self._entering = QWidget()
        column = QVBoxLayout(self._entering)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._hint)
        column.addLayout(row)
        self._show_picture(None)
        return self._entering

    def _show_picture(self, image: QImage | None) -> None:
        self._pasted = image
        if image is not None:
            said = self._words.translate("A picture goes with them, {width} by {height} points")
            self._taken.setText(said.format(width=image.width(), height=image.height()))
        for widget, shown in (
            (self._hint, image is None),
            (self._taken, image is not None),
            (self._drop, image is not None),
        ):
            widget.setVisible(shown)

    def _build_foot(self) -> QHBoxLayout:
        _ = self._words.translate
        self._enter = button(_("Enter values"), self._theme, kind="link", image="plus", pressed=self.begin)
        self._record = button(_("Record"), self._theme, pressed=self._on_record)
        self._picture = button(
            _("With a picture…"),
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
        self._edits, self._cells = {}, []
        for line in self._lines:
            value, mark, edit = Text("", "strong"), StatusMark(self._theme), QLineEdit()
            title = Text(line.title)
            title.setBuddy(edit)
            edit.setAccessibleName(line.title)
            edit.setMaximumWidth(90)
            edit.installEventFilter(self)
            edit.returnPressed.connect(self._on_record)
            self._edits[line.key] = edit
            self._cells.append((title, value, Text(line.limit, "muted"), mark, edit))
        self._place()
        self._show_fields(shown=False)

    def _place(self) -> None:
        """Title, value, limit and status beside each other, or the limit below; the field is at the right of both."""
        self._grid.setVerticalSpacing(3 if self._narrow else 9)
        for column in range(5):
            self._grid.setColumnStretch(column, int(column == (0 if self._narrow else 2)))
        for number, (title, value, limit, mark, edit) in enumerate(self._cells):
            places = (
                ((title, 0, 0), (value, 0, 1), (limit, 1, 0), (mark, 0, 2), (edit, 1, 1))
                if self._narrow
                else ((title, 0, 0), (value, 0, 1), (limit, 0, 2), (mark, 0, 3), (edit, 0, 4))
            )
            for widget, below, column in places:
                self._grid.removeWidget(widget)
                row = 2 * number + below
                self._grid.addWidget(widget, row, column, 1, 2 if self._narrow and widget is edit else 1)

    def _show_fields(self, *, shown: bool) -> None:
        held = any(edit.hasFocus() for edit in self._edits.values())
        for widget in (*self._edits.values(), self._entering, self._record, self._picture, self._cancel):
            widget.setVisible(shown)
        for _title, _value, _limit, mark, _edit in self._cells:
            mark.setVisible(self._narrow or not shown)  # note: the field has its room there; a new value judges anew
        self._enter.setVisible(not shown)
        if held and not shown:
            self._enter.setFocus()

    def _on_record(self) -> None:
        if values := self.typed():
            self.entered.emit(values, self._pasted)

    def _paste(self) -> bool:
        """Takes the picture that was copied elsewhere; False where text was copied, which the field takes."""
        copied = QGuiApplication.clipboard().mimeData()
        image = QGuiApplication.clipboard().image() if copied.hasImage() and not copied.hasText() else QImage()
        if image.isNull():
            return False
        if self._entering.isHidden():
            self.begin()
        self._show_picture(image)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.forget()
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and self._paste():
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._paste()):
            super().keyPressEvent(event)
