"""How the system is to start this very program again; each format quotes these words by itself."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from simdesk import paths


def program(folder: Path, *arguments: str) -> list[str]:
    """Return the command that starts the program on a data folder, whatever folder it runs in."""
    usual = folder.absolute() == paths.data_dir().absolute()
    where = [] if usual else ["--data-dir", str(folder.absolute())]
    return [*_start(), *where, *arguments]


def _start() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    python = Path(sys.executable)
    if os.name == "nt":  # a console program would open a terminal every day
        quiet = python.with_name("pythonw.exe")
        return [str(quiet if quiet.exists() else python), "-P", "-m", "simdesk"]
    script = python.with_name("simdesk")
    # Without -P, a file in the folder that it starts in could stand for a module.
    return [str(script)] if script.exists() else [str(python), "-P", "-m", "simdesk"]


def suffix(folder: Path) -> str:
    """Return what tells the entries of several data folders apart; nothing for the usual one."""
    if folder.absolute() == paths.data_dir().absolute():
        return ""
    return "-" + hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:8]


def one_line(words: Iterable[str]) -> list[str]:
    """Return words of a command that a format of lines can hold.

    Raises:
        ValueError: one has a line feed or another control character in it.
    """
    checked = list(words)
    if any(ord(c) < 32 or ord(c) == 127 for word in checked for c in word):
        raise ValueError("a path with control characters")
    return checked
