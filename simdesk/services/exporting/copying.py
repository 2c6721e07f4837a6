"""Copies kept files to where they go, as they are or without metadata, and reads all again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import FileIO
from pathlib import Path

from simdesk.domain.errors import ExportError, ExportProblem
from simdesk.services.exporting.choices import Choices
from simdesk.services.exporting.plan import Entry
from simdesk.services.exporting.stripping import stripped
from simdesk.services.exporting.writing import digest_of

_THREADS = 8
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
    """Copy one file, held in memory as a whole: a receipt is small, and one read is the fastest."""
    receipt = entry.receipt
    kept = _read(entry)
    if hashlib.sha256(kept).hexdigest() != receipt.sha256:
        raise ExportError(ExportProblem.SOURCE_DAMAGED, receipt.name)
    copy = stripped(kept, receipt.media_type) if choices.strip_metadata else kept
    with (root / entry.target).open("xb", buffering=0) as out:
        _write(out, copy)
        os.fsync(out.fileno())
    if copy == kept:
        return entry
    sha256 = hashlib.sha256(copy).hexdigest()
    return replace(entry, receipt=replace(receipt, sha256=sha256, size=len(copy)))


def _read(entry: Entry) -> bytes:
    """Return a kept file; where it cannot be had, another place to write to would not help."""
    try:
        source = entry.source.open("rb", buffering=0)
    except OSError:
        raise ExportError(ExportProblem.SOURCE_MISSING, entry.receipt.name) from None
    try:
        with source:
            return source.read()
    except OSError:
        raise ExportError(ExportProblem.SOURCE_DAMAGED, entry.receipt.name) from None


def _write(out: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[out.write(rest) :]
