"""The lock of the data folder: an operating system lock that dies with its process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from simdesk.domain.errors import AlreadyOpenError
from simdesk.storage.folder_errors import folder_error


class FolderLock:
    """Held from construction until `release` or the end of the process, however it ends.

    The file `lock` means nothing by itself: empty, stale or from another computer, it never blocks.

    Raises:
        AlreadyOpenError: another process holds it.
        DataFolderError: it cannot be made, or the file system knows no locks.
    """

    def __init__(self, folder: Path) -> None:
        file = -1
        try:
            file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
            _lock(file)
        except OSError as error:
            if file < 0:
                raise folder_error(folder, error) from error
            os.close(file)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise AlreadyOpenError(str(folder)) from error
            raise folder_error(folder, error) from error
        self._file = file

    def release(self) -> None:
        """Let the next program in. The file stays: removing it would race with a waiting one."""
        os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
