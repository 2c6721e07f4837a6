"""Makes the setup for Windows of a frozen folder, by NSIS; what it does stands in `simdesk.nsi`.

    python -m installer.windows.setup FOLDER [DIST]

FOLDER holds `simdesk.exe`. On Windows and elsewhere it is the same compiler and the same setup.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from shutil import which

from installer import NotMadeError, icons
from installer.windows.foreign import refuse_foreign
from installer.windows.side import write_side
from installer.windows.version import numbers
from simdesk import __version__

HERE = Path(__file__).parent
LIST = "installed-files.txt"
UNINSTALLER = "uninstall.exe"
MOST_BYTES = 26_000_000


class SetupError(NotMadeError):
    """No setup was made; the message is one sentence."""


def setup_name(version: str = __version__) -> str:
    """Return the name of the setup of a version."""
    return f"SimDesk-{version}-setup.exe"


def make_setup(frozen: Path, dist: Path, version: str = __version__) -> Path:
    """Make `SimDesk-<version>-setup.exe` in `dist` of a frozen folder.

    Raises:
        SetupError: makensis is missing or failed, or the setup came out too large.
        ForeignFileError: the folder holds what must not reach a user.
    """
    refuse_foreign(frozen)
    dist.mkdir(parents=True, exist_ok=True)
    setup = dist / setup_name(version)
    files = sorted(path for path in frozen.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        listed, commands, icon = scratch / LIST, scratch / "files.nsh", scratch / "simdesk.ico"
        listed.write_text(installed([f.relative_to(frozen) for f in files]), "utf-16")
        commands.write_text(_commands(frozen.absolute(), files), "utf-8")
        icon.write_bytes(icons.ico())
        size = sum(path.stat().st_size for path in files)
        values = {
            "VERSION": version,
            "NUMBERS": ".".join(map(str, numbers(version))),
            "OUT": setup.absolute(),
            "ICON": icon,
            "SIDE": write_side(scratch / "side.bmp"),
            "WORDS": HERE / "words",
            "FILES": commands,
            "LIST": LIST,
            "LIST_FILE": listed,
            "UNINSTALLER": UNINSTALLER,
            "SIZE_KIB": size // 1024,
        }
        _compile([f"-D{name}={value}" for name, value in values.items()])
    if (made := setup.stat().st_size) > MOST_BYTES:
        setup.unlink()
        raise SetupError(f"{setup.name} would have {made:,} bytes, more than {MOST_BYTES:,}.")
    return setup


def installed(places: Sequence[Path]) -> str:
    """Return the list of what is installed: all files, then their folders, the inner ones first."""
    folders = {folder for place in places for folder in place.parents if folder.name}
    inner_first = sorted(folders, key=lambda folder: (-len(folder.parts), folder))
    lines = [str(PureWindowsPath(place)) for place in places]
    lines += [UNINSTALLER, *(f"{PureWindowsPath(folder)}\\" for folder in inner_first)]
    return "".join(f"{line}\n" for line in lines)


def _commands(frozen: Path, files: Sequence[Path]) -> str:
    """Return the commands of NSIS that put every file into its folder."""
    lines: list[str] = []
    last = None
    for file in files:
        if file.parent != last:
            last = file.parent
            inner = PureWindowsPath(last.relative_to(frozen))
            # A `$` would begin a variable here, but not in the name of what is taken.
            lines.append(f'SetOutPath "$INSTDIR\\{str(inner).replace("$", "$$")}"')
        lines.append(f'File "{file}"')
    return "".join(f"{line}\n" for line in lines)


def _compile(options: Sequence[str]) -> None:
    command = [makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options]
    command.append(str(HERE / "simdesk.nsi"))
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",  # on Windows it speaks in the code page of the terminal
        check=False,
    )
    if done.returncode:
        raise SetupError(f"makensis failed: {done.stdout[-2000:]}")


def makensis() -> str:
    """Return the compiler of NSIS: in PATH, or where its own setup puts it on Windows.

    Raises:
        SetupError: it is in neither place.
    """
    places = [os.environ.get(name) for name in ("ProgramFiles(x86)", "ProgramFiles")]
    usual = [Path(place) / "NSIS" / "makensis.exe" for place in places if place]
    found = which("makensis") or next((str(path) for path in usual if path.exists()), None)
    if found is None:
        raise SetupError("makensis is missing: install NSIS 3 (on Debian the package nsis).")
    return found


if __name__ == "__main__":
    frozen, *rest = map(Path, sys.argv[1:])
    print(make_setup(frozen, rest[0] if rest else Path("dist")))
