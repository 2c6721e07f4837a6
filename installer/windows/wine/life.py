"""What a setup goes through on a machine: an older version in use, the upgrade, a move, its end."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import NamedTuple

from installer.windows.wine.journey import LABEL, NUMBER, Person, listed
from installer.windows.wine.root import RootError
from installer.windows.wine.windows import START_MENU, Windows, until
from simdesk import __version__
from simdesk.app import build
from simdesk.desktop.windows_task import WindowsTask


class Older(NamedTuple):
    """A version before this one, and the file that only it has."""

    version: str
    file: str


OLDER = Older("0.0.1", "_internal/older.txt")
FIRST = r"C:\users\root\AppData\Local\Programs\SimDesk"
ELSEWHERE = r"C:\Мои программы\号码 $x"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
APPS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SimDesk"
TASKS = "drive_c/windows/system32/tasks"
RUNNING = "3"
"""The status of a silent setup that found SimDesk running."""


def check(what: str, *, true: bool) -> None:
    """Print what was seen.

    Raises:
        RootError: it is not so.
    """
    if not true:
        raise RootError(what)
    print(f"ok\t{what}", flush=True)


class Life:
    """The setups `older.exe` and `setup.exe` in a Windows where neither was installed yet."""

    def __init__(self, windows: Windows, pictures: Path) -> None:
        self._windows = windows
        self._pictures = pictures
        self._program = windows.local / "Programs/SimDesk"
        self._data = windows.local / "SimDesk"
        self._menu = windows.folder / START_MENU / "SimDesk.lnk"
        self._older = self._program / OLDER.file
        self._own = self._program / "mine.txt"

    def live(self) -> None:
        """Go through all of it.

        Raises:
            RootError: something is not as it should be.
        """
        self._begin()
        self._use()
        self._upgrade()
        self._move()
        self._end()

    def _begin(self) -> None:
        self._install("older.exe")
        check(f"{OLDER.version} installed without a word", true=self._older.exists())
        check("it stands in the start menu", true=self._menu.exists())
        check(f"Windows lists {OLDER.version}", true=OLDER.version in self._registered())
        self._own.write_text("somebody's own", "utf-8")

    def _use(self) -> None:
        person = Person(self._windows, self._pictures)
        started = person.open(rf"{FIRST}\simdesk.exe")
        person.add_a_number()
        person.tick_two_steps()
        before = person.titles()
        self._windows.run(rf"wine '{FIRST}\simdesk.exe'")
        check("a second start ends and opens nothing", true=person.titles() == before)
        status = self._install("setup.exe")
        there = self._older.exists() and OLDER.version in self._registered()
        check("while it runs, the setup changes nothing", true=status == RUNNING and there)
        person.close(started)

    def _upgrade(self) -> None:
        self._install("setup.exe")
        check("the upgrade took the older version's files", true=not self._older.exists())
        check("and nobody else's", true=self._own.exists())
        check(f"Windows lists {__version__}", true=__version__ in self._registered())
        told = self._windows.run(rf"wine '{FIRST}\simdesk.exe' --self-test", timeout=180)
        print(told, end="", flush=True)
        self._check_kept(FIRST)

    def _move(self) -> None:
        # The setup takes the rest of its line as the folder, without quotes; Wine would set them
        # around a word with a space in it.
        words = f"/D={ELSEWHERE}".split(" ")
        self._install("setup.exe", *(f"'{word}'" for word in words))
        check("a move leaves no program behind", true=[*self._program.iterdir()] == [self._own])
        self._check_kept(ELSEWHERE)

    def _end(self) -> None:
        moved = self._windows.folder / "drive_c" / ELSEWHERE[3:].replace("\\", "/")
        task = self._keep_daily_check()
        self._start_at_login("simdesk", rf'"{ELSEWHERE}\simdesk.exe" --tray')
        self._start_at_login("other", "other.exe")
        self._windows.run(rf"wine '{ELSEWHERE}\uninstall.exe' /S")
        until("the uninstaller", lambda: not moved.exists())
        check("the program is gone", true=not self._menu.exists())
        starts = self._windows.run(f"wine reg query '{RUN}'")
        check("so is its start at login", true="simdesk" not in starts)
        check("but not that of others", true="other.exe" in starts)
        check("so is its daily check", true=not task.exists())
        check("Windows no longer lists it", true="SimDesk" not in self._registered())
        check("the data are there", true=kept_ticks(self._data) == 2)

    def _install(self, setup: str, *options: str) -> str:
        """Run a setup without a word; return its status."""
        line = f"wine /root/{setup} /S {' '.join(options)}; echo $?"
        return self._windows.run(line, timeout=300).split()[-1]

    def _registered(self) -> str:
        return self._windows.run(f"wine reg query '{APPS}' || true")

    def _start_at_login(self, name: str, line: str) -> None:
        self._windows.run(f"wine reg add '{RUN}' /f /v {name} /d '{line}'")

    def _keep_daily_check(self) -> Path:
        """Have Wine keep the program's daily check; return where it keeps it."""
        program = (rf"{ELSEWHERE}\simdesk.exe", "--remind")
        (piece,) = WindowsTask(program, time(9), name="simdesk-remind").pieces()
        file = self._windows.root.folder / "root" / "task.xml"
        file.write_bytes(piece.content.encode("utf-16"))
        create = r"wine schtasks /Create /F /TN simdesk-remind /XML 'Z:\root\task.xml'"
        self._windows.run(create)
        task = self._windows.folder / TASKS / "simdesk-remind"
        check("a daily check is kept", true=task.exists())
        return task

    def _check_kept(self, folder: str) -> None:
        """Check that what was done in the window is there, by the program's own words."""
        (record,) = listed(self._windows, rf"{folder}\simdesk.exe")
        named = (record["msisdn"], record["label"]) == (f"+7{NUMBER}", LABEL)
        check(f"the program in {folder} lists the number and its label", true=named)
        check("both ticks are kept", true=kept_ticks(self._data) == 2)


def kept_ticks(data: Path) -> int:
    """Count the ticks in a data folder, with this machine's own Python."""
    desk = build(data, now=lambda: datetime.now(UTC), read_only=True)
    try:
        (line,) = desk.lines.everything()
        return sum(len(run.ticks) for run in desk.runs.of_line(line.id))
    finally:
        desk.close()
