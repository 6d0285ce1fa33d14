# SPDX-License-Identifier: MIT
"""Signing in at a provider: the code and the address where it is typed, until this laptop is known there."""

from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.mail import DeviceCode
from golive_desktop.services.accounts import begin_sign_in, finish_sign_in
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text

__all__ = ["SignInPanel"]

_MS: Final = 1000


class SignInPanel(QFrame):
    """Hidden until the user wants to sign in.

    Args:
        context: the stage's.

    Signals:
        signed_in(): the keyring has what is needed.
    """

    signed_in = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._account: MailAccount | None = None
        self._code: DeviceCode | None = None
        _ = context.words.translate
        self.setProperty("kind", "digits")
        self._strip = Strip(context.words, context.theme)
        self._said = Text("", wraps=True)
        self._shown = Text("", "number", selectable=True)
        self._address = Text("", "mono", wraps=True, selectable=True)
        self._open = button(_("Open the page"), context.theme, image="external-link", pressed=self._on_open)
        self._copy = button(_("Copy the code"), context.theme, image="copy", pressed=self._on_copy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._copy)
        row.addWidget(self._open)
        row.addWidget(button(_("Stop signing in"), context.theme, kind="link", pressed=self.stop))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self._strip, self._said, self._shown, self._address):
            column.addWidget(part)
        column.addLayout(row)
        self.hide()

    def begin(self, account: MailAccount, client_secret: str) -> None:
        """Asks the provider for the page and its code."""
        self._account, self._code = account, None
        _ = self._context.words.translate
        self._strip.hide()
        self._said.setText(_("Asking the provider for a code…"))
        self._show_code()
        self.show()
        adapters = self._context.adapters
        self._context.bridge.call(
            lambda _task: begin_sign_in(adapters, account, client_secret=client_secret),
            owner=self,
            done=self._on_begun,
            refused=self._on_refused,
        )

    def stop(self) -> None:
        """The user thought better of it."""
        self._timer.stop()
        self._code = None
        self.hide()

    def _show_code(self) -> None:
        code = self._code
        self._shown.setText(code.user_code if code else "")
        self._address.setText(code.address if code else "")
        for part in (self._address, self._open):
            part.setVisible(code is not None)
        for part in (self._shown, self._copy):
            part.setVisible(code is not None and bool(code.user_code))

    def _on_begun(self, code: DeviceCode) -> None:
        _ = self._context.words.translate
        self._code = code
        until = self._context.words.minute(code.expires_at)
        typed = _("Open this page, type the code, and agree. The code holds until {time}.")
        back = _("Open this page and agree; it comes back by itself. That holds until {time}.")
        self._said.setText((typed if code.user_code else back).format(time=until))
        self._timer.start(int(code.interval * _MS))
        self._show_code()

    def _ask(self) -> None:
        account, code = self._account, self._code
        if account is None or code is None:
            return
        adapters = self._context.adapters
        self._context.bridge.call(
            lambda _task: finish_sign_in(adapters, account, code),
            owner=self,
            done=lambda agreed: self._on_asked(code, agreed=agreed),
            refused=self._on_refused,
        )

    def _on_asked(self, code: DeviceCode, *, agreed: bool) -> None:
        if code is not self._code:
            return
        if not agreed:
            self._timer.start(int(code.interval * _MS))
            return
        self.stop()
        self.signed_in.emit()

    def _on_refused(self, problem: Problem) -> None:
        self._timer.stop()
        self._code = None
        self._said.setText("")
        self._show_code()
        self._strip.show_problem(problem)

    def _on_open(self) -> None:
        if self._code is not None and self._code.address.startswith("https://"):
            QDesktopServices.openUrl(QUrl(self._code.address))

    def _on_copy(self) -> None:
        if self._code is not None:
            QGuiApplication.clipboard().setText(self._code.user_code)
