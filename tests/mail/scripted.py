# SPDX-License-Identifier: MIT
"""A mail server that fails on purpose, at exactly one place."""

import socket
import ssl
import struct
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

__all__ = ["DROP", "RESET", "SILENT", "TRICKLE", "ScriptedServer"]

DROP: Final = "drop"
"""Ends the connection in good order."""
RESET: Final = "reset"
"""Ends it abruptly."""
SILENT: Final = "silent"
"""Says nothing more, and keeps the connection."""

TRICKLE: Final = "trickle"
"""Says one letter after the other and never ends."""

Script = Mapping[str, str | Sequence[str]]

_USUAL: Final[Script] = {
    "220": "220 tests ESMTP",
    "EHLO": "250-tests\r\n250-SIZE 30000000\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN XOAUTH2",
    "STARTTLS": "220 go ahead",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 fine",
    "RCPT": "250 2.1.5 fine",
    "DATA": "354 go on",
    ".": "250 2.0.0 kept as 42",
    "RSET": "250 2.0.0 forgotten",
    "QUIT": "221 2.0.0 bye",
}


class _EndedError(Exception):
    """The script says that the conversation is over."""


class ScriptedServer:
    """Serves on a free port of this computer until it is left.

    Args:
        script: replies by command; a reply to ``RCPT bob@example.com`` goes before one to ``RCPT``. ``220`` is the
            greeting, ``BODY`` what happens when the text of a mail begins, ``.`` the reply at its end. Several replies
            answer a command and the lines that follow it.
        tls: for STARTTLS, or for all with `implicit`.
        implicit: speaks TLS from the first byte.
        address: where it listens.
    """

    def __init__(
        self,
        script: Script | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        implicit: bool = False,
        address: str = "127.0.0.1",
    ) -> None:
        self._script = {**_USUAL, **(script or {})}
        self._tls = tls
        self._implicit = implicit
        self.spoken: list[str] = []
        """All commands that it heard."""
        self.received: list[bytes] = []
        """All mails whose end it heard, whatever it answered."""
        self._listener = socket.create_server((address, 0))
        self._open: list[socket.socket] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._open:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(10)
        for sock in self._open:
            sock.close()

    def _serve(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(sock)
            with suppress(OSError, _EndedError):
                self._converse(sock)
            with suppress(OSError):
                self._open[-1].close()

    def _converse(self, sock: socket.socket) -> None:
        if self._implicit:
            sock = self._protected(sock)
        file = sock.makefile("rb")
        self._act(sock, "220")
        while line := file.readline():
            words = line.decode("latin-1").split()
            verb = words[0].upper() if words else ""
            self.spoken.append(line.decode("latin-1").rstrip("\r\n"))
            key = f"{verb} {words[1].partition(':')[2].strip('<>')}" if len(words) > 1 else verb
            reply = self._act(sock, key if key in self._script else verb)
            if reply.startswith("334"):
                self._go_on(sock, file.readline(), verb)
            elif reply.startswith("220 go"):
                file.close()
                sock = self._protected(sock)
                file = sock.makefile("rb")
            elif reply.startswith("354"):
                self._act(sock, "BODY")
                self.received.append(b"".join(iter(file.readline, b".\r\n")))
                self._act(sock, ".")

    def _go_on(self, sock: socket.socket, line: bytes, verb: str) -> None:
        self.spoken.append(line.decode("latin-1").rstrip("\r\n"))
        for reply in self._script[verb][1:]:
            sock.sendall(f"{reply}\r\n".encode())

    def _act(self, sock: socket.socket, key: str) -> str:
        scripted = self._script.get(key, "502 5.5.2 unknown" if key != "BODY" else "")
        reply = scripted if isinstance(scripted, str) else scripted[0]
        if reply == SILENT:
            self._over.wait(10)
            raise _EndedError
        while reply == TRICKLE:
            sock.sendall(b"2")
            self._over.wait(0.05)
        if reply == RESET:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if reply in {DROP, RESET}:
            sock.close()
            raise _EndedError
        if reply:
            sock.sendall(f"{reply}\r\n".encode())
        if key == "BODY" and reply:
            self._over.wait(10)  # as one that reads no further
            raise _EndedError
        return reply

    def _protected(self, sock: socket.socket) -> socket.socket:
        assert self._tls is not None
        protected = self._tls.wrap_socket(sock, server_side=True)
        self._open.append(protected)
        return protected
