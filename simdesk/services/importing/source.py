"""A bag's files by name, from a folder or a zip file that anybody may have made; all is read only.

No file is ever made under a name from inside, and no link is followed.
"""

from __future__ import annotations

import os
import stat
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from simdesk.catalogue.archive import FAULTS
from simdesk.domain.errors import BagError, BagProblem
from simdesk.domain.receipt import LARGEST_RECEIPT_BYTES
from simdesk.services.exporting.names import RESERVED

MOST_FILES = 100_000
MOST_RATIO = 100
"""How many times larger than packed a file may be. Text and drawings shrink to a twentieth."""

_SMALL = 1_000_000
"""Bytes. What unpacks to less than this does no harm, however well it was packed."""

_DEEPEST = 8
_ENCRYPTED = 1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LEFTOVERS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_LEFTOVER_FOLDERS = {"__MACOSX"}
"""What a computer puts into any folder that was looked at; nobody means anything by it."""

_TAG = "bagit.txt"


class Source(ABC):
    """The files of a bag: `sizes` in bytes by name, with `/` between parts. Close it after use."""

    def __init__(self, sizes: Mapping[str, int], close: Callable[[], None] = lambda: None) -> None:
        self.sizes = sizes
        self.close = close

    @abstractmethod
    def open(self, name: str) -> IO[bytes]:
        """Open a file for reading.

        Raises:
            any of `FAULTS`: it cannot be read; so may whatever is read from it.
        """

    @abstractmethod
    def keepable(self, name: str) -> Path | bytes:
        """Return a file as what can be kept: its path, or its content, limited in size.

        Raises:
            any of `FAULTS`: it cannot be read.
        """


class _Folder(Source):
    def __init__(self, root: Path) -> None:
        self._root = root
        super().__init__(dict(_walk(root, "", _DEEPEST, [])))

    def open(self, name: str) -> IO[bytes]:
        return self.keepable(name).open("rb")

    def keepable(self, name: str) -> Path:
        place = self._root / name
        if not stat.S_ISREG(place.lstat().st_mode):
            raise OSError(name)
        return place


def _walk(root: Path, above: str, deepest: int, seen: list[str]) -> Iterator[tuple[str, int]]:
    """Yield names with sizes; what is no plain file or folder is refused, never opened."""
    with os.scandir(root / above) as found:
        for entry in sorted(found, key=lambda e: e.name):
            name = f"{above}{entry.name}"
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                if not deepest:
                    raise BagError(BagProblem.UNSAFE, [name])
                if entry.name not in _LEFTOVER_FOLDERS:
                    yield from _walk(root, f"{name}/", deepest - 1, seen)
                continue
            seen.append(name)
            if len(seen) > MOST_FILES:
                raise BagError(BagProblem.TOO_MANY)
            if not stat.S_ISREG(mode):
                raise BagError(BagProblem.UNSAFE, [name])
            if entry.name not in _LEFTOVERS:
                yield name, entry.stat(follow_symlinks=False).st_size


class _Zip(Source):
    def __init__(self, path: Path) -> None:
        size = path.stat().st_size
        self._archive = zipfile.ZipFile(path)
        try:
            self._parts = _parts(self._archive.infolist(), size)
        except BaseException:
            self._archive.close()
            raise
        sizes = {name: part.file_size for name, part in self._parts.items()}
        super().__init__(sizes, self._archive.close)

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(self._parts[name])

    def keepable(self, name: str) -> bytes:
        with self.open(name) as file:
            return file.read(LARGEST_RECEIPT_BYTES + 1)


def _parts(listed: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of an archive by their names in the bag, before any is unpacked.

    Raises:
        BagError: there are too many, they are packed suspiciously well, or their names are tricks.
    """
    if len(listed) > MOST_FILES:
        raise BagError(BagProblem.TOO_MANY)
    kinds = {part.orig_filename: stat.S_IFMT(part.external_attr >> 16) for part in listed}
    odd = [name for name, kind in kinds.items() if kind not in (0, stat.S_IFREG, stat.S_IFDIR)]
    odd += [p.orig_filename for p in listed if p.orig_filename != p.filename]
    if odd:
        raise BagError(BagProblem.UNSAFE, odd)
    files = [part for part in listed if not part.is_dir()]
    large = [p.filename for p in files if p.file_size > _SMALL + MOST_RATIO * p.compress_size]
    # Parts that share their packed bytes would unpack to more than any ratio tells.
    if large or sum(part.compress_size for part in files) > size:
        raise BagError(BagProblem.TOO_LARGE, large)
    strange = [p for p in files if p.flag_bits & _ENCRYPTED or p.compress_type not in _PACKED]
    if strange:
        raise BagError(BagProblem.UNREADABLE, [part.filename for part in strange])
    check_names(part.filename.rstrip("/") for part in listed)
    kept = {part.filename: part for part in files if not _leftover(part.filename)}
    top = next(iter(kept), "").partition("/")[0] + "/"
    if _TAG not in kept and all(name.startswith(top) for name in kept):
        return {name.removeprefix(top): part for name, part in kept.items()}
    return kept


def _leftover(name: str) -> bool:
    parts = name.split("/")
    return parts[-1] in _LEFTOVERS or not _LEFTOVER_FOLDERS.isdisjoint(parts[:-1])


def check_names(names: Iterable[str]) -> None:
    """Refuse names that mean a place outside, two places at once, or a device.

    Raises:
        BagError: it names them.
    """
    seen: set[str] = set()
    wrong = []
    for name in names:
        if _is_trick(name) or name.casefold() in seen:
            wrong.append(name)
        seen.add(name.casefold())
    if wrong:
        raise BagError(BagProblem.UNSAFE, wrong)


def _is_trick(name: str) -> bool:
    if not name.isprintable() or not set(name).isdisjoint('\\:*?"<>|'):
        return True
    parts = name.split("/")
    return any(
        part != part.strip() or part.endswith(".") or not part for part in parts
    ) or not RESERVED.isdisjoint(part.split(".")[0].casefold() for part in parts)


def open_source(path: Path) -> Source:
    """Open a bag: its folder, or a zip file of it.

    Raises:
        BagError: it is neither, cannot be read, or holds what a bag never does.
    """
    if path.name == _TAG:  # a person may point at what is in the folder instead
        path = path.parent
    try:
        if path.is_dir():
            source: Source = _Folder(path)
        elif not path.is_file():  # opening a pipe would wait for ever
            raise BagError(BagProblem.UNREADABLE, [path.name])
        else:
            with path.open("rb") as file:
                if not zipfile.is_zipfile(file):
                    raise BagError(BagProblem.NOT_A_BAG)
            source = _Zip(path)
    except FAULTS as error:
        raise BagError(BagProblem.UNREADABLE, [path.name]) from error
    try:
        if _TAG not in source.sizes:
            raise BagError(BagProblem.NOT_A_BAG)
        check_names(source.sizes)
    except BagError:
        source.close()
        raise
    return source


def content(source: Source, name: str, most: int) -> bytes:
    """Return what a file holds.

    Raises:
        BagError: it is larger than `most` bytes, or cannot be read.
    """
    if source.sizes[name] > most:
        raise BagError(BagProblem.FAULTY, [name])
    try:
        with source.open(name) as file:
            return file.read(most)
    except FAULTS as error:
        raise BagError(BagProblem.ALTERED, [name]) from error
