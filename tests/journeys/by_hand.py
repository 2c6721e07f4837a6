"""The main job on a real screen by a mouse and keys that the program cannot tell from a person's.

`python -m tests.journeys.by_hand FOLDER` opens a screen with a window manager and a home of its
own, and there in Chinese pastes the first number, starts the terminal route, kills the program
after the second tick, starts it again, goes on at the same step, pastes a receipt, finishes and
exports. What stands where is asked of the program as a screen reader asks, so every control that
is needed has a name. It ends with 0 only if the exported folder is as it must be; pictures of
every turn are left in FOLDER. `--program COMMAND` tries a program that is installed somewhere.

Debian's packages: xvfb openbox dbus at-spi2-core gir1.2-atspi-2.0 python3-gi xdotool xclip
imagemagick fonts-noto-cjk.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication

from simdesk import paths
from simdesk.domain.run import RunEnd
from simdesk.i18n.language import _, use_language
from tests.check_receipt_folder import problems
from tests.journeys.stage import HAND_S, PATIENCE_S, NotDoneError, Stage, until
from tests.receipt_picture import draw_receipt
from tests.samples import make_desk

READER = Path(__file__).with_name("seen.py")
PASTED = "Мой номер: ８ (921) 440-19-77, спасибо"
FOOTER = 90
"""Under this height from the bottom of the window nothing of a page is seen."""
MOST_STEPS = 14
ANSWERS = {
    "Amount you mean to pay, ₽": "150",
    "Amount paid, ₽": "150,00",
    "Commission, ₽ (optional)": "4",
    "Balance you see now, ₽": "297",
}


class Thing(NamedTuple):
    """A control as a screen reader tells of it. `x` and `y` are its middle on the screen."""

    role: str
    name: str
    states: tuple[str, ...]
    x: int
    y: int


class Person:
    """Somebody at the screen: looks, moves the mouse, presses keys."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._pictures = 0

    def look(self) -> list[Thing]:
        """Return what is shown, in reading order."""
        told = json.loads(self._stage.ask("/usr/bin/python3", str(READER)) or "[]")
        return [Thing(t["role"], t["name"], tuple(t["states"]), *t["at"]) for t in told]

    def all(self, role: str, start: str = "") -> list[Thing]:
        """Return the things of a role whose name begins so."""
        return [t for t in self.look() if t.role == role and t.name.startswith(start)]

    def boxes(self) -> list[Thing]:
        """Return the boxes to tick."""
        return self.all("check box")

    def find(self, role: str, start: str) -> Thing:
        """Wait for a thing and return it."""
        return until(f"{role} {start}", lambda: self.all(role, start))[0]

    def role(self, name: str) -> str:
        """Wait for a control of a name, and return its role."""

        def roles() -> list[str]:
            return [t.role for t in self.look() if t.name == name and t.role != "label"]

        return until(name, roles)[0]

    def click(self, role: str, start: str = "") -> None:
        """Click a thing, scrolled into sight first."""
        self._click(self._in_sight(f"{role} {start}", lambda: self.all(role, start)))

    def tick(self, place: int) -> None:
        """Tick a box by its place among those that are shown, and see that it is ticked."""
        self._click(self._in_sight(f"box {place}", lambda: self.boxes()[place : place + 1]))
        until("the tick", lambda: "checked" in self.boxes()[place].states)

    def _in_sight(self, what: str, look: Callable[[], list[Thing]]) -> Thing:
        for _turn in range(20):
            thing = until(what, look)[0]
            window = self.find("frame", "")
            bottom = self._bottom()
            if thing.role == "push button" or thing.y < bottom - FOOTER:
                return thing
            self._stage.ask("xdotool", "mousemove", str(window.x), str(window.y), "click", "5")
            time.sleep(HAND_S)
        raise NotDoneError(f"{what} cannot be scrolled into sight")

    def _bottom(self) -> int:
        ours = self._stage.ask("xdotool", "getactivewindow", "getwindowgeometry", "--shell")
        facts = dict(row.split("=", 1) for row in ours.splitlines() if "=" in row)
        return int(facts["Y"]) + int(facts["HEIGHT"])

    def _click(self, thing: Thing) -> None:
        self._stage.ask("xdotool", "mousemove", str(thing.x), str(thing.y), "click", "1")
        time.sleep(HAND_S)

    def write(self, text: str) -> None:
        """Type into what has the focus, in place of what is there."""
        self._stage.press("ctrl+a")
        self._stage.ask("xdotool", "type", "--delay", "30", text)
        time.sleep(HAND_S)

    def fill(self, label: str, text: str) -> None:
        """Click a field and type."""
        self.click("text", label)
        self.write(text)

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self._stage.press(*keys)

    def copy(self, what: str, kind: str) -> subprocess.Popen[bytes]:
        """Put something on the clipboard as another program would."""
        holder = self._stage.out / "copied"
        holder.write_text(what, encoding="utf-8")
        selection = ("-selection", "clipboard", "-target", kind)
        return self._stage.start("xclip", "-quiet", *selection, "-in", str(holder))

    def give(self, slip: Path) -> None:
        """Add a receipt: a file that was copied in a file manager is pasted."""
        self.copy(f"{slip.as_uri()}\r\n", "text/uri-list")
        time.sleep(HAND_S)
        self.press("ctrl+v")

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._pictures += 1
        self._stage.shoot(f"{self._pictures:02d}-{name}")


