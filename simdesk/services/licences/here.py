"""Gathers the parts of the program from where they were installed; it writes nothing."""

from __future__ import annotations

import json
import platform
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from simdesk import __version__
from simdesk.services.licences.part import Part, folder
from simdesk.storage.engine import sqlite_version

_LEGAL = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
"""Beginnings of the names of files that say whose a package is and on which terms."""


def gather(*, packaged: bool) -> tuple[Part, ...]:
    """Return the parts in use here, or with `packaged` those of a package that is made here.

    A package that is not installed is left out; newer Pythons need fewer.
    """
    listed = tomllib.loads((folder() / "parts.toml").read_text(encoding="utf-8"))["part"]
    left_out = "installed" if packaged else "packaged"
    wanted = (
        entry
        for entry in listed
        if entry.get("only") != left_out and sys.platform in entry.get("systems", [sys.platform])
    )
    return tuple(part for part in map(_part, wanted) if part is not None)


def _part(entry: dict[str, Any]) -> Part | None:
    name = entry.get("distribution", "")
    texts = [folder() / text for text in entry.get("texts", [])]
    try:
        found = metadata.distribution(name) if name not in ("", "python") else None
    except metadata.PackageNotFoundError:
        return None
    version, files = "", texts
    if found is not None:
        version, files = found.version, texts or list(_files(found, entry.get("files", "")))
    if entry["name"] in _VERSIONS:
        version = _VERSIONS[entry["name"]]()
    return Part(
        name=entry["name"],
        version=version,
        licence=entry["licence"],
        by=entry["by"],
        files=tuple(files),
    )


def _pdfium() -> str:
    """Return the version that pypdfium2 keeps beside the library it brings."""
    told = metadata.distribution("pypdfium2").locate_file("pypdfium2_raw/version.json")
    version = json.loads(Path(str(told)).read_text(encoding="utf-8"))
    return ".".join(str(version[part]) for part in ("major", "minor", "build", "patch"))


_VERSIONS: dict[str, Callable[[], str]] = {
    "SimDesk": lambda: __version__,
    "Python": platform.python_version,
    "SQLite": sqlite_version,
    "PDFium": _pdfium,
}
"""Of these the package that brings them does not tell, or has a version of its own."""


def _files(found: metadata.Distribution, place: str) -> Iterator[Path]:
    for file in found.files or ():
        legal = "licenses" in file.parts or file.name.upper().startswith(_LEGAL)
        if legal and place in f"/{file.as_posix()}":
            yield Path(str(found.locate_file(file)))
