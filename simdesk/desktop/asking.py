"""Runs a tool of the system for a moment and takes its answer; a missing tool is an answer too."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from typing import NamedTuple

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows opens no terminal for a child that is started with it."""

_SECONDS = 20


class ToolAnswer(NamedTuple):
    """What a tool said, and its exit status; None where it could not be run or was too slow."""

    status: int | None
    said: bytes

    @property
    def well(self) -> bool:
        """Whether it did what it was asked."""
        return self.status == 0


def ask(command: Sequence[str], seconds: float = _SECONDS) -> ToolAnswer:
    """Run a command without a terminal; one that is missing or too slow has no status."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of our own words, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=seconds,
            creationflags=NO_WINDOW,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return ToolAnswer(None, str(error).encode())
    return ToolAnswer(done.returncode, done.stdout)
