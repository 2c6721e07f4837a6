"""Looks into a folder that a phone fills, and remembers what was seen there; it decodes nothing."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import nlargest
from pathlib import Path

from simdesk.domain.errors import FileProblem, NotSavedError, ReceiptFileError
from simdesk.domain.receipt import LARGEST_RECEIPT_BYTES, MediaType
from simdesk.domain.signature import HEAD_BYTES, recognise
from simdesk.storage import durable

MOST = 20_000
"""Files of a folder that are looked at, the newest: phones keep years of photos in one."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture or PDF in the folder. `mark` names this state of this file, without its name.

    `sha256` (hex) is of its content. A photo that cannot be kept as it is, a HEIC, has neither
    that nor a `media_type`.
    """

    path: Path
    mark: str
    changed_at: datetime
    sha256: str = ""
    media_type: MediaType | None = None


def scan(
    folder: Path,
    seen: Collection[str],
    known: Mapping[str, Photo],
    stopped: Callable[[], bool],
) -> list[Photo] | None:
    """Return the pictures and PDFs right in `folder` that were not seen, newest first.

    What is `known` by its mark from an earlier look is not read again.
    None where the folder is gone or cannot be read. Links, other files, folders, empty and too
    large files are passed over. Callable from any thread; once `stopped` the rest is left out.
    """
    try:
        with os.scandir(folder) as entries:
            states = nlargest(MOST, filter(None, map(_state, entries)))
    except OSError:
        return None
    found = []
    for changed, size, name in states:
        if stopped():
            break
        mark = _mark(name, size, changed)
        if mark not in seen and 0 < size <= LARGEST_RECEIPT_BYTES:
            photo = known.get(mark) or _photo(folder / name, mark, changed)
            if photo is not None:
                found.append(photo)
    return found


def marks(folder: Path, before: datetime) -> list[str]:
    """Return the marks of the files last changed `before` a moment, oldest first.

    A folder that cannot be read has none.
    """
    latest = before.timestamp() * 1e9
    try:
        with os.scandir(folder) as entries:
            states = nlargest(MOST, filter(None, map(_state, entries)))
    except OSError:
        return []
    return [_mark(name, size, at) for at, size, name in reversed(states) if at < latest]


def _state(entry: os.DirEntry[str]) -> tuple[int, int, str] | None:
    """Return when a file was changed (ns), its size in bytes and its name."""
    try:
        state = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(state.st_mode):
        return None
    return (state.st_mtime_ns, state.st_size, entry.name)


def _mark(name: str, size: int, changed: int) -> str:
    import hashlib  # noqa: PLC0415 - 3 ms that a start does not need

    told = f"{name}\0{size}\0{changed}".encode("utf-8", "surrogateescape")
    return hashlib.sha256(told).hexdigest()[:16]


def _photo(path: Path, mark: str, changed: int) -> Photo | None:
    import hashlib  # noqa: PLC0415 - as above

    at = datetime.fromtimestamp(changed / 1e9, UTC)
    try:
        with path.open("rb") as file:
            media_type = recognise(file.read(HEAD_BYTES), path.name)
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            return Photo(path, mark, at, sha256, media_type)
    except ReceiptFileError as error:
        return Photo(path, mark, at) if error.problem is FileProblem.HEIC else None
    except OSError:
        return None


class SeenFile:
    """`seen-photos.json` in the data folder: marks of one folder, no names; it may be lost."""

    def __init__(self, data_folder: Path) -> None:
        self._path = data_folder / "seen-photos.json"

    def read(self) -> list[str]:
        """Return the marks that were kept, oldest first; none where it is missing or broken."""
        try:
            told = json.loads(self._path.read_text("ascii"))
        except (OSError, ValueError, RecursionError):
            return []
        return [word for word in told if isinstance(word, str)] if isinstance(told, list) else []

    def write(self, seen: Sequence[str]) -> None:
        """Replace what was kept, with the last `MOST` marks.

        Raises:
            NotSavedError: what was kept before stays.
        """
        try:
            durable.make_folder(self._path.parent)
            durable.write_whole(self._path, json.dumps(seen[-MOST:]).encode("ascii"))
        except OSError as error:
            full = durable.disk_full(error.errno)
            raise NotSavedError(str(error), disk_full=full) from error
