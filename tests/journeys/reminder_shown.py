"""Notifications on a real screen, drawn by real services: each scene ends with what was seen.

`python -m tests.journeys.reminder_shown FOLDER` leaves a picture of every scene in FOLDER. It needs
what `tests.journeys.by_hand` needs, and dunst, notify-send and trayer. No bus here starts a service
by itself, so that "none" means none. It ends with 0 only if all was as it must be.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import time
from pathlib import Path
from time import sleep

from simdesk import paths
from simdesk.desktop.remind import Status
from simdesk.domain.settings import Hours
from simdesk.i18n.language import use_language
from simdesk.storage.database import FILE
from tests.journeys.stage import HAND_S, NotDoneError, Stage, until
from tests.samples import fill, make_desk

BUS = (
    "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
    '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
    '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'
)
BY_SIGN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from simdesk import paths
from simdesk.desktop.channels import with_window
from simdesk.i18n.reminder_words import Word
app = QApplication(["simdesk"])
sign = QSystemTrayIcon(QIcon(str(paths.resources_dir() / "icons" / "simdesk.svg")))
sign.show()
word = Word("Main: A daily fee may start", "3 December 2026, in 12 days")
QTimer.singleShot(1500, lambda: print(*with_window(sign).send(word)[:2], flush=True))
sys.exit(app.exec())
"""
"""A program with a sign of its own, as the window has one."""
DRAWN_S = 1.0
"""What a service or a balloon takes to be on the screen after it has answered."""


class Scene(Stage):
    """A screen, a bus, a home, and data on which something is due; no service is there yet."""

    def open(self, language: str = "en") -> None:
        """Start what every scene stands on."""
        read, write = os.pipe()
        size = ("-screen", "0", "1000x640x24", "-noreset", "-displayfd", str(write))
        self.start("Xvfb", *size, keep=write)
        self._env["DISPLAY"] = ":" + self._first_line(read, write)
        self.ask("xsetroot", "-solid", "#30506a")
        config = self.home / "bus.conf"
        config.write_text(BUS, encoding="utf-8")
        read, write = os.pipe()
        command = ("dbus-daemon", f"--config-file={config}", "--nofork", f"--print-address={write}")
        self.start(*command, keep=write)
        self._env["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(read, write)
        self.start("openbox")
        self.data = self.home / "data"
        self.language = language
        desk = make_desk(self.data)
        fill(desk, language)
        always = Hours(quiet_from=time(0), quiet_to=time(0))
        desk.settings.keep(replace(desk.settings.current, hours=always))
        desk.close()

    def serve(self) -> None:
        """Start a notification service and wait until it answers."""
        self.start("dunst")
        until("dunst", lambda: self.ask("dunstctl", "count", "displayed") == "0")

    def remind(self, option: str = "--remind") -> str:
        """Start the check as a timer does, and return what it writes into its log."""
        options = ("--data-dir", str(self.data), "--language", self.language, option)
        self.start(sys.executable, "-m", "simdesk", *options)
        return until("the check", self._said)

    def status(self, option: str = "--remind") -> int:
        """Run the check to its end; return its exit status."""
        options = ("--data-dir", str(self.data), "--language", self.language, option)
        return self.start(sys.executable, "-m", "simdesk", *options).wait(60)

    def _said(self) -> str:
        return (self.out / f"{Path(sys.executable).name}.log").read_text(encoding="utf-8").strip()

    def shown(self, name: str) -> str:
        """Keep a picture of what the service shows; return its words by the service's record."""
        until("one notification", lambda: self.ask("dunstctl", "count", "displayed") == "1")
        sleep(DRAWN_S)
        self.shoot(name)
        self.ask("dunstctl", "close-all")
        records = json.loads(self.ask("dunstctl", "history"))["data"][0]
        newest = max(records, key=lambda record: int(record["timestamp"]["data"]))
        return f"{newest['summary']['data']} | {newest['body']['data']}"


def no_service(out: Path) -> str:
    """Nobody answers: the check says so, writes nothing down, and tells it as soon as it can."""
    with Scene(out) as scene:
        scene.open()
        must(scene.status() == Status.UNHEARD, scene._said())
        said = scene._said()
        scene.serve()
        must("sent by notify-send" in scene.remind(), scene._said())
        return f"{said}\n  later: {scene.shown('no-service-then-one')}"


def by_service(out: Path, language: str) -> str:
    """No tray, a service: it draws the word; a second check on that day sends none."""
    with Scene(out) as scene:
        scene.open(language)
        scene.serve()
        said = scene.remind()
        shown = scene.shown(f"service-{language}")
        must(scene.status() == Status.WELL and "nothing to send" in scene._said(), scene._said())
        return f"{said}\n  {shown}"


def a_test(out: Path) -> str:
    """The next reminder sent as a test, by the whole way of a closed window."""
    with Scene(out) as scene:
        scene.open()
        scene.serve()
        said = scene.remind("--remind-test")
        return f"{said}\n  {scene.shown('test')}"


def a_click(out: Path) -> str:
    """A click on the notification opens the window; meanwhile a check leaves it alone."""
    with Scene(out) as scene:
        scene.open()
        scene.serve()
        scene.remind()
        until("one notification", lambda: scene.ask("dunstctl", "count", "displayed") == "1")
        sleep(DRAWN_S)
        # The button in the middle is what dunst takes for the notification's own action.
        scene.ask("xdotool", "mousemove", "850", "150")
        sleep(HAND_S)
        scene.ask("xdotool", "click", "2")
        find = ("xdotool", "search", "--onlyvisible", "--class", "simdesk")
        until("the window", lambda: scene.ask(*find))
        sleep(3 * DRAWN_S)
        scene.shoot("clicked")
        must(scene.status() == Status.WELL, scene._said())
        return scene._said()


def damaged(out: Path) -> str:
    """A data file that cannot be read is told, not passed over."""
    with Scene(out) as scene:
        scene.open("ru")
        scene.serve()
        file = scene.data / FILE
        file.write_bytes(file.read_bytes()[:5000] + bytes(3000) + file.read_bytes()[8000:])
        said = scene.remind()
        return f"{said}\n  {scene.shown('damaged')}"


def by_sign(out: Path, *, tray: bool) -> str:
    """The window's way: by its sign where a tray is there, else by the service."""
    with Scene(out) as scene:
        scene.open()
        scene.serve()
        if tray:
            scene.start("trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request")
            sleep(2 * DRAWN_S)
        scene.start(sys.executable, "-c", BY_SIGN)
        said = until("the program", scene._said)
        sleep(DRAWN_S)
        scene.shoot("with-tray" if tray else "without-tray")
        must(said.startswith("tray" if tray else "notify-send answered"), said)
        count = scene.ask("dunstctl", "count", "displayed")
        must(count == ("0" if tray else "1"), f"{said}; the service shows {count}")
        return said


def must(right: bool, said: str) -> None:
    """Stop where something is not as it must be."""
    if not right:
        raise NotDoneError(said)


def main() -> None:
    """Play all scenes."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    use_language("en", paths.translations_dir())
    for language in ("en", "ru", "zh_CN"):
        print(f"a service, {language}: {by_service(out, language)}")
    print(f"no service: {no_service(out)}")
    print(f"a test: {a_test(out)}")
    print(f"a click: {a_click(out)}")
    print(f"damaged: {damaged(out)}")
    print(f"a tray: {by_sign(out, tray=True)}")
    print(f"no tray: {by_sign(out, tray=False)}")
    print(out)


if __name__ == "__main__":
    main()
