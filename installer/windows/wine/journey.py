"""Somebody at the installed window, with keys of the X server that go through Wine to Qt.

Nothing under Wine tells what stands where, so the way is by keys that the program answers, and
what came of it is read from the program's own words and the data it leaves.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.windows.wine.root import Root
from installer.windows.wine.windows import Windows, until

NUMBER, LABEL = "9214401977", "妈妈"
HAND_S = 0.7
TURN_S = 2.5
"""So long a page may take to come; Wine is slower than Windows."""


@contextmanager
def screen(root: Root, pictures: Path) -> Iterator[None]:
    """Show a screen with a window manager while the block runs."""
    started = [
        root.start("exec Xvfb $DISPLAY -screen 0 1280x900x24 -noreset", pictures / "xvfb.log"),
    ]
    try:
        until("the screen", lambda: "ok" in root.run("xdotool getmouselocation && echo ok || true"))
        started.append(root.start("exec openbox", pictures / "openbox.log"))
        yield
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(10)


class Person:
    """Somebody who types, looks, and keeps pictures."""

    def __init__(self, windows: Windows, pictures: Path) -> None:
        self._windows = windows
        self._pictures = pictures
        self._count = 0

    def open(self, program: str) -> subprocess.Popen[bytes]:
        """Start the installed program in Chinese and wait for its window."""
        command = f"wine '{program}' --language zh_CN"
        started = self._windows.start(f"exec {command}", self._pictures / "window.log")
        until("the window", lambda: "SimDesk" in self.titles())
        time.sleep(TURN_S)
        return started

    def titles(self) -> str:
        """Return the titles of all windows that are shown."""
        ask = "xdotool search --onlyvisible --name . getwindowname %@ 2>/dev/null || true"
        return self._windows.run(ask)

    def press(self, *keys: str, wait: float = HAND_S) -> None:
        """Press keys one after another."""
        for key in keys:
            self._windows.run(f"xdotool key {key}")
            time.sleep(wait)

    def type(self, text: str) -> None:
        """Type a text."""
        self._windows.run(f"xdotool type --delay 150 '{text}'")
        time.sleep(HAND_S)

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._count += 1
        shot = self._windows.root.folder / "root" / "shot.png"
        self._windows.run("scrot --overwrite /root/shot.png")
        (self._pictures / f"{self._count}-{name}.png").write_bytes(shot.read_bytes())

    def add_a_number(self) -> None:
        """Put the first number in: operator, label, used today."""
        self.type(NUMBER)
        self.press("Tab", "Home", "Down", "Tab")
        self.type(LABEL)
        self.press("Tab", "space")
        self.shoot("first-number")
        self.press("Tab", "space", wait=TURN_S)
        self.shoot("forecast")

    def tick_two_steps(self) -> None:
        """Begin the route that is chosen beforehand, and tick its first two points."""
        self.press("ctrl+r", "ctrl+Return", wait=TURN_S)
        self.press("Tab", "space", "Tab", "space")
        self.shoot("ticked")

    def close(self, started: subprocess.Popen[bytes]) -> None:
        """Leave the program."""
        self.press("ctrl+q")
        started.wait(30)


def listed(windows: Windows, program: str) -> list[dict[str, object]]:
    """Return what the program itself prints about the numbers it keeps."""
    told = windows.run(f"wine '{program}' --list --json")
    records: list[dict[str, object]] = json.loads(told)
    return records
