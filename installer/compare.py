"""Tells in which files two frozen folders differ and, where that can be seen, why.

`python -m installer.compare A B` ends with 0 where both hold the same, otherwise with 1.
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

from installer.listing import files_of

SHOWN = 5
"""So many names are told of a list; the rest is counted."""

PYC_MARK, PYC_HEADER = b"\r\n", 16
PE_TIME, PE_SUM = 8, 88
"""Where, counted from the mark `PE`, the time of the build and the sum over the file stand."""

MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that is not the same in both folders, and what is known about it."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def compare(first: Path, second: Path) -> list[Difference]:
    """Return every difference in names, contents, links and the right to be executed."""
    one, other = files_of(first), files_of(second)
    found = [Difference(place, "only in the first") for place in one.keys() - other.keys()]
    found += [Difference(place, "only in the second") for place in other.keys() - one.keys()]
    for place in one.keys() & other.keys():
        reason = _reason(one[place], other[place])
        if reason:
            found.append(Difference(place, reason))
    return sorted(found, key=lambda difference: difference.place)


def _reason(one: Path, other: Path) -> str:
    if one.is_symlink() or other.is_symlink():
        ends = [str(path.readlink()) if path.is_symlink() else "a file" for path in (one, other)]
        return "" if ends[0] == ends[1] else f"a link to {ends[0]} here, {ends[1]} there"
    if os.access(one, os.X_OK) != os.access(other, os.X_OK):
        return "may be executed in one of them only"
    first, second = one.read_bytes(), other.read_bytes()
    if first == second:
        return ""
    for explain in (_archive, _frozen_program):
        reason = explain(one, other)
        if reason:
            return reason
    return _by_bytes(first, second) or "contents differ, reason unknown"


def _archive(one: Path, other: Path) -> str:
    """Explain two ZIP archives, such as `base_library.zip`."""
    if not (zipfile.is_zipfile(one) and zipfile.is_zipfile(other)):
        return ""
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
        names = _unequal(_read(first.namelist(), first.read), _read(second.namelist(), second.read))
    return f"members differ: {_some(names)}" if names else "only times or order of the members"


def _frozen_program(one: Path, other: Path) -> str:
    """Explain two programs that PyInstaller made: its table, and the modules in its archive."""
    try:
        first, second = CArchiveReader(str(one)), CArchiveReader(str(other))
    except (ArchiveReadError, OSError):
        return ""
    names = _unequal(_read(first.toc, first.extract), _read(second.toc, second.extract))
    pyz = [name for name in names if name.startswith("PYZ")]
    if pyz:
        mine, theirs = (reader.open_embedded_archive(pyz[0]) for reader in (first, second))
        modules = _unequal(
            _read(mine.toc, lambda name: mine.extract(name, raw=True)),
            _read(theirs.toc, lambda name: theirs.extract(name, raw=True)),
        )
        names = [name for name in names if name != pyz[0]]
        names += modules or [f"{pyz[0]}: only the order of the modules"]
    if names:
        return f"modules differ: {_some(names)}"
    if first.raw_pkg_data() == second.raw_pkg_data():
        return _by_bytes(one.read_bytes(), other.read_bytes()) or "the start program differs"
    return "only the order in the program's table"


def _by_bytes(first: bytes, second: bytes) -> str:
    """Explain what a build stamps into a file although its input is the same."""
    if _without_pe_stamps(first) == _without_pe_stamps(second):
        return "only the time of the build in the head of the program"
    if first[:4] == second[:4] and first[:4] in MACH_O:
        return "programs of macOS; a signature carries the time at which it was made"
    if first[2:4] == PYC_MARK and first[PYC_HEADER:] == second[PYC_HEADER:]:
        return "only the head, where a compiled module keeps the time of its source"
    return ""


def _without_pe_stamps(program: bytes) -> bytes:
    if program[:2] != b"MZ":
        return program
    head = int.from_bytes(program[60:64], "little")
    cleared = bytearray(program)
    for place in (head + PE_TIME, head + PE_SUM):
        cleared[place : place + 4] = bytes(4)
    return bytes(cleared)


def _read(names: Iterable[str], read: Callable[[str], bytes]) -> dict[str, bytes]:
    return {name: read(name) for name in names}


def _unequal(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    names = first.keys() | second.keys()
    return sorted(name for name in names if first.get(name) != second.get(name))


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def main(arguments: list[str]) -> int:
    """Print one line for each difference; return the exit status."""
    if len(arguments) != 2 or not all(Path(each).is_dir() for each in arguments):
        print("usage: python -m installer.compare FOLDER FOLDER", file=sys.stderr)
        return 2
    found = compare(*map(Path, arguments))
    print("\n".join(map(str, found)) or "the same files with the same contents")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
