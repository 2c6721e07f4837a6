"""The check without a window: one word, written down once it is out, on real data files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from simdesk.app import build
from simdesk.desktop.channels import try_without_window
from simdesk.desktop.remind import Check, Status, check, try_check, try_next
from simdesk.domain.heard import Heard, Hearing
from simdesk.domain.settings import Hours
from simdesk.i18n.reminder_words import Word
from simdesk.services.desk import Desk
from simdesk.storage.lock import FolderLock
from tests.desktop.conftest import MakeTool
from tests.samples import NOW, fill, make_desk

ROOT = Path(__file__).parents[2]


class Channel:
    """A channel whose listener is the test."""

    slow = False

    def __init__(self, hearing: Hearing = Hearing.ANSWERED) -> None:
        self.hearing = hearing
        self.words: list[Word] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def send(self, word: Word) -> Heard:
        self.words.append(word)
        self.meanwhile()
        return Heard("test", self.hearing, "deaf")

    def clicked(self, seconds: float) -> bool:
        return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder on which things are due."""
    folder = tmp_path / "data"
    desk = make_desk(folder)
    fill(desk)
    desk.close()
    return folder


def look(folder: Path, channel: Channel, days: int = 0) -> Check:
    return check(folder, lambda: make_desk(folder, NOW + timedelta(days=days)), channel)


def test_what_is_due_is_one_word_and_told_once(folder: Path) -> None:
    channel = Channel()
    done = look(folder, channel)
    assert (done.status, done.sent) == (Status.WELL, True)
    assert done.log == "5 due; sent by test (answered)"
    assert [word.title for word in channel.words] == ["5 things are due"]
    done = look(folder, channel)
    assert (done.status, done.sent, done.log) == (Status.WELL, False, "nothing to send now")
    assert len(channel.words) == 1


def test_a_word_that_nobody_could_hear_is_said_again(folder: Path) -> None:
    deaf, channel = Channel(Hearing.NOBODY), Channel()
    done = look(folder, deaf)
    assert (done.status, done.sent) == (Status.UNHEARD, False)
    assert "nothing could be shown (deaf)" in done.log
    assert look(folder, channel).sent
    assert channel.words == deaf.words


def test_the_word_is_written_down_only_after_it_went_out(folder: Path) -> None:
    """A program that ends while it speaks speaks again."""
    channel = Channel()
    copy = folder.with_name("copy")
    channel.meanwhile = lambda: shutil.copytree(folder, copy)
    look(folder, channel)
    assert look(copy, Channel()).sent


def test_an_open_window_does_the_reminding(folder: Path) -> None:
    channel = Channel()
    lock = FolderLock(folder)
    done = look(folder, channel)
    lock.release()
    assert (done.status, done.sent, channel.words) == (Status.WELL, False, [])
    assert "window is open" in done.log
    assert look(folder, channel).sent


def test_the_folder_is_free_while_a_click_is_waited_for(folder: Path) -> None:
    look(folder, Channel())
    FolderLock(folder).release()


def damage(folder: Path) -> None:
    file = folder / "data.db"
    file.write_bytes(b"x" * 4096 + file.read_bytes()[4096:])


def make_newer(folder: Path) -> None:
    with sqlite3.connect(folder / "data.db") as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()


def lose(folder: Path) -> None:
    shutil.rmtree(folder)


def empty(folder: Path) -> None:
    lose(folder)
    folder.mkdir()


@pytest.mark.parametrize("harm", [damage, make_newer, lose, empty])
def test_that_it_could_not_look_is_told(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder)
    before = sorted(folder.rglob("*"))
    channel = Channel()
    done = look(folder, channel)
    assert (done.status, done.sent) == (Status.FAILED, True)
    assert done.log.startswith("could not look: Data")
    (word,) = channel.words
    assert word.urgent
    assert "could not look" in word.title
    assert str(folder) not in word.title + word.text + done.log
    if harm in (lose, empty):
        assert sorted(folder.rglob("*")) == before  # a disk that is away leaves nothing behind


def test_the_next_reminder_is_tried_before_its_day_and_nothing_is_written(folder: Path) -> None:
    look(folder, Channel())
    desk, channel = make_desk(folder), Channel()
    coming = desk.reminders.next()
    assert coming is not None
    trial = try_next(desk, channel)
    assert trial is not None
    assert channel.words == [trial.word]
    assert "This is a test" in trial.word.text
    assert trial.heard == ("test", Hearing.ANSWERED, "deaf")
    assert desk.reminders.next() == coming
    quiet = Hours(tell_at=time(3))
    desk.settings.keep(replace(desk.settings.current, hours=quiet))
    assert try_next(desk, channel) is None
    desk.close()


def test_a_trial_looks_while_the_window_is_open(folder: Path) -> None:
    window: Desk = make_desk(folder)

    def reader() -> Desk:
        return build(folder, now=lambda: NOW, read_only=True)

    channel = Channel()
    assert try_check(reader, channel).status is Status.WELL
    assert len(channel.words) == 1
    assert try_check(reader, Channel(Hearing.NOBODY)).status is Status.UNHEARD
    assert window.reminders.to_send()
    window.close()


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a timer does: no display, the plainest of locales."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), "LC_ALL": "C"}
    command = [sys.executable, "-X", "utf8=0", "-m", "simdesk", "--data-dir", str(folder)]
    return subprocess.run(
        [*command, *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        cwd=ROOT,
        env=kept | {"QT_QPA_PLATFORM": "none of them"},
    )


@pytest.fixture
def always(folder: Path) -> Path:
    """The folder, without quiet hours: the program looks at the real clock."""
    desk = make_desk(folder)
    hours = Hours(quiet_from=time(0), quiet_to=time(0))
    desk.settings.keep(replace(desk.settings.current, hours=hours, language="zh_CN"))
    desk.close()
    return folder


def test_the_command_speaks_the_language_of_its_owner_and_logs_nobody(
    always: Path, make_tool: MakeTool
) -> None:
    calls = make_tool("notify-send", "exit 0")
    done = run(always, "--remind")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("simdesk: ")
    assert "sent by notify-send" in done.stdout
    assert not any(label in done.stdout for label in ("Main", "Mum", "+7", "4567"))
    assert "件事到期" in calls.read_text(encoding="utf-8")
    assert run(always, "--remind").stdout == "simdesk: nothing to send now\n"
    assert run(always, "--remind-test").returncode == 0


def test_the_statuses_of_the_command(always: Path, make_tool: MakeTool) -> None:
    assert run(always, "--remind").returncode == 3
    assert run(always, "--remind-test").returncode == 3
    assert run(always, "--remind", "--list").returncode == 2
    make_tool("notify-send", "exit 0")
    damage(always)
    done = run(always, "--remind")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "simdesk: could not look: DatabaseDamagedError; sent by notify-send (answered)\n"
    )


def test_the_way_of_a_closed_window_is_tried_from_an_open_one(
    always: Path, make_tool: MakeTool
) -> None:
    window = make_desk(always)
    assert try_without_window(always) is Status.UNHEARD
    calls = make_tool("notify-send", "exit 0")
    assert try_without_window(always) is Status.WELL
    assert "这是测试" in calls.read_text(encoding="utf-8")
    damage(always)
    assert try_without_window(always) is Status.FAILED
    window.close()


def test_on_linux_the_check_loads_no_qt(always: Path, make_tool: MakeTool) -> None:
    code = (
        "import sys; from simdesk.app import main; main(['--data-dir', sys.argv[1], '--remind']);"
        "print('PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(always)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"
