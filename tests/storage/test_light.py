"""Storage is read before the first paint, and so brings nothing heavy along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import simdesk.storage

HEAVY = {"sqlite3", "hashlib", "_hashlib", "shutil", "tempfile", "logging", "subprocess", "PySide6"}


def test_nothing_heavy_comes_along() -> None:
    folder = Path(simdesk.storage.__file__).parent
    modules = [f"simdesk.storage.{path.stem}" for path in sorted(folder.glob("[a-z]*.py"))]
    assert len(modules) > 12
    code = f"import {', '.join(modules)}, sys; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
        cwd=folder.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(ran.stdout.split())
    assert "apsw" in loaded
    assert not loaded & HEAVY
