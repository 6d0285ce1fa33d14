# SPDX-License-Identifier: MIT
"""What has to be said before something is signed for the release: to whom, into which folder, with which key."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.domain.text import in_one_line
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.look.icons import status_icon
from golive_desktop.ui.pages.signoffs.orders import Order
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.formlock import FormLock
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.pathfield import PathField
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.preferences import Preferences
from golive_desktop.ui.words import Words

__all__ = ["SigningPanel"]

_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8
_ROW = 31
_LONGEST = 160
_FOLDER = "requests"


class SigningPanel(QScrollArea):
    """Signs requests or a receipt, and writes them into a folder.

    Signals:
        ordered(Order): the user pressed the button, with everything filled in.
        left(): the user thought better of it.
        key_wanted(): there is no key on this laptop yet.
    """

    ordered = Signal(object)
    left = Signal()
    key_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words, self._theme = context, context.words, context.theme
        self._preferences = Preferences(context.home)
        self._overview: Overview | None = None
        self._kind: Literal["requests", "receipt"] = "requests"
        self._approval, self._role, self._deputy = "", "", False
        self.strip = Strip(self._words, self._theme)
        self.busy = BusyLine(self._words, self._theme)
        self._title = Text("", "record")
        self._sentence = Text("", "muted", wraps=True)
        self._people = QStandardItemModel(self)
        self._list = QListView()
        self._target = PathField(self._words, self._theme, self._words.translate("Fol&der"))
        self._key = KeyPick(self._words, self._theme, brief=True)
        self._build()
        self._connect()

    def show_requests(
        self, overview: Overview, roles: Sequence[str], ticked: Sequence[str], *, unsaved: Sequence[str] = ()
    ) -> None:
        """Asks which of `roles` get a request.

        Args:
            overview: the release as it stands.
            roles: who can be asked.
            ticked: those of them who are ticked at first.
            unsaved: those whose form was edited and not saved; the request asks what is saved.
        """
        _ = self._words.translate
        self._begin("requests", overview)
        self._title.setText(_("Send requests"))
        said = _("Each person gets a form of their own, signed with your key. Nothing is sent: the files are written.")
        self._sentence.setText(said if roles else _nobody(overview, self._words))
        self._fill(overview, roles, ticked)
        self._deputy = False
        self._show_run()
        titles = ", ".join(row.title for row in overview.readiness.board if row.role in unsaved)
        if titles:
            warning = _("Not all changes are saved: {roles}.").format(roles=titles)
            self.strip.show_text(warning, _("A request asks what is saved."), Severity.ASKS)

    def show_deputy(self, overview: Overview, role: str) -> None:
        """Asks for what a request to the deputy of `role` needs."""
        _ = self._words.translate
        self.show_requests(overview, (role,), (role,))
        self._deputy = True
        self._title.setText(_("Ask the deputy"))
        said = _("The deputy gets the request, with the delegation in it, and signs in the place of who named them.")
        self._sentence.setText(said)

    def show_receipt(self, overview: Overview, role: str, approval: str) -> None:
        """Asks for what a receipt needs."""
        _ = self._words.translate
        self._begin("receipt", overview)
        self._role, self._approval = role, approval
        row = overview.row(role)
        decision = self._words.term("decision", row.sign_off.decision) if row and row.sign_off else ""
        self._title.setText(_("Send receipt"))
        said = _("{person} gets a signed answer: the sign-off was counted as {decision}. The file is written.")
        self._sentence.setText(said.format(person=(row.person or row.title) if row else role, decision=decision))
        self._fill(overview, (), ())
        self._show_run()

    def show_release(self, overview: Overview) -> None:
        """Takes the newest state; what was ticked and typed stays."""
        self._overview = overview
        self._key.show_keys(overview.signing_keys, now=overview.at)
        self._show_run()

    def show_problem(self, problem: Problem) -> None:
        """Says what stands against it, at the field concerned."""
        if not self._key.show_problem(problem) and not self._target.show_refusal(problem):
            self.strip.show_problem(problem)

    def set_busy(self, *, busy: bool) -> None:
        """Locks the fields while it is being signed; stopping stays possible."""
        self._run.setEnabled(not busy and self._can_run())
        self._lock.set_busy(busy=busy)

    def forget(self) -> None:
        """Drops the passphrase and what was wrong."""
        self._key.forget()
        self._target.show_problem("")
        self.strip.hide()

    def first_focus(self) -> QWidget:
        """The list of people where there is a choice, else the passphrase."""
        return self._list if self._people.rowCount() > 1 else self._key.entry()

    def _begin(self, kind: Literal["requests", "receipt"], overview: Overview) -> None:
        self.forget()
        self._kind, self._overview = kind, overview
        self._role, self._approval = "", ""
        self._key.show_keys(overview.signing_keys, now=overview.at)
        if not self._target.text():
            documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            self._target.show_path(self._preferences.folder(_FOLDER) or documents)

    def _fill(self, overview: Overview, roles: Sequence[str], ticked: Sequence[str]) -> None:
        self._people.clear()
        for role in roles:
            row, person = overview.row(role), overview.state.plan.stakeholder(role)
            if row is None or person is None:
                continue
            said = [
                f"{row.title} – {self._words.signer(row.person, row.principal)}" if row.person else row.title,
                self._words.term("state", row.state),
            ]
            if person.deadline:
                said.append(self._words.translate("deadline {day}").format(day=self._words.date(person.deadline)))
            item = QStandardItem(status_icon(row.state, self._theme), in_one_line(" · ".join(said), _LONGEST))
            item.setData(role, _ROLE)
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked if role in ticked else Qt.CheckState.Unchecked)
            self._people.appendRow(item)
        wanted = bool(roles) or self._kind == "receipt"
        for part in (self._target, self._key, self._run):
            part.setVisible(wanted)
        self._list.setVisible(bool(roles))
        self._list.setFixedHeight(min(max(len(roles), 1), _MOST_ROWS) * _ROW + 4)
        if roles:
            self._list.setCurrentIndex(self._people.index(0, 0))

    def _ticked(self) -> tuple[str, ...]:
        items = (self._people.item(number) for number in range(self._people.rowCount()))
        return tuple(str(item.data(_ROLE)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _can_run(self) -> bool:
        return self._key.ready and bool(self._ticked() or self._kind == "receipt")

    def _show_run(self) -> None:
        _ = self._words.translate
        count = len(self._ticked())
        if self._kind == "receipt":
            text = _("Sign the receipt")
        elif count == 1:
            text = _("Sign one request")
        else:
            text = _("Sign {count} requests").format(count=count)
        self._run.setText(text)
        self._run.setEnabled(self._can_run())

    def _build(self) -> None:
        _ = self._words.translate
        self._list.setModel(self._people)
        self._list.setAccessibleName(_("Who gets a request"))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setProperty("kind", "ticks")
        self._list.setIconSize(QSize(16, 16))
        self._back = button(_("Cancel"), self._theme, pressed=self.left.emit)
        self._lock = FormLock(self, (self._list, self._target, self._key, self._back), self._key.entry)
        self._run = button(_("Sign the receipt"), self._theme, kind="filled", image="pen-line", pressed=self._on_run)
        body = panel()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self._list)
        for part in (self._target, self._key, self.strip, self.busy):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._run)
        column.addLayout(foot)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # note: all of it is reached by what stands in it
        self.setFrameShape(QFrame.Shape.NoFrame)

    def _connect(self) -> None:
        self._people.itemChanged.connect(lambda _item: self._show_run())
        self._target.choose_wanted.connect(self._on_choose)
        self._key.entered.connect(self._on_run)
        self._key.changed.connect(self._on_key)
        self._key.key_wanted.connect(self.key_wanted)

    def _on_key(self) -> None:
        """Another key may have ended."""
        self._run.setEnabled(self._key.isEnabled() and self._can_run())

    def _on_choose(self) -> None:
        title = self._words.translate("Folder for the files")
        chosen = QFileDialog.getExistingDirectory(self._context.window, title, self._target.text())
        if chosen:
            self._target.show_path(chosen)

    def _on_run(self) -> None:
        _ = self._words.translate
        overview, key = self._overview, self._key.key()
        if overview is None or key is None or not self._run.isEnabled():
            return
        folder = self._target.path()
        if folder is None:
            self._target.show_problem(_("Say into which folder the files shall go."))
            return
        passphrase = self._key.passphrase()
        if not passphrase:
            return
        self.strip.hide()
        self._preferences.set_folder(_FOLDER, folder)
        self.ordered.emit(
            Order(
                release=overview.release.id,
                roles=(self._role,) if self._kind == "receipt" else self._ticked(),
                identity=key.record,
                passphrase=passphrase,
                folder=folder,
                approval=self._approval,
                deputy=self._deputy,
            )
        )


def _nobody(overview: Overview, words: Words) -> str:
    _ = words.translate
    if not overview.state.plan.deciding():
        return _("Nobody decides in this plan. Let a role decide first.")
    return _("Nobody is to be asked now. To ask somebody again, open their tab.")
