"""Writes down what a folder holds, file by file with its hash, as `sha256sum` reads it."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def line(path: Path, name: str) -> str:
    """Return one line of `sha256sum`."""
    return f"{sha256(path)}  {name}\n"


def files_of(folder: Path) -> dict[str, Path]:
    """Return all files below a folder, links among them, by their place in it with slashes."""
    files = [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    return {path.relative_to(folder).as_posix(): path for path in files}


def write_listing(folder: Path, to: Path) -> Path:
    """List the files of `folder` in `to`, sorted; a link is listed with what it points to.

    A link to a folder is not listed: what is in that stands at its own place.

    Whoever has the same folder checks it with `sha256sum --check FILES.txt`, standing in it.
    """
    files = [each for each in sorted(files_of(folder).items()) if each[1].is_file()]
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text("".join(line(path, place) for place, path in files), "utf-8", newline="\n")
    return to
