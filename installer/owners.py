"""Says whose each part of a frozen program is: ours, Python's, PyInstaller's or a package's."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions

from installer.frozen import BASE_LIBRARY
from installer.lock import plain

SIMDESK, PYTHON, PYINSTALLER = "simdesk", "python", "pyinstaller"

OUR_FILES = ("resources", "translations", "LICENSE", "THIRD_PARTY_NOTICES.md")
OUR_BUNDLE = ("Contents/", "simdesk.icns", "SimDesk.icns")
"""What only a program of macOS has: its list of values and its seal."""

PYTHON_FILES = re.compile(r"(lib)?python3?[\d.]*(\.so|\.dll|\.dylib|/).*|Python(\.framework/.*)?")
START_MODULES = ("pyimod", "pyiboot", "pyi_rth_", "_pyi_rth_")


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose is what, by the first part of a name."""

    packages: Mapping[str, str]
    """Plain names of packages, by the top of what they install, such as `PySide6`."""

    def of_module(self, module: str) -> str | None:
        """Return the owner of a dotted name; None where nobody is known."""
        top = module.split(".", maxsplit=1)[0]
        if top in (SIMDESK, "simdesk_start", "__main__"):
            return SIMDESK
        if top in sys.stdlib_module_names or top.startswith("_sysconfigdata"):
            return PYTHON
        if top.startswith(START_MODULES):
            return PYINSTALLER
        return self.packages.get(top)

    def of_file(self, place: str) -> str | None:
        """Return the owner of a file; None where nobody is known, as for a system's library."""
        top = place.split("/", maxsplit=1)[0]
        if top in ("simdesk", "simdesk.exe"):  # it holds all modules, but its own code starts them
            return PYINSTALLER
        if top in OUR_FILES or place.startswith(OUR_BUNDLE):
            return SIMDESK
        if top == BASE_LIBRARY or PYTHON_FILES.fullmatch(place):
            return PYTHON
        if place.endswith((".so", ".pyd")) and top.split(".")[0] in sys.stdlib_module_names:
            return PYTHON
        if top.endswith((".dist-info", ".egg-info")):
            return plain(top.rsplit(".", 1)[0].split("-")[0])
        return self.packages.get(top) or self.packages.get(top.split(".")[0])


def installed() -> dict[str, Distribution]:
    """Return what is installed where this runs, by plain names."""
    return {plain(each.metadata["Name"]): each for each in distributions()}


def find_owners(packages: Mapping[str, Distribution]) -> Owners:
    """Return the owners of everything that packages put at the top of the place of packages."""
    tops: dict[str, str] = {}
    for name, package in packages.items():
        for file in package.files or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and not top.endswith(".dist-info"):
                tops[top if len(file.parts) > 1 else top.split(".")[0]] = name
    return Owners(tops)
