# SPDX-License-Identifier: MIT
"""Sign-offs: everything about one stakeholder, and the next step for them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.services.requests import due_roles
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.links import condition_link, follow
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.signoffs.actions import actions_for, receipt_of
from golive_desktop.ui.pages.signoffs.bar import ActionBar
from golive_desktop.ui.pages.signoffs.doing import Doing
from golive_desktop.ui.pages.signoffs.letters import reminder_letter
from golive_desktop.ui.pages.signoffs.outcome import Outcome, OutcomeStrip
from golive_desktop.ui.pages.signoffs.reading import Reading
from golive_desktop.ui.pages.signoffs.record import RecordHead, RecordPane
from golive_desktop.ui.pages.signoffs.showing import record_of
from golive_desktop.ui.pages.signoffs.signing import SigningPanel
from golive_desktop.ui.pages.signoffs.tabs import StakeholderTabs, TabView
from golive_desktop.ui.pages.signoffs.titles import short_title
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, hairline, panel

__all__ = ["SignOffsPage", "make_page"]

_COMPACT: Final = 720


def make_page(context: Context) -> "SignOffsPage":
    """The page; its subject is a role, ``send`` or ``edit``."""
    return SignOffsPage(context)


class SignOffsPage(Page):
    """One tab for each stakeholder, and below it their record."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._bar = ActionBar(self.words, self.theme)
        self._outcome = OutcomeStrip(self.words, self.theme)
        self._strip = Strip(self.words, self.theme)
        self._tabs = StakeholderTabs(self.words, self.theme)
        self._head = RecordHead(self.theme)
        self._record = RecordPane(self.words, self.theme)
        self._signing = SigningPanel(context)
        self._empty = Text(self.words.translate("This release has no stakeholders yet."), "muted", wraps=True)
        self._whole = QStackedWidget()
        self._reading = Reading(context, self)
        self._doing = Doing(context, self)
        self._build()
        self._connect()

    @property
    def role(self) -> str:
        """The stakeholder in view; empty while there is none."""
        return self._tabs.role

    def show_release(self, overview: Overview) -> None:
        """Shows the release; the stakeholder in view stays."""
        other = self._overview is not None and self._overview.release.id != overview.release.id
        self._overview = overview
        if other:
            self._outcome.hide()
            self._close_signing()
        views = [self._tab(overview, row.role) for row in overview.readiness.board]
        role = self.role or self._first(overview)
        self._tabs.show_tabs(views, role if any(view.role == role for view in views) else self._first(overview))
        self._reading.show_release(overview)
        if self._whole.currentWidget() is self._signing:
            self._signing.show_release(overview)
        else:
            self._whole.setCurrentIndex(0 if views else 2)
        self._show_role()

    def show_subject(self, subject: str) -> None:
        """``send`` asks whom to send requests; a role turns to that stakeholder."""
        overview = self._overview
        if overview is None:
            return
        if subject == "send":
            self._open_requests(overview, due_roles(overview.state, now=overview.at))
        elif overview.row(subject) is not None:
            self._tabs.select(subject)
            self._close_signing()
            self._show_role()

    def first_focus(self) -> QWidget:
        """The tabs, or what is to be filled in."""
        return self._signing.first_focus() if self._is_signing() else self._tabs.entry()

    def fold(self, *, narrow: bool) -> None:
        """One column, and fewer buttons."""
        self._bar.fold(narrow=narrow)
        self._record.fold(narrow=narrow)
        margin = 16 if narrow else 24
        self.column.setContentsMargins(margin, 18, margin, 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tabs.set_compact(compact=event.size().width() < _COMPACT)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_signing():
            self._on_left()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._frame = panel()
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._head)
        inside.addWidget(hairline())
        inside.addWidget(self._record, 1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._frame, 1)
        nobody = QWidget()
        alone = QVBoxLayout(nobody)
        alone.addWidget(self._empty)
        alone.addStretch(1)
        for part in (below, self._signing, nobody):
            self._whole.addWidget(part)
        self.column.setSpacing(10)
        for part in (self._bar, self._strip, self._outcome):
            self.column.addWidget(part)
        self.column.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self._tabs.chosen.connect(lambda _role: self._show_role())
        self._bar.asked.connect(self._on_asked)
        self._record.evidence_wanted.connect(self._on_evidence)
        self._record.condition_wanted.connect(self._on_condition)
        self._outcome.save_wanted.connect(self._doing.save_original)
        self._reading.arrived.connect(self._on_arrived)
        self._reading.failed.connect(self._strip.show_problem)
        self._signing.ordered.connect(lambda order: self._doing.carry_out(order, self._overview))
        self._signing.left.connect(self._on_left)
        self._signing.key_wanted.connect(lambda: self.context.shell.open_stage("identities"))
        self._doing.started.connect(self._on_started)
        self._doing.refused.connect(self._on_refused)
        self._doing.finished.connect(self._on_finished)

    # --- what is shown

    def _tab(self, overview: Overview, role: str) -> TabView:
        row, person = overview.row(role), overview.state.plan.stakeholder(role)
        if row is None or person is None:
            raise KeyError(role)
        return TabView(
            role=role,
            text=short_title(person, self.words.language),
            title=row.title,
            state=row.state,
            word=self.words.term("state", row.state),
        )

    def _first(self, overview: Overview) -> str:
        board = overview.readiness.board
        return board[0].role if board else ""

    def _show_role(self) -> None:
        """The record of the stakeholder in view, with as much as is known of it."""
        overview = self._overview
        if overview is None or not self.role:
            self._bar.show_actions(())
            return
        row = overview.row(self.role)
        sha256 = row.sign_off.sha256 if row and row.sign_off else ""
        view = record_of(overview, self.role, self.words, self._reading.kept(sha256), self._reading.check(sha256))
        self._head.show_record(view)
        self._record.show_record(view)
        self._bar.show_actions(() if self._is_signing() else actions_for(overview, self.role))
        self._reading.want(sha256)

    def _on_arrived(self, sha256: str) -> None:
        row = self._overview.row(self.role) if self._overview else None
        if row is not None and row.sign_off is not None and row.sign_off.sha256 == sha256:
            self._show_role()

    # --- what is asked

    def _on_asked(self, key: str) -> None:
        overview, role = self._overview, self.role
        row = overview.row(role) if overview else None
        if overview is None or row is None:
            return
        shell = self.context.shell
        steps: dict[str, Callable[[], object]] = {
            "send": lambda: self._open_requests(overview, (role,)),
            "receive": lambda: shell.open_page("receive"),
            "compare": lambda: shell.open_page("receive", row.sign_off.sha256 if row.sign_off else ""),
            "executive": lambda: shell.open_page("executive"),
            "sign-here": lambda: shell.open_stage("signer", f"here:{role}"),
            "remind": lambda: self._remind(overview, role),
            "receipt": lambda: self._open_receipt(overview, role),
            "receipt-again": lambda: self._save_receipt(overview, role),
        }
        steps[key]()

    def _open_requests(self, overview: Overview, ticked: tuple[str, ...]) -> None:
        due = due_roles(overview.state, now=overview.at)
        board = [row.role for row in overview.readiness.board]
        roles = [role for role in board if role in due or role in ticked]
        self._signing.show_requests(overview, roles, ticked)
        self._open_signing()

    def _open_receipt(self, overview: Overview, role: str) -> None:
        row = overview.row(role)
        if row is not None and row.sign_off is not None:
            self._signing.show_receipt(overview, role, row.sign_off.sha256)
            self._open_signing()

    def _open_signing(self) -> None:
        self._outcome.hide()
        self._strip.hide()
        self._whole.setCurrentWidget(self._signing)
        self._show_role()
        self._signing.first_focus().setFocus()

    def _remind(self, overview: Overview, role: str) -> None:
        _ = self.words.translate
        person, request = overview.state.plan.stakeholder(role), overview.state.latest_request(role)
        if person is None:
            return
        row = overview.row(role)
        name = (row.person if row else "") or person.title
        self._outcome.show_outcome(
            Outcome(
                sentence=_("A reminder for {name}").format(name=name),
                more=_("Nothing is sent from here: copy the text into a message."),
                letter=reminder_letter(overview, person),
                preview=True,
                request=request.sha256 if request else "",
            )
        )

    def _save_receipt(self, overview: Overview, role: str) -> None:
        row = overview.row(role)
        receipt = receipt_of(overview, row) if row else None
        if receipt is not None:
            self._doing.save_original(receipt.sha256)

    def _on_evidence(self, name: str) -> None:
        row = self._overview.row(self.role) if self._overview else None
        if row is not None and row.sign_off is not None:
            self._doing.save_evidence(row.sign_off.sha256, name)

    def _on_condition(self, key: str) -> None:
        if key:
            follow(self.context.shell, condition_link(self.role, key).address)
        else:
            self.context.shell.open_page("conditions")

    # --- what came of it

    def _is_signing(self) -> bool:
        return self._whole.currentWidget() is self._signing

    def _close_signing(self) -> None:
        if self._is_signing():
            self._signing.forget()
            self._whole.setCurrentIndex(0)

    def _on_left(self) -> None:
        self._close_signing()
        self._show_role()
        self._tabs.entry().setFocus()

    def _on_started(self, task: Task, sentence: str) -> None:
        self._signing.set_busy(busy=True)
        self._signing.busy.follow(task, sentence)

    def _on_refused(self, problem: Problem) -> None:
        self._signing.set_busy(busy=False)
        if self._is_signing():
            self._signing.show_problem(problem)
        else:
            self._strip.show_problem(problem)

    def _on_finished(self, outcome: Outcome, problem: Problem | None) -> None:
        self._signing.set_busy(busy=False)
        self._on_left()
        self._outcome.show_outcome(outcome)
        if problem is not None:
            self._strip.show_problem(problem)
