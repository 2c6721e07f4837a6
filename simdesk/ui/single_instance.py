"""Lets a second start bring the first window forward; the lock on the folder is not its matter."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000


def _name(folder: Path) -> str:
    """Return a socket name that belongs to the data folder and fits every system's limit."""
    return f"simdesk-{hashlib.sha256(bytes(str(folder.resolve()), 'utf-8')).hexdigest()[:20]}"


def raise_other(folder: Path) -> bool:
    """Ask the program that has `folder` open to come forward; tell whether it answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(b"raise")
    answered = socket.waitForBytesWritten(_ANSWER_MS) and socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


class RaiseListener(QObject):
    """Emits `asked` when a second start wants the window; made after the first paint."""

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # The folder's lock is ours, so a socket of this name is left from a killed program.
        QLocalServer.removeServer(_name(folder))
        self._server.newConnection.connect(self._greet)
        self._server.listen(_name(folder))

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._answer(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _answer(self, socket: QLocalSocket) -> None:
        socket.readAll()
        socket.write(b"here")
        socket.flush()
        self.asked.emit()
