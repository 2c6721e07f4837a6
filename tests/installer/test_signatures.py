"""A wrong call of Qt is explained by the packaged program in the words of PySide, and as late."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import signatures

CHILD = Path(__file__).with_name("wrong_calls.py")


def _say(*places: Path) -> list[str]:
    run = subprocess.run(
        (sys.executable, CHILD),
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join(map(str, places)),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return run.stdout.splitlines()


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place of packages whose shiboken6 has our loader."""
    work = tmp_path_factory.mktemp("place")
    signatures.take_place(signatures.unpacked(work))
    return work


def test_every_wrong_call_is_explained_in_the_same_words(ours: Path) -> None:
    theirs = _say()
    assert _say(ours)[1:] == theirs[1:]
    assert sum("Supported signatures:" in line for line in theirs) >= 7


def test_what_explains_is_loaded_when_it_is_asked_and_not_before(ours: Path) -> None:
    assert _say()[0] == "layout loaded: True"
    said = _say(ours)
    assert (said[0], said[-1]) == ("layout loaded: False", "layout loaded: True")


def test_another_loader_of_pyside_is_looked_at_first(tmp_path: Path) -> None:
    copy = signatures.unpacked(tmp_path)
    with (copy / "files.dir" / signatures.LOADER).open("a", encoding="utf-8") as loader:
        loader.write("# newer\n")
    with pytest.raises(RuntimeError, match="KNOWN_LOADERS"):
        signatures.take_place(copy)


def test_a_package_gets_everything_compiled_and_nothing_else(tmp_path: Path) -> None:
    pairs = signatures.files(tmp_path)
    names = {str(Path(folder, Path(file).name)) for file, folder in pairs}
    assert str(Path("shiboken6", "files.dir", signatures.LOADER).with_suffix(".pyc")) in names
    assert {Path(name).suffix for name in names} == {".pyc"}
    assert not any(str(tmp_path).encode() in Path(file).read_bytes() for file, _folder in pairs)
