# SPDX-License-Identifier: MIT
"""The form of a mail account; a well-known address fills in its server by itself."""

from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount, Mailbox
from golive_desktop.services.providers import Provider, provider_of, user_at
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.amount import Amount
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field, PassphraseEdit
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["TOKENS", "AccountForm", "TypedAccount", "empty_account"]

TOKENS: Final = frozenset({Authentication.MICROSOFT, Authentication.GOOGLE})
"""Ways to log in with a sign-in at the provider instead of a password."""
_USUAL_PORTS: Final = {Encryption.STARTTLS: 587, Encryption.TLS: 465, Encryption.NONE: 25}
_HIGHEST_PORT: Final = 65535


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedAccount:
    """What stands in the form."""

    account: MailAccount
    secret: str = field(repr=False)
    """The password; empty where nothing was typed."""
    client_secret: str = field(default="", repr=False)
    """What Google gave with the application's id."""


class AccountForm(QWidget):
    """Sender, server, login.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        changed(): something was typed or chosen.
        authorities_wanted(): the user wants to choose a file with certificates.
    """

    changed = Signal()
    authorities_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._kept = empty_account("")
        self._authorities = b""
        self._suggested = ""
        self._name, self._address, self._reply = QLineEdit(), QLineEdit(), QLineEdit()
        self._host, self._port, self._user = QLineEdit(), Amount(1, _HIGHEST_PORT), QLineEdit()
        self._client, self._tenant = QLineEdit(), QLineEdit()
        self._secret = PassphraseEdit(words, theme)
        self._client_secret = PassphraseEdit(words, theme)
        self._build()
        self._connect()

    def show_account(self, account: MailAccount) -> None:
        """Shows an account as it is kept; its secret is never shown."""
        self._kept = account
        self._suggested = ""
        self._name.setText(account.sender.name)
        self._address.setText(account.sender.address)
        self._reply.setText(account.reply_to.address if account.reply_to else "")
        self._host.setText(account.host)
        self._port.setValue(account.port)
        self._encryption.show_value(account.encryption)
        self._way.show_value(account.authentication)
        self._user.setText("" if account.user == account.sender.address else account.user)
        self._client.setText(account.client_id)
        self._tenant.setText(account.tenant)
        self._secret.clear()
        self._provider.setText("")
        self._provider.hide()
        self.set_authorities(account.authorities, "")
        self._show_way()

    def typed(self) -> TypedAccount:
        """The account as it stands in the form."""
        address, reply = self._address.text().strip(), self._reply.text().strip()
        way = Authentication(self._way.value or Authentication.PASSWORD)
        tokens = way in TOKENS
        account = replace(
            self._kept,
            sender=Mailbox(name=self._name.text().strip(), address=address),
            reply_to=Mailbox(name="", address=reply) if reply else None,
            host=self._host.text().strip(),
            port=self._port.value(),
            encryption=Encryption(self._encryption.value or Encryption.STARTTLS),
            authentication=way,
            user="" if way is Authentication.NONE else self._user.text().strip() or address,
            authorities=self._authorities,
            client_id=self._client.text().strip() if tokens else "",
            tenant=self._tenant.text().strip() if way is Authentication.MICROSOFT else "",
        )
        return TypedAccount(
            account=account,
            secret=self._secret.text() if way is Authentication.PASSWORD else "",
            client_secret=self._client_secret.text().strip() if way is Authentication.GOOGLE else "",
        )

    def clear_secret(self) -> None:
        """Password and secret were handed over."""
        self._secret.clear()
        self._client_secret.clear()

    def show_keyring(self, said: str) -> None:
        """Says below the password where it is kept."""
        self._secret_field.show_hint(said)

    def set_authorities(self, data: bytes, name: str) -> None:
        """Takes the certificates of the only authorities that are trusted; none for those of the system."""
        _ = self._words.translate
        self._authorities = data
        own = _("Only the authorities of {name}").format(name=name or _("your own file"))
        self._trusts.setText(own if data else _("The authorities of this system"))
        self._forget.setVisible(bool(data))

    def entry(self) -> QWidget:
        """Where the keyboard begins."""
        return self._address

    def _build(self) -> None:
        _ = self._words.translate
        theme = self._theme
        self._encryption = Segment(
            [
                Choice(value=Encryption.STARTTLS, text="STARTTLS"),
                Choice(value=Encryption.TLS, text="TLS"),
                Choice(value=Encryption.NONE, text=_("Unencrypted")),
            ],
            theme,
            name=_("Encryption"),
        )
        self._way = Segment(
            [
                Choice(value=Authentication.PASSWORD, text=_("Password")),
                Choice(value=Authentication.MICROSOFT, text="Microsoft 365"),
                Choice(value=Authentication.GOOGLE, text="Google"),
                Choice(value=Authentication.NONE, text=_("No login")),
            ],
            theme,
            name=_("Login"),
        )
        self._provider = Text("", "caption", wraps=True)
        self._warning = Text("", "strong", wraps=True, colour=theme.colour("danger"))
        self._trusts = Text("", "muted")
        choose = button(_("Own authorities (PEM)…"), theme, kind="link", pressed=self.authorities_wanted.emit)
        self._forget = button(_("Trust the system again"), theme, kind="link", pressed=self._on_forget)
        self._user_field = Field(
            _("&Login name"), self._user, theme, _("Only where it is not the address of the sender.")
        )
        self._secret_field = Field(_("&Password"), self._secret, theme)
        self._client_field = Field(_("&Application id"), self._client, theme, _("As your company registered it."))
        told = _("Google gives it with the application id. It is kept in the keyring alone.")
        self._client_secret_field = Field(_("Application se&cret"), self._client_secret, theme, told)
        self._tenant_field = Field(_("&Directory (tenant)"), self._tenant, theme, _("Empty for any."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(
            _grid(
                (Field(_("A&ddress of the sender"), self._address, theme), Field(_("&Name"), self._name, theme)),
                (Field(_("&Server"), self._host, theme), Field(_("P&ort"), self._port, theme)),
            )
        )
        column.addWidget(self._provider)
        column.addLayout(_line(Text(_("Encryption"), "strong"), self._encryption))
        column.addWidget(self._warning)
        column.addLayout(_line(self._trusts, choose, self._forget))
        column.addLayout(_line(Text(_("Login"), "strong"), self._way))
        column.addLayout(_grid((self._user_field, self._secret_field), (self._client_field, self._tenant_field)))
        column.addWidget(self._client_secret_field)
        reply = _("Answers come here instead of to the sender. Empty for none.")
        column.addWidget(Field(_("&Reply-To"), self._reply, theme, reply))

    def _connect(self) -> None:
        self._address.editingFinished.connect(self._on_address)
        self._encryption.chosen.connect(self._on_encryption)
        self._way.chosen.connect(lambda _way: self._show_way())
        for edit in (self._name, self._address, self._reply, self._host, self._user, self._client, self._tenant):
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self._port.valueChanged.connect(lambda _port: self.changed.emit())

    def _show_way(self) -> None:
        """What is asked follows from how the account logs in, and the warning from how it is protected."""
        _ = self._words.translate
        way = Authentication(self._way.value or Authentication.PASSWORD)
        self._user_field.setVisible(way is not Authentication.NONE)
        self._secret_field.setVisible(way is Authentication.PASSWORD)
        self._client_field.setVisible(way in TOKENS)
        self._tenant_field.setVisible(way is Authentication.MICROSOFT)
        self._client_secret_field.setVisible(way is Authentication.GOOGLE)
        bare = self._encryption.value == Encryption.NONE
        said = _("Without encryption everybody on the way can read and change letters, and read the password.")
        only = _("Only for a server inside your own network.")
        self._warning.setText(f"{said} {only}" if bare else "")
        self._warning.setVisible(bare)
        self.changed.emit()

    def _on_encryption(self, value: str) -> None:
        if self._port.value() in _USUAL_PORTS.values():
            self._port.setValue(_USUAL_PORTS[Encryption(value)])
        self._show_way()

    def _on_address(self) -> None:
        """Fills in the server of a well-known address, unless the user chose another one."""
        address = self._address.text().strip()
        found = provider_of(address)
        if found is None or (self._host.text() and self._host.text() != self._suggested):
            return
        self._suggested = found.host
        self._host.setText(found.host)
        self._port.setValue(found.port)
        self._encryption.show_value(found.encryption)
        self._way.show_value(found.authentication)
        user = user_at(found, address)
        self._user.setText("" if user == address else user)
        self._provider.setText(self._provider_words(found))
        self._provider.show()
        self._show_way()

    def _provider_words(self, found: Provider) -> str:
        _ = self._words.translate
        if not found.name:
            return _("A first guess from the address. Ask whoever looks after your mail if it does not work.")
        said = _("Filled in for {provider}.").format(provider=found.name)
        return f"{said} {found.notes[self._words.language]}".strip()

    def _on_forget(self) -> None:
        self.set_authorities(b"", "")
        self.changed.emit()


def empty_account(key: str) -> MailAccount:
    """An account that nobody has filled in."""
    return MailAccount(
        id=key,
        host="",
        port=_USUAL_PORTS[Encryption.STARTTLS],
        encryption=Encryption.STARTTLS,
        authentication=Authentication.PASSWORD,
        sender=Mailbox(name="", address=""),
    )


def _grid(*rows: tuple[QWidget, QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    for number, row in enumerate(rows):
        for column, part in enumerate(row):
            grid.addWidget(part, number, column)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return grid


def _line(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
