"""Recognises libraries in machine code by their file names, and reads their versions from them.

A version is what the file itself says. One that says nothing has none here: nothing is guessed.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BUILD_ID = re.compile(rb"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0(.{20})", re.DOTALL)
"""The note in which a linker leaves what a library was made from; stripping keeps it."""

PRODUCT_VERSION = re.compile("ProductVersion\0".encode("utf-16-le") + rb"\0*((?:[\d.]\0)+)")
"""Where a library of Windows keeps its version for people to see."""

Version = Callable[[Path], str | None]


def said(pattern: bytes) -> Version:
    """Return what reads the version that stands in a library's own text."""

    def read(path: Path) -> str | None:
        match = re.search(pattern, path.read_bytes())
        return match[1].decode("ascii") if match else None

    return read


def pdfium_version(path: Path) -> str | None:
    """Read the version of PDFium from the file that pypdfium2 puts beside it."""
    beside = path.with_name("version.json")
    if not beside.exists():
        return None
    told = json.loads(beside.read_text(encoding="utf-8"))
    return ".".join(str(told[part]) for part in ("major", "minor", "build", "patch"))


def python_version(files: Iterable[Path]) -> str:
    """Return the version of the bundled Python.

    On Windows its library says it. Elsewhere it does not, but there a program can only be frozen
    by the very Python that it gets, the one that runs this.
    """
    for path in files:
        match = re.search(PRODUCT_VERSION, path.read_bytes()) if path.suffix == ".dll" else None
        if match and path.stem.startswith("python3"):
            return match[1].decode("utf-16-le")
    return platform.python_version()


def unknown(_path: Path) -> None:
    """Say that the library does not tell its version."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library that matters: by what file it is known, and what it says of itself."""

    name: str
    licence: str
    file: str
    """A regular expression for the whole of its place."""
    version: Version


LIBRARIES = (
    Library(
        "Qt",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        r".*/((lib)?Qt6Core(\.so\.6|\.dll)|QtCore)",
        said(rb"Qt (6\.\d+\.\d+) \("),
    ),
    Library("ICU", "Unicode-3.0", r".*/libicuuc\.so\.\d+", said(rb"\0(\d\d\.\d+)\0")),
    Library("SQLite", "blessing", r"apsw/.*\.(so|pyd)", said(rb"[^\d.](3\.\d\d\.\d+)\0")),
    Library(
        "SQLite3 Multiple Ciphers",
        "MIT",
        r"apsw/.*\.(so|pyd)",
        said(rb"SQLite3 Multiple Ciphers (\d+\.\d+\.\d+)"),
    ),
    Library(
        "PDFium",
        "BSD-3-Clause",
        r"pypdfium2_raw/(lib)?pdfium\.(so|dll|dylib)",
        pdfium_version,
    ),
    Library("libzint", "BSD-3-Clause", r"zxingcpp.*\.(so|pyd)", unknown),
    Library(
        "OpenSSL",
        "Apache-2.0",
        r"(.*/)?lib(crypto|ssl)[^/]*",
        said(rb"OpenSSL (\d+\.\d+\.\d+) \d"),
    ),
    Library("libffi", "MIT", r"(.*/)?libffi[^/]*", unknown),
    Library("zlib", "Zlib", r"(libz\.[^/]*|zlib\.pyd)", said(rb"deflate (\d+\.\d+\.\d+)")),
    Library(
        "Visual C++ runtime",
        "LicenseRef-Microsoft-Visual-Studio",
        r"(.*/)?(vcruntime140|msvcp140|concrt140|ucrtbase)[^/]*\.dll|api-ms-win-[^/]*\.dll",
        unknown,
    ),
)


def libraries_in(place: str) -> list[Library]:
    """Return the libraries that a file is, or that are linked into it."""
    return [each for each in LIBRARIES if re.fullmatch(each.file, place, re.IGNORECASE)]


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """The package of Debian or Ubuntu that a library was taken from."""

    system: str
    name: str
    version: str
    architecture: str


def system_package(library: Path) -> SystemPackage | None:
    """Return the package whose library this is a copy of; None where that cannot be shown.

    The copy is compared with the building system's own by the build's mark, because stripping
    changes the rest.
    """
    place = _loaded_from().get(library.name)
    if place is None or _build_id(place) is None or _build_id(place) != _build_id(library):
        return None
    real = place.resolve()
    # Where /lib is a link to /usr/lib, the package may know its file by either.
    for asked in (real, Path("/", *real.parts[2:])):
        found = _printed("dpkg-query", "--search", str(asked)).split(": ")[0].split(",")[0]
        if found:
            fields = "${Package} ${Version} ${Architecture}"
            told = _printed("dpkg-query", "--show", f"--showformat={fields}", found).split()
            return SystemPackage(_system(), *told[:3])
    return None


@cache
def _loaded_from() -> dict[str, Path]:
    lines = re.findall(
        r"^\s*(\S+) \(.*\) => (\S+)$", _printed("/sbin/ldconfig", "-p"), re.MULTILINE
    )
    return {name: Path(place) for name, place in reversed(lines)}


@cache
def _system() -> str:
    text = Path("/etc/os-release").read_text(encoding="utf-8")
    told = dict(re.findall(r'^(ID|VERSION_ID)="?([^"\n]*)"?$', text, re.MULTILINE))
    return f"{told['ID']}-{told['VERSION_ID']}"


def _build_id(path: Path) -> bytes | None:
    match = BUILD_ID.search(path.read_bytes())
    return match[1] if match else None


def _printed(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
