# SPDX-License-Identifier: MIT
"""The way to a relay, step by step: its name, a connection, TLS with a checked certificate, the login."""

import base64
import ipaddress
import socket
import ssl
import time
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from golive_desktop.domain.mail import Authentication, Encryption, MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.addresses import ascii_domain, stays_here
from golive_desktop.mail.certificates import trusting
from golive_desktop.mail.wire import Patience, Wire

__all__ = ["Session"]

_LOGGED_IN: Final = 235
_CHALLENGE: Final = 334
_UNUSABLE: Final = frozenset({"Cc", "Cs"})
_LEAST: Final = 0.1
_PORTS: Final = range(1, 1 << 16)


class Session:
    """A way to the relay that is walked step by step; every step raises KnownError, RefusedError or OSError.

    Args:
        account: the relay.
        secret: password or access token; empty without a login.
        patience: how long to wait.
    """

    def __init__(self, account: MailAccount, secret: str, patience: Patience) -> None:
        self._account = account
        self._secret = secret
        self._patience = patience
        self._host = _host(account)
        self._places: list[tuple[int, Any]] = []
        self._socket: socket.socket | None = None
        self._wire: Wire | None = None

    @property
    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        """The steps in order: name, and what walks it and says what it is like there."""
        return ("name", self._resolve), ("connection", self._connect), ("tls", self._protect), ("login", self._login)

    @property
    def wire(self) -> Wire:
        """The conversation, once there is one."""
        if self._wire is None:
            raise ConnectionResetError
        return self._wire

    @property
    def step(self) -> str:
        """The last thing that was said to the server; empty before the first."""
        if self._wire is None:
            return "" if self._socket is None else "TLS"
        return self._wire.step

    @property
    def _peer(self) -> str:
        """The network address of the server's end."""
        if self._socket is None:
            raise ConnectionResetError
        return str(self._socket.getpeername()[0])

    def speaks_tls(self) -> bool:
        """Whether the server waits for TLS on a new connection: why it stays silent otherwise."""
        try:
            with self._open() as sock, self._handshake(sock):
                return True
        except ssl.SSLCertVerificationError:
            return True
        except (OSError, KnownError):
            return False

    def close(self) -> None:
        """Says goodbye where that is still possible, and closes."""
        if self._wire is not None:
            self._wire.part()
        elif self._socket is not None:
            self._socket.close()

    def _resolve(self) -> str:
        found = socket.getaddrinfo(self._host, self._account.port, type=socket.SOCK_STREAM)
        self._places = [(family, address) for family, _, _, _, address in found]
        return ", ".join(dict.fromkeys(str(address[0]) for _, address in self._places))

    def _connect(self) -> str:
        self._socket = self._open()
        if self._account.encryption is Encryption.TLS:
            return f"{self._peer}:{self._account.port}"
        self._wire = Wire(self._socket, self._patience)
        return self._wire.greet()

    def _open(self) -> socket.socket:
        """A connection to the first of the server's addresses that takes one."""
        ends = time.monotonic() + self._patience.connect
        troubles: list[OSError] = []
        for number, (family, address) in enumerate(self._places):
            # note: an address that swallows everything leaves the others their share of the time
            left = (ends - time.monotonic()) / (len(self._places) - number)
            try:
                return _connected(family, address, max(left, _LEAST))
            except OSError as error:
                troubles.append(error)
        # a computer that answers at all says most
        raise next((each for each in troubles if isinstance(each, ConnectionRefusedError)), troubles[0])

    def _protect(self) -> str:
        if self._account.encryption is Encryption.NONE:
            return ""
        if self._account.encryption is Encryption.STARTTLS:
            self._ask_for_tls()
        if self._socket is None:
            raise ConnectionResetError
        protected = self._handshake(self._socket)
        self._socket = protected
        self._wire = Wire(protected, self._patience)  # all that was heard before counts no more (RFC 3207, 4.2)
        if self._account.encryption is Encryption.TLS:
            self._wire.greet()
        else:
            self._wire.introduce()
        return _described(protected)

    def _ask_for_tls(self) -> None:
        if not self.wire.has_extn("starttls"):
            raise KnownError.of("mail.starttls-missing", self._account.host, port=str(self._account.port))
        self.wire.say("STARTTLS", "", 220)
        if self.wire.unread():
            raise KnownError.of("mail.tls-failed", self._account.host, answer="STARTTLS")

    def _handshake(self, sock: socket.socket) -> ssl.SSLSocket:
        context = trusting(self._account.authorities, self._account.host)
        sock.settimeout(self._patience.connect)
        return context.wrap_socket(sock, server_hostname=self._host)

    def _login(self) -> str:
        account = self._account
        if account.authentication is Authentication.NONE:
            return ""
        user = account.user or account.sender.address
        _check_login(account, user, self._secret)
        if account.encryption is Encryption.NONE and not stays_here(self._peer):
            raise KnownError.of("mail.login-unprotected", account.host)
        offered = self.wire.esmtp_features.get("auth", "").upper().split()
        wanted = ("PLAIN", "LOGIN") if account.authentication is Authentication.PASSWORD else ("XOAUTH2",)
        way = next((name for name in wanted if name in offered), None)
        if way is None:
            raise KnownError.of("mail.login-not-offered", account.host, offered=", ".join(offered))
        return self._log_in(way, user)

    def _log_in(self, way: str, user: str) -> str:
        wire = self.wire
        match way:
            case "PLAIN":  # RFC 4616
                both = _encoded(f"\0{user}\0{self._secret}")
                return wire.say("AUTH", f"PLAIN {both}", _LOGGED_IN)
            case "LOGIN":
                wire.say("AUTH", "LOGIN", _CHALLENGE)
                wire.reply(_encoded(user), _CHALLENGE)
                return wire.reply(_encoded(self._secret), _LOGGED_IN)
        return self._show_token(user)

    def _show_token(self, user: str) -> str:
        """XOAUTH2; after a refusal the server's reasons come as a challenge, and an empty answer ends it."""
        first = _encoded(f"user={user}\x01auth=Bearer {self._secret}\x01\x01")
        answer = self.wire.say("AUTH", f"XOAUTH2 {first}", _LOGGED_IN, _CHALLENGE)
        return answer if answer.startswith(str(_LOGGED_IN)) else self.wire.reply("", _LOGGED_IN)


def _connected(family: int, address: Any, seconds: float) -> socket.socket:  # noqa: ANN401 - each family has its own
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect(address)
    except OSError:
        sock.close()
        raise
    return sock


def _host(account: MailAccount) -> str:
    """The server's name as the network knows it."""
    try:
        host = str(ipaddress.ip_address(account.host))
    except ValueError:
        host = ascii_domain(account.host)
    if not host or account.port not in _PORTS:
        raise KnownError.of("mail.host-invalid", account.host, port=str(account.port))
    return host


def _described(sock: ssl.SSLSocket) -> str:
    cipher = sock.cipher()
    certificate = sock.getpeercert() or {}
    names = [str(entry[1]) for entry in certificate.get("subjectAltName", ())]
    parts = (sock.version() or "", cipher[0] if cipher else "", ", ".join(names), str(certificate.get("notAfter", "")))
    return "; ".join(part for part in parts if part)


def _check_login(account: MailAccount, user: str, secret: str) -> None:
    if not secret:
        raise KnownError.of("mail.secret-missing", account.host)
    # note: a control in one of them would end it and begin the next field of the login (RFC 4616, 2)
    if any(unicodedata.category(letter) in _UNUSABLE for letter in user + secret):
        raise KnownError.of("mail.login-unusable", account.host)


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")
