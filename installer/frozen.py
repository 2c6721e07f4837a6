"""Reads what PyInstaller put into a folder: its files, and the modules in its archives."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PyInstaller.archive.readers import PKG_ITEM_PYZ, CArchiveReader

from installer.listing import files_of

BASE_LIBRARY = "base_library.zip"

INNER = ("_internal/", "Contents/Frameworks/", "Contents/Resources/", "Contents/MacOS/")
"""Folders that PyInstaller adds; what is below them is named as the program knows it."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen program: a folder, or an `.app` of macOS."""

    system: str
    """`linux`, `windows` or `macos`."""
    files: dict[str, Path]
    """By their place as the program knows it, without links: what a link points to is there too."""
    modules: frozenset[str]
    """Dotted names of the Python modules, those of PyInstaller's own start among them."""


def read_frozen(folder: Path) -> Frozen:
    """Read a frozen folder by its own tables, not by what was meant to be in it.

    Raises:
        FileNotFoundError: there is no program `simdesk` in it.
    """
    paths = {place: path for place, path in files_of(folder).items() if not path.is_symlink()}
    programs = [path for path in paths.values() if path.name in ("simdesk", "simdesk.exe")]
    if len(programs) != 1:
        raise FileNotFoundError(f"no program of SimDesk in {folder}")
    files = {_inner(place): path for place, path in paths.items()}
    modules = set(_modules(programs[0]))
    if BASE_LIBRARY in files:
        with zipfile.ZipFile(files[BASE_LIBRARY]) as library:
            modules.update(_dotted(name) for name in library.namelist())
    return Frozen(_system(programs[0], paths), files, frozenset(modules))


def _system(program: Path, paths: Iterable[str]) -> str:
    if program.suffix == ".exe":
        return "windows"
    return "macos" if any(place.startswith("Contents/") for place in paths) else "linux"


def _modules(program: Path) -> Iterator[str]:
    archive = CArchiveReader(str(program))
    for name, (*_, kind) in archive.toc.items():
        if kind == PKG_ITEM_PYZ:
            yield from archive.open_embedded_archive(name).toc
        else:
            yield name


def _inner(place: str) -> str:
    # Windows and Linux have one inner folder, macOS three, with no dot in the names of folders.
    for prefix in INNER:
        place = place.removeprefix(prefix)
    return place.replace("__dot__", ".")


def _dotted(place: str) -> str:
    path = PurePosixPath(place).with_suffix("")
    return ".".join(path.parts).removesuffix(".__init__")
