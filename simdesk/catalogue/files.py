"""The files of a catalogue and their compiled form on disk; what is in them means nothing here."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from simdesk.catalogue.table import is_id

COMPILED = "compiled.jsonl"
"""Every section as JSON, one a line, each with the fingerprint of the files it was made from.

It is built like a `.mo` file and never committed. A fingerprint of the contents is compared, not
times: an installer writes files in any order, and an edited file must win in every case.
"""


class Section(IntEnum):
    """What is read together: facts at the start, the others when they are first asked for."""

    FACTS = 0
    ROUTES = 1
    ADVICE = 2


_FILES = {
    Section.FACTS: (("law.toml", "pack.toml"), "operators"),
    Section.ROUTES: (("shared.toml",), "routes"),
    Section.ADVICE: (
        (
            *("notices.toml", "official.toml", "phrases.toml", "receipts.toml", "scams.toml"),
            "wrong_number.toml",
        ),
        "",
    ),
}
"""Single files, and a folder of which every file is read; "" is no folder."""


def section_of(name: str) -> Section | None:
    """Return the section that a file belongs to by its name; None for any other name."""
    folder, _, file = name.rpartition("/")
    for section, (single, many) in _FILES.items():
        in_folder = many and folder == many and file.endswith(".toml")
        if name in single or (in_folder and is_id(file.removesuffix(".toml"))):
            return section
    return None


def sorted_out(files: Mapping[str, bytes]) -> dict[Section, Contents]:
    """Return what is in `files` by section, as `read_contents` would read it from a folder."""
    contents: dict[Section, dict[str, bytes | OSError]] = {}
    for section, (single, _many) in _FILES.items():
        many = sorted(n for n in files if section_of(n) is section and n not in single)
        missing = FileNotFoundError(None, "is missing")
        contents[section] = {name: files.get(name, missing) for name in (*single, *many)}
    return dict(contents)


class Tables(NamedTuple):
    """What the files of a section hold, by file name; None where a file cannot be read."""

    tables: Mapping[str, Mapping[str, object] | None]
    problems: tuple[str, ...] = ()


Contents = Mapping[str, bytes | OSError]
"""What the files of a section contain, or why they (or their folder) cannot be read."""


def read_section(folder: Path, section: Section) -> Tables:
    """Read a section from its compiled form if that is up to date, else from the TOML files."""
    contents = read_contents(folder, section)
    tables = _compiled(folder, section, contents)
    return parse(contents) if tables is None else Tables(tables)


def read_contents(folder: Path, section: Section) -> Contents:
    """Read the files of a section, in a fixed order."""
    single, many = _FILES[section]
    contents: dict[str, bytes | OSError] = {}
    names: list[str] = []
    if many:
        try:
            names = sorted(p.name for p in (folder / many).iterdir() if p.suffix == ".toml")
        except OSError as error:
            contents[many] = error
    for name in (*single, *(f"{many}/{name}" for name in names)):
        try:
            contents[name] = (folder / name).read_bytes()
        except OSError as error:
            contents[name] = error
    return contents


def fingerprint(contents: Contents) -> int:
    """Return a number that changes when a file is edited, added, renamed or taken away."""
    value = 0
    for name, data in contents.items():
        known = data if isinstance(data, bytes) else b""
        value = zlib.crc32(known, zlib.crc32(f"{name}\0{len(known)}\0".encode(), value))
    return value


def parse(contents: Contents) -> Tables:
    """Parse the TOML of a section."""
    import tomllib  # noqa: PLC0415 - 12 ms that a start with the compiled form does not pay

    tables: dict[str, Mapping[str, object] | None] = {}
    problems: list[str] = []
    for name, data in contents.items():
        tables[name] = None
        if isinstance(data, OSError):
            problems.append(f"{name}: file: {data.strerror}")
            continue
        try:
            tables[name] = tomllib.loads(data.decode())
        except UnicodeDecodeError:
            problems.append(f"{name}: file: is not UTF-8")
        except (ValueError, RecursionError) as error:
            problems.append(f"{name}: syntax: {error}")
    return Tables(tables, tuple(problems))


def _compiled(
    folder: Path, section: Section, contents: Contents
) -> dict[str, Mapping[str, object]] | None:
    """Return the compiled tables, or None where they are missing, broken or out of date."""
    try:
        stored = json.loads((folder / COMPILED).read_bytes().split(b"\n")[section])
        tables = stored["tables"] if stored["fingerprint"] == fingerprint(contents) else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    whole = isinstance(tables, dict) and all(isinstance(t, dict) for t in tables.values())
    return tables if whole else None
