"""Files that survive a power cut: private, flushed, put in place whole; no content is known."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PAUSES = (0.05, 0.1, 0.25, 0.5, 0.7, 0.9)


def disk_full(number: int | None) -> bool:
    """Tell whether a system error number means that there is no more room."""
    return number in _FULL


def name_for_sqlite(path: Path) -> str:
    """Return a path as SQLite takes it: its bytes are UTF-8 to it, whatever the locale says.

    Raises:
        OSError: they are not.
    """
    try:
        return os.fsencode(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise OSError(errno.EILSEQ, "no UTF-8 in this name", str(path)) from error


def create(path: Path) -> int:
    """Make a new file for writing that only its owner can read; return its handle.

    Raises:
        OSError: it is there already, or cannot be made.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)


def make_folder(folder: Path) -> None:
    """Make a folder only for its owner, and those above it; what was made survives."""
    if folder.is_dir():
        return
    if folder.parent != folder:  # not the root of a disk that is not there
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync(handle: int) -> None:
    """Return once the content of an open file is on the disk."""
    if sys.platform == "darwin":  # there, fsync leaves the content in the disk's own cache
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_path(path: Path) -> None:
    """As `sync`, for a file that is not open."""
    handle = os.open(path, os.O_RDWR)  # Windows flushes only what may be written
    try:
        sync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Return once the names in a folder are on the disk."""
    if sys.platform == "win32":  # Windows has no handle of a folder to flush
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Rename, over `target` if it is there; on Windows a virus scanner may hold a fresh file."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            os.replace(source, target)  # noqa: PTH105 - one call, named in every record of faults
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(source, target)  # noqa: PTH105 - as above


def write_whole(path: Path, content: bytes) -> None:
    """Give a file this content, or leave it as it was.

    Raises:
        OSError: it is as it was.
    """
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with os.fdopen(create(partial), "wb") as file:
            file.write(content)
            file.flush()
            sync(file.fileno())
        replace(partial, path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
