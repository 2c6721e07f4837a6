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
import sys
from pathlib import Path

from tests.journeys.stage import NotDoneError, Stage, until
from tests.samples import LABELS, fill, line, make_desk

WORD = "你好"
TITLE = " — SimDesk"
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
        NotDoneError: something went otherwise than it should.
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
            raise NotDoneError(f"letters of no word yet were searched for: {chosen()} is chosen")
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
        raise NotDoneError(f"the field holds {text!r}")


def check_place(stage: Stage, words: str, window: str) -> None:
    """Fail if the words do not stand under the head of the list, where the search field is."""
    left, top = place(stage, words)
    ours_left, ours_top = place(stage, window)
    if not (200 < left - ours_left < 600 and 60 < top - ours_top < 160):
        raise NotDoneError(
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
        method: str = options.method
        with Stage(out, QT_IM_MODULE=method, XMODIFIERS=f"@im={method}") as stage:
            walk(stage, method)
    except FileNotFoundError as error:
        print(f"{error.filename} is not installed", file=sys.stderr)
        return 1
    except NotDoneError as error:
        print(f"{options.method}: {error}; pictures and logs are in {out}", file=sys.stderr)
        return 1
    print(f"{options.method}: {WORD} arrived; the pictures are in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
