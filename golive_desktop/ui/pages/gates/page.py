# SPDX-License-Identifier: MIT
"""The technical gates: choose the working copy, read and confirm each command, run it and watch."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QWidget

from golive_desktop.domain.ci import CI_ROLE
from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.gates.ci import change_ci
from golive_desktop.ui.pages.gates.console import ConsoleLine
from golive_desktop.ui.pages.gates.copy import CopyPanel, copy_of
from golive_desktop.ui.pages.gates.looking import Looked, Order, look_into
from golive_desktop.ui.pages.gates.pane import GatePane
from golive_desktop.ui.pages.gates.runs import runs_of
from golive_desktop.ui.pages.gates.showing import Standing, cells_of, pane_of, printed_words
from golive_desktop.ui.pages.gates.sight import GateSight, console_command, gates_of, green_words
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button, set_kind
from golive_desktop.ui.parts.room import turn
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, tip
from golive_desktop.ui.preferences import Preferences

__all__ = ["GatesPage", "make_page"]

_SECOND_MS: Final = 1000
_SMALL: Final = 780
_LESS: Final = (3, 4, 5)
"""Columns that a small window leaves out: the pane has them."""


def make_page(context: Context) -> "GatesPage":
    """The gates; its subject is the key of one of them."""
    return GatesPage(context)


class GatesPage(Page):
    """The gates of the plan, run on this computer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._overview: Overview | None = None
        self._gates: tuple[GateSight, ...] = ()
        self._key = ""
        self._looked: Looked | None = None
        self._folder: Path | None = None
        self._runs = runs_of(context)
        self._preferences = Preferences(context.home)
        self._strip = Strip(self.words, self.theme)
        self._counts = Text("", "muted")
        self._zone = Text("", "muted")
        self._all = button(_("Run all confirmed"), self.theme, kind="filled", image="activity", pressed=self._on_all)
        self._copy = CopyPanel(self.words, self.theme)
        columns = ("", _("Command"), _("Result"), _("Last run"), _("Exit code"), _("Duration"), _("Before it runs"))
        self._board = Board(self.theme, columns, name=_("Gates"), elastic=1)
        self._console = ConsoleLine(self.words, self.theme)
        self._none = Text(_("The plan names no gates."), "muted", wraps=True)
        self._pane = GatePane(self.words, self.theme)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Shows the gates with their last runs; the gate that was turned to stays."""
        before = self._overview
        self._overview = overview
        self._gates = gates_of(overview, self.words)
        if before is None or before.release != overview.release:
            if before is None or before.release.id != overview.release.id:
                self._looked = None
                self._folder = self._preferences.folder(f"gates-{overview.release.id}")
            self._look()
        self._show()

    def show_subject(self, subject: str) -> None:
        """Turns to the gate with this key."""
        keys = [gate.key for gate in self._gates]
        if subject in keys:
            self._board.selectRow(keys.index(subject))
            self._board.setFocus()

    def subject(self) -> str:
        """The gate in view."""
        return self._key

    def about(self) -> str:
        """The same."""
        return self._key

    def first_focus(self) -> QWidget:
        """The folder while there is none, else the table."""
        return self._copy.choose if self._folder is None else self._board

    def fold(self, *, narrow: bool) -> None:
        """The output moves below the command."""
        self._pane.fold(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = event.size().width() < _SMALL
        turn(self._head, below=small)
        self._board.leave_out(_LESS, left_out=small, elastic=1)
        self._zone.setVisible(not small)  # no time of a run is shown then

    def _build(self) -> None:
        column = scrolling_column(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addLayout(self._build_titles(), 1)
        self._head.addWidget(self._all)
        column.addLayout(self._head)
        column.addWidget(self._strip)
        column.addWidget(self._copy)
        column.addWidget(self._board)
        column.addWidget(self._none)
        column.addWidget(self._pane, 1)
        column.addWidget(self._console)
        column.addStretch(0)

    def _build_titles(self) -> QHBoxLayout:
        _ = self.words.translate
        shell = self.context.shell
        back = button(
            _("Executive sign-off"),
            self.theme,
            kind="link",
            image="arrow-left",
            pressed=lambda: shell.open_page("executive"),
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (back, Text(_("Gates"), "page"), self._counts):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._zone)
        return row

    def _connect(self) -> None:
        self._copy.choose_wanted.connect(self._on_choose)
        self._copy.again_wanted.connect(self._look)
        self._board.followed.connect(self._on_read)
        self._board.opened.connect(lambda _row: self._pane.first_focus().setFocus())
        self._board.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_turned())
        self._pane.confirmed.connect(self._on_confirmed)
        self._pane.run_wanted.connect(self._on_run)
        self._pane.cancel_wanted.connect(self._runs.cancel)
        self._pane.ci_wanted.connect(self._on_ci)
        self._pane.ci_followed.connect(lambda: self.context.shell.open_page("signoffs", CI_ROLE))
        self._runs.changed.connect(self._on_runs)
        self._runs.printed.connect(self._show_output)
        self._runs.refused.connect(self._on_refused)
        self._second.timeout.connect(self._show_output)

    # --- what is shown

    def _show(self) -> None:
        """All that is visible follows from the release, the working copy, and what runs."""
        if self._overview is None:
            return
        self._copy.show_copy(copy_of(self._looked, self._overview.release.candidate, self.words))
        standings = [self._standing(gate) for gate in self._gates]
        rows = [cells_of(gate, one, self.words) for gate, one in zip(self._gates, standings, strict=True)]
        self._board.show_rows(rows)
        self._console.show_command(console_command(self._overview, self._folder, self.words))
        self._zone.setText(calendar_of(self._overview, self.words).zone_words())
        for widget in (self._board, self._pane, self._copy, self._all, self._console):
            widget.setVisible(bool(self._gates))
        self._none.setVisible(not self._gates)
        if self._gates and self._board.current_row() < 0:
            self._board.selectRow(next((n for n, gate in enumerate(self._gates) if gate.key == self._key), 0))
        self._show_head()
        self._show_pane()

    def _show_head(self) -> None:
        _ = self.words.translate
        confirmed = len(self._orders())
        said = _("{confirmed} of {all} confirmed").format(confirmed=confirmed, all=len(self._gates))
        self._counts.setText(" · ".join((green_words(self._gates, self.words), said)) if self._gates else "")
        ready = bool(confirmed) and self._runs.live is None and self._stands()
        self._all.setEnabled(ready)
        set_kind(self._all, "filled" if self._folder else "outlined", self.theme, "activity")
        why = "" if ready else _("Gates run once the working copy is right and their commands were confirmed.")
        self._all.setToolTip(tip(why))
        self._all.setAccessibleDescription(why)
        if self._runs.live is None:
            self._second.stop()
        else:
            self._second.start()

    def _show_pane(self) -> None:
        if (gate := self._gate()) is not None:
            standing, now = self._standing(gate), self.context.now()
            self._pane.show_gate(pane_of(gate, standing, self._looked, self.words, now))

    def _show_output(self) -> None:
        gate = self._gate()
        live = self._standing(gate).live if gate else None
        if gate is not None and live is not None:
            self._pane.show_output(live.output, printed_words(gate, live, self.words, self.context.now()))

    # --- what is known

    def _gate(self) -> GateSight | None:
        row = self._board.current_row()
        return self._gates[row] if 0 <= row < len(self._gates) else None

    def _release(self) -> str:
        return self._overview.release.id if self._overview else ""

    def _stands(self) -> bool:
        return self._looked is not None and self._looked.problem is None

    def _standing(self, gate: GateSight) -> Standing:
        release, live = self._release(), self._runs.live
        preview = self._looked.preview(gate.key) if self._looked else None
        return Standing(
            confirmed=self._runs.is_confirmed(release, gate.key, preview),
            waits=self._runs.waits(release, gate.key),
            live=live if live and (live.release, live.key) == (release, gate.key) else None,
            busy=live is not None,
        )

    def _orders(self) -> list[Order]:
        """Every gate that was confirmed, in the order of the plan."""
        return [order for gate in self._gates if (order := self._order(gate)) is not None]

    def _order(self, gate: GateSight) -> Order | None:
        overview, looked = self._overview, self._looked
        preview = looked.preview(gate.key) if looked else None
        if overview is None or looked is None or preview is None or not self._standing(gate).confirmed:
            return None
        release = overview.release
        return Order(
            release=release.id, candidate=release.candidate, key=gate.key, folder=looked.folder, preview=preview
        )

    # --- what is asked

    def _look(self) -> None:
        """Looks into the working copy beside the window."""
        overview, folder = self._overview, self._folder
        if overview is None or folder is None:
            return
        release, runner = overview.release, self.context.computer.gates
        self.context.bridge.look(
            lambda _task: look_into(runner, folder, release.candidate, release.plan.gates),
            owner=self,
            done=lambda looked: self._on_looked(release.id, looked),
            refused=self._strip.show_problem,
        )

    def _on_looked(self, release: str, looked: Looked) -> None:
        if release == self._release() and looked.folder == self._folder:
            self._looked = looked
            self._show()

    def _on_choose(self) -> None:
        title = self.words.translate("A git working copy of the candidate")
        chosen = QFileDialog.getExistingDirectory(self.context.window, title, str(self._folder or ""))
        if chosen:
            self._folder = Path(chosen)
            self._preferences.set_folder(f"gates-{self._release()}", self._folder)
            self._look()

    def _on_read(self, key: str) -> None:
        self.show_subject(key)
        self._pane.first_focus().setFocus()

    def _on_confirmed(self, confirmed: bool) -> None:  # noqa: FBT001 - the signal's argument
        gate = self._gate()
        preview = self._looked.preview(gate.key) if gate and self._looked else None
        if gate is not None and preview is not None:
            self._runs.confirm(self._release(), gate.key, preview, confirmed=confirmed)

    def _on_run(self) -> None:
        gate = self._gate()
        if gate is not None and (order := self._order(gate)) is not None:
            self._strip.hide()
            self._runs.start([order])

    def _on_all(self) -> None:
        self._strip.hide()
        self._runs.start(self._orders())

    def _on_ci(self, by_ci: bool) -> None:  # noqa: FBT001 - the signal's argument
        if (gate := self._gate()) is not None:
            change_ci(self, self._release(), gate.key, by_ci=by_ci, refused=self._strip.show_problem)

    def _on_turned(self) -> None:
        if (gate := self._gate()) is not None:
            self._key = gate.key
            self._show_pane()

    def _on_runs(self) -> None:
        if self._runs.live is None:
            self._look()  # a command may have left something behind
        self._show()

    def _on_refused(self, problem: Problem) -> None:
        self._strip.show_problem(problem)
        self._look()
