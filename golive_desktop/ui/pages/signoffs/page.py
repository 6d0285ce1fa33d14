# SPDX-License-Identifier: MIT
"""Sign-offs: everything about one stakeholder, and the next step for them."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.services.requests import due_roles
from golive_desktop.ui.context import Context
from golive_desktop.ui.links import condition_link, follow
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.signoffs.accepting import Accepting
from golive_desktop.ui.pages.signoffs.actions import actions_for, editing_actions, nobody_actions
from golive_desktop.ui.pages.signoffs.bar import ActionBar
from golive_desktop.ui.pages.signoffs.doing import Doing
from golive_desktop.ui.pages.signoffs.draft import PlanDraft, draft_of
from golive_desktop.ui.pages.signoffs.newcomers import is_newcomer, newcomer_record
from golive_desktop.ui.pages.signoffs.outcome import Outcome, OutcomeStrip
from golive_desktop.ui.pages.signoffs.places import Places
from golive_desktop.ui.pages.signoffs.reading import Reading
from golive_desktop.ui.pages.signoffs.showing import RecordView, record_of
from golive_desktop.ui.pages.signoffs.signing import SigningPanel
from golive_desktop.ui.pages.signoffs.tabs import tab_views
from golive_desktop.ui.pages.signoffs.voiding import Voiding
from golive_desktop.ui.parts.strip import Strip

__all__ = ["SignOffsPage", "make_page"]

_COMPACT: Final = 720
"""Pixels of width below which a list stands in place of the tabs, in the row of the buttons."""
_LOW: Final = 480
"""Pixels of height below which the header of a record scrolls with it."""
_DEPUTY: Final = "deputy:"


def make_page(context: Context) -> "SignOffsPage":
    """The page; its subject is a role, ``send``, ``edit``, or ``deputy:`` with the role whose deputy is asked."""
    return SignOffsPage(context)


class SignOffsPage(Page):
    """One tab for each stakeholder, and below it their record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._draft: PlanDraft | None = None
        self._narrow, self._compact = False, False
        self._bar = ActionBar(self.words, self.theme)
        self._outcome = OutcomeStrip(self.words, self.theme)
        self._strip = Strip(self.words, self.theme)
        self._places = Places(context)
        self._frame = self._places.frame
        self._reading = Reading(context, self)
        self._doing = Doing(context, self)
        self._accepting, self._voiding = Accepting(context, self), Voiding(context, self)
        self._build()
        self._connect()

    @property
    def role(self) -> str:
        """The stakeholder in view; empty while there is none."""
        return self._frame.tabs.role

    def show_release(self, overview: Overview) -> None:
        """Shows the release; the stakeholder in view stays, and so does what was edited."""
        if self._overview is None or self._overview.release.id != overview.release.id:
            self._outcome.hide()
            self._places.close_signing()
            self._take_draft(draft_of(self.context.window, overview.release.id))
        self._overview = overview
        if self._draft is not None:
            self._draft.show_plan(overview.release.plan)
        self._reading.show_release(overview)
        self._show_draft()

    def show_subject(self, subject: str) -> None:
        """``send`` asks whom to send requests, ``deputy:ROLE`` one; ``edit`` opens the editor; a role turns to it."""
        overview = self._overview
        if overview is None:
            return
        if subject == "send":
            self._open_requests(overview, due_roles(overview.state, now=overview.at))
        elif subject == "edit":
            self._places.close_signing()
            self._set_editing(editing=True)
        elif subject.startswith(_DEPUTY) and overview.row(role := subject.removeprefix(_DEPUTY)) is not None:
            self._frame.tabs.select(role)
            self._on_asked("deputy")
        elif overview.row(subject) is not None:
            self._places.close_signing()
            self._frame.tabs.select(subject)
            self._set_editing(editing=False)

    def first_focus(self) -> QWidget:
        """The tabs, or what is to be filled in."""
        usual = self._frame.editor if self._is_editing() else self._frame.tabs
        return self._places.entry() or usual.entry()

    def fold(self, *, narrow: bool) -> None:
        """One column, and fewer buttons."""
        self._narrow = narrow
        self._bar.fold(narrow=narrow)
        self._frame.fold(narrow=narrow)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """The smaller the window, the fewer rows stand above the form."""
        compact, tabs = self.width() < _COMPACT, self._frame.tabs
        if not compact and self._compact:
            self._frame.take_tabs()
        if compact != self._compact:
            self._compact = compact
            tabs.set_compact(compact=compact)
            self._bar.borrow(tabs if compact else None)
        low = self._narrow and (compact or self.height() < _LOW)
        self._frame.fold_head(self._outcome if low else None)
        if not low and self.column.indexOf(self._outcome) < 0:
            self.column.insertWidget(self.column.indexOf(self._places), self._outcome)
        margin = 16 if self._narrow else 24
        self.column.setContentsMargins(margin, 8 if compact else 18, margin, 8 if compact else 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self._places.signing:
            self._on_left()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()
        elif not self._bar.press_next():
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.column.setSpacing(10)
        for line in (self._bar, self._strip, self._outcome):
            self.column.addWidget(line)
        self.column.addWidget(self._places, 1)

    def _connect(self) -> None:
        self._frame.tabs.chosen.connect(lambda _role: self._show_role())
        self._frame.record.evidence_wanted.connect(self._on_evidence)
        self._frame.record.closure_evidence_wanted.connect(self._doing.save_evidence)
        self._frame.record.condition_wanted.connect(self._on_condition)
        self._places.left.connect(self._on_left)
        self._places.ordered.connect(lambda order: self._doing.carry_out(order, self._overview))
        self._places.key_wanted.connect(lambda: self.context.shell.open_stage("identities"))
        self._bar.asked.connect(self._on_asked)
        self._outcome.save_wanted.connect(self._doing.save_original)
        self._outcome.mail_wanted.connect(self._doing.write_letters)
        self._doing.mailed.connect(lambda letter: self.context.shell.open_page("communication", letter))
        self._doing.nowhere.connect(self._on_nowhere)
        self._reading.arrived.connect(self._on_arrived)
        self._reading.failed.connect(self._strip.show_problem)
        self._doing.started.connect(self._places.show_work)
        self._doing.refused.connect(self._on_refused)
        self._accepting.accepted.connect(self._say)
        self._voiding.voided.connect(self._say)
        self._doing.finished.connect(self._on_finished)
        self._doing.saved.connect(self._on_saved)

    # --- what is shown

    def _show_draft(self) -> None:
        """Everything as it is kept and edited."""
        if self._overview is not None and self._draft is not None:
            people = self._draft.people()
            self._show_tabs(self._overview, people)
            self._places.show_release(self._overview, anybody=bool(people))
            self._show_role()

    def _show_tabs(self, overview: Overview, people: Sequence[Stakeholder]) -> None:
        views = tab_views(overview, people, self.words)
        known = {view.role for view in views}
        wanted = (self._draft.role if self._draft else "", self.role, views[0].role if views else "")
        self._frame.tabs.show_tabs(views, next((role for role in wanted if role in known), ""))

    def _show_role(self) -> None:
        """The stakeholder in view: the record with as much as is known of it, or the editor."""
        overview, draft = self._overview, self._draft
        if overview is None or draft is None or not self.role:
            self._bar.show_actions(nobody_actions() if overview is not None else ())
            return
        draft.role = self.role
        if overview.row(self.role) is None:
            self._show_view(overview, draft, newcomer_record(draft.person(self.role), self.words))
            return
        row = overview.row(self.role)
        sha256 = row.sign_off.sha256 if row and row.sign_off else ""
        view = record_of(overview, self.role, self.words, self._reading.kept(sha256), self._reading.check(sha256))
        self._show_view(overview, draft, view)
        self._reading.want(sha256)

    def _show_view(self, overview: Overview, draft: PlanDraft, view: RecordView) -> None:
        if self._is_editing():
            self._frame.show_editor(view, overview, draft)
        else:
            self._frame.show_record(view, unsaved=self.role in draft.edited() or bool(draft.removed()))
        if self._places.signing:
            self._bar.show_actions(())
        elif self._is_editing():
            stack = draft.stack
            actions = editing_actions(can_undo=stack.canUndo(), can_redo=stack.canRedo(), edited=draft.dirty())
            self._bar.show_actions(actions)
        else:
            self._bar.show_actions(actions_for(overview, self.role))

    def _is_editing(self) -> bool:
        """Whether the editor is in view; whoever is not kept yet has no record."""
        return self._draft is not None and (self._draft.open or is_newcomer(self.role))

    # --- what is asked

    def _on_asked(self, key: str) -> None:
        overview, draft, role = self._overview, self._draft, self.role
        row = overview.row(role) if overview else None
        if overview is None or draft is None:
            return
        shell, digest = self.context.shell, row.sign_off.sha256 if row and row.sign_off else ""
        steps: dict[str, Callable[[], object]] = {
            "send": lambda: self._open_requests(overview, (role,)),
            "receive": lambda: shell.open_page("receive"),
            "compare": lambda: shell.open_page("receive", digest),
            "executive": lambda: shell.open_page("executive"),
            "sign-here": lambda: shell.open_stage("signer", f"here:{role}\n{overview.release.id}"),
            "message": lambda: self._doing.find_message(overview, role),
            "deputy": lambda: self._open_signing(lambda panel: panel.show_deputy(overview, role)),
            "accept": lambda: self._accepting.ask(overview, role),
            "void": lambda: self._voiding.ask(overview, role),
            "remind": lambda: self._doing.remind(overview, role),
            "receipt": lambda: self._open_signing(lambda panel: panel.show_receipt(overview, role, digest)),
            "receipt-again": lambda: self._doing.save_receipt(overview, role),
            "edit": lambda: self._set_editing(editing=True),
            "undo": draft.stack.undo,
            "redo": draft.stack.redo,
            "undo-all": lambda: draft.stack.setIndex(0),
            "done": self._on_left,
            "save": lambda: self._save(overview, draft),
            "first": lambda: self._add_first(draft),
        }
        steps[key]()

    def _open_requests(self, overview: Overview, ticked: tuple[str, ...]) -> None:
        due = due_roles(overview.state, now=overview.at)
        board = [row.role for row in overview.readiness.board]
        roles = [role for role in board if role in due or role in ticked]
        unsaved = [role for role in self._draft.edited() if role in roles] if self._draft else []
        self._open_signing(lambda panel: panel.show_requests(overview, roles, ticked, unsaved=unsaved))

    def _open_signing(self, fill: Callable[[SigningPanel], None]) -> None:
        self._places.open_signing(fill)
        self._outcome.hide()
        self._strip.hide()
        self._show_role()
        self.first_focus().setFocus()

    def _on_evidence(self, name: str) -> None:
        row = self._overview.row(self.role) if self._overview else None
        if row is not None and row.sign_off is not None:
            self._doing.save_evidence(row.sign_off.sha256, name)

    def _on_condition(self, key: str) -> None:
        if key:
            follow(self.context.shell, condition_link(self.role, key).address)
        else:
            self.context.shell.open_page("conditions")

    # --- editing

    def _take_draft(self, draft: PlanDraft) -> None:
        if self._draft is not None:
            self._draft.changed.disconnect(self._show_draft)
        self._draft = draft
        draft.changed.connect(self._show_draft)

    def _add_first(self, draft: PlanDraft) -> None:
        draft.add(self.words.translate("a new stakeholder"))
        self._set_editing(editing=True)

    def _set_editing(self, *, editing: bool) -> None:
        if self._draft is not None:
            self._draft.open = editing
            self._outcome.hide()
            self._show_role()
            if editing:
                self._frame.editor.entry().setFocus()

    def _save(self, overview: Overview, draft: PlanDraft) -> None:
        for role in draft.faulty():
            self._frame.tabs.select(role)
            self._show_role()
            self._frame.editor.show_faults()
            return
        self._doing.save_plan(overview, draft)

    # --- what came of it

    def _on_arrived(self, sha256: str) -> None:
        row = self._overview.row(self.role) if self._overview else None
        if row is not None and row.sign_off is not None and row.sign_off.sha256 == sha256:
            self._show_role()

    def _on_left(self) -> None:
        self._places.close_signing()
        board = self._overview.readiness.board if self._overview else ()
        if is_newcomer(self.role) and board:
            self._frame.tabs.select(board[0].role)
        self._set_editing(editing=False)
        self._frame.tabs.entry().setFocus()

    def _on_refused(self, problem: Problem) -> None:
        self._places.show_work(None)
        if not self._places.show_problem(problem):
            self._strip.show_problem(problem)

    def _on_nowhere(self, problem: Problem, role: str) -> None:
        """Nobody knows the address: it is entered where the people of the release are."""
        self.context.shell.open_page("communication", f"people:{role}")
        self.context.shell.report(problem)

    def _on_finished(self, outcome: Outcome, problem: Problem | None) -> None:
        self._places.show_work(None)
        if self._places.signing:
            self._on_left()
        self._say(outcome)
        if problem is not None:
            self._strip.show_problem(problem)

    def _on_saved(self, outcome: Outcome) -> None:
        if self._draft is not None and not self._draft.dirty():
            self._on_left()
        self._say(outcome)

    def _say(self, outcome: Outcome) -> None:
        self._outcome.show_outcome(outcome)
        self._frame.to_top()
