"""Lets a second start bring the first window forward; the lock on the folder is not its matter.

The first watches a folder of its own; the second puts a file there, which the first takes away.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_ANSWER_S = 2.0
_LOOK_EVERY_S = 0.01
_ASKED = "asked"
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""What a Wayland desktop gives a program that its owner starts, and asks of one that comes forward.

Qt spends it when a window is activated.
"""


def _place(folder: Path) -> Path:
    """Return the folder that belongs to a data folder, where the owner has one for such things."""
    # Not by the name that a program before this way has perhaps left a socket under.
    name = f"simdesk-at-{hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:20]}"
    own = Path(os.environ.get("XDG_RUNTIME_DIR") or "-")
    # Who became another user by `su` has still the place of the first.
    usable = own.is_absolute() and os.access(own, os.W_OK | os.X_OK)
    return (own if usable else Path(tempfile.gettempdir())) / name


def _is_ours(place: Path) -> bool:
    """Tell whether a folder is there and no other user of the computer has put it there."""
    try:
        status = place.lstat()
    except OSError:
        return False
    return place.is_dir() and (sys.platform == "win32" or status.st_uid == os.getuid())


def raise_other(folder: Path) -> bool:
    """Ask the program that shows `folder` to come forward; tell whether it answered."""
    place = _place(folder)
    if not _is_ours(place):
        return False
    if sys.platform == "win32":  # only who was started last may hand on the right to come forward
        import ctypes  # noqa: PLC0415 - this system only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    asked, half = place / _ASKED, place / f"{_ASKED}-{os.getpid()}"
    try:
        half.write_bytes(os.environ.get(_TOKEN, "").encode("ascii", "ignore"))
        half.replace(asked)
    except OSError:
        return False
    ends = time.monotonic() + _ANSWER_S
    while asked.exists():
        if time.monotonic() > ends:
            asked.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_EVERY_S)
    return True


class RaiseListener(QObject):
    """Emits `asked` when a second start wants the window; made after the first paint.

    Only one window of a folder listens: the one with its lock, or one that says why it is not open.
    """

    asked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._place = _place(folder)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        with suppress(OSError):  # without it, a second start says that the folder is open
            self._place.mkdir(mode=0o700, exist_ok=True)
        if _is_ours(self._place):
            self._watcher.addPath(str(self._place))
            self._look()  # a file is left from somebody whom a killed program never answered

    def end(self) -> None:
        """Leave the place to another window."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
            with suppress(OSError):
                self._place.rmdir()

    def _look(self) -> None:
        asked = self._place / _ASKED
        try:
            token = asked.read_bytes().decode("ascii", "ignore")
            asked.unlink()
        except OSError:
            return
        if token.isprintable() and token:
            os.environ[_TOKEN] = token
        self.asked.emit()
