"""Makes the folder that every package carries: the program with its own Python, without installing.

Nothing of the owner's data, and nothing of the machine but the libraries that the program needs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer import licences
from installer.linux import icu

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "build.spec"
OUT = ROOT / "dist"
"""Where packages are put."""

FROZEN = ROOT / "build" / "package" / "simdesk"
"""The last frozen folder."""


def freeze(work: Path) -> Path:
    """Return the folder `work/simdesk`, made anew, with the executable `simdesk` in it.

    Raises:
        OSError, subprocess.CalledProcessError: a tool failed or is not there; what it said stands
            on the standard error.
    """
    shutil.rmtree(work, ignore_errors=True)
    scratch = work / "scratch"
    scratch.mkdir(parents=True)
    # Unpacked modules make a start 3 % faster and a package 1.3 MB smaller, but the installed
    # folder 6 MB larger: more than is allowed on Linux. Nobody reads in which column of a line it
    # failed.
    level = "0" if sys.platform == "win32" else "9"
    modules = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": level, "PYTHONNODEBUGRANGES": "1"}
    places = ("--distpath", str(work), "--workpath", str(scratch / "pyinstaller"))
    subprocess.run(
        (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, SPEC),
        cwd=ROOT,
        env={**os.environ, **same_every_time(), **modules, "PYINSTALLER_CONFIG_DIR": str(scratch)},
        stdout=sys.stderr.fileno(),
        check=True,
    )
    folder = work / "simdesk"
    if sys.platform == "linux":
        (data,) = folder.glob("_internal/PySide6/Qt/lib/libicudata.so.*")
        (scratch / "icu").mkdir()
        icu.cut(data, scratch / "icu")
    licences.write(folder)
    shutil.rmtree(scratch)
    return folder


def same_every_time() -> dict[str, str]:
    """Return the variables that make tools forget the hour and chance: same input, same files."""
    return {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(moment())}


def moment() -> int:
    """Return the time that packages carry, in seconds since 1970: that of the last change.

    It is what SOURCE_DATE_EPOCH says, else the time of the last commit; a checkout without git
    counts as made at the start of 1980, the earliest that every archive can say.
    """
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    git = ("git", "-C", str(ROOT), "log", "-1", "--format=%ct")
    try:
        return int(subprocess.run(git, capture_output=True, check=True, text=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 315532800
