"""Stand-ins for tools of the system: they write down how they were called, and answer as told."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

MakeTool = Callable[[str, str], Path]

HARD = ["/opt/Sim Desk 100%/\"q\" 'a' $HOME `id` \\n/号码/Тест", "--data-dir", "%n %h $A \\x41 ;"]
"""Words that each format would spoil in a way of its own."""


@pytest.fixture
def make_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeTool:
    """Make a tool of the system from a name and a script; return where its calls are listed.

    There are no other tools than these and those of the plainest shell.
    """
    folder = tmp_path / "tools"
    folder.mkdir()
    for tool in ("cat", "sleep"):
        (folder / tool).symlink_to(which(tool) or tool)
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, script: str) -> Path:
        calls = tmp_path / f"{name}.calls"
        tool = folder / name
        note = f"printf '%s\\n' \"$*\" >>{shlex.quote(str(calls))}"
        tool.write_text(f"#!/bin/sh\n{note}\n{script}\n", encoding="utf-8")
        tool.chmod(0o755)
        return calls

    if os.name == "nt":
        pytest.skip("stand-ins are scripts of a shell")
    return make
