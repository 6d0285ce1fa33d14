# SPDX-License-Identifier: MIT
"""Values against their limits: a card with a chart for each, and all values in one table."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.watching import Source
from golive_desktop.services.day_steps import measure
from golive_desktop.services.overview import Overview
from golive_desktop.services.watching import read_metric, set_source
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.after.card import MetricCard
from golive_desktop.ui.pages.after.part import Part
from golive_desktop.ui.pages.after.reading import AfterLook
from golive_desktop.ui.pages.after.sight import MetricSight, metrics_of
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.stops import in_turn
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["ValuesPart"]

_CARD: Final = 330
_MOST_ROWS: Final = 200


class ValuesPart(Part):
    """Cards side by side as the width allows, the history below them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._cards: dict[str, MetricCard] = {}
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._none = Text(_("The runbook watches no value."), "muted", wraps=True)
        columns = (_("Time"), _("Value"), "", _("Against the limit"), _("Recorded by"), _("Evidence"))
        self._history = Board(self.theme, columns, name=_("All values"), folds=(5,), elastic=1)
        below = panel()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(Text(_("All values, the newest first"), "section"))
        inside.addWidget(self._history)
        self.column.addWidget(self._none)
        self.column.addLayout(self._grid)
        self.column.addWidget(below)
        self.column.addStretch(1)

    def show_look(self, look: AfterLook, overview: Overview) -> None:
        """Shows every value; what is being typed stays."""
        self.overview = overview
        sights = metrics_of(look.view, self.words)
        self._none.setVisible(not sights)
        if [sight.key for sight in sights] != list(self._cards):
            self._make_cards(sights)
        for sight in sights:
            self._cards[sight.key].show_metric(sight)
        points = [(point, sight) for sight in sights for point in sight.points]
        points.sort(key=lambda pair: pair[0].at, reverse=True)
        yes = self.words.translate("kept")
        self._history.show_rows(
            [
                (
                    TableCell(text=point.time),
                    TableCell(text=sight.title, bold=True),
                    TableCell(text=point.shown),
                    TableCell(text=point.word, state="approved" if point.holds else "rejected"),
                    TableCell(text=point.by),
                    TableCell(text=yes if point.evidence else "–", image="paperclip" if point.evidence else ""),
                )
                for point, sight in points[:_MOST_ROWS]
            ]
        )

    def first_focus(self) -> QWidget:
        """The first field."""
        return next(iter(self._cards.values())).entry() if self._cards else self

    def _make_cards(self, sights: tuple[MetricSight, ...]) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {sight.key: MetricCard(self.words, self.theme, sight) for sight in sights}
        for card in self._cards.values():
            card.entered.connect(self._on_entered)
            card.read_wanted.connect(self._on_read)
            card.source_chosen.connect(self._on_source)
        self._columns = 0
        self._place(self.width())
        in_turn(*self._cards.values(), self._history)

    def _place(self, width: int) -> None:
        columns = max(1, min(len(self._cards), width // _CARD))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_entered(self, key: str, value: str) -> None:
        acting, card = self.acting(), self._cards[key]
        self.context.bridge.write(
            lambda _task: measure(acting(), key, value),
            owner=card,
            done=lambda _none: card.settle(),
            refused=card.show_problem,
            changes=self.release,
        )

    def _on_read(self, key: str, source: Source) -> None:
        acting, card, reader = self.acting(), self._cards[key], self.context.computer.metrics

        def done(_value: str) -> None:
            card.settle()

        def refused(problem: Problem) -> None:
            card.show_problem(problem)

        # note: a command is ended when the window closes, a server is waited for some seconds
        start = self.context.bridge.run if source.kind == "command" else self.context.bridge.call
        start(
            lambda task: read_metric(acting(), reader, key, confirmed=source.exact, cancelled=lambda: task.cancelled),
            owner=card,
            done=done,
            refused=refused,
            changes=self.release,
        )

    def _on_source(self, key: str, source: Source | None) -> None:
        self.write(lambda acting: set_source(acting.adapters, acting.release, key, source, now=acting.now))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cards:
            self._place(event.size().width())
