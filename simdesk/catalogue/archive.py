"""Opens the one file of a pack, which anybody may have made; what its parts mean is not known."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from simdesk.domain.errors import PackError, PackProblem

MOST_PACKED = 2_000_000
"""Bytes of a pack file. All limits are several times what a catalogue takes."""

MOST_PARTS = 400
MOST_OF_ONE = 500_000
MOST_OF_ALL = 2_000_000
_SHOWN = 80
_ENCRYPTED = 1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What damaged archives are known to end in."""


def file_name(path: Path) -> str:
    """Return the name of a file as it can be shown and kept; a name may hold anything."""
    return "".join(c if c.isprintable() else "?" for c in path.name[-_SHOWN:])


def read_file(path: Path) -> bytes:
    """Return what a file holds, unless it is no plain file or too large to be a pack.

    Raises:
        PackError: it cannot be read, or is no pack.
    """
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            raise PackError(PackProblem.UNREADABLE, (f"{file_name(path)}: is no file",))
        with path.open("rb") as file:
            data = file.read(MOST_PACKED + 1)
    except (OSError, ValueError) as error:
        raise PackError(PackProblem.UNREADABLE, (f"{file_name(path)}: {error}",)) from error
    if len(data) > MOST_PACKED:
        raise _refused(f"{file_name(path)}: is larger than {MOST_PACKED} bytes")
    return data


def open_archive(data: bytes, known: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the parts of a zip archive by name; nothing is ever written to a disk.

    `known` tells which names may be there. A name says no place, for no file is made of it.

    Raises:
        PackError: the archive is damaged, or holds anything that a pack does not.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise _refused("archive: is no zip file")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if found := tuple(_faults(parts, known)):
                raise _refused(*found)
            return {part.filename: _read(archive, part) for part in parts}
    except FAULTS as error:
        raise _refused(f"archive: is damaged ({_short(str(error))})") from error


def _faults(parts: list[zipfile.ZipInfo], known: Callable[[str], bool]) -> Iterator[str]:
    """Yield what is wrong with the list of parts, before any of them is unpacked."""
    if len(parts) > MOST_PARTS:
        yield f"archive: has {len(parts)} parts, more than {MOST_PARTS}"
        return
    if sum(part.file_size for part in parts) > MOST_OF_ALL:
        yield f"archive: unpacks to more than {MOST_OF_ALL} bytes"
    seen: set[str] = set()
    for part in parts:
        name, kind = part.orig_filename, stat.S_IFMT(part.external_attr >> 16)
        if name != part.filename or not known(name):
            yield f"{_short(name)}: is no part of a catalogue"
            continue
        if name in seen:
            yield f"{name}: is there twice"
        seen.add(name)
        if kind not in (0, stat.S_IFREG):
            yield f"{name}: is no plain file"
        if part.flag_bits & _ENCRYPTED or part.compress_type not in _PACKED:
            yield f"{name}: is packed in a way that is not read here"
        if part.file_size > MOST_OF_ONE:
            yield f"{name}: is larger than {MOST_OF_ONE} bytes"


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Unpack one part; one that is larger than it said is damaged."""
    with archive.open(part) as source:
        data = source.read(MOST_OF_ONE + 1)
    if len(data) != part.file_size:
        raise zipfile.BadZipFile(part.filename)
    return data


def _short(text: str) -> str:
    """Return a text from outside so that it can be shown in one line."""
    return ascii(text[:_SHOWN])


def _refused(*details: str) -> PackError:
    return PackError(PackProblem.NOT_A_PACK, details)
