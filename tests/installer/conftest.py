"""Two small programs, really frozen, under the name that the reader of frozen folders looks for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = "import hashlib, apsw, typing_extensions, zxingcpp, simdesk"


def freeze(folder: Path, modules: dict[str, str]) -> Path:
    """Freeze the program with modules of its own beside it; return the folder with the program."""
    folder.mkdir(parents=True)
    for name, text in {"__main__": PROGRAM, **modules}.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--name=simdesk"]
    unused = ("asyncio", "multiprocessing", "numpy", "PIL", "ssl", "unittest", "xmlrpc")
    command += [f"--exclude-module={name}" for name in unused]
    command += [f"--{kind}path={folder / kind}" for kind in ("work", "dist", "spec")]
    ran = subprocess.run(
        [*command, folder / "__main__.py"],
        env={"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return folder / "dist" / "simdesk"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program of which every part is known."""
    return freeze(tmp_path_factory.mktemp("frozen") / "one", {"simdesk": ""})


@pytest.fixture(scope="session")
def with_stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same program, frozen in another place, with a module that belongs to nobody."""
    folder = tmp_path_factory.mktemp("frozen") / "another with a longer name"
    return freeze(folder, {"simdesk": "import stranger", "stranger": ""})
