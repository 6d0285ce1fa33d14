# SPDX-License-Identifier: MIT
"""One conversation with a relay, each word of it bounded in time, that knows how far the text of a mail got."""

import contextlib
import re
import smtplib
import socket
import time
from dataclasses import dataclass
from typing import Final

__all__ = ["Patience", "RefusedError", "UnansweredError", "Wire"]

_GREETING: Final = 220
_READY: Final = 354
_KEPT: Final = 250
_PIECE: Final = 1 << 16
_LONGEST_LINE: Final = 1 << 16
_MOST_LINES: Final = 500
_REPLY: Final = re.compile(rb"[2-5][0-9][0-9](?:[ -]|\s*\Z)")
_NO_CODE: Final = -1
_FAREWELL: Final = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How long each part of a conversation may take, in seconds (RFC 5321, 4.5.3.2, shorter where nobody waits)."""

    connect: float = 20.0
    """Until a connection stands, the handshake of TLS included."""
    reply: float = 60.0
    """For each reply, and for each piece of text to leave."""
    final: float = 600.0
    """For the reply after the whole text: ending too early here is how mails arrive twice (4.5.3.2.6)."""


class RefusedError(Exception):
    """The server answered something else than was hoped for."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(code)
        self.code = code
        """The reply code; -1 for words that are no reply of a mail server."""
        self.text = text


class UnansweredError(Exception):
    """The whole text was handed over and no answer came."""


