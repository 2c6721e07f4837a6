"""Prepares how a frozen program says what a call of Qt takes: when it is asked, not at its start.

PySide carries this as sources in an archive, which it unpacks and compiles at every start: a third
of the time to an empty window. It heeds a folder `files.dir` beside shiboken6 instead, which it
makes of that archive itself if SBK_EMBED says so. Ours is that folder, compiled, and with a loader
of our own, `signature_loader.py`.
"""

from __future__ import annotations

import hashlib
import os
import py_compile
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

KNOWN_LOADERS = {"e93111f218e6a16e24751f1b6684fa7b78599a4fc709d7a7f6a7bafa9fb8f209"}
"""SHA-256 of the loaders of PySide that ours was compared with, line by line: that of 6.11.3."""

OURS = Path(__file__).with_name("signature_loader.py")
LOADER = Path("shibokensupport", "signature", "loader.py")


def unpacked(work: Path) -> Path:
    """Return a copy of shiboken6 below `work` that has unpacked its archive into `files.dir`.

    Raises:
        subprocess.CalledProcessError: it did not.
    """
    spec = find_spec("shiboken6")
    assert spec is not None
    assert spec.origin is not None
    copy = work / "shiboken6"
    shutil.copytree(Path(spec.origin).parent, copy, dirs_exist_ok=True)
    subprocess.run(
        (sys.executable, "-c", "import shiboken6"),
        env={**os.environ, "SBK_EMBED": "false", "PYTHONPATH": str(work)},
        check=True,
    )
    return copy


def take_place(copy: Path) -> None:
    """Put our loader into the place of PySide's in what `unpacked` returned.

    Raises:
        RuntimeError: it is not the one that ours was made for.
    """
    loader = copy / "files.dir" / LOADER
    text = loader.read_bytes().replace(b"\r\n", b"\n")  # PySide for Windows ends lines its own way
    if hashlib.sha256(text).hexdigest() not in KNOWN_LOADERS:
        raise RuntimeError(f"{OURS.name} was not compared with this PySide: see KNOWN_LOADERS")
    shutil.copyfile(OURS, loader)


def files(work: Path) -> list[tuple[str, str]]:
    """Return the compiled files for a frozen program, as pairs of a file and its folder there.

    Raises:
        RuntimeError: as `take_place`.
        subprocess.CalledProcessError: as `unpacked`.
    """
    copy = unpacked(work)
    take_place(copy)
    sources = copy / "files.dir"
    compiled = work / "compiled"
    pairs = []
    for source in sorted(sources.rglob("*.py")):
        place = source.relative_to(sources)
        made = compiled / place.with_suffix(".pyc")
        # No hour in them: the same input gives the same files.
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(source), str(made), str(place), doraise=True, invalidation_mode=mode)
        pairs.append((str(made), str(Path("shiboken6", "files.dir", place).parent)))
    return pairs
