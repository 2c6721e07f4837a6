"""Keeps the packs that were taken, each as one file, and which is in use; it reads no catalogue."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from simdesk.domain.errors import NotSavedError
from simdesk.storage import durable

_SUFFIX = ".jsonl"


class PackShelf:
    """The folder `catalogue` in the data folder.

    A pack is a file of lines; the first is a checksum of the others. `in-use` names one pack and
    is written last: before that, whatever happened, the earlier choice stands.
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / "catalogue"
        self._pointer = self._folder / "in-use"

    def chosen(self) -> str:
        """Return the name of the pack in use; empty where none was ever taken."""
        try:
            return self._pointer.read_text("ascii").strip()
        except FileNotFoundError:
            return ""
        except (OSError, ValueError):
            return "?"  # something was chosen, and nobody can tell what

    def names(self) -> list[str]:
        """Return the names of the packs that are kept."""
        try:
            return sorted(p.stem for p in self._folder.iterdir() if p.suffix == _SUFFIX)
        except OSError:
            return []

    def read(self, name: str) -> list[bytes] | None:
        """Return the lines of a pack; None where it is missing or not as it was written."""
        try:
            checksum, _, rest = self._file(name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return rest.split(b"\n") if checksum == _checksum(rest) else None

    def keep(self, name: str, lines: Sequence[bytes]) -> None:
        """Keep a pack; it is not in use yet.

        Raises:
            NotSavedError: everything is as it was.
        """
        rest = b"\n".join(lines)
        self._write(self._file(name), _checksum(rest) + b"\n" + rest)

    def choose(self, name: str) -> None:
        """Use a pack that is kept from the next opening on; with an empty name, none.

        Raises:
            NotSavedError: the earlier choice stands.
        """
        self._write(self._pointer, f"{name}\n".encode("ascii"))

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"

    def _write(self, path: Path, content: bytes) -> None:
        try:
            durable.make_folder(self._folder)
            durable.write_whole(path, content)
        except OSError as error:
            full = durable.disk_full(error.errno)
            raise NotSavedError(str(error), disk_full=full) from error


def _checksum(content: bytes) -> bytes:
    return b"%08x" % zlib.crc32(content)
