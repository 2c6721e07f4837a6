"""A screen of its own for a real program and real keys: what every journey by hand stands on."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")

ROOT = Path(__file__).parents[2]
PATIENCE_S = 30
HAND_S = 0.3
"""A person's hand between two keys; the rows follow a key in far less."""


class NotDoneError(Exception):
    """What should have happened did not; the message says what."""


class Stage(ExitStack):
    """A screen, a bus and a home with nothing on them yet; all that was started ends with it."""

    def __init__(self, out: Path, **extra: str) -> None:
        super().__init__()
        self.out = out
        # Small services of the bus outlive it by a moment, and may write once more.
        home = tempfile.TemporaryDirectory(prefix="simdesk-stage-", ignore_cleanup_errors=True)
        self.home = Path(self.enter_context(home))
        self._env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "LANG": "C.UTF-8",
            **extra,
        }

    def open(self) -> None:
        """Start the screen, the bus and a window manager."""
        read, write = os.pipe()
        screen = ("-screen", "0", "1366x900x24", "-noreset", "-displayfd", str(write))
        self.start("Xvfb", *screen, keep=write)
        self._env["DISPLAY"] = ":" + self._first_line(read, write)
        read, write = os.pipe()
        self.start("dbus-daemon", "--session", "--nofork", f"--print-address={write}", keep=write)
        self._env["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(read, write)
        self.start("openbox")

    @staticmethod
    def _first_line(read: int, write: int) -> str:
        os.close(write)
        with open(read, encoding="ascii") as said:
            return said.readline().strip()

    def start(self, *command: str, keep: int | None = None) -> subprocess.Popen[bytes]:
        """Start something that stays, and write down what it says."""
        log = self.out / f"{Path(command[0]).name}.log"
        with log.open("w", encoding="utf-8") as said:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                pass_fds=() if keep is None else (keep,),
            )
        self.callback(end, process)
        return process

    def ask(self, *command: str) -> str:
        """Return what a short command answers; nothing if it fails."""
        done = subprocess.run(
            command,
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return "" if done.returncode else done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys as a keyboard does, at the pace of a hand."""
        for key in keys:
            self.ask("xdotool", "key", key)
            time.sleep(HAND_S)

    def shoot(self, name: str) -> None:
        """Keep a picture of the whole screen."""
        self.ask("import", "-window", "root", str(self.out / f"{name}.png"))


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end, and make it."""
    process.terminate()
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:  # a window manager may wait for an event first
        process.kill()
        process.wait()


def until(what: str, answer: Callable[[], Answer]) -> Answer:
    """Ask again and again until there is an answer.

    Raises:
        NotDoneError: there was none for a long time.
    """
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        if found := answer():
            return found
        time.sleep(0.1)
    raise NotDoneError(f"waited in vain for {what}")
