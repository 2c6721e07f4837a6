"""Kept files, named by their content: written whole and durable before anything points to them."""

from __future__ import annotations

import contextlib
import io
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from simdesk.domain.errors import FileProblem, NotSavedError, ReceiptFileError
from simdesk.domain.receipt import MediaType
from simdesk.domain.signature import HEAD_BYTES, recognise
from simdesk.storage import durable

_CHUNK = 1024 * 1024
_ORPHAN_SECONDS = 24 * 3600


class Kept(NamedTuple):
    """A file that is in the data folder. `sha256` in hex, `size` in bytes."""

    sha256: str
    size: int
    media_type: MediaType


class Attachments:
    """The folder `att` with its `tmp` and `trash`; can be used from any thread."""

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
            if _size(stream, name) > limit:
                raise ReceiptFileError(FileProblem.TOO_LARGE, name, limit)
            head = _read(stream, HEAD_BYTES, name)
            media_type = recognise(head, name)
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
        import hashlib  # noqa: PLC0415 - 3 ms that a start does not need

        digest, size, chunk = hashlib.sha256(), 0, head
        with os.fdopen(durable.create(temporary), "wb") as out:
            while chunk:
                size += len(chunk)
                if size > limit:
                    raise ReceiptFileError(FileProblem.TOO_LARGE, name, limit)
                digest.update(chunk)
                out.write(chunk)
                chunk = _read(stream, _CHUNK, name)
            out.flush()
            durable.sync(out.fileno())
        return digest.hexdigest(), size

    def _settle(self, temporary: Path, sha256: str) -> None:
        target = self.path(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        durable.replace(temporary, target)
        durable.sync_folder(target.parent)
        # Even if the folder was there: a process that was killed may have just made it.
        durable.sync_folder(self._att)

    def intact(self, sha256: str) -> bool:
        """Tell whether the kept file is there and still has its content."""
        import hashlib  # noqa: PLC0415 - as above

        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def sweep(self, referenced: Iterable[str], now: float) -> int:
        """Move files that nothing names and that are a day old to the trash; return how many.

        `referenced` are the SHA-256 that the data file and its backups name; if it is empty,
        nothing is moved, because a lost list is no order to clear the room. Leftovers in `tmp`
        are deleted: their originals are where they came from. Only for a program that holds the
        folder's lock, before its first change. `now` is in seconds since the epoch.

        Raises:
            NotSavedError: a file could not be moved; those before it were.
        """
        wanted = set(referenced)
        with _saving():
            for path in self._tmp.iterdir():
                if _old(path, now):
                    path.unlink()
            found = self._att.glob("??/*") if wanted else ()
            orphans = [path for path in found if path.name not in wanted and _old(path, now)]
            for path in orphans:
                durable.replace(path, self._trash / path.name)
        return len(orphans)


def _old(path: Path, now: float) -> bool:
    return now - path.stat().st_mtime > _ORPHAN_SECONDS


def _size(stream: BinaryIO, name: str) -> int:
    try:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
    except OSError as error:
        raise ReceiptFileError(FileProblem.UNREADABLE, name) from error
    return size


@contextlib.contextmanager
def _opened(source: Path | bytes, name: str) -> Iterator[BinaryIO]:
    if isinstance(source, bytes):
        yield io.BytesIO(source)
        return
    try:
        # A pipe or a device never ends or never opens; a link may name anything tomorrow.
        if not stat.S_ISREG(source.lstat().st_mode):
            raise ReceiptFileError(FileProblem.NOT_A_FILE, name)
        stream = source.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReceiptFileError(FileProblem.MISSING, name) from error
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
        raise NotSavedError(str(error), disk_full=durable.disk_full(error.errno)) from error
