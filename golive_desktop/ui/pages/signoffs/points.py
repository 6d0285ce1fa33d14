# SPDX-License-Identifier: MIT
"""The points of a form being edited: a list, and below it the one point in work."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from golive_desktop.domain.plan import Form, Item
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.signoffs.draft import renumbered
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.edits import EditText
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.table import TableCell, TableView
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["PointsEditor"]

_TEXT_HEIGHT: Final = 68
_LEAST_ROWS: Final = 4
_MOST_ROWS: Final = 9
_ROW: Final = 31


class PointsEditor(QWidget):
    """Adds, changes, removes and moves the points of one form.

    Signals:
        edited(Form, str, str): the form as it shall be, the field that was edited, and words for the menu.
    """

    edited = Signal(object, str, str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._form: Form | None = None
        _ = words.translate
        columns = ("", _("Point"), _("Rule"), _("Evidence"))
        self._table = TableView(theme, columns, stretch=1, name=_("Points of the form"))
        self.text = EditText()
        self._rule = QComboBox()
        self._evidence = QCheckBox(_("Evidence asked for"))
        self._buttons: dict[str, QPushButton] = {}
        self._build()
        self._connect()

    def show_form(self, form: Form, *, at: int | None = None) -> None:
        """Shows a form.

        Args:
            form: it.
            at: which point to turn to; None to stay.
        """
        other = self._form is None or self._form.items != form.items
        row = self._table.current_row() if at is None else at
        self._form = form
        if other:
            with QSignalBlocker(self._table.selectionModel()):
                self._table.show_rows([self._cells(item) for item in form.items])
                row = min(max(row, 0), len(form.items) - 1)
                if row >= 0:
                    self._table.selectRow(row)
            shown = min(max(len(form.items), _LEAST_ROWS), _MOST_ROWS)
            self._table.setFixedHeight((shown + 1) * _ROW + 6)
        self._show_point()

    def turn_to(self, number: int) -> None:
        """Shows the point with this number, counted from 1, and puts the keyboard on its text."""
        self._table.selectRow(number - 1)
        self._show_point()
        self.text.setFocus()

    def _cells(self, item: Item) -> tuple[TableCell, ...]:
        _ = self._words.translate
        said = " ".join(item.text.split())
        empty = _("(no text yet)")
        return (
            TableCell(text=item.key, colour="muted"),
            TableCell(text=said or empty, more=said, colour="" if said else "danger"),
            TableCell(text=_("must be yes") if item.blocking else _("for information"), colour="muted"),
            TableCell(text=_("asked for") if item.evidence_required else "–", colour="muted"),
        )

    def _build(self) -> None:
        _ = self._words.translate
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self._rule.addItem(_("must be yes"), True)  # noqa: FBT003 - the value of the choice
        self._rule.addItem(_("for information"), False)  # noqa: FBT003 - as above
        self.field = Field(_("&Text of the point"), self.text, self._theme)
        self._ruled = Field(_("R&ule"), self._rule, self._theme)
        self._rule.setMinimumWidth(170)
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, text, image in (
            ("add", _("Add a point"), "plus"),
            ("up", _("Move up"), "chevron-up"),
            ("down", _("Move down"), "chevron-down"),
            ("remove", _("Remove"), "trash-2"),
        ):
            made = button(text, self._theme, image=image, pressed=lambda key=key: self._on_pressed(key))  # type: ignore[misc]  # a default argument has no inferred type
            self._buttons[key] = made
            row.addWidget(made)
        row.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self._ruled)
        beside.addWidget(self._evidence)
        beside.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.field, 1)
        below.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Text(_("Points of the form"), "section"))
        column.addWidget(self._table)
        column.addLayout(row)
        column.addLayout(below)

    def _connect(self) -> None:
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_point())
        self._table.opened.connect(lambda _row: self.text.setFocus())
        self.text.edited.connect(lambda text: self._change("text", text=text))
        self._rule.activated.connect(lambda _index: self._change("rule", blocking=self._rule.currentData()))
        self._evidence.clicked.connect(lambda checked: self._change("evidence", evidence_required=checked))

    def _current(self) -> Item | None:
        row = self._table.current_row()
        items = self._form.items if self._form else ()
        return items[row] if 0 <= row < len(items) else None

    def _show_point(self) -> None:
        item = self._current()
        row, count = self._table.current_row(), len(self._form.items) if self._form else 0
        for part in (self.field, self._ruled, self._evidence):
            part.setVisible(item is not None)
        self._buttons["up"].setEnabled(row > 0)
        self._buttons["down"].setEnabled(0 <= row < count - 1)
        self._buttons["remove"].setEnabled(item is not None)
        if item is not None:
            self.text.show_text(item.text)
            self._rule.setCurrentIndex(0 if item.blocking else 1)
            self._evidence.setChecked(item.evidence_required)

    def _change(self, field: str, **values: object) -> None:
        item, form = self._current(), self._form
        if item is None or form is None:
            return
        changed = replace(item, **values)  # type: ignore[arg-type]  # one field of the point with its own type
        items = tuple(changed if other.key == item.key else other for other in form.items)
        words = self._words.translate("change of point {number}").format(number=item.key)
        self.edited.emit(replace(form, items=items), f"{field} {item.key}" if field == "text" else "", words)

    def _on_pressed(self, key: str) -> None:
        form, row = self._form, self._table.current_row()
        if form is None:
            return
        _ = self._words.translate
        items = list(form.items)
        match key:
            case "add":
                row = row + 1 if items else 0
                items.insert(row, Item(key="", text=""))
                words = _("a new point")
            case "remove":
                del items[row]
                row, words = min(row, len(items) - 1), _("removal of a point")
            case _:
                step = -1 if key == "up" else 1
                items[row], items[row + step] = items[row + step], items[row]
                row, words = row + step, _("move of a point")
        changed = renumbered(form, tuple(items))
        self.show_form(changed, at=row)
        self.edited.emit(changed, "", words)
        if key == "add":
            self.text.setFocus()
