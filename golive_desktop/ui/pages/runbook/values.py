# SPDX-License-Identifier: MIT
"""What is measured after the launch, and within which limit it has to be."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.arranging import free_key
from golive_desktop.domain.edition import Origin, origin_of
from golive_desktop.domain.runbook import Metric
from golive_desktop.domain.watching import number_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.runbook.listpanel import ListPanel
from golive_desktop.ui.pages.runbook.part import Part, Size
from golive_desktop.ui.pages.runbook.sight import EditSight, hours_of, origin_words
from golive_desktop.ui.parts.edits import EditLine
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.wording.sentences import N_

__all__ = ["ValuesPart"]

_RULES: Final = {
    "below": N_("below"),
    "at most": N_("at most"),
    "above": N_("above"),
    "at least": N_("at least"),
}


class ValuesPart(Part):
    """A table of values, and below it the one in work."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        columns = (_("Value"), _("Limit"), _("Read from"), _("Comes from"), _("This run"))
        self._list = ListPanel(
            self.words, self.theme, columns, stretch=0, name=_("Values and limits"), add=_("Add a value")
        )
        self._title, self._unit, self._limit = EditLine(), EditLine(), EditLine()
        self._rule = QComboBox()
        self._fixed = StatusMark(self.theme)
        self._key = ""
        self._build()
        self._connect()

    def show_sight(self, sight: EditSight, key: str) -> None:
        """Shows all values, with the cursor on one."""
        self.sight = sight
        keys = [metric.key for metric in sight.now.metrics]
        self._key = next((one for one in (key, self._key) if one in keys), keys[0] if keys else "")
        row = keys.index(self._key) if self._key else 0
        self._list.show_rows([self._cells(metric) for metric in sight.now.metrics], row)
        self._show_value()

    def show_fault(self, key: str) -> bool:
        """Turns to the value that cannot be kept, and says why."""
        if self.sight is None or key not in {metric.key for metric in self.sight.now.metrics}:
            return False
        self.show_sight(self.sight, key)
        self._fields["title"].show_problem(self.words.translate("A value needs a name."))
        self._title.setFocus()
        return True

    def first_focus(self) -> QWidget:
        """The table."""
        return self._list.table

    def fold(self, size: Size) -> None:
        """Leaves columns out."""
        for column in (2, 3):
            self._list.table.setColumnHidden(column, size == "small")

    def _build(self) -> None:
        _ = self.words.translate
        for key, text in _RULES.items():
            self._rule.addItem(_(text), key)
        theme = self.theme
        self._fields = {
            "title": Field(_("&Name of the value"), self._title, theme),
            "rule": Field(_("Has to &be"), self._rule, theme),
            "limit": Field(_("&Limit"), self._limit, theme),
            "unit": Field(_("&Unit"), self._unit, theme),
        }
        line = QHBoxLayout()
        line.setSpacing(10)
        for name, share in (("title", 3), ("rule", 1), ("limit", 1), ("unit", 1)):
            line.addWidget(self._fields[name], share, Qt.AlignmentFlag.AlignTop)
        for field in self._fields.values():
            field.hide()
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(Text(_("Values and limits"), "section"))
        said = _("Where a value is read, by a command or from a server, is said under “After launch”.")
        inside.addWidget(Text(said, "muted", wraps=True))
        inside.addWidget(self._list, 1)
        inside.addWidget(self._fixed)
        inside.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame, 1)

    def _connect(self) -> None:
        self._list.turned.connect(self._on_turned)
        self._list.asked.connect(self._on_asked)
        self._list.opened.connect(lambda _row: self._title.setFocus())
        self._title.textEdited.connect(lambda text: self._change("title", title=text))
        self._unit.textEdited.connect(lambda text: self._change("unit", unit=text))
        self._limit.textEdited.connect(self._on_limit)
        self._rule.activated.connect(lambda _row: self._change("", within=self._rule.currentData()))
        for line in (self._title, self._unit, self._limit):
            line.undo_wanted.connect(self.undo_wanted)
            line.redo_wanted.connect(self.redo_wanted)

    # --- what is shown

    def _cells(self, metric: Metric) -> tuple[TableCell, ...]:
        if self.sight is None:
            return ()
        _, view = self.words.translate, self.sight.view
        origin, event = origin_of(metric, view.first), view.fixed.metrics.get(metric.key)
        came = origin_words(origin, view, self.words, template=True)
        read = f"{self._number(event.values.get('value', ''))} {metric.unit}".strip() if event else "–"
        limit = f"{_(_RULES[metric.within])} {self._number(str(metric.limit))} {metric.unit}"
        return (
            TableCell(text=metric.title or _("(no name yet)"), bold=True, colour="" if metric.title else "danger"),
            TableCell(text=limit.strip()),
            TableCell(text=_("typed") if metric.source is None else metric.source.kind, colour="muted"),
            TableCell(text=came, colour="muted" if origin is Origin.PLAN else ""),
            TableCell(text=read, image="lock" if event else "", colour="muted"),
        )

    def _show_value(self) -> None:
        metric = self._metric()
        for field in self._fields.values():
            field.setVisible(metric is not None)
        event = self.sight.view.fixed.metrics.get(self._key) if self.sight is not None else None
        self._fixed.setVisible(event is not None)
        self._list.allow(
            remove=metric is not None and event is None, up=self._row() > 0, down=self._row() < self._last()
        )
        if metric is None or self.sight is None:
            return
        if event is not None:
            at = hours_of(self.sight.view, self.words).clock(event.at)
            said = self.words.translate("Measured at {time}: its limit stays as it was agreed.")
            self._fixed.show_state("approved", said.format(time=at))
        self._title.show_text(metric.title)
        self._unit.show_text(metric.unit)
        if number_of(self._limit.text()) != metric.limit and not self._limit_is_typed():
            self._limit.show_text(self._number(str(metric.limit)))
        with QSignalBlocker(self._rule):
            self._rule.setCurrentIndex(self._rule.findData(metric.within))
        for edit in (self._title, self._unit, self._limit):
            edit.setReadOnly(event is not None)
        self._rule.setEnabled(event is None)

    def _limit_is_typed(self) -> bool:
        """Whether somebody is still typing what is no number yet."""
        return self._limit.hasFocus() and number_of(self._limit.text()) is None

    def _number(self, text: str) -> str:
        return text.replace(".", ",") if self.words.language == "de" else text

    # --- what is known

    def _metric(self) -> Metric | None:
        metrics = self.sight.now.metrics if self.sight is not None else ()
        return next((metric for metric in metrics if metric.key == self._key), None)

    def _row(self) -> int:
        keys = [metric.key for metric in self.sight.now.metrics] if self.sight is not None else []
        return keys.index(self._key) if self._key in keys else -1

    def _last(self) -> int:
        return len(self.sight.now.metrics) - 1 if self.sight is not None else -1

    # --- what is asked

    def _on_turned(self, row: int) -> None:
        if self.sight is not None and 0 <= row < len(self.sight.now.metrics):
            self._key = self.sight.now.metrics[row].key
            self._limit.setText("")
            self._fields["limit"].show_problem("")
            self.turned.emit(self._key)
            self._show_value()

    def _on_limit(self, text: str) -> None:
        limit = number_of(text)
        wrong = self.words.translate("The limit is a number, such as 0.5.") if limit is None else ""
        self._fields["limit"].show_problem(wrong)
        if limit is not None:
            self._change("limit", limit=limit)

    def _change(self, field: str, **values: object) -> None:
        metric = self._metric()
        if metric is None or self.sight is None:
            return
        self._fields["title"].show_problem("")
        changed = replace(metric, **values)  # type: ignore[arg-type]  # one field of the value with its own type
        metrics = tuple(changed if other.key == metric.key else other for other in self.sight.now.metrics)
        words = self.words.translate("change of a value")
        self.change(replace(self.sight.now, metrics=metrics), f"{field} {metric.key}" if field else "", words)

    def _on_asked(self, what: str) -> None:
        if self.sight is None:
            return
        _, row = self.words.translate, self._row()
        metrics = list(self.sight.now.metrics)
        if what == "add":
            taken = {metric.key for book in (self.sight.base, self.sight.now) for metric in book.metrics}
            new = Metric(key=free_key("value", taken | set(self.sight.view.fixed.metrics)), title="", limit=Decimal(0))
            metrics.append(new)
            self._key, words = new.key, _("a new value")
        else:
            metric = metrics.pop(row)
            words = _("removal of a value") if what == "remove" else _("move of a value")
            if what != "remove":
                metrics.insert(row + (-1 if what == "up" else 1), metric)
        self.turned.emit(self._key)
        self.change(replace(self.sight.now, metrics=tuple(metrics)), "", words)
        if what == "add":
            self._title.setFocus()
