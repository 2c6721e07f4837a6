"""What is written for each system: read back by its own format, and gone without a trace."""

from __future__ import annotations

import os
import plistlib
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simdesk import paths
from simdesk.desktop.autostart import Autostart, exec_key
from simdesk.desktop.entry import Entry, State
from simdesk.desktop.launchd import LaunchAgent
from simdesk.desktop.schedule import daily_check, start_at_login
from simdesk.desktop.systemd import SystemdTimer, condition, exec_start
from simdesk.desktop.windows_run import KEY, RunKey
from simdesk.desktop.windows_task import WindowsTask
from simdesk.domain.errors import ScheduleError, ScheduleProblem
from tests.desktop.conftest import HARD, MakeTool

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
AT = time(7, 5)
words = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], min_codepoint=32), min_size=1), min_size=1
).filter(lambda found: not any("\x7f" in word for word in found))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it, where the entries are put."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    return home


def tree(home: Path) -> list[Path]:
    return sorted(home.rglob("*"))


# Linux: the daily check ---------------------------------------------------------------------------

MANAGER = 'case "$3" in is-active|is-enabled) test -e "$0.on";; restart) : >"$0.on";; esac'


def timer(home: Path, at: time = AT) -> SystemdTimer:
    return SystemdTimer(HARD, at, name="simdesk-remind", home=home)


def test_a_timer_is_written_enabled_and_taken_away(make_tool: MakeTool, home: Path) -> None:
    calls = make_tool("systemctl", MANAGER)
    entry = timer(home)
    assert entry.state() is State.OFF
    shown = entry.pieces()
    assert tree(home) == []
    entry.switch_on()
    assert entry.state() is State.ON
    assert [(piece.where, piece.content) for piece in shown] == [
        (str(path), path.read_text(encoding="utf-8")) for path in tree(home) if path.is_file()
    ]
    said = calls.read_text(encoding="utf-8").splitlines()
    steps = [line.split(maxsplit=2)[2] for line in said]
    assert [s for s in steps if not s.startswith(("show", "is-"))] == [
        "daemon-reload",
        "enable simdesk-remind.timer",
        "restart simdesk-remind.timer",
    ]
    assert timer(home, time(8)).state() is State.DIFFERS  # another hour, a program that moved
    stamp = home / ".local/share/systemd/timers/stamp-simdesk-remind.timer"
    stamp.parent.mkdir(parents=True)
    stamp.touch()
    entry.switch_off()
    assert "disable --now simdesk-remind.timer" in calls.read_text(encoding="utf-8")
    assert entry.state() is State.OFF
    assert [path for path in tree(home) if path.is_file()] == []
    assert not (home / ".config" / "systemd").exists()


def test_a_timer_that_does_not_run_differs(make_tool: MakeTool, home: Path) -> None:
    make_tool("systemctl", MANAGER)
    timer(home).switch_on()
    make_tool("systemctl", "[ $3 = show ]")
    assert timer(home).state() is State.DIFFERS


def test_other_units_stay(make_tool: MakeTool, home: Path) -> None:
    make_tool("systemctl", MANAGER)
    own = home / ".config/systemd/user/own.timer"
    own.parent.mkdir(parents=True)
    own.touch()
    before = tree(home)
    timer(home).switch_on()
    timer(home).switch_off()
    assert tree(home) == before


@pytest.mark.parametrize("script", ["exit 1", None])
def test_without_a_manager_nothing_is_written(
    make_tool: MakeTool, home: Path, script: str | None
) -> None:
    if script:
        make_tool("systemctl", script)
    assert timer(home).state() is State.NO_MANAGER
    with pytest.raises(ScheduleError) as refused:
        timer(home).switch_on()
    assert refused.value.problem is ScheduleProblem.NO_MANAGER
    assert tree(home) == []


def test_a_timer_that_is_refused_leaves_nothing(make_tool: MakeTool, home: Path) -> None:
    make_tool("systemctl", "[ $3 != enable ]")
    with pytest.raises(ScheduleError) as refused:
        timer(home).switch_on()
    assert refused.value.problem is ScheduleProblem.REFUSED
    assert [path for path in tree(home) if path.is_file()] == []


