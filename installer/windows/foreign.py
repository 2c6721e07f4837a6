"""Finds what must never be in a package for Windows: parts of Windows, parts of Wine, stand-ins."""

from __future__ import annotations

from pathlib import Path

from installer import NotMadeError

PARTS_OF_WINDOWS = frozenset({"icu.dll", "icuin.dll", "icuuc.dll", "mscms.dll"})
"""Qt asks Windows for them; a copy beside the program would be taken in their place."""

MARKS_OF_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")
"""They stand where a program of Windows says that it cannot run in DOS mode."""

DOS_PART = 0x80


class ForeignFileError(NotMadeError):
    """The folder holds files that are not ours to hand out; the message names them all."""


def refuse_foreign(folder: Path) -> None:
    """Look through a frozen folder.

    Raises:
        ForeignFileError: something in it must not ship.
    """
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and _foreign(path)]
    if found:
        names = ", ".join(str(path.relative_to(folder)) for path in found)
        raise ForeignFileError(f"must not reach a user: {names}")


def _foreign(path: Path) -> bool:
    if path.name.lower() in PARTS_OF_WINDOWS:
        return True
    with path.open("rb") as file:
        start = file.read(DOS_PART)
    return start.startswith(b"MZ") and any(mark in start for mark in MARKS_OF_WINE)
