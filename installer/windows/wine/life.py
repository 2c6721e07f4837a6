"""What a setup goes through on a machine: an older version in use, the upgrade, a move, its end."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from installer.windows.wine.journey import LABEL, NUMBER, Person, listed
from installer.windows.wine.root import RootError
from installer.windows.wine.windows import START_MENU, Windows, until
from simdesk import __version__
from simdesk.app import build


class Older(NamedTuple):
    """A version before this one, and the file that only it has."""

    version: str
    file: str


OLDER = Older("0.0.1", "_internal/older.txt")
PROGRAM = r"C:\users\root\AppData\Local\Programs\SimDesk\simdesk.exe"
ELSEWHERE = r"C:\Мои программы\号码 $x"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
APPS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SimDesk"
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


def live(windows: Windows, pictures: Path) -> None:
    """Go through all of it.

    Raises:
        RootError: something is not as it should be.
    """
    program, data = windows.local / "Programs/SimDesk", windows.local / "SimDesk"
    older_file, own_file = program / OLDER.file, program / "mine.txt"

    windows.run("wine /root/older.exe /S", timeout=300)
    check(f"{OLDER.version} installed without a word", true=older_file.exists())
    check(
        "it stands in the start menu", true=(windows.folder / START_MENU / "SimDesk.lnk").exists()
    )
    check(
        f"Windows lists {OLDER.version}",
        true=OLDER.version in windows.run(f"wine reg query '{APPS}'"),
    )
    own_file.write_text("somebody's own", "utf-8")

    person = Person(windows, pictures)
    started = person.open(PROGRAM)
    person.add_a_number()
    person.tick_two_steps()
    status = windows.run("wine /root/setup.exe /S; echo $?", timeout=300).split()[-1]
    check(
        "while it runs, the setup changes nothing", true=status == RUNNING and older_file.exists()
    )
    person.close(started)

    windows.run("wine /root/setup.exe /S", timeout=300)
    check("the upgrade took the older version's files away", true=not older_file.exists())
    check("and nobody else's", true=own_file.exists())
    check(
        f"Windows lists {__version__}", true=__version__ in windows.run(f"wine reg query '{APPS}'")
    )
    print(windows.run(f"wine '{PROGRAM}' --self-test"), end="", flush=True)
    check_kept(windows, PROGRAM, data)

    windows.run(f"wine /root/setup.exe /S '/D={ELSEWHERE}'", timeout=300)
    check("a move leaves no program where it was", true=[*program.iterdir()] == [own_file])
    moved = windows.folder / "drive_c" / ELSEWHERE[3:].replace("\\", "/")
    check_kept(windows, rf"{ELSEWHERE}\simdesk.exe", data)

    for name, line in (("simdesk", rf"\"{ELSEWHERE}\simdesk.exe\" --tray"), ("other", "other.exe")):
        windows.run(f"wine reg add '{RUN}' /f /v {name} /d '{line}'")
    windows.run(f"wine '{ELSEWHERE}\\uninstall.exe' /S", timeout=300)
    until("the uninstaller", lambda: not moved.exists())
    starts = windows.run(f"wine reg query '{RUN}'")
    check("the program is gone", true=not (windows.folder / START_MENU / "SimDesk.lnk").exists())
    check(
        "so is its start at login, not that of others",
        true="simdesk" not in starts and "other" in starts,
    )
    check(
        "Windows no longer lists it",
        true="SimDesk" not in windows.run(f"wine reg query '{APPS}' || true"),
    )
    check("the data are there", true=kept_ticks(data) == 2)


def check_kept(windows: Windows, program: str, data: Path) -> None:
    """Check that what was done in the window is there, by the program's own words."""
    (record,) = listed(windows, program)
    named = (record["msisdn"], record["label"]) == (f"+7{NUMBER}", LABEL)
    check(f"{program} lists the number and its label", true=named)
    check("both ticks are kept", true=kept_ticks(data) == 2)


def kept_ticks(data: Path) -> int:
    """Count the ticks in a data folder, with this machine's own Python."""
    desk = build(data, now=lambda: datetime.now(UTC), read_only=True)
    try:
        (line,) = desk.lines.everything()
        return sum(len(run.ticks) for run in desk.runs.of_line(line.id))
    finally:
        desk.close()