def test_a_folder_that_cannot_be_written_leaves_nothing(make_tool: MakeTool, home: Path) -> None:
    make_tool("systemctl", MANAGER)
    (home / ".config").write_text("a file", encoding="utf-8")
    with pytest.raises(ScheduleError) as refused:
        timer(home).switch_on()
    assert refused.value.problem is ScheduleProblem.NOT_WRITTEN
    assert tree(home) == [home / ".config"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user without rights may use as well."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def verify(folder: Path, *units: str) -> str:
    """Return what systemd says of units; never with the rights of root."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if root else ()
    done = subprocess.run(
        [*nobody, "systemd-analyze", "--user", "verify", *(str(folder / u) for u in units)],
        env=os.environ | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return f"{done.returncode} {done.stdout}{done.stderr}".strip()


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", ["a b", "100%h %%", "$HOME", "号码 Тест", "q\" 'a' \\x41", ";"])
def test_systemd_takes_the_units_and_finds_the_program(open_folder: Path, name: str) -> None:
    program = open_folder / name
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    entry = SystemdTimer([str(program), *HARD], AT, name="x", home=open_folder)
    for piece in entry.pieces():
        (open_folder / Path(piece.where).name).write_text(piece.content, encoding="utf-8")
    assert verify(open_folder, "x.timer", "x.service") == "0"
    program.unlink()
    by_env = set(name) & set("\"'\\")
    assert verify(open_folder, "x.service").startswith("0" if by_env else "1")


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", ["a b", "100%h %%", "$HOME", "号码 Тест", "q\" 'a' \\x41", ";"])
def test_a_removed_program_is_passed_over_without_a_word(tmp_path: Path, name: str) -> None:
    program = tmp_path / name
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    (service, _timer) = SystemdTimer([str(program)], AT, name="x", home=tmp_path).pieces()
    assert condition(str(program)) in service.content.splitlines()
    for status in (0, 1):
        asked = ("systemd-analyze", "condition", condition(str(program)))
        assert subprocess.run(asked, capture_output=True, check=False).returncode == status
        program.unlink(missing_ok=True)


@given(words)
def test_a_command_is_one_line_that_systemd_reads_back(command: list[str]) -> None:
    line = exec_start(command)
    assert line.startswith(":")
    read = unquoted(line[1:].replace("%%", "\0"))
    assert [word.replace("\0", "%") for word in read][-len(command) :] == command
    assert "%" not in line.replace("%%", "")


def unquoted(line: str) -> list[str]:
    """Read words in double quotes with backslashes, as systemd.syntax and the Exec key tell."""
    found, word, place = [], "", 0
    while place < len(line):
        assert line[place] == '"'
        place, word = place + 1, ""
        while line[place] != '"':
            place += line[place] == "\\"
            word += line[place]
            place += 1
        found.append(word)
        place += 2
    return found


# Linux: the start at login ------------------------------------------------------------------------


def test_a_start_at_login_is_written_and_taken_away(home: Path) -> None:
    entry = Autostart(HARD, name="simdesk", icon=Path("/opt/a b/icon.svg"), home=home)
    assert entry.state() is State.OFF
    (piece,) = entry.pieces()
    entry.switch_on()
    assert Path(piece.where).read_text(encoding="utf-8") == piece.content
    assert entry.state() is State.ON
    Path(piece.where).write_text("[Desktop Entry]\nHidden=true\n", encoding="utf-8")
    assert entry.state() is State.DIFFERS
    entry.switch_off()
    assert entry.state() is State.OFF
    assert [path for path in tree(home) if path != home / ".config"] == []
    entry.switch_off()  # what is off stays off


@pytest.mark.skipif(which("desktop-file-validate") is None, reason="it is not installed")
def test_the_desktop_file_is_valid(home: Path) -> None:
    entry = Autostart(HARD, name="simdesk", icon=Path("/opt/a b/icon.svg"), home=home)
    entry.switch_on()
    file = entry.pieces()[0].where
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.skipif(which("gio") is None, reason="GLib's tools are not installed")
@pytest.mark.parametrize("name", ["a \"b\" 'c' $D `e` \\号码", "100%f %%"])
def test_a_desktop_starts_the_very_command(home: Path, tmp_path: Path, name: str) -> None:
    program = tmp_path / name
    told = tmp_path / "told"
    program.write_text(f"#!/bin/sh\nprintf '%s\\0' \"$@\" >{told}.new && mv {told}.new {told}\n")
    program.chmod(0o755)
    entry = Autostart([str(program), *HARD], name="simdesk", icon=Path("/i"), home=home)
    entry.switch_on()
    subprocess.run(["gio", "launch", entry.pieces()[0].where], check=True, timeout=30)
    watch = 'while [ ! -e "$0" ]; do sleep 0.05; done'
    subprocess.run(["/bin/sh", "-c", watch, str(told)], check=True, timeout=30)
    assert told.read_text(encoding="utf-8").split("\0")[:-1] == HARD
    program.unlink()
    launched = subprocess.run(
        ["gio", "launch", entry.pieces()[0].where], capture_output=True, check=False, timeout=30
    )
    assert launched.returncode != 0  # GLib does not take an entry whose TryExec is not there


@given(words)
def test_a_command_is_one_line_that_a_desktop_reads_back(command: list[str]) -> None:
    line = exec_key(command).replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
    assert unquoted(line.replace("%%", "%"))[-len(command) :] == command


# macOS --------------------------------------------------------------------------------------------


@given(words, st.times())
def test_a_property_list_holds_the_command_and_the_time(command: list[str], at: time) -> None:
    (piece,) = LaunchAgent(command, at, name="simdesk-remind", home=Path("/Users/a")).pieces()
    read = plistlib.loads(piece.content.encode())
    assert piece.where == str(Path("/Users/a/Library/LaunchAgents/simdesk-remind.plist"))
    assert read == {
        "Label": "simdesk-remind",
        "ProgramArguments": command,
        "RunAtLoad": True,
        "ProcessType": "Background",
        "StartCalendarInterval": {"Hour": at.hour, "Minute": at.minute},
    }


@pytest.mark.skipif(os.name == "nt", reason="users have no numbers there")
def test_a_launch_agent_is_loaded_and_taken_away(make_tool: MakeTool, home: Path) -> None:
    calls = make_tool("launchctl", "[ $1 != bootout ]")
    check = LaunchAgent(HARD, AT, name="simdesk-remind", home=home)
    check.switch_on()
    assert check.state() is State.ON
    domain = f"gui/{os.getuid()}"
    file = home / "Library/LaunchAgents/simdesk-remind.plist"
    assert f"bootstrap {domain} {file}" in calls.read_text(encoding="utf-8").splitlines()
    check.switch_off()
    assert [path for path in tree(home) if path != home / "Library"] == []
    assert calls.read_text(encoding="utf-8").splitlines()[-1] == f"bootout {domain}/simdesk-remind"
    make_tool("launchctl", "exit 1")
    with pytest.raises(ScheduleError):
        check.switch_on()
    assert check.state() is State.OFF


def test_a_start_at_login_is_not_a_start_now(make_tool: MakeTool, home: Path) -> None:
    calls = make_tool("launchctl", "exit 1")
    login = LaunchAgent(HARD, None, name="simdesk", home=home)
    login.switch_on()
    assert login.state() is State.ON
    assert not calls.exists()
    assert "StartCalendarInterval" not in login.pieces()[0].content


# Windows ------------------------------------------------------------------------------------------

WINDOWS = [
    r'C:\Program Files\100% "Sim" & <Desk>\pythonw.exe',
    "--data-dir",
    "D:\\号码 & <Тест>\\",
    "-x",
]


def test_a_task_starts_the_command_every_day_and_makes_up_for_a_missed_one() -> None:
    (piece,) = WindowsTask(WINDOWS, AT, name="simdesk-remind").pieces()
    task = ET.fromstring(piece.content.encode("utf-16"))  # noqa: S314 - our own text
    assert task.tag == f"{TASK}Task"
    assert [part.tag.removeprefix(TASK) for part in task] == [
        *("RegistrationInfo", "Triggers", "Principals", "Settings", "Actions")
    ]

    def text(path: str) -> str | None:
        found = task.find("/".join(f"{TASK}{part}" for part in path.split("/")))
        return None if found is None else found.text

    assert text("Triggers/CalendarTrigger/StartBoundary") == "2026-01-01T07:05:00"
    assert text("Triggers/CalendarTrigger/ScheduleByDay/DaysInterval") == "1"
    assert text("Settings/StartWhenAvailable") == "true"
    assert text("Settings/RunOnlyIfNetworkAvailable") == "false"
    assert text("Settings/DisallowStartIfOnBatteries") == "false"
    assert text("Settings/MultipleInstancesPolicy") == "IgnoreNew"
    assert text("Settings/ExecutionTimeLimit") == "PT0S"
    assert text("Principals/Principal/RunLevel") == "LeastPrivilege"
    assert text("Principals/Principal/LogonType") == "InteractiveToken"
    assert text("Actions/Exec/Command") == WINDOWS[0]
    assert text("Actions/Exec/Arguments") == subprocess.list2cmdline(WINDOWS[1:])
    context, principal = task.find(f"{TASK}Actions"), task.find(f"{TASK}Principals/{TASK}Principal")
    assert context is not None
    assert principal is not None
    assert context.get("Context") == principal.get("id")


def test_a_task_is_made_looked_at_and_deleted(make_tool: MakeTool, tmp_path: Path) -> None:
    kept = tmp_path / "kept.xml"
    calls = make_tool(
        "schtasks",
        f'case "$1$2" in /Create*) cat "$5" >{kept};; /Query/TN) cat {kept} 2>&1;; '
        f"/Delete*) cat /dev/null >{kept}; exit 0;; esac",
    )
    entry = WindowsTask(WINDOWS, AT, name="simdesk-remind")
    assert entry.state() is State.OFF
    entry.switch_on()
    written = kept.read_bytes()
    assert written.decode("utf-16").replace("\r\n", "\n") == entry.pieces()[0].content
    assert entry.state() is State.ON
    assert WindowsTask(WINDOWS, time(8), name="simdesk-remind").state() is State.DIFFERS
    assert WindowsTask(WINDOWS[:2], AT, name="simdesk-remind").state() is State.DIFFERS
    changed = written.decode("utf-16").replace("<Enabled>true", "<Enabled>false")
    kept.write_text(changed, encoding="utf-8")  # the scheduler answers in an encoding of its own
    assert entry.state() is State.DIFFERS
    entry.switch_off()
    assert "/Delete /TN simdesk-remind /F" in calls.read_text(encoding="utf-8").splitlines()
    make_tool("schtasks", "exit 1")
    assert entry.state() is State.NO_MANAGER
    with pytest.raises(ScheduleError):
        entry.switch_on()


def test_the_run_key_holds_the_command_as_windows_reads_it() -> None:
    values = {"other": "stays"}
    entry = RunKey(WINDOWS, name="simdesk", values=values)
    assert entry.state() is State.OFF
    entry.switch_on()
    line = subprocess.list2cmdline(WINDOWS)
    assert values == {"other": "stays", "simdesk": line}
    assert entry.pieces() == ((rf"HKEY_CURRENT_USER\{KEY}\simdesk", line),)
    assert entry.state() is State.ON
    values["simdesk"] = "elsewhere"
    assert entry.state() is State.DIFFERS
    entry.switch_off()
    entry.switch_off()
    assert values == {"other": "stays"}


# Every system -------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="names there hold no control characters")
def test_a_path_that_no_line_can_hold_is_refused(tmp_path: Path) -> None:
    for bad in ("a\nExecStart=/bin/rm", "a\x7f", "a\tb"):
        with pytest.raises(ValueError, match="control"):
            daily_check(tmp_path / bad, AT)
        with pytest.raises(ValueError, match="control"):
            start_at_login(tmp_path / bad)


def test_the_usual_folder_needs_no_option_and_others_have_names_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path / "usual")

    def where(entry: Entry) -> str:
        return entry.pieces()[0].where

    usual, other, third = (daily_check(tmp_path / n, AT) for n in ("usual", "other", "third"))
    assert "--data-dir" not in usual.pieces()[0].content
    assert str(tmp_path / "other") in other.pieces()[0].content
    assert len({where(usual), where(other), where(third), where(start_at_login(tmp_path))}) == 4
    assert "--tray" in start_at_login(tmp_path, "--tray").pieces()[0].content
