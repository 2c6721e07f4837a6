"""Writes the notices of the parts inside Qt, out of Qt's own sources; the wheels carry none.

    python -m installer.qt_notices QTBASE QTSVG QTIMAGEFORMATS

Each argument is a folder of sources. Qt describes every part that is not its own in a file
`qt_attribution.json` beside it, with the file of the licence. What is only of its tools, tests or
of systems that SimDesk does not run on is left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "resources" / "licences" / "qt-parts.txt"

_ELSEWHERE = {"android-native-style", "dejayvu"}
"""Parts of Qt for Android and for browsers."""

_TESTS = ("qttestlib", "qttestinternals_private")
_RULE = "=" * 80


def notices(sources: list[Path]) -> str:
    """Return one text: what, whose, under which licence, and each licence's words once."""
    names = ", ".join(f"{name} {version}" for name, version in map(_module, sources))
    head = (
        "Qt contains these parts under licences of their own. The list and the texts are those of "
        f"the sources of {names}. Which of the parts are in use differs by system.\n"
    )
    said: dict[str, str] = {}
    blocks = [head]
    for folder in sources:
        for part, place in _parts(folder):
            blocks.append(_told(part, place, folder, said))
    return "\n".join(blocks)


def _module(folder: Path) -> tuple[str, str]:
    version = re.search(r'MODULE_VERSION "([\d.]+)"', (folder / ".cmake.conf").read_text("utf-8"))
    assert version is not None
    return folder.name, version[1]


def _parts(folder: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    for file in sorted(folder.glob("src/**/qt_attribution.json")):
        read = json.loads(file.read_text("utf-8"), strict=False)
        for part in read if isinstance(read, list) else [read]:
            used = "libs" in part.get("QtParts", ["libs"]) and part["QDocModule"] not in _TESTS
            if used and part["Id"] not in _ELSEWHERE:
                yield part, file.parent


def _told(part: dict[str, Any], place: Path, folder: Path, said: dict[str, str]) -> str:
    """Return what is said of a part; a licence that was given above is only named."""
    name = " ".join(filter(None, (part["Name"], part.get("Version", ""))))
    lines = [_RULE, name, " ".join(part.get("QtUsage", "").split())]
    lines += _list(part.get("Copyright", []))
    if "CopyrightFile" in part:
        lines.append((place / part["CopyrightFile"]).read_text("utf-8").strip())
    lines += [f"Licence: {part['LicenseId']}", ""]
    for file in _files(part, place, folder):
        text = file.read_text("utf-8").strip()
        if text in said:
            lines.append(f"The text stands above, under “{said[text]}”.")
        else:
            said[text] = name
            lines.append(text)
        lines.append("")
    return "\n".join(lines)


def _files(part: dict[str, Any], place: Path, folder: Path) -> Iterator[Path]:
    """Yield the files with the licence: the part's own, else Qt's copy of the usual text."""
    own = _list(part.get("LicenseFiles", part.get("LicenseFile", [])))
    yield from (place / name for name in own)
    if not own:
        words = re.split(r" (?:AND|OR|WITH) ", part["LicenseId"])
        yield from (folder / "LICENSES" / f"{word}.txt" for word in words)


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


if __name__ == "__main__":
    TARGET.write_text(notices([Path(name) for name in sys.argv[1:]]), encoding="utf-8")
