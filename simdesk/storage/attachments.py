"""Kept files, named by their content: written whole and durable before anything points to them."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from simdesk.domain.errors import FileProblem, NotSavedError, ReceiptFileError
from simdesk.domain.receipt import MediaType, sniff

_CHUNK = 1024 * 1024
_HEAD = 16
_ORPHAN_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in the data folder. `sha256` in hex, `size` in bytes."""

    sha256: str
    size: int
    media_type: MediaType


class Attachments:
    """The folder `att` with its `tmp` and `trash`; safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        self._att = folder / "att"
        self._tmp = folder / "tmp"
        self._trash = folder / "trash"

    def path(self, sha256: str) -> Path:
        """Return where the file with this content is kept."""
        return self._att / sha256[:2] / sha256

    def keep(self, source: Path | bytes, name: str, limit: int) -> Kept:
        """Copy a file or bytes into the folder, unchanged; the same content is kept once.

        Order: temporary file, fsync, rename, fsync of the folders. `limit` is in bytes.

        Raises:
            ReceiptFileError: it is empty, larger than `limit`, of another type, or unreadable.
            NotSavedError: it could not be written; nothing half-made stays.
        """
        with _opened(source, name) as stream:
            head = _read(stream, _HEAD, name)
            if not head:
                raise ReceiptFileError(FileProblem.EMPTY, name)
            media_type = sniff(head)
            if media_type is None:
                raise ReceiptFileError(FileProblem.UNKNOWN_TYPE, name)
            temporary = self._tmp / os.urandom(16).hex()
            try:
                with _saving():
                    sha256, size = self._copy(head, stream, temporary, name, limit)
                    self._settle(temporary, sha256)
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink()
        return Kept(sha256, size, media_type)

    def _copy(
        self, head: bytes, stream: BinaryIO, temporary: Path, name: str, limit: int
    ) -> tuple[str, int]:
        digest, size, chunk = hashlib.sha256(), 0, head
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            while chunk:
                size += len(chunk)
                if size > limit:
                    raise ReceiptFileError(FileProblem.TOO_LARGE, name, limit)
                digest.update(chunk)
                out.write(chunk)
                chunk = _read(stream, _CHUNK, name)
            out.flush()
            os.fsync(out.fileno())
        return digest.hexdigest(), size

    def _settle(self, temporary: Path, sha256: str) -> None:
        target = self.path(sha256)
        if not target.parent.exists():
            target.parent.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self._att)
        _replace(temporary, target)
        _sync_folder(target.parent)

    def intact(self, sha256: str) -> bool:
        """Tell whether the kept file is there and still has its content."""
        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def sweep(self, referenced: Iterable[str], now: float) -> int:
        """Move files that nothing names and that are a day old to the trash; return how many.

        Only for a program that holds the folder's lock. Leftovers in `tmp` go too. `now` is in
        seconds since the epoch.
        """
        wanted = set(referenced)
        orphans = [p for p in self._att.glob("??/*") if p.name not in wanted]
        moved = 0
        for path in (*orphans, *self._tmp.iterdir()):
            if now - path.stat().st_mtime > _ORPHAN_SECONDS:
                _replace(path, self._trash / path.name)
                moved += 1
        return moved


@contextlib.contextmanager
def _opened(source: Path | bytes, name: str) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        if not source.is_file():  # a folder, a pipe or a device never ends or never opens
            raise ReceiptFileError(
                FileProblem.UNREADABLE if source.exists() else FileProblem.MISSING, name
            )
        stream = source.open("rb")
    except OSError as error:
        raise ReceiptFileError(FileProblem.UNREADABLE, name) from error
    with stream:
        yield stream


def _read(stream: BinaryIO, count: int, name: str) -> bytes:
    try:
        return stream.read(count)
    except OSError as error:
        raise ReceiptFileError(FileProblem.UNREADABLE, name) from error


@contextlib.contextmanager
def _saving() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise NotSavedError(str(error), disk_full=full) from error


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # Windows has no handle of a folder to flush
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(source: Path, target: Path) -> None:
    """Rename; on Windows a virus scanner may hold a fresh file, so try for some 2.5 seconds."""
    for pause in (0.05, 0.1, 0.25, 0.5, 0.7, 0.9):
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)
