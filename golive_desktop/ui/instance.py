# SPDX-License-Identifier: MIT
"""One window for one home: a second start hands its files to the first and ends."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

__all__ = ["Instance"]

_WAIT_MS: Final = 500
_MOST_BYTES: Final = 1_000_000


class Instance(QObject):
    """The one instance of a home.

    Signals:
        called(tuple): another start handed over these paths, perhaps none; the window comes to the front.
    """

    called = Signal(tuple)

    def __init__(self, home: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(home).encode()).hexdigest()[:24]
        self._name = f"golive-desktop-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    @property
    def name(self) -> str:
        """The name under which the operating system knows it."""
        return self._name

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Gives the paths to an instance that runs already; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps([str(path.absolute()) for path in paths]).encode())
        socket.flush()
        told = socket.waitForBytesWritten(_WAIT_MS) or not socket.bytesToWrite()
        socket.disconnectFromServer()
        return told

    def listen(self) -> None:
        """Becomes the instance that others call; a name left behind by a crash is taken over."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(lambda: self._on_told(socket))

    def _on_told(self, socket: QLocalSocket) -> None:
        try:
            told = json.loads(bytes(socket.read(_MOST_BYTES).data()) or b"[]")
        except (ValueError, RecursionError):  # not one of ours
            told = None
        if isinstance(told, list):
            self.called.emit(tuple(Path(path) for path in told if isinstance(path, str)))
        socket.deleteLater()
