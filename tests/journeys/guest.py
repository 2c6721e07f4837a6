"""The program as a guest on a real desktop: a second start, a dark evening, no home, no screen.

`python -m tests.journeys.guest FOLDER [PROGRAM]` leaves pictures in FOLDER; PROGRAM is a packaged
program, else the checkout's. It needs what `tests.journeys.by_hand` needs. It ends with 0 only if
all was as it must be.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

from tests.journeys.stage import HAND_S, NotDoneError, Stage, until
from tests.samples import fill, make_desk

PORTAL = """
import sys
from gi.repository import Gio, GLib
XML = '''<node><interface name="org.freedesktop.portal.Settings">
<method name="ReadAll">
<arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>'''
dark, bus, loop = 1, Gio.bus_get_sync(Gio.BusType.SESSION), GLib.MainLoop()
AT, WHAT = "/org/freedesktop/portal/desktop", "org.freedesktop.appearance"
def answer(_bus, _sender, _path, _interface, _method, _asked, call):
    told = {WHAT: {"color-scheme": GLib.Variant("u", dark)}}
    call.return_value(GLib.Variant("(a{sa{sv}})", (told,)))
def turn(*_why):
    global dark
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    dark = int(line)
    told = GLib.Variant("(ssv)", (WHAT, "color-scheme", GLib.Variant("u", dark)))
    bus.emit_signal(None, AT, "org.freedesktop.portal.Settings", "SettingChanged", told)
    return True
bus.register_object(AT, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], answer)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", 0, None, None)
GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, turn)
loop.run()
"""
"""A desktop that tells whether it is dark (1) or light (2); each line on its input turns it."""

SERVICE = "dbus-1/services/org.freedesktop.portal.Desktop.service"


class Guest(Stage):
    """A desktop, and data of eight numbers in a folder named in three scripts."""

    def __init__(self, out: Path, program: tuple[str, ...]) -> None:
        super().__init__(out)
        self.program = program
        self.data = self.home / "my данные 数据"
        desk = make_desk(self.data)
        fill(desk)
        desk.close()

    def run(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Start the program, and wait until it ends by itself."""
        return subprocess.run(
            [*self.program, *options],
            env=self._env | environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    def window(self) -> str:
        """Start the program and return its window."""
        program = self.start(*self.program, "--data-dir", str(self.data))
        found = until("the window", lambda: self.windows(program.pid))[0]
        sleep(1)  # it listens for a second start once it is calm
        return found

    def windows(self, pid: int) -> list[str]:
        """Return the windows of a process that can be seen and have a name."""
        found = self.ask("xdotool", "search", "--onlyvisible", "--pid", str(pid)).split()
        return [window for window in found if self.ask("xdotool", "getwindowname", window)]

    def forward(self, window: str, after: str) -> None:
        """See that a second start brings the window forward, and ends well.

        Raises:
            NotDoneError: it does not.
        """
        second = self.run("--data-dir", str(self.data))
        must(second.returncode == 0, f"{after}: status {second.returncode} {second.stderr}")
        must(second.stderr == "", second.stderr)
        until(f"it in front, {after}", lambda: self.ask("xdotool", "getactivewindow") == window)

    def ground(self) -> str:
        """Return the colour of the window where nothing is drawn."""
        self.shoot("ground")
        picture = str(self.out / "ground.png")
        return self.ask("convert", picture, "-format", "%[pixel:p{700,60}]", "info:")


def second_start(guest: Guest) -> str:
    """Behind another window, minimised, on another desktop, with a dialog, after a kill."""
    guest.open()
    window = guest.window()
    other = "from PySide6.QtWidgets import *; a = QApplication([]); w = QLineEdit(); w.show();"
    other += "w.setWindowTitle('another'); w.resize(1300, 800); a.exec()"
    covering = guest.start(sys.executable, "-c", other)
    cover = until("the other window", lambda: guest.windows(covering.pid))[0]
    guest.ask("xdotool", "windowactivate", cover)
    sleep(HAND_S)
    guest.forward(window, "behind another window")
    guest.ask("xdotool", "windowminimize", window)
    sleep(HAND_S)
    guest.forward(window, "minimised")
    guest.ask("xdotool", "set_num_desktops", "3")
    guest.ask("xdotool", "set_desktop", "2")
    sleep(HAND_S)
    guest.forward(window, "on another desktop")
    guest.shoot("on-another-desktop")
    guest.press("ctrl+n")
    dialog = until("the dialog", lambda: _other_than(window, guest))
    guest.ask("xdotool", "set_desktop_for_window", cover, "2")
    guest.ask("xdotool", "windowactivate", cover)
    sleep(HAND_S)
    guest.forward(dialog, "with a dialog")
    return "in front each time"


def _other_than(window: str, guest: Guest) -> str:
    active = guest.ask("xdotool", "getactivewindow")
    return active if active != window else ""


def dark_evening(guest: Guest) -> str:
    """The desktop turns light and dark while the program runs, and the program with it."""
    shared = guest.home / "share" / SERVICE
    shared.parent.mkdir(parents=True)
    shared.write_text("[D-BUS Service]\n")
    guest._env["XDG_DATA_DIRS"] = f"{guest.home / 'share'}:/usr/share"
    guest.open()
    portal = subprocess.Popen(
        ["/usr/bin/python3", "-c", PORTAL], env=guest._env, stdin=subprocess.PIPE, text=True
    )
    with portal:
        assert portal.stdin is not None
        sleep(1)
        guest.window()
        seen = [guest.ground()]
        for scheme in ("2", "1"):
            portal.stdin.write(f"{scheme}\n")
            portal.stdin.flush()
            before = seen[-1]
            until("another ground", lambda: guest.ground() != before)  # noqa: B023 - asked at once
            seen.append(guest.ground())
        guest.shoot("dark")
    must(seen[0] == seen[2] != seen[1], str(seen))
    return f"dark {seen[0]}, light {seen[1]}"


def bare_system(guest: Guest) -> str:
    """Without a screen a line says so; with a home that is none, the page says so."""
    nothing = guest.run("--data-dir", str(guest.data))
    must((nothing.returncode, nothing.stdout) == (1, ""), nothing.stdout)
    must(len(nothing.stderr.splitlines()) == 1, nothing.stderr)
    guest.open()
    (guest.home / "file").write_text("in the way")
    guest.data = guest.home / "file" / "data"
    listed = guest.run("--list", "--data-dir", str(guest.data))
    must(listed.returncode == 1, listed.stdout)
    must(len(listed.stderr.splitlines()) == 1, listed.stderr)
    page = guest.window()
    guest.shoot("no-folder")
    guest.forward(page, "explaining a problem")
    return nothing.stderr.strip()


def must(met: bool, what: str) -> None:
    """Stop where something is not as it must be."""
    if not met:
        raise NotDoneError(what)


SCENES: tuple[Callable[[Guest], str], ...] = (second_start, dark_evening, bare_system)


def main() -> int:
    """Play every scene; tell what was seen."""
    out = Path(sys.argv[1]).absolute()
    out.mkdir(parents=True, exist_ok=True)
    program = tuple(sys.argv[2:]) or (sys.executable, "-m", "simdesk")
    failed = 0
    for scene in SCENES:
        with Guest(out, program) as guest:
            try:
                print(f"{scene.__name__}: {scene(guest)}", flush=True)
            except NotDoneError as error:
                failed = 1
                print(f"{scene.__name__}: FAILED: {error}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