class Wire(smtplib.SMTP):
    """A conversation over an open connection.

    Whatever breaks is an OSError; nothing is printed, and no exception repeats what was sent.

    Args:
        sock: the connection.
        patience: how long to wait.
    """

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        # note: without a name of its own smtplib would ask the network for ours; an address says nothing new
        super().__init__(local_hostname=_literal(sock), timeout=patience.reply)
        self.sock = sock
        self.patience = patience
        self.step = "220"
        """The last thing that was said to the server, for the sentence about what went wrong."""
        self._heard = b""

    def greet(self) -> str:
        """Reads the server's greeting and introduces us; the greeting.

        Raises:
            RefusedError: the server does not want us, or is no mail server.
        """
        greeting = self._hoped(self.getreply(), _GREETING)
        self.introduce()
        return greeting

    def introduce(self) -> None:
        """EHLO, or HELO for a server that knows no extensions (RFC 5321, 3.2)."""
        self.step = "EHLO"
        code, text = self.ehlo()
        if code // 100 == 5:  # noqa: PLR2004 - the reply codes are the protocol's
            code, text = self.helo()
        self._hoped((code, text), _KEPT)

    def say(self, command: str, arguments: str = "", *hoped: int) -> str:
        """Says one command; the answer with its code.

        Args:
            command: its word.
            arguments: what follows.
            hoped: the reply codes that are fine; none given, all of 200 to 299.

        Raises:
            RefusedError: another answer came.
        """
        self.step = command
        return self._hoped(self.docmd(command, arguments), *hoped)

    def reply(self, words: str, *hoped: int) -> str:
        """Answers a challenge of the server; as `say`, but what is said is kept nowhere."""
        return self._hoped(self.docmd(words), *hoped)

    def hand_over(self, message: bytes) -> str:
        """Sends the text of a mail whose sender and recipients the server took; its final answer.

        Args:
            message: lines end in CR LF.

        Raises:
            RefusedError: the server did not take it; nothing was delivered.
            UnansweredError: the end was handed over and no answer came.
            OSError: the connection broke before the end was handed over; nothing was delivered.
        """
        self.say("DATA", "", _READY)
        text = _stuffed(message)
        try:
            for start in range(0, len(text), _PIECE):
                self._give(text[start : start + _PIECE])
            # note: the end goes alone; when the system did not take all of it, no server can have read a whole mail
            self._give(b".\r\n")
        except OSError:
            self._read_refusal()
            raise
        self.step = "."
        self.patience = Patience(connect=self.patience.connect, reply=self.patience.final)
        try:
            code, words = self.getreply()
        except OSError as error:
            raise UnansweredError from error
        if code != _KEPT and code // 100 not in {4, 5}:
            raise UnansweredError  # whatever that was, it neither takes nor refuses the mail (4.3.2)
        return self._hoped((code, words), _KEPT)

    def part(self) -> None:
        """Says goodbye without waiting long for an answer, and closes."""
        with contextlib.suppress(OSError):
            self.patience = Patience(reply=min(_FAREWELL, self.patience.reply))
            self.docmd("QUIT")
        self.close()

    def unread(self) -> bool:
        """Whether the server said more than it was asked; before TLS that is somebody else's word (RFC 3207, 5)."""
        return bool(self._heard)

    def putcmd(self, cmd: str, args: str = "") -> None:
        """Says one line; raises what the connection raises."""
        self._give(f"{cmd} {args}".strip(" ").encode("ascii") + b"\r\n")

    def getreply(self) -> tuple[int, bytes]:
        """One reply, all its lines (RFC 5321, 4.2.1); the code is -1 when it is none.

        Raises:
            TimeoutError: it was not there in time.
            ConnectionError: the connection ended instead.
        """
        ends = time.monotonic() + self.patience.reply
        lines: list[bytes] = []
        while True:
            try:
                line = self._line(ends)
            except OSError:
                self.close()  # what comes later would answer the wrong question
                raise
            lines.append(line[4:].strip())
            if not _REPLY.match(line) or len(lines) > _MOST_LINES:
                return _NO_CODE, line
            if line[3:4] != b"-":
                return int(line[:3]), b"\n".join(lines)

    def _line(self, ends: float) -> bytes:
        while b"\n" not in self._heard:
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            piece = self._socket.recv(_PIECE)
            if not piece or len(self._heard) > _LONGEST_LINE:
                raise ConnectionResetError
            self._heard += piece
        line, _, self._heard = self._heard.partition(b"\n")
        return line

    def _give(self, data: bytes) -> None:
        self._socket.settimeout(self.patience.reply)
        self._socket.sendall(data)

    def _read_refusal(self) -> None:
        """Reads why the server hung up in the middle, when it said so: a refusal is more than a broken line."""
        self.patience = Patience(reply=min(_FAREWELL, self.patience.reply))
        code, words = _NO_CODE, b""
        with contextlib.suppress(OSError):
            code, words = self.getreply()
        self.close()  # a goodbye now would be read as a line of the mail
        if code // 100 in {4, 5}:
            raise RefusedError(code, _shown(words))

    @property
    def _socket(self) -> socket.socket:
        if self.sock is None:
            raise ConnectionResetError
        return self.sock

    @staticmethod
    def _hoped(reply: tuple[int, bytes], *codes: int) -> str:
        code, words = reply
        if code in codes or (not codes and code // 100 == 2):  # noqa: PLR2004 - the reply codes are the protocol's
            return f"{code} {_shown(words)}"
        raise RefusedError(code, _shown(words))


def _shown(words: bytes) -> str:
    return words.decode("utf-8", "replace")


def _literal(sock: socket.socket) -> str:
    """Our own end of the connection as an address literal (RFC 5321, 4.1.3)."""
    address = str(sock.getsockname()[0]).partition("%")[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _stuffed(message: bytes) -> bytes:
    """The text as it travels (RFC 5321, 4.5.2): each line ends in CR LF, and none of them is the end by chance."""
    feeds = message.count(b"\r\n")
    if not feeds == message.count(b"\n") == message.count(b"\r"):
        message = re.sub(rb"\r\n|\n|\r", b"\r\n", message)
    if not message.endswith(b"\r\n"):
        message += b"\r\n"
    message = message.replace(b"\r\n.", b"\r\n..")
    return b"." + message if message.startswith(b".") else message
