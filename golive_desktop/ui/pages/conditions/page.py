# SPDX-License-Identifier: MIT
"""All conditions of a release: who set them, whether they are met, and what shows it."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QVBoxLayout, QWidget

from golive_desktop.domain.answer import Evidence
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.conditions.asking import closure_letter
from golive_desktop.ui.pages.conditions.critical import CriticalDetail
from golive_desktop.ui.pages.conditions.detail import ConditionDetail
from golive_desktop.ui.pages.conditions.doing import Doing
from golive_desktop.ui.pages.conditions.drafts import drafts_of
from golive_desktop.ui.pages.conditions.rows import condition_cells, critical_cells
from golive_desktop.ui.pages.conditions.sight import ConditionSight, ConditionsSight, CriticalSight, conditions_of
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.evidence import EvidenceDraft, EvidenceEdit
from golive_desktop.ui.parts.front import FrontStack
from golive_desktop.ui.parts.heading import heading
from golive_desktop.ui.parts.printable import print_watch
from golive_desktop.ui.parts.room import give_width, turn
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["ConditionsPage", "make_page"]

_SIDE: Final = 386
_ONE_COLUMN: Final = 1000


def make_page(context: Context) -> "ConditionsPage":
    """The conditions; a subject is ``legal/C-1``, ``legal`` for the first of a role, or ``critical/2``."""
    return ConditionsPage(context)


class ConditionsPage(Page):
    """Conditions at the left, the chosen one at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._sight: ConditionsSight | None = None
        self._address = ""
        self._narrow = False
        self._drafts: dict[str, EvidenceDraft] = {}
        self._doing = Doing(context, self)
        self._strip = Strip(self.words, self.theme)
        self._front = FrontStack()
        _ = self.words.translate
        self._board = Board(
            self.theme,
            (_("Condition"), _("What has to be true"), _("State"), _("Owner"), _("Due"), _("Set by")),
            name=_("Conditions of sign-offs"),
            folds=(3, 5),
            elastic=1,
            wraps=True,
        )
        columns = ("", _("What has to be true"), _("State"), _("Recorded"))
        self._critical_board = Board(self.theme, columns, name=_("Critical conditions"), elastic=1, wraps=True)
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Shows the conditions; the chosen one and what was typed for it stay."""
        if self._overview is None or self._overview.release.id != overview.release.id:
            self._drafts = drafts_of(self.context.window, overview.release.id)
            self._address = ""
            self._strip.hide()
            for edit in self.findChildren(EvidenceEdit):
                edit.show_draft(EvidenceDraft())  # an address begun for a condition of the other release goes
        self._overview = overview
        self._sight = conditions_of(overview, self.words)
        self._show_sight(self._sight)

    def show_subject(self, subject: str) -> None:
        """Turns to one condition."""
        if self._sight is None:
            return
        known = [*_addresses(self._sight.conditions), *_addresses(self._sight.critical)]
        found = subject if subject in known else next((one for one in known if one.startswith(f"{subject}/")), "")
        if found:
            self._choose(found)
            self._select_rows()

    def subject(self) -> str:
        """The condition in view."""
        return self._address

    def about(self) -> str:
        """The same."""
        return self._address

    def first_focus(self) -> QWidget:
        """The board with the chosen condition."""
        return self._critical_board if self._address.startswith("critical/") else self._board

    def fold(self, *, narrow: bool) -> None:
        """The detail moves below the boards."""
        turn(self._row, below=narrow)
        give_width(self._side, _SIDE, free=narrow)
        self._narrow = narrow
        self._fold_board()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_board()

    def _fold_board(self) -> None:
        # note: the board is wider where the detail stands below it
        self._board.fold(narrow=not self._narrow or self.width() < _ONE_COLUMN)

    def _build(self) -> None:
        _ = self.words.translate
        self._counts, self._critical_counts, self._zone = Text("", "muted"), Text("", "muted"), Text("", "muted")
        self._none = Text(_("No sign-off that counts has set a condition."), "muted", wraps=True)
        self._no_critical = Text(_("The plan names no critical conditions."), "muted", wraps=True)
        column = scrolling_column(self)
        column.addWidget(Text(_("Conditions"), "page"))
        column.addWidget(self._strip)
        boards = QVBoxLayout()
        boards.setSpacing(10)
        boards.addLayout(heading(_("Conditions of sign-offs"), self._counts, self._zone))
        boards.addWidget(self._board, 2)
        boards.addWidget(self._none)
        boards.addSpacing(8)
        boards.addLayout(heading(_("Critical conditions of the go-live"), self._critical_counts))
        boards.addWidget(self._critical_board, 1)
        boards.addWidget(self._no_critical)
        boards.addStretch(0)
        self._board.fold(narrow=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addLayout(boards, 1)
        self._row.addWidget(self._build_side())
        column.addLayout(self._row, 1)

    def _build_side(self) -> QFrame:
        self._side = panel()
        self._nothing = Text(self.words.translate("There is no condition to look at yet."), "muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self._front)
        self._front.addWidget(self._nothing)
        return self._side

    @cached_property
    def _detail(self) -> ConditionDetail:
        """Made when a condition is looked at first: the page itself is there the sooner."""
        made = ConditionDetail(self.words, self.theme)
        made.ask_requested.connect(self._on_ask)
        made.close_requested.connect(self._on_close)
        made.sign_off_wanted.connect(self._on_sign_off)
        made.closure_wanted.connect(self._on_closure)
        self._connect_evidence(made.evidence)
        self._front.addWidget(made)
        return made

    @cached_property
    def _critical(self) -> CriticalDetail:
        """Made when a critical condition is looked at first."""
        made = CriticalDetail(self.words, self.theme)
        made.met_requested.connect(lambda person: self._on_critical(person, met=True))
        made.open_requested.connect(lambda person: self._on_critical(person, met=False))
        made.still_requested.connect(self._on_still)
        self._connect_evidence(made.evidence)
        self._front.addWidget(made)
        return made

    def _connect(self) -> None:
        for board in (self._board, self._critical_board):
            board.selectionModel().currentRowChanged.connect(
                lambda now, _before, board=board: self._on_row(board, now.row())
            )
            board.opened.connect(lambda _row: self._enter())
        self._doing.digested.connect(self._on_digested)
        self._doing.recorded.connect(self._on_recorded)
        self._doing.failed.connect(self._strip.show_problem)

    def _connect_evidence(self, edit: EvidenceEdit) -> None:
        print_watch(self.context, edit).watch_fields(edit.field)
        edit.changed.connect(lambda: self._keep_draft(edit))
        edit.files_wanted.connect(self._on_files)
        edit.files_given.connect(self._on_files_given)

    # --- what is shown

    def _show_sight(self, sight: ConditionsSight) -> None:
        self._counts.setText(sight.counts)
        self._critical_counts.setText(sight.critical_counts)
        self._zone.setText(sight.zone)
        self._board.show_rows([condition_cells(item) for item in sight.conditions])
        self._critical_board.show_rows([critical_cells(item) for item in sight.critical])
        for widget, shown in (
            (self._board, bool(sight.conditions)),
            (self._none, not sight.conditions),
            (self._critical_board, bool(sight.critical)),
            (self._no_critical, not sight.critical),
        ):
            widget.setVisible(shown)
        known = [*_addresses(sight.conditions), *_addresses(sight.critical)]
        self._choose(self._address if self._address in known else next(iter(known), ""))
        self._select_rows()

    def _choose(self, address: str) -> None:
        """Shows one condition at the side."""
        self._address = address
        condition, critical = self._condition(), self._critical_condition()
        draft = self._drafts.get(address, EvidenceDraft())
        front: QWidget = self._nothing
        if condition is not None:
            front = self._detail
            self._detail.show_condition(condition, draft)
        elif critical is not None and self._sight is not None:
            front = self._critical
            self._critical.show_condition(critical, draft, self._sight.person)
        self._front.setCurrentWidget(front)

    def _select_rows(self) -> None:
        """The chosen condition is selected in its board, and none in the other."""
        sight, address = self._sight, self._address
        if sight is None:
            return
        known = (_addresses(sight.conditions), _addresses(sight.critical))
        for board, addresses in zip((self._board, self._critical_board), known, strict=True):
            row = addresses.index(address) if address in addresses else -1
            board.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
            board.clearSelection() if row < 0 else board.selectRow(row)
            board.selectionModel().blockSignals(False)  # noqa: FBT003 - as above
            board.viewport().update()

    def _condition(self) -> ConditionSight | None:
        items = self._sight.conditions if self._sight else ()
        return next((item for item in items if item.address == self._address), None)

    def _critical_condition(self) -> CriticalSight | None:
        items = self._sight.critical if self._sight else ()
        return next((item for item in items if item.address == self._address), None)

    # --- what is asked

    def _on_row(self, board: Board, row: int) -> None:
        if self._sight is None or row < 0:
            return
        sight, first = self._sight, board is self._board
        known = _addresses(sight.conditions) if first else _addresses(sight.critical)
        if row < len(known) and known[row] != self._address:
            self._choose(known[row])
            other = self._critical_board if board is self._board else self._board
            other.clearSelection()

    def _enter(self) -> None:
        """Enter in a board goes on to what can be done with the condition."""
        detail = self._detail if self._condition() else self._critical
        detail.start().setFocus()

    def _keep_draft(self, edit: EvidenceEdit) -> None:
        self._drafts[self._address] = edit.draft()

    def _on_ask(self) -> None:
        condition = self._condition()
        if condition is None or self._sight is None or self._overview is None:
            return
        _ = self.words.translate
        letter = closure_letter(condition, self._sight, self._overview.release.language)
        QGuiApplication.clipboard().setText(letter)
        self._strip.show_text(
            _("The text is copied: paste it into a message to {person}.").format(person=condition.setter),
            _("Nothing is sent from here. When the signed closure comes back, read it in under Receive files."),
        )

    def _on_close(self) -> None:
        condition = self._condition()
        if condition is not None and self._overview is not None:
            release = self._overview.release
            self._doing.close(release.id, condition, self._detail.evidence.draft(), release.language)

    def _on_critical(self, person: str, *, met: bool) -> None:
        condition = self._critical_condition()
        if condition is None or self._overview is None:
            return
        draft = self._critical.evidence.draft() if met else EvidenceDraft()
        by = person or (self._sight.person if self._sight else "")
        self._doing.record(self._overview.release.id, condition, draft, by=by, met=met)

    def _on_still(self, person: str) -> None:
        condition = self._critical_condition()
        if condition is not None and self._overview is not None:
            self._doing.hold_on(self._overview.release.id, condition, by=person)

    def _on_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self.context.window, self.words.translate("Evidence files"))
        if names:
            self._on_files_given(tuple(map(Path, names)))

    def _on_files_given(self, paths: tuple[Path, ...]) -> None:
        if self._overview is not None:
            self._doing.digest(self._overview.release.id, self._address, paths)

    def _on_sign_off(self) -> None:
        if condition := self._condition():
            self.context.shell.open_page("signoffs", condition.role)

    def _on_closure(self) -> None:
        if condition := self._condition():
            self.context.shell.open_page("documents", condition.closure)

    # --- what came of it

    def _on_digested(self, release: str, address: str, files: tuple[Evidence, ...]) -> None:
        """A large file takes its time, and another condition, or another release, may be shown by now."""
        drafts = drafts_of(self.context.window, release)
        if drafts is self._drafts and address == self._address:
            edit = self._detail.evidence if self._condition() else self._critical.evidence
            edit.add(files)
        else:
            drafts[address] = drafts.get(address, EvidenceDraft()).with_files(files)

    def _on_recorded(self, release: str, address: str) -> None:
        drafts_of(self.context.window, release).pop(address, None)
        self._strip.hide()


def _addresses(items: Sequence[ConditionSight] | Sequence[CriticalSight]) -> list[str]:
    return [item.address for item in items]
