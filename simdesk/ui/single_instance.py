"""Lets a second start bring the first window forward; the lock on the folder is not its matter."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 2000
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""What a Wayland desktop gives a program that its owner starts, and asks of one that comes forward.

Qt spends it when a window is activated.
"""


def _name(folder: Path) -> str:
    """Return a socket name that belongs to the data folder and fits every system's limit.

    Where the owner has a folder for such things, it stands there: nobody else can take the name.
    """
    name = f"simdesk-{hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:20]}"
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return f"{own}/{name}" if own.startswith("/") and len(own) < 60 and Path(own).is_dir() else name


def raise_other(folder: Path) -> bool:
    """Ask the program that shows `folder` to come forward; tell whether it answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    if sys.platform == "win32":  # only who was started last may hand on the right to come forward
        import ctypes  # noqa: PLC0415 - this system only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    socket.write(b"raise " + os.environ.get(_TOKEN, "").encode("ascii", "ignore"))
    answered = socket.waitForBytesWritten(_ANSWER_MS) and socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


class RaiseListener(QObject):
    """Emits `asked` when a second start wants the window; made after the first paint.

    Only one window of a folder listens: the one with its lock, or one that says why it is not open.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Nobody answered there, so a socket of this name is left from a killed program.
        QLocalServer.removeServer(_name(folder))
        self._server.newConnection.connect(self._greet)
        self._server.listen(_name(folder))

    def end(self) -> None:
        """Leave the name to another window."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._answer(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _answer(self, socket: QLocalSocket) -> None:
        token = bytes(socket.readAll().data()).partition(b" ")[2].decode("ascii", "ignore")
        if token.isprintable() and token:
            os.environ[_TOKEN] = token
        socket.write(b"here")
        socket.flush()
        self.asked.emit()
