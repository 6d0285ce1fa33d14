# SPDX-License-Identifier: MIT
"""Signing in at a provider: the code and the address where it is typed, until this laptop is known there."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import Problem
from golive_desktop.ports.mail import DeviceCode
from golive_desktop.ui.context import Context
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text

__all__ = ["SignInPanel"]

_ASK_MS: Final = 5000
"""How long a provider wants to be left alone between two questions (RFC 8628, 3.2)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Begun:
    code: DeviceCode | None
    """None where this version has no way to sign in."""


class SignInPanel(QFrame):
    """Hidden until the user wants to sign in.

    Args:
        context: the stage's.

    Signals:
        signed_in(str): what is to be kept in the keyring.
    """

    signed_in = Signal(str)

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
        self._timer.setInterval(_ASK_MS)
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

    def begin(self, account: MailAccount) -> None:
        """Asks the provider for a code."""
        self._account, self._code = account, None
        _ = self._context.words.translate
        self._strip.hide()
        self._said.setText(_("Asking the provider for a code…"))
        self._show_code()
        self.show()
        tokens = self._context.adapters.mail.tokens

        def work(_task: object) -> _Begun:
            try:
                return _Begun(code=tokens.begin(account))
            except NotImplementedError:
                return _Begun(code=None)

        self._context.bridge.call(work, owner=self, done=self._on_begun, refused=self._on_refused)

    def stop(self) -> None:
        """The user thought better of it."""
        self._timer.stop()
        self._code = None
        self.hide()

    def _show_code(self) -> None:
        code = self._code
        self._shown.setText(code.user_code if code else "")
        self._address.setText(code.address if code else "")
        for part in (self._shown, self._address, self._open, self._copy):
            part.setVisible(code is not None)

    def _on_begun(self, begun: _Begun) -> None:
        _ = self._context.words.translate
        self._code = begun.code
        if begun.code is None:
            said = _("This version cannot sign in at the provider yet. Use a password for this app, or an open relay.")
            self._said.setText(said)
        else:
            until = self._context.words.minute(begun.code.expires_at)
            said = _("Open this page, type the code, and agree. The code holds until {time}.").format(time=until)
            self._said.setText(said)
            self._timer.start()
        self._show_code()

    def _ask(self) -> None:
        account, code = self._account, self._code
        if account is None or code is None:
            return
        tokens = self._context.adapters.mail.tokens
        self._timer.stop()
        self._context.bridge.call(
            lambda _task: tokens.finish(account, code),
            owner=self,
            done=lambda kept: self._on_asked(code, kept),
            refused=self._on_refused,
        )

    def _on_asked(self, code: DeviceCode, kept: str | None) -> None:
        if code is not self._code:
            return
        if kept is None:
            self._timer.start()
            return
        self.stop()
        self.signed_in.emit(kept)

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