def first_number(person: Person) -> None:
    """Paste the first number, choose its operator and say when it was last used."""
    person.find("text", _("1. Type or paste the number"))
    person.copy(PASTED, "UTF8_STRING")
    time.sleep(HAND_S)
    person.press("ctrl+v")
    person.click("combo box", _("Who serves it now?"))
    person.press("Home", "Down")
    person.shoot("operators")
    person.press("Return")
    person.click("radio button", _("1 to 3 months ago"))
    person.shoot("first-number")
    person.click("push button", _("Save and see my number"))
    person.find("push button", _("Start renewal"))
    person.shoot("forecast")


def choose_terminal(person: Person) -> None:
    """Say what is at hand and begin the terminal route."""
    person.click("push button", _("Start renewal"))
    terminal = _("Payment terminal")
    for means in (_("In Russia"), _("Cash in Russia"), _("Gosuslugi account"), _("Passport")):
        person.click(person.role(means), means)
    person.click("radio button", terminal)
    person.shoot("routes")
    person.click("push button", _("Continue: {route}").format(route=terminal))


def walk(person: Person, slip: Path) -> None:
    """Do every step that is left; the receipt is pasted where one is wanted."""
    for _step in range(MOST_STEPS):
        boxes = person.boxes()
        if not boxes:
            person.shoot("outcome")
            person.press("ctrl+Return")
            return
        for place, box in enumerate(boxes):
            if "checked" not in box.states:
                person.tick(place)
        for label, text in ANSWERS.items():
            if person.all("text", _(label)):
                person.fill(_(label), text)
        if person.all("push button", _("Choose files…")):
            person.give(slip)
            as_paid = _("As paid: {amount}, {date}").split("{", 1)[0]
            person.click("push button", as_paid)
        if person.all("radio button", _("Call")):
            person.click("radio button", _("Call"))
        person.shoot("step")
        person.press("ctrl+Return")
        time.sleep(2 * HAND_S)
    raise NotDoneError("the renewal did not come to its end")


def export(person: Person, target: Path) -> None:
    """Hand the folder over."""
    person.press("ctrl+3")
    person.find("push button", _("Export receipt folder…"))
    person.shoot("receipts")
    person.click("push button", _("Export receipt folder…"))
    person.fill(_("Save to"), str(target))
    person.shoot("export")
    person.press("Return")
    until("the exported folder", target.is_dir)
    person.shoot("exported")


def job(stage: Stage, person: Person, command: Sequence[str]) -> list[str]:
    """Do the whole job with the program that `command` starts; return what is wrong in the end."""
    stage.open()
    stage.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
    folder = str(stage.home / "desk")
    program = (*command, "--data-dir", folder, "--language", "zh_CN")
    first = stage.start(*program)
    first_number(person)
    choose_terminal(person)
    person.tick(0)
    person.tick(1)
    before = person.boxes()
    first.kill()
    first.wait()
    person.shoot("killed")
    second = stage.start(*program)
    person.click("push button", _("Continue: {step}").split("{", 1)[0])
    after = until("the ticks", person.boxes)
    ticked = [[(box.name, "checked" in box.states) for box in boxes] for boxes in (before, after)]
    if ticked[0] != ticked[1] or [tick for _name, tick in ticked[1]] != [True, True, False]:
        raise NotDoneError(f"the step is not as it was: {ticked}")
    person.shoot("resumed")
    slip = draw_receipt(stage.out / "slip.png", number="9214401977")
    walk(person, slip)
    person.find("push button", _("Record activity"))
    person.shoot("finished")
    target = stage.out / "receipts"
    export(person, target)
    person.press("Escape", "ctrl+q")
    second.wait(PATIENCE_S)
    desk = make_desk(stage.home / "desk")
    (line,) = desk.lines.everything()
    ends = [run.end for run in desk.runs.of_line(line.id)]
    desk.close()
    unfinished = [] if ends == [RunEnd.FINISHED] else [f"the renewal has not ended well: {ends}"]
    return unfinished + list(problems(target, [slip]))


def main(kind: type[Person] = Person) -> int:
    """Do the job, and say how it went; the last line is the folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path, metavar="FOLDER")
    parser.add_argument("--program", type=shlex.split, metavar="COMMAND", help="not this checkout")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the data there")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    command = options.program or (sys.executable, "-m", "simdesk")
    if (out / "receipts").exists():
        parser.error(f"{out} holds an export already")
    out.mkdir(parents=True, exist_ok=True)
    _painter = QGuiApplication(["by_hand", "-platform", "offscreen"])
    use_language("zh_CN", paths.translations_dir())
    wrong = []
    with Stage(out, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1") as stage:
        try:
            wrong = job(stage, kind(stage), command)
        except (NotDoneError, FileNotFoundError) as error:
            stage.shoot("stuck")
            wrong = [str(error)]
        if options.keep:
            shutil.copytree(stage.home / "desk", options.keep)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    print(out)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
