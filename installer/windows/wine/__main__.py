"""Freezes, installs, uses, upgrades and removes SimDesk under Wine; this is a smoke test.

    python -m installer.windows.wine FOLDER

It takes a user who may mount (root), debootstrap, makensis, 6 GB in FOLDER and a quarter of an
hour. A folder that is there from an earlier time saves the fetching. What it makes was never on
Windows.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from installer import NotMadeError
from installer.freeze import same_every_time
from installer.windows.setup import make_setup
from installer.windows.wine.journey import screen
from installer.windows.wine.life import OLDER, Life
from installer.windows.wine.root import Root, RootError
from installer.windows.wine.windows import Windows
from installer.windows.wine.windows_python import PythonError, make_python

ROOT = Path(__file__).parents[3]
FOLDERS = ("installer", "simdesk", "resources", "translations", "requirements")
FILES = ("build.spec", "pyproject.toml", "LICENSE", "THIRD_PARTY_NOTICES.md")
NOT_WINDOWS = "smoke-tested under Wine, not on Windows"


def main() -> int:
    """Do all of it; return 0 if everything was as it should be."""
    folder = Path(sys.argv[1]).absolute()
    print(f"SimDesk, {NOT_WINDOWS}", flush=True)
    root = Root(folder / "root")
    made = folder / NOT_WINDOWS.replace(",", "").replace(" ", "-")
    made.mkdir(parents=True, exist_ok=True)
    try:
        root.make()
        clean = Windows(root, "clean")
        clean.make()
        frozen = freeze(root, clean, make_python(root, folder / "downloads"))
        setup = make_setup(frozen, made)
        shutil.copy(setup, root.folder / "root" / "setup.exe")
        shutil.copy(make_older(frozen, made), root.folder / "root" / "older.exe")
        windows = Windows(root, "windows")
        windows.copy_of(clean)
        with screen(root, made):
            try:
                Life(windows, made).live()
            finally:
                windows.stop()
    except (NotMadeError, RootError, PythonError) as error:
        print(f"FAILED\t{error}\n{NOT_WINDOWS}", file=sys.stderr)
        return 1
    print(f"{setup}\t{setup.stat().st_size:,} bytes\t{NOT_WINDOWS}")
    return 0


def freeze(root: Root, windows: Windows, python: str) -> Path:
    """Freeze a copy of the sources by the project's own way, in Python for Windows."""
    place = root.folder / "root" / "sources"
    shutil.rmtree(place, ignore_errors=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, place / name)
    code = "from pathlib import Path; from installer.freeze import freeze; freeze(Path('build'))"
    windows.run(f'cd /root/sources && wine {python} -c "{code}"', timeout=1800, **same_every_time())
    return place / "build" / "simdesk"


def make_older(frozen: Path, made: Path) -> Path:
    """Make the setup of a version before this one, which had a file more."""
    older = frozen.with_name("older")
    shutil.rmtree(older, ignore_errors=True)
    shutil.copytree(frozen, older, copy_function=os.link)
    (older / OLDER.file).write_text("It goes with the version that brought it.", "utf-8")
    return make_setup(older, made, OLDER.version)


if __name__ == "__main__":
    sys.exit(main())
