# SPDX-License-Identifier: MIT
"""The overview: verdict, why not yet with a way to each cause, what is due, and where each stakeholder stands."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.keyend import manager_end
from golive_desktop.ui.links import follow
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.overview.band import Band, Shape
from golive_desktop.ui.pages.overview.binding import Binding
from golive_desktop.ui.pages.overview.candidate import CandidatePanel
from golive_desktop.ui.pages.overview.head import Head
from golive_desktop.ui.pages.overview.sight import OverviewSight, sight_of
from golive_desktop.ui.pages.overview.stakeholders import COLUMNS, FOLDED, LEFT_OUT
from golive_desktop.ui.parts.board import Board
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.keynote import KeyNote
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["OverviewPage", "make_page"]

_ONE_COLUMN: Final = 700


def make_page(context: Context) -> "OverviewPage":
    """The overview; its subject "candidate" opens the panel that binds it, "void" asks whether to give it up."""
    return OverviewPage(context)


class OverviewPage(Page):
    """The state of a release in ten seconds."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sight: OverviewSight | None = None
        self._overview: Overview | None = None
        self._narrow = False
        self._shape: Shape = "wide"
        self._head = Head(self.words, self.theme)
        self._key_note = KeyNote(self.words, self.theme)
        self._candidate = CandidatePanel(self.words, self.theme)
        self._binding = Binding(context, self._candidate)
        self._band = Band(self.words, self.theme)
        self._rule = panel()
        self._rule_lines = QVBoxLayout(self._rule)
        self._rule_texts: list[Text] = []
        self._deciding = Text("", "muted")
        self._zone = Text("", "muted")
        _ = self.words.translate
        self._board = Board(self.theme, [_(title) for title in COLUMNS], name=_("Stakeholders"), folds=FOLDED)
        self._empty = self._build_empty()
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Shows the release as it stands."""
        self._overview = overview
        self._sight = sight_of(overview, self.words)
        self._binding.show_release(overview)
        self._key_note.show_end(manager_end(overview, self.words))
        self._show_sight(self._sight)

    def show_subject(self, subject: str) -> None:
        """Opens the panel of the candidate, or asks whether the release is given up."""
        if subject == "void" and self._overview is not None:
            self._ask_void(self._overview)
        elif subject == "candidate":
            self._candidate.show()
            self._candidate.first_focus().setFocus()
            self._show_buttons()

    def subject(self) -> str:
        """Whether the panel of the candidate is open."""
        return "candidate" if self._candidate.isVisibleTo(self) else ""

    def about(self) -> str:
        """The same."""
        return self.subject()

    def first_focus(self) -> QWidget:
        """The reasons, else the board."""
        for widget in (self._candidate.first_focus(), self._band.reasons):
            if widget.isVisibleTo(self):
                return widget
        return self._board

    def fold(self, *, narrow: bool) -> None:
        """Deadlines move under the verdict, columns of the board merge."""
        self._narrow = narrow
        self._board.fold(narrow=narrow)
        self._take_shape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._candidate.isVisibleTo(self):
            self._on_candidate_closed()
            return
        super().keyPressEvent(event)

    def _take_shape(self) -> None:
        shape: Shape = "column" if self.width() < _ONE_COLUMN else "narrow" if self._narrow else "wide"
        if shape != self._shape:
            self._board.leave_out(LEFT_OUT, left_out=shape == "column")
            self._shape = shape
            self._head.fold(shape)
            self._band.fold(shape)

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(Text(self.words.translate("Stakeholders"), "section"))
        heading.addWidget(self._deciding)
        heading.addStretch(1)
        heading.addWidget(self._zone)
        self._rule_lines.setContentsMargins(20, 12, 20, 12)
        self._rule_lines.setSpacing(5)
        for hidden in (self._rule, self._candidate, self._empty):
            hidden.hide()
        column = scrolling_column(self)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(self._key_note)
        column.addWidget(self._candidate)
        column.addWidget(self._band, 1)
        column.addWidget(self._rule)
        column.addLayout(heading)
        column.addWidget(self._board, 3)
        column.addWidget(self._empty)
        column.addStretch(0)

    def _build_empty(self) -> QFrame:
        _ = self.words.translate
        frame = panel()
        self._set_up = button(_("Set up stakeholders"), self.theme, image="users", pressed=self._on_set_up)
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 24, 20, 24)
        column.setSpacing(12)
        column.addWidget(Text(_("Nobody is asked about this release yet."), "body", wraps=True))
        column.addWidget(self._set_up, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _connect(self) -> None:
        shell = self.context.shell
        self._head.compile_requested.connect(lambda: shell.open_page("documents", "compile"))
        self._head.receive_requested.connect(lambda: shell.open_page("receive"))
        self._key_note.keys_wanted.connect(lambda: shell.open_stage("identities"))
        self._band.followed.connect(self._on_followed)
        self._band.rule_toggled.connect(self._rule.setVisible)
        self._board.followed.connect(self._on_followed)
        self._board.opened.connect(self._on_opened)
        self._candidate.closed.connect(self._on_candidate_closed)

    def _ask_void(self, overview: Overview) -> None:
        from golive_desktop.ui.pages.overview.voiding import Voiding  # noqa: PLC0415 - seldom asked, and never at first

        voiding = Voiding(self.context, self)
        voiding.refused.connect(self.context.shell.report)
        voiding.ask(overview)

    def _show_sight(self, sight: OverviewSight) -> None:
        """All that is visible follows from `sight`, but what the user has unfolded."""
        self._show_buttons()
        self._band.show_sight(sight)
        self._show_rule(sight.rule)
        self._deciding.setText(sight.deciding)
        self._zone.setText(sight.zone)
        self._board.show_rows(sight.rows)
        self._board.setVisible(bool(sight.rows))
        self._empty.setVisible(not sight.rows)

    def _show_buttons(self) -> None:
        """One filled button: what is open comes first, then whatever the state asks for."""
        if self._sight is None:
            return
        waits = self._candidate.isVisibleTo(self) or not self._sight.rows
        self._head.show_head(self._sight.head, "" if waits else self._sight.filled)

    def _show_rule(self, sentences: tuple[str, ...]) -> None:
        while len(self._rule_texts) < len(sentences):
            label = Text("", "body", wraps=True, selectable=True)
            self._rule_texts.append(label)
            self._rule_lines.addWidget(label)
        for number, label in enumerate(self._rule_texts):
            label.setText(sentences[number] if number < len(sentences) else "")
            label.setVisible(number < len(sentences))

    def _on_followed(self, address: str) -> None:
        follow(self.context.shell, address)

    def _on_opened(self, row: int) -> None:
        if self._sight is not None:
            self.context.shell.open_page("signoffs", self._sight.roles[row])

    def _on_set_up(self) -> None:
        self.context.shell.open_page("signoffs", "edit")

    def _on_candidate_closed(self) -> None:
        self._candidate.hide()
        self._show_buttons()
        self.first_focus().setFocus()
