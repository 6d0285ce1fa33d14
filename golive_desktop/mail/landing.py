# SPDX-License-Identifier: MIT
"""The page on this computer to which the browser comes back after a sign-in (RFC 8252, 7.3)."""

import hmac
import threading
import time
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from golive_desktop.i18n.catalogue import LANGUAGES, translator

__all__ = ["Landing"]

_HERE: Final = "127.0.0.1"
_POLL: Final = 0.2


class Landing:
    """Waits for the browser, for as long as the sign-in may take; its thread keeps no program from ending.

    Args:
        state: what only the browser can know that was sent away for this sign-in (RFC 6749, 10.12).
        seconds: how long to wait.
    """

    def __init__(self, state: str, seconds: float) -> None:
        self._state = state
        self._answer: Mapping[str, str] | None = None
        self._stopped = threading.Event()
        self._server = _Server(self)
        self._ends = time.monotonic() + seconds
        threading.Thread(target=self._serve, name="sign-in", daemon=True).start()

    @property
    def address(self) -> str:
        """Where the browser is sent back to."""
        return f"http://{_HERE}:{self._server.server_port}"

    @property
    def answer(self) -> Mapping[str, str] | None:
        """The provider's answer, ``code`` or ``error``; None while nobody came."""
        return self._answer

    def stop(self) -> None:
        """Waits no longer."""
        self._stopped.set()

    def take(self, target: str) -> HTTPStatus:
        """Takes the answer that the browser brings, once; whoever does not know the state brings none."""
        parts = urlsplit(target)
        said = dict(parse_qsl(parts.query))
        if parts.path != "/":
            return HTTPStatus.NOT_FOUND
        if not hmac.compare_digest(said.get("state", "").encode(), self._state.encode()):
            return HTTPStatus.BAD_REQUEST
        if self._answer is None:
            self._answer = said
        return HTTPStatus.OK

    def _serve(self) -> None:
        with self._server:
            while self._answer is None and not self._stopped.is_set() and time.monotonic() < self._ends:
                self._server.handle_request()


class _Server(ThreadingHTTPServer):
    """One thread for each connection: browsers open some on which they say nothing."""

    allow_reuse_address = False  # note: on Windows another program could listen at the same port
    timeout = _POLL

    def __init__(self, landing: Landing) -> None:
        self.landing = landing
        super().__init__((_HERE, 0), _Handler)

    def server_bind(self) -> None:
        """Without the library's question for the computer's name, which some networks answer after half a minute."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _HERE, int(self.socket.getsockname()[1])

    def handle_error(self, *_: object) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    """Answers with a page that says nothing but that it may be closed."""

    server: _Server
    timeout = 10
    server_version = "GoLive"
    sys_version = ""

    def do_GET(self) -> None:
        status = self.server.landing.take(self.path)
        body = _page() if status is HTTPStatus.OK else b""
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the line would hold the code."""


def _page() -> bytes:
    """In all languages; nobody knows here which one the browser's reader speaks."""
    lines = []
    for language in LANGUAGES:
        _ = translator(language)
        said = _("You can close this page and go back to GoLive Desktop.")
        lines.append(f'<p lang="{language}">{escape(said)}</p>')
    return f"<!DOCTYPE html><title>GoLive Desktop</title>{''.join(lines)}".encode()
