"""Freezes a second time, from a copy of the sources in another place, and compares.

`python -m installer.again FROZEN` ends with 0 where both folders hold the same, otherwise with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from installer.compare import Difference, compare
from installer.freeze import ROOT, same_every_time

LEFT_BEHIND = (".*", "__pycache__", "build", "dist")
FREEZE = "import sys, pathlib, installer.freeze as f; f.freeze(pathlib.Path(sys.argv[1]))"


def freeze_elsewhere(place: Path) -> Path:
    """Freeze a copy of this checkout in `place`, by the same Python; return the frozen folder.

    Raises:
        subprocess.CalledProcessError: PyInstaller failed; it has said why.
    """
    copy = place / "a copy of the sources"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    # Of the checkout itself nothing may be found: its folder stands in `.venv`, after this one.
    environment = {**os.environ, **same_every_time(), "PYTHONPATH": str(copy)}
    work = place / "made again"
    subprocess.run([sys.executable, "-c", FREEZE, work], cwd=copy, env=environment, check=True)
    return work / "simdesk"


def differences(frozen: Path) -> list[Difference]:
    """Return in what a folder differs from one that is frozen again."""
    with TemporaryDirectory(prefix="simdesk again ") as place:
        return compare(frozen, freeze_elsewhere(Path(place)))


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]))
    print("\n".join(map(str, found)) or "made again, the same files with the same contents")
    sys.exit(1 if found else 0)
