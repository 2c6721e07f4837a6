"""Writes a folder whole and verified, or leaves nothing; what stands in it is decided elsewhere."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting.plan import Entry
from simdesk.storage import durable

PARTIAL = ".partial"
CHUNK = 1024 * 1024
_THREADS = 4
"""Files are made and flushed side by side: waiting for the disk is most of the work."""

Moved = Callable[[int, int], None]
Stopped = Callable[[], bool]


def write_folder(target: Path, fill: Callable[[Path], bool]) -> Path | None:
    """Have `fill` make a folder, and only then give it the name `target`.

    Returns None where `fill` was stopped and returned False. Whatever happens, nothing half-made
    stays and nothing that was there before is touched.

    Raises:
        ExportError: it says why nothing was written.
    """
    if os.path.lexists(target):
        raise ExportError(ExportProblem.EXISTS, target.name)
    partial = target.with_name(target.name + PARTIAL)
    try:
        partial.mkdir(parents=False, mode=0o700)
    except FileExistsError:
        raise ExportError(ExportProblem.EXISTS, partial.name) from None
    except OSError as error:
        raise export_error(error, target.parent) from error
    try:
        if fill(partial):
            if os.path.lexists(target):
                raise ExportError(ExportProblem.EXISTS, target.name)
            _flush_names(partial)
            durable.replace(partial, target)
            _flush_names(target.parent, inside=False)
            return target
    except OSError as error:
        raise export_error(error, target.parent) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(partial)
    return None


def _flush_names(folder: Path, *, inside: bool = True) -> None:
    """Have names survive a power cut, as the files' contents do already.

    A network share or a stick may have no way to do it; the export is whole all the same.
    """
    below = [p for p in folder.rglob("*") if p.is_dir()] if inside else []
    for each in (*below, folder):
        with contextlib.suppress(OSError):
            durable.sync_folder(each)


def copy_receipts(
    entries: Sequence[Entry], places: Sequence[Path], moved: Moved, stopped: Stopped
) -> bool:
    """Copy each kept file to its place and make sure of its bytes; False if stopped.

    Raises:
        ExportError: a kept file is missing or damaged.
        OSError: a place cannot be written.
    """
    for folder in {place.parent for place in places}:
        folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(_THREADS) as pool:
        copies = [pool.submit(_copy, *job) for job in zip(entries, places, strict=True)]
        try:
            for done, copy in enumerate(copies):
                if stopped():
                    return False
                moved(done, len(copies))
                copy.result()
        finally:
            pool.shutdown(cancel_futures=True)
    return True


def verify_receipts(
    entries: Sequence[Entry], places: Sequence[Path], root: Path, stopped: Stopped
) -> bool:
    """Read every copy again; False if stopped.

    Raises:
        ExportError: one is not what was kept; it is named as it stands below `root`.
    """
    with ThreadPoolExecutor(_THREADS) as pool:
        for entry, place, digest in zip(entries, places, pool.map(digest_of, places), strict=True):
            if stopped():
                pool.shutdown(cancel_futures=True)
                return False
            if digest != entry.receipt.sha256:
                name = place.relative_to(root).as_posix()
                raise ExportError(ExportProblem.NOT_VERIFIED, name)
    return True


def _copy(entry: Entry, place: Path) -> None:
    try:
        source = entry.source.open("rb")
    except OSError:
        raise ExportError(ExportProblem.SOURCE_MISSING, entry.receipt.name) from None
    digest = hashlib.sha256()
    with source, place.open("xb") as out:
        while chunk := _read(source, entry):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != entry.receipt.sha256:  # another disk to write to would not help
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name)


def _read(source: BinaryIO, entry: Entry) -> bytes:
    try:
        return source.read(CHUNK)
    except OSError:  # of the kept file, so no other place to write to would help
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name) from None


def write_new(place: Path, content: bytes) -> None:
    """Write a file that is not there yet, and read it back.

    Raises:
        ExportError: the disk did not keep it.
        OSError: it cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    if place.read_bytes() != content:
        raise ExportError(ExportProblem.NOT_VERIFIED, place.name)


def digest_of(place: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def export_error(error: OSError, place: Path) -> ExportError:
    """Return what a failed write at `place` means to the owner."""
    problem = ExportProblem.NOT_WRITABLE
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        problem = ExportProblem.DISK_FULL
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        problem = ExportProblem.NO_PLACE
    return ExportError(problem, str(place))
