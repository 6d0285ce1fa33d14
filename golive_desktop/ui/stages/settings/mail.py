# SPDX-License-Identifier: MIT
"""The mail settings: the accounts that letters leave through, their test, and where their secrets are kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.mail import Authentication, MailAccount, ProbeStep
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.services.accounts import accounts, probe_account, remove_account, save_account, secret_name
from golive_desktop.ui.bridge import Step, Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.busy import BusyLine
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text, panel
from golive_desktop.ui.stages.settings.accountform import TOKENS, AccountForm, TypedAccount, empty_account
from golive_desktop.ui.stages.settings.probing import STEPS, ProbeList
from golive_desktop.ui.stages.settings.signin import SignInPanel

__all__ = ["Kept", "MailSettings"]

_WIDEST: Final = 900
_LARGEST: Final = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """Where secrets lie on this computer."""

    keyring: str
    """Its own name; empty where there is none that can be used."""
    holds: bool = False
    """Whether it has the secret of the account."""


class MailSettings(QWidget):
    """One account at a time; what was typed stays until it is saved or another one is chosen.

    Args:
        context: the stage's.

    Signals:
        came_up(QWidget): this part was filled below what is seen.
    """

    came_up = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._words, self._theme = context, context.words, context.theme
        self._accounts: tuple[MailAccount, ...] = ()
        self._account = empty_account(context.adapters.new_id())
        self._task: Task | None = None
        self._choice = QComboBox()
        self._form = AccountForm(self._words, self._theme)
        self._probe = ProbeList(self._words, self._theme)
        self._sign_in = SignInPanel(context)
        self._strip = Strip(self._words, self._theme)
        self._busy = BusyLine(self._words, self._theme)
        self._build()
        self._connect()
        self._form.show_account(self._account)

    def read(self) -> None:
        """Reads which accounts there are."""
        adapters = self._context.adapters
        self._context.bridge.look(
            lambda _task: accounts(adapters), owner=self, done=self._on_accounts, refused=self._strip.show_problem
        )

    def about(self) -> str:
        """The account; empty for a new one."""
        return self._account.id if self._account in self._accounts else ""

    def first_focus(self) -> QWidget:
        """The address."""
        return self._form.entry()

    def _build(self) -> None:
        _ = self._words.translate
        theme = self._theme
        self._choice.setAccessibleName(_("Account"))
        self._new = button(_("Another account"), theme, image="plus", pressed=self._on_new)
        self._remove = button(_("Remove account"), theme, image="trash-2", pressed=self._on_remove)
        self._enter = button(_("Sign in…"), theme, image="key-round", pressed=self._on_sign_in)
        self._test = button(_("Test"), theme, image="activity", pressed=self._on_test)
        self._save = button(_("Save account"), theme, kind="filled", image="save", pressed=self._on_save)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._title = Text(_("Mail account"), "record")
        head.addWidget(self._title)
        head.addWidget(self._choice)
        head.addStretch(1)
        head.addWidget(self._new)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._remove)
        row.addStretch(1)
        for part in (self._enter, self._test, self._save):
            row.addWidget(part)
        frame = panel()
        frame.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        said = _("Letters leave through this account, and only when you press Send. It belongs to this laptop.")
        column.addLayout(head)
        column.addWidget(Text(said, "muted", wraps=True))
        for inside in (self._strip, self._form, self._sign_in):
            column.addWidget(inside)
        column.addLayout(row)
        column.addWidget(self._busy)
        column.addWidget(self._probe)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _connect(self) -> None:
        self._choice.activated.connect(self._on_chosen)
        self._form.changed.connect(self._show_ways)
        self._form.authorities_wanted.connect(self._on_authorities)
        self._sign_in.signed_in.connect(self._on_save)

    # --- what is shown

    def _on_accounts(self, found: tuple[MailAccount, ...]) -> None:
        self._accounts = found
        self._choice.clear()
        for account in found:
            self._choice.addItem(account.sender.address or account.host, account.id)
        ids = [account.id for account in found]
        if self._account.id not in ids and found and not self._form.typed().account.sender.address:
            self._show_account(found[0])
        elif self._account.id in ids:
            self._show_account(found[ids.index(self._account.id)])
        self._show_ways()
        self._ask_keyring()

    def _show_account(self, account: MailAccount) -> None:
        if account != self._account:
            self._account = account
            self._form.show_account(account)
        self._choice.setCurrentIndex(self._choice.findData(account.id))

    def _show_ways(self) -> None:
        """What can be done follows from the account in view."""
        known = self._account.id in {account.id for account in self._accounts}
        several = len(self._accounts) > 1
        self._choice.setVisible(several)
        self._new.setVisible(bool(self._accounts))
        self._remove.setVisible(known)
        self._enter.setVisible(self._form.typed().account.authentication in TOKENS)

    def _ask_keyring(self) -> None:
        """Where the secret is kept; a keyring that is locked may take its time."""
        keyring, name = self._context.adapters.mail.keyring, secret_name(self._account)

        def work(_task: Task) -> Kept:
            try:
                return Kept(keyring=keyring.describe(), holds=keyring.read(name) is not None)
            except KnownError:
                return Kept(keyring="")

        self._context.bridge.call(work, owner=self, done=self._on_keyring, refused=self._strip.show_problem)

    def _on_keyring(self, kept: Kept) -> None:
        _ = self._words.translate
        if not kept.keyring:
            said = _("No keyring here: the password is asked each time and kept nowhere.")
        elif kept.holds:
            said = _("Kept in {keyring}. Type it again only to change it.").format(keyring=kept.keyring)
        else:
            said = _("It will be kept in {keyring}, and nowhere else.").format(keyring=kept.keyring)
        self._form.show_keyring(said)

    # --- what is asked

    def _on_chosen(self, row: int) -> None:
        self._show_account(self._accounts[row])
        self._probe.hide()
        self._strip.hide()
        self._show_ways()
        self._ask_keyring()

    def _on_new(self) -> None:
        self._account = empty_account(self._context.adapters.new_id())
        self._form.show_account(self._account)
        self._choice.setCurrentIndex(-1)
        self._probe.hide()
        self._show_ways()
        self._ask_keyring()
        self._form.entry().setFocus()

    def _on_save(self) -> None:
        self._keep(self._form.typed())

    def _keep(self, typed: TypedAccount) -> None:
        adapters, now = self._context.adapters, self._context.now()
        secret = typed.secret or None
        self._account = typed.account
        self._context.bridge.write(
            lambda _task: save_account(adapters, typed.account, secret=secret, now=now),
            owner=self,
            done=self._on_saved,
            refused=self._strip.show_problem,
        )

    def _on_saved(self, problems: tuple[Problem, ...]) -> None:
        self._form.clear_secret()
        if problems:
            self._strip.show_problem(problems[0])
        else:
            self._strip.show_text(self._words.translate("The account is saved."))
        self.read()

    def _on_remove(self) -> None:
        adapters, now, account = self._context.adapters, self._context.now(), self._account.id
        self._account = empty_account(adapters.new_id())
        self._form.show_account(self._account)
        self._context.bridge.write(
            lambda _task: remove_account(adapters, account, now=now),
            owner=self,
            done=self._on_removed,
            refused=self._strip.show_problem,
        )

    def _on_removed(self, problems: tuple[Problem, ...]) -> None:
        self._probe.hide()
        for problem in problems[:1]:
            self._strip.show_problem(problem)
        self.read()

    def _on_authorities(self) -> None:
        _ = self._words.translate
        title = _("Certificates of the only authorities that are trusted")
        name, _kind = QFileDialog.getOpenFileName(self._context.window, title, "", "PEM (*.pem *.crt *.cer)")
        if name:
            path = Path(name)
            files = self._context.computer.files
            self._context.bridge.look(
                lambda _task: files.read(path, limit=_LARGEST),
                owner=self,
                done=lambda data: self._form.set_authorities(data, path.name),
                refused=self._strip.show_problem,
            )

    def _on_sign_in(self) -> None:
        self._strip.hide()
        typed = self._form.typed()
        self._sign_in.begin(typed.account, typed.client_secret)

    # --- the test

    def _on_test(self) -> None:
        typed = self._form.typed()
        if self._task is not None:
            self._task.cancel()
        self._strip.hide()
        self._probe.begin()
        self.came_up.emit(self._probe)
        self._test.setEnabled(False)
        task = self._context.bridge.call(
            lambda task: walk(self._context, typed, task),
            owner=self,
            done=lambda steps: self._on_tested(task, steps),
            refused=lambda problem: self._on_not_tested(task, problem),
        )
        self._task = task
        task.progressed.connect(self._on_step)
        self._busy.follow(task, self._words.translate("Testing the account…"))

    def _on_step(self, step: Step) -> None:
        if self._task is not None and self.sender() is self._task:
            self._probe.pass_step(step.subject)

    def _on_tested(self, task: Task, steps: tuple[ProbeStep, ...]) -> None:
        if task is self._task:
            self._task = None
            self._test.setEnabled(True)
            self._probe.stop() if task.cancelled else self._probe.show_steps(steps)
            self.came_up.emit(self._probe)

    def _on_not_tested(self, task: Task, problem: Problem) -> None:
        if task is self._task:
            self._task = None
            self._test.setEnabled(True)
            self._probe.hide()
            self._strip.show_problem(problem)


def walk(context: Context, typed: TypedAccount, task: Task) -> tuple[ProbeStep, ...]:
    """Walks towards the relay, and says after each step how far it is; ends early when the user does not wait.

    Raises:
        KnownError: as `golive_desktop.services.accounts.probe_account`.
    """
    mail, account = context.adapters.mail, typed.account
    if account.authentication is Authentication.PASSWORD and typed.secret:
        steps = mail.transport.probe(account, typed.secret)
    else:
        steps = probe_account(context.adapters, account)
    done: list[ProbeStep] = []
    for step in steps:
        done.append(step)
        if task.cancelled:
            break
        if step.passed:
            task.tell(len(done), len(STEPS), step.name)
    return tuple(done)
