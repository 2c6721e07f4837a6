"""The same input gives the same bytes, wherever and by whomever a package is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BUILD = """
import sys; from pathlib import Path; from installer.linux import run_file
print(run_file.build(Path(sys.argv[1]), Path(sys.argv[2])))
"""


@pytest.mark.skipif(shutil.which("makeself") is None, reason="makeself is not installed")
def test_a_run_file_does_not_tell_where_when_and_by_whom_it_was_made(tmp_path: Path) -> None:
    frozen = tmp_path / "one" / "simdesk"
    frozen.mkdir(parents=True)
    (frozen / "simdesk").write_bytes(b"program")
    (frozen / "simdesk").chmod(0o755)
    copy = tmp_path / "another place" / "simdesk"
    shutil.copytree(frozen, copy)
    os.utime(copy / "simdesk", (0, 0))
    first = build(frozen, tmp_path / "a", TZ="UTC", umask=0o022)
    second = build(copy, tmp_path / "b", TZ="Asia/Shanghai", TMPDIR=str(tmp_path), umask=0o077)
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode == second.stat().st_mode


def build(frozen: Path, out: Path, *, umask: int, **environment: str) -> Path:
    out.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", BUILD, frozen, out],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000", **environment},
        umask=umask,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Path(ran.stdout.strip())
