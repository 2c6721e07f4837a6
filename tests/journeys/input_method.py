"""Chinese typed through a real input method into the search of the Numbers page; not a test of CI.

`python -m tests.journeys.input_method ibus|fcitx FOLDER` opens a screen, a session bus and a home
of its own, starts the input method and the program there, presses Ctrl+F, types "nihao" and a
space, and leaves pictures and what everybody said in FOLDER. It ends with 0 only if 你好 stands in
the field, the list went to the number of that name, and nothing was searched for before the space.

Debian's packages: xvfb openbox dbus xdotool xclip imagemagick fonts-noto-cjk, and ibus
ibus-libpinyin dconf-gsettings-backend libglib2.0-bin, or fcitx5 fcitx5-chinese-addons.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from tests.samples import LABELS, fill, line, make_desk

Answer = TypeVar("Answer")

ROOT = Path(__file__).parents[2]
WORD = "你好"
TITLE = " — SimDesk"
PATIENCE_S = 30
HAND_S = 0.3
"""A person's hand between two keys; the rows follow a key in far less."""
PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=pinyin
[GroupOrder]
0=Default
"""


class NotTypedError(Exception):
    """What should have happened did not; the message says what."""


class Stage(ExitStack):
    """A screen, a bus and a home with nothing on them yet; all that was started ends with it."""

    def __init__(self, method: str, out: Path) -> None:
        super().__init__()
        self._out = out
        # Small services of the bus outlive it by a moment, and may write once more.
        home = tempfile.TemporaryDirectory(prefix="simdesk-ime-", ignore_cleanup_errors=True)
        self.home = Path(self.enter_context(home))
        self._env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "LANG": "C.UTF-8",
            "QT_IM_MODULE": method,
            "XMODIFIERS": f"@im={method}",
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

    def start(self, *command: str, keep: int | None = None) -> None:
        """Start something that stays, and write down what it says."""
        log = self._out / f"{Path(command[0]).name}.log"
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
        self.ask("import", "-window", "root", str(self._out / f"{name}.png"))


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
        NotTypedError: there was none for a long time.
    """
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        if found := answer():
            return found
        time.sleep(0.1)
    raise NotTypedError(f"waited in vain for {what}")


def start_ibus(stage: Stage) -> None:
    """Start IBus with libpinyin as its only engine."""
    settings = ("gsettings", "set", "org.freedesktop.ibus.general", "preload-engines")
    stage.ask(*settings, "['libpinyin']")
    stage.start("ibus-daemon", "--replace", "--xim")
    until("libpinyin", lambda: stage.ask("ibus", "engine") == "libpinyin")


def start_fcitx(stage: Stage) -> None:
    """Start fcitx with pinyin as its only method."""
    profile = stage.home / ".config" / "fcitx5" / "profile"
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE, encoding="ascii")
    stage.start("fcitx5")
    # Its own command would start a second one where the first has no name yet.
    owner = ("--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetNameOwner")
    name = ("dbus-send", "--print-reply", *owner, "string:org.fcitx.Fcitx5")
    until("fcitx", lambda: stage.ask(*name))


METHODS = {"ibus": start_ibus, "fcitx": start_fcitx}


def walk(stage: Stage, method: str) -> None:
    """Search for a number by its Chinese name.

    Raises:
        NotTypedError: something went otherwise than it should.
    """
    folder = stage.home / "desk"
    desk = make_desk(folder)
    fill(desk, "zh_CN")
    desk.lines.add(line("+79031112233", label=WORD))
    desk.close()
    stage.open()
    METHODS[method](stage)
    program = (sys.executable, "-m", "simdesk", "--data-dir", str(folder), "--language", "zh_CN")
    stage.start(*program)
    ours = ("xdotool", "search", "--onlyvisible", "--class", "simdesk")
    window = until("the window", lambda: stage.ask(*ours))

    def chosen() -> str:
        return stage.ask("xdotool", "getwindowname", window).removesuffix(TITLE)

    before = until("a chosen number", lambda: chosen() if chosen() in LABELS["zh_CN"] else "")
    stage.press("ctrl+f")
    for letter in "nihao":
        stage.press(letter)
        if chosen() != before:
            stage.shoot("letters")
            raise NotTypedError(f"letters of no word yet were searched for: {chosen()} is chosen")
    panel = ("xdotool", "search", "--onlyvisible", "--class", "ibus-ui-gtk3|fcitx")
    words = until("the window with the words", lambda: stage.ask(*panel))
    stage.shoot("letters")
    check_place(stage, words, window)
    stage.press("space")
    try:
        until("the number of that name", lambda: chosen() == WORD)
    finally:
        stage.shoot("word")
    stage.press("ctrl+a", "ctrl+c")
    text = stage.ask("xclip", "-selection", "clipboard", "-out")
    if text != WORD:
        raise NotTypedError(f"the field holds {text!r}")


def check_place(stage: Stage, words: str, window: str) -> None:
    """Fail if the words do not stand under the head of the list, where the search field is."""
    left, top = place(stage, words)
    ours_left, ours_top = place(stage, window)
    if not (200 < left - ours_left < 600 and 60 < top - ours_top < 160):
        raise NotTypedError(
            f"the words stand at {left}, {top} with the window at {ours_left}, {ours_top}"
        )


def place(stage: Stage, window: str) -> tuple[int, int]:
    """Return where a window stands on the screen, in pixels."""
    said = stage.ask("xdotool", "getwindowgeometry", "--shell", window)
    facts = dict(row.split("=", 1) for row in said.splitlines())
    return int(facts["X"]), int(facts["Y"])


def main() -> int:
    """Type, and say how it went."""
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.input_method")
    parser.add_argument("method", choices=sorted(METHODS))
    parser.add_argument("out", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with Stage(options.method, out) as stage:
            walk(stage, options.method)
    except FileNotFoundError as error:
        print(f"{error.filename} is not installed", file=sys.stderr)
        return 1
    except NotTypedError as error:
        print(f"{options.method}: {error}; pictures and logs are in {out}", file=sys.stderr)
        return 1
    print(f"{options.method}: {WORD} arrived; the pictures are in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
