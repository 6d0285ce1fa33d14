# SPDX-License-Identifier: MIT
"""The executive sign-off: critical conditions, gates, what stands before it, and the record once it is signed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Severity
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.links import follow
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.conditions.rows import critical_cells
from golive_desktop.ui.pages.executive.sight import ExecutiveSight, executive_of
from golive_desktop.ui.pages.gates.sight import GateSight
from golive_desktop.ui.pages.signoffs.decision import DecisionPane, SignaturePane
from golive_desktop.ui.pages.signoffs.reading import Reading
from golive_desktop.ui.pages.signoffs.showing import record_of
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.heading import heading
from golive_desktop.ui.parts.lines import LineList
from golive_desktop.ui.parts.room import give_width, turn
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.table import TableCell
from golive_desktop.ui.parts.text import Text, hairline, panel, tip

__all__ = ["ExecutivePage", "make_page"]

_SIDE: Final = 386
_ONE_COLUMN: Final = 780
_MOST_LINES: Final = 4 * 27


def make_page(context: Context) -> "ExecutivePage":
    """The executive sign-off; its subject "gates" turns to the gates."""
    return ExecutivePage(context)


class ExecutivePage(Page):
    """What the last signature stands on, and the signature."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._overview: Overview | None = None
        self._sight: ExecutiveSight | None = None
        self._reading = Reading(context, self)
        self._strip = Strip(self.words, self.theme)
        self._who = Text("", "muted")
        self._act = button("", self.theme, kind="filled", pressed=self._on_act)
        self._open = button(_("Open sign-off"), self.theme, pressed=self._on_open)
        self._obstacles = LineList(self.theme, name=_("What still stands before it"))
        self._ready = StatusMark(self.theme)
        self._obstacle_sentence = Text("", "muted")
        columns = ("", _("What has to be true"), _("State"), _("Recorded"))
        self._critical = Board(self.theme, columns, name=_("Critical conditions"), elastic=1, wraps=True)
        facts = ("", _("Command"), _("Result"), _("When"), _("Commit"))
        self._gates = Board(self.theme, facts, name=_("Gates"), elastic=1)
        self._statement = Text("", "body", wraps=True, selectable=True)
        self._mark = StatusMark(self.theme, chip=True)
        self._decision = DecisionPane(self.words, self.theme)
        self._signature = SignaturePane(self.words, self.theme)
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Shows where the executive sign-off stands."""
        self._overview = overview
        self._sight = executive_of(overview, self.words)
        self._reading.show_release(overview)
        self._reading.want(self._sight.approval)
        self._show_sight(self._sight)

    def show_subject(self, subject: str) -> None:
        """Turns to the gates."""
        if subject == "gates" and self._gates.isVisibleTo(self):
            self._gates.setFocus()

    def about(self) -> str:
        """The one sign-off of the release."""
        return ""

    def first_focus(self) -> QWidget:
        """What stands before it, else the button."""
        return self._obstacles if self._obstacles.isVisibleTo(self) else self._act

    def fold(self, *, narrow: bool) -> None:
        """The record moves below."""
        turn(self._row, below=narrow)
        give_width(self._side, _SIDE, free=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < _ONE_COLUMN
        turn(self._head, below=below)

    def _build(self) -> None:
        _ = self.words.translate
        column = scrolling_column(self)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(Text(_("Executive sign-off"), "page"))
        titles.addWidget(self._who)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._open)
        buttons.addWidget(self._act)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(titles, 1)
        self._head.addLayout(buttons)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addLayout(self._build_left(), 1)
        self._row.addWidget(self._build_side())
        column.addLayout(self._head)
        column.addWidget(self._strip)
        column.addLayout(self._row, 1)

    def _build_left(self) -> QVBoxLayout:
        _ = self.words.translate
        self._critical_counts, self._gate_counts, self._zone = Text("", "muted"), Text("", "muted"), Text("", "muted")
        self._no_critical = Text(_("The plan names no critical conditions."), "muted", wraps=True)
        self._no_gates = Text(_("The plan names no gates."), "muted", wraps=True)
        before = panel()
        inside = QVBoxLayout(before)
        inside.setContentsMargins(16, 12, 14, 10)
        inside.setSpacing(4)
        inside.addLayout(heading(_("What still stands before it"), self._obstacle_sentence))
        inside.addWidget(self._obstacles, 1)
        inside.addWidget(self._ready)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(before)
        column.addLayout(heading(_("Critical conditions of the go-live"), self._critical_counts))
        column.addWidget(self._critical, 1)
        column.addWidget(self._no_critical)
        column.addLayout(self._build_gates_heading())
        column.addWidget(self._gates, 1)
        column.addWidget(self._no_gates)
        column.addStretch(0)
        return column

    def _build_gates_heading(self) -> QHBoxLayout:
        _ = self.words.translate
        shell = self.context.shell
        self._run = button(
            _("Run gates…"), self.theme, kind="link", image="activity", pressed=lambda: shell.open_page("gates")
        )
        row = heading(_("Gates"), self._gate_counts, self._zone)
        row.insertWidget(2, self._run)
        return row

    def _build_side(self) -> QFrame:
        _ = self.words.translate
        self._side = panel()
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.setSpacing(12)
        inside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._statement_title = Text(_("What is signed"), "section")
        for widget in (self._statement_title, self._statement, hairline(), self._decision, self._signature):
            inside.addWidget(widget)
        inside.addStretch(1)
        return self._side

    def _connect(self) -> None:
        shell = self.context.shell
        self._obstacles.followed.connect(lambda address: follow(shell, address))
        self._critical.opened.connect(self._on_critical)
        self._gates.opened.connect(lambda row: shell.open_page("gates", self._gate_key(row)))
        self._reading.arrived.connect(self._on_arrived)
        self._reading.failed.connect(self._strip.show_problem)

    # --- what is shown

    def _show_sight(self, sight: ExecutiveSight) -> None:
        """All that is visible follows from `sight`."""
        self._who.setText(sight.who)
        self._show_act(sight)
        self._show_before(sight)
        self._critical_counts.setText(sight.critical_counts)
        self._gate_counts.setText(sight.gate_counts)
        self._zone.setText(sight.zone)
        self._critical.show_rows([critical_cells(item) for item in sight.critical])
        self._gates.show_rows([_gate_cells(item) for item in sight.gates])
        for widget, shown in (
            (self._critical, bool(sight.critical)),
            (self._no_critical, not sight.critical),
            (self._gates, bool(sight.gates)),
            (self._no_gates, not sight.gates),
            (self._run, bool(sight.gates)),
            (self._side, bool(sight.role)),
            (self._open, bool(sight.role)),
        ):
            widget.setVisible(shown)
        if sight.stale:
            self._strip.show_text(sight.stale, sight.stale_more, Severity.ASKS)
        else:
            self._strip.hide()
        self._show_record(sight)

    def _show_act(self, sight: ExecutiveSight) -> None:
        self._act.setText(sight.act.text)
        set_kind(self._act, "filled", self.theme, sight.act.image)
        self._act.setEnabled(sight.act.enabled)
        why = "" if sight.act.enabled else sight.obstacle_sentence
        self._act.setToolTip(tip(why))
        self._act.setAccessibleDescription(why)

    def _show_before(self, sight: ExecutiveSight) -> None:
        self._obstacles.show_lines(sight.obstacles)
        self._obstacles.setVisible(bool(sight.obstacles))
        self._obstacles.setMinimumHeight(min(_MOST_LINES, len(sight.obstacles) * 30))
        self._obstacle_sentence.setText(sight.obstacle_sentence if sight.obstacles else "")
        self._ready.show_state("GO", sight.obstacle_sentence)
        self._ready.setVisible(not sight.obstacles)

    def _show_record(self, sight: ExecutiveSight) -> None:
        if self._overview is None or not sight.role:
            return
        sha256 = sight.approval
        record = record_of(
            self._overview, sight.role, self.words, self._reading.kept(sha256), self._reading.check(sha256)
        )
        self._mark.show_state(sight.state, sight.word)
        self._statement.setText(self.words.translate("“{text}”").format(text=sight.statement))
        for widget in (self._statement_title, self._statement):
            widget.setVisible(bool(sight.statement) and not sha256)
        self._decision.show_record(record)
        self._signature.show_record(record)

    # --- what is asked

    def _on_arrived(self, sha256: str) -> None:
        if self._sight is not None and sha256 == self._sight.approval:
            self._show_record(self._sight)

    def _on_act(self) -> None:
        if self._sight is not None:
            follow(self.context.shell, self._sight.act.address)

    def _on_open(self) -> None:
        if self._sight is not None:
            self.context.shell.open_page("signoffs", self._sight.role)

    def _gate_key(self, row: int) -> str:
        return self._sight.gates[row].key if self._sight is not None else ""

    def _on_critical(self, row: int) -> None:
        if self._sight is not None:
            self.context.shell.open_page("conditions", self._sight.critical[row].address)


def _gate_cells(item: GateSight) -> tuple[TableCell, ...]:
    return (
        TableCell(text=item.key),
        TableCell(text=item.command, more=item.command),
        TableCell(text=item.word, state=item.state, more=item.more),
        TableCell(text=item.when),
        TableCell(text=item.commit),
    )
