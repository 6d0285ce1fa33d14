# SPDX-License-Identifier: MIT
"""One metric: its newest value against the limit, its chart, a field for the next value, and where it is read."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.watching import Source
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.pages.after.chart import Chart
from golive_desktop.ui.pages.after.sight import MetricSight
from golive_desktop.ui.pages.after.sourceform import SourceForm
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["MetricCard"]

_FIELD: Final = 84


class MetricCard(QFrame):
    """A panel for one metric; what is being typed stays until it is recorded.

    Args:
        words: the reader's language.
        theme: the colours.
        sight: the metric, which stays the same for this card.

    Signals:
        entered(str, str): the metric's key, and a value as typed.
        read_wanted(str, object): the metric's key, and the `Source` as it was seen and confirmed.
        source_chosen(str, object): the metric's key, and its new `Source` or None.
    """

    entered = Signal(str, str)
    read_wanted = Signal(str, object)
    source_chosen = Signal(str, object)

    def __init__(self, words: Words, theme: Theme, sight: MetricSight) -> None:
        super().__init__()
        _ = words.translate
        self._words, self._theme, self._sight = words, theme, sight
        self._confirmed: Source | None = None
        self.setProperty("kind", "panel")
        self._mark = StatusMark(theme)
        self._value, self._by = Text("", "record"), Text("", "caption", wraps=True)
        self._chart = Chart(words, theme)
        self._edit = QLineEdit()
        self._edit.setAccessibleName(_("New value: {title}").format(title=sight.title))
        self._edit.setPlaceholderText(_("New value"))
        self._record = button(_("Record"), theme, pressed=self._on_record)
        self._read = button(_("Read now"), theme, image="refresh-cw", pressed=self._on_read)
        self._change = button(_("Source…"), theme, kind="link", pressed=self._on_change)
        self._change.setAccessibleName(_("Source of {title}").format(title=sight.title))
        self._source = Text("", "mono", wraps=True, selectable=True, breaks=True)
        self._typed = Text(_("Typed by hand"), "muted")
        self._form = SourceForm(words, theme, sight.title)
        self._problem = Text("", wraps=True, colour=theme.colour("danger"))
        self._confirm = self._build_confirm()
        self._build()
        self._connect()
        self.show_metric(sight)

    def show_metric(self, sight: MetricSight) -> None:
        """Shows the metric as it stands."""
        _ = self._words.translate
        if sight.source != self._sight.source:
            self._confirm.hide()
        self._sight = sight
        newest = sight.newest
        self._value.setText(newest.shown if newest is not None else "–")
        self._by.setText(f"{newest.time}, {newest.by}" if newest is not None else "")
        self._mark.show_state(sight.state, sight.word)
        self._chart.show_metric(sight)
        self._read.setVisible(sight.source is not None)
        self._source.setText(sight.source.exact if sight.source is not None else "")
        self._source.setVisible(sight.source is not None)
        self._typed.setVisible(sight.source is None)

    def settle(self) -> None:
        """What was typed or asked is recorded."""
        self._edit.clear()
        self.show_problem(None)
        self._read.setEnabled(True)

    def show_problem(self, problem: Problem | None) -> None:
        """Says why there is no new value."""
        said = self._words.explain(problem) if problem is not None else None
        text = f"{said.sentence} {said.next_step}".strip() if said is not None else ""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._edit.setAccessibleDescription(text)
        self._read.setEnabled(True)

    def entry(self) -> QLineEdit:
        """The field for a new value."""
        return self._edit

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(self._sight.title, "section", wraps=True), 1)
        head.addWidget(self._mark)
        value = QHBoxLayout()
        value.setSpacing(10)
        value.addWidget(self._value)
        value.addWidget(self._by, 1)
        enter = QHBoxLayout()
        enter.setSpacing(8)
        enter.addWidget(self._edit, 1)
        enter.addWidget(self._record)
        enter.addWidget(self._read)
        self._edit.setMinimumWidth(_FIELD)
        source = QHBoxLayout()
        source.setSpacing(8)
        source.addWidget(self._source, 1)
        source.addWidget(self._typed, 1)
        source.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(value)
        column.addWidget(self._chart)
        column.addLayout(enter)
        column.addLayout(source)
        for widget in (self._problem, self._confirm, self._form):
            column.addWidget(widget)
        column.addStretch(1)

    def _build_confirm(self) -> QWidget:
        _ = self._words.translate
        frame = QFrame()
        frame.setProperty("kind", "strip")
        frame.setProperty("weight", "asks")
        self._run = button(_("Run this command"), self._theme, pressed=self._on_confirmed)
        cancel = button(_("Cancel"), self._theme, kind="link", pressed=frame.hide)
        self._exact = Text("", "mono", wraps=True, selectable=True, breaks=True)
        foot = QHBoxLayout()
        foot.addWidget(self._run)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(Text(_("This command runs on this computer, as you:"), "strong", wraps=True))
        column.addWidget(self._exact)
        column.addLayout(foot)
        frame.hide()
        return frame

    def _connect(self) -> None:
        self._edit.returnPressed.connect(self._on_record)
        self._form.chosen.connect(self._on_chosen)
        self._form.left.connect(self._change.setFocus)

    def _on_record(self) -> None:
        if self._edit.text().strip():
            self.entered.emit(self._sight.key, self._edit.text())
        else:
            self._edit.setFocus()

    def _on_read(self) -> None:
        source = self._sight.source
        if source is None:
            return
        if source.kind == "command" and source != self._confirmed:
            self._exact.setText(source.exact)
            self._confirm.show()
            self._run.setFocus()
            return
        self._ask(source)

    def _on_confirmed(self) -> None:
        self._confirm.hide()
        source = self._sight.source
        if source is not None:
            self._confirmed = source
            self._ask(source)

    def _ask(self, source: Source) -> None:
        self.show_problem(None)
        self._read.setEnabled(False)
        self.read_wanted.emit(self._sight.key, source)

    def _on_change(self) -> None:
        self._form.begin(self._sight.source)

    def _on_chosen(self, source: Source | None) -> None:
        self._form.hide()
        self.source_chosen.emit(self._sight.key, source)
