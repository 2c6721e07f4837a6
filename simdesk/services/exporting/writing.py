"""Writes a folder whole and verified, or leaves nothing; what stands in it is decided elsewhere."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.storage import durable

PARTIAL = ".partial"


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
