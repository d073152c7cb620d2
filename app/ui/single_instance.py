"""One window for one store: a second start shows the first and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise\n"
_WAIT_MS = 800


class SingleInstance(QObject):
    """Holds the name of a store among this user's programs (单实例)."""

    raise_asked = Signal()

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(store.resolve()).casefold().encode()).hexdigest()
        self._name = f"kuaiwei-{digest[:24]}"
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Take the name; False if another process holds it, which was asked to show itself.

        A name left behind by a process that died answers nobody and is taken over.
        """
        if self._ask_other():
            return False
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            return not self._ask_other()
        server.newConnection.connect(self._greet)
        self._server = server
        return True

    def release(self) -> None:
        """Give the name up."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _ask_other(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def _greet(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_asked.emit()
