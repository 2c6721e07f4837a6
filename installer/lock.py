"""Reads the lock files in `requirements/`: each package's version and the hashes of its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEV, RUN = ROOT / "requirements" / "dev.txt", ROOT / "requirements" / "run.txt"


@dataclass(frozen=True, slots=True)
class Locked:
    """One version, and the SHA-256 of every file of it that may be installed, in hexadecimal."""

    version: str
    hashes: tuple[str, ...]


def plain(name: str) -> str:
    """Return the form in which two spellings of a package's name are the same."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(file: Path) -> dict[str, Locked]:
    """Return what a lock file holds, by the plain names of the packages."""
    entries = re.split(r"^(?=\S)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    locked = {}
    for entry in entries:
        match = re.match(r"([\w.-]+)==([\w.]+)", entry)
        if match:
            hashes = tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", entry)))
            locked[plain(match[1])] = Locked(match[2], hashes)
    return locked
