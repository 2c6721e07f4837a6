"""Something like a Windows: a folder that Wine fills and runs programs in; it is not Windows."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from installer.windows.wine.root import Root, RootError

HERE = Path(__file__).parent
LOCAL = Path("drive_c/users/root/AppData/Local")
START_MENU = Path("drive_c/users/root/AppData/Roaming/Microsoft/Windows/Start Menu/Programs")
STAND_IN = "icuuc.dll"
PATIENCE_S = 60

LATIN, CHINESE = "DejaVu Sans", "Noto Sans CJK SC"
FONTS = {
    **dict.fromkeys(("Segoe UI", "Tahoma", "Arial", "MS Shell Dlg 2"), LATIN),
    **dict.fromkeys(("Microsoft YaHei", "Microsoft YaHei UI", "SimSun"), CHINESE),
}
"""Fonts of Windows, and what Debian has in their place."""


class Windows:
    """One such folder in a root, by its name."""

    def __init__(self, root: Root, name: str) -> None:
        self.root = root
        self.folder = root.folder / "root" / name
        self.local = self.folder / LOCAL
        self._variables = {
            "WINEPREFIX": f"/root/{name}",
            # Neither is used, and Wine would ask to fetch them.
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }

    def make(self) -> None:
        """Fill the folder anew, with a stand-in for the part of Windows that Qt asks for."""
        self.remove()
        self.run("wineboot --init && wineserver --wait", timeout=300)
        _build_stand_in(self.root)
        shutil.copy(
            self.root.folder / "root" / STAND_IN,
            self.folder / "drive_c/windows/system32" / STAND_IN,
        )
        key = r"HKCU\Software\Wine\Fonts\Replacements"
        lines = [
            f"wine reg add '{key}' /f /v '{here}' /d '{there}'" for here, there in FONTS.items()
        ]
        self.run(f"{' && '.join(lines)} && wineserver --wait", timeout=120)

    def copy_of(self, other: Windows) -> None:
        """Become what another one is, nothing installed in either."""
        self.remove()
        shutil.copytree(other.folder, self.folder, symlinks=True)

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, line: str, *, timeout: float = PATIENCE_S, **variables: str) -> str:
        """Return what a line of the shell prints.

        Raises:
            RootError: it failed, or took too long.
        """
        return self.root.run(line, timeout=timeout, **self._variables, **variables)

    def start(self, line: str, log: Path) -> subprocess.Popen[bytes]:
        """Start what stays."""
        return self.root.start(line, log, **self._variables)

    def stop(self) -> None:
        """End whatever still runs in it."""
        self.run("wineserver --kill; wineserver --wait || true")


def _build_stand_in(root: Root) -> None:
    for name in ("icuuc.s", "icuuc.def"):
        shutil.copy(HERE / name, root.folder / "root" / name)
    tool = "x86_64-w64-mingw32"
    steps = (
        f"{tool}-as icuuc.s -o icuuc.o",
        f"{tool}-dlltool -d icuuc.def -e exports.o -D {STAND_IN}",
        f"{tool}-ld -shared -s -e start icuuc.o exports.o -o {STAND_IN}",
    )
    root.run("cd /root && " + " && ".join(steps))


def until(what: str, true: Callable[[], bool]) -> None:
    """Look again and again until something is so.

    Raises:
        RootError: it was not for a long time.
    """
    ends = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > ends:
            raise RootError(f"waited in vain for {what}")
        time.sleep(0.3)
