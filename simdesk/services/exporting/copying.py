"""Copies kept files to where they go, as they are or without metadata, and reads all again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.plan import Entry
from simdesk.services.exporting.stripping import CLEANED, stripped
from simdesk.services.exporting.writing import digest_of

_CHUNK = 1024 * 1024
_THREADS = 4
"""Files are made and flushed side by side: waiting for the disk is most of the work."""

Moved = Callable[[int, int], None]
Stopped = Callable[[], bool]


def copy_receipts(
    entries: Sequence[Entry], root: Path, choices: Choices, moved: Moved, stopped: Stopped
) -> list[Entry] | None:
    """Copy each kept file to its target below `root`, and make sure of the bytes that were kept.

    Returns the entries as they now stand there: the receipt of a copy without metadata has the
    copy's hash and size. None if it was stopped.

    Raises:
        ExportError: a kept file is missing or damaged.
        OSError: a place cannot be written.
    """
    for folder in {(root / entry.target).parent for entry in entries}:
        folder.mkdir(parents=True, exist_ok=True)
    copied = []
    with ThreadPoolExecutor(_THREADS) as pool:
        copies = [pool.submit(_copy, entry, root, choices) for entry in entries]
        try:
            for done, copy in enumerate(copies):
                if stopped():
                    return None
                moved(done, len(copies))
                copied.append(copy.result())
        finally:
            pool.shutdown(cancel_futures=True)
    return copied


def verify_receipts(entries: Sequence[Entry], root: Path, stopped: Stopped) -> bool:
    """Read every copy again; False if stopped.

    Raises:
        ExportError: one is not what was written; it is named as it stands below `root`.
    """
    places = [root / entry.target for entry in entries]
    with ThreadPoolExecutor(_THREADS) as pool:
        for entry, digest in zip(entries, pool.map(digest_of, places), strict=True):
            if stopped():
                pool.shutdown(cancel_futures=True)
                return False
            if digest != entry.receipt.sha256:
                raise ExportError(ExportProblem.NOT_VERIFIED, entry.target)
    return True


def _copy(entry: Entry, root: Path, choices: Choices) -> Entry:
    strips = choices.strip_metadata and entry.receipt.media_type in CLEANED
    return _copy_stripped(entry, root) if strips else _copy_bytes(entry, root)


def _copy_stripped(entry: Entry, root: Path) -> Entry:
    """Copy a picture without its metadata; it is held in memory, at most the largest receipt."""
    try:
        kept = entry.source.read_bytes()
    except FileNotFoundError:
        raise ExportError(ExportProblem.SOURCE_MISSING, entry.receipt.name) from None
    except OSError:  # of the kept file, so no other place to write to would help
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name) from None
    if hashlib.sha256(kept).hexdigest() != entry.receipt.sha256:
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name)
    copy = stripped(kept, entry.receipt.media_type)
    with (root / entry.target).open("xb") as out:
        out.write(copy)
        out.flush()
        os.fsync(out.fileno())
    if copy == kept:
        return entry
    sha256 = hashlib.sha256(copy).hexdigest()
    return replace(entry, receipt=replace(entry.receipt, sha256=sha256, size=len(copy)))


def _copy_bytes(entry: Entry, root: Path) -> Entry:
    try:
        source = entry.source.open("rb")
    except OSError:
        raise ExportError(ExportProblem.SOURCE_MISSING, entry.receipt.name) from None
    digest = hashlib.sha256()
    with source, (root / entry.target).open("xb") as out:
        while chunk := _read(source, entry):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != entry.receipt.sha256:  # another disk to write to would not help
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name)
    return entry


def _read(source: BinaryIO, entry: Entry) -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError:  # of the kept file, so no other place to write to would help
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name) from None
