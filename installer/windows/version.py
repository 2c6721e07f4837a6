"""What Windows shows of `simdesk.exe` under Properties, as PyInstaller reads it; no setup here."""

from __future__ import annotations

import re
from pathlib import Path

from simdesk import __version__

_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("ProductName", "SimDesk"),
      StringStruct("FileDescription", "SimDesk"),
      StringStruct("OriginalFilename", "simdesk.exe"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("LegalCopyright", "MIT License"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x409, 0x4B0])]),
  ],
)
"""
"""The language is English (0x409), the strings are UTF-16 (0x4B0)."""


def numbers(version: str = __version__) -> tuple[int, int, int, int]:
    """Return the four numbers Windows compares; what follows them (`rc1`, `.dev2`) counts not.

    Raises:
        ValueError: the version does not begin with a number.
    """
    found = re.match(r"\d+(?:\.\d+)*", version)
    if found is None:
        raise ValueError(f"no version for Windows: {version}")
    first, second, third, fourth, *_ = [*map(int, found[0].split(".")), 0, 0, 0]
    return first, second, third, fourth


def write_version_resource(path: Path) -> Path:
    """Write the file that PyInstaller's `EXE(version=...)` takes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_RESOURCE.format(numbers=numbers(), version=__version__), encoding="utf-8")
    return path
