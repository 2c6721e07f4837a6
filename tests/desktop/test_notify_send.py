"""The channel of `notify-send`: what it is given, and what is believed of what it says."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from shutil import which

import pytest

from simdesk.desktop import notify_send
from simdesk.desktop.notify_send import NotifySend
from simdesk.domain.heard import Hearing
from simdesk.i18n.reminder_words import Word
from tests.desktop.conftest import MakeTool

WORD = Word("Мама: <b>плата</b>", "号码 & \\n\nвторая строка", urgent=True)
KNOWS = 'if [ "$1" = --help ]; then echo "  -A, --action=..."; exit; fi; '
NEVER = "exec sleep 100"


@pytest.fixture
def notifier(tmp_path: Path) -> NotifySend:
    return NotifySend(tmp_path / "icon.svg")


def test_what_it_says_of_itself_is_believed_and_a_click_is_heard(
    make_tool: MakeTool, notifier: NotifySend, tmp_path: Path
) -> None:
    calls = make_tool("notify-send", KNOWS + "echo 7; echo default; " + NEVER)
    heard = notifier.send(WORD)
    assert (heard.channel, heard.hearing) == ("notify-send", Hearing.ANSWERED)
    assert notifier.clicked(20)
    assert not notifier.clicked(0)  # it was left
    said = calls.read_text(encoding="utf-8")
    assert "--app-name=SimDesk" in said
    assert f"--icon={tmp_path / 'icon.svg'}" in said
    assert "--urgency=critical" in said
    assert "--action=default=Open SimDesk" in said
    # The body is markup and is unescaped once; the title is neither.
    assert said.endswith("-- Мама: <b>плата</b> 号码 &amp; \\\\n\nвторая строка\n")


def test_a_click_is_told_to_who_does_not_wait_for_it(make_tool: MakeTool, tmp_path: Path) -> None:
    make_tool("notify-send", KNOWS + "echo 7; echo default")
    told = threading.Event()
    notifier = NotifySend(tmp_path / "icon.svg", told.set)
    assert notifier.send(WORD).out
    assert told.wait(20)
    assert notifier.clicked(20)


def test_a_notification_that_is_closed_or_left_alone_was_not_clicked(
    make_tool: MakeTool, notifier: NotifySend
) -> None:
    make_tool("notify-send", KNOWS + "echo 7")
    assert notifier.send(WORD).out
    assert not notifier.clicked(20)
    make_tool("notify-send", KNOWS + "echo 7; " + NEVER)
    assert notifier.send(WORD).out
    assert not notifier.clicked(0.1)


def test_the_zero_that_follows_a_failure_is_no_answer(
    make_tool: MakeTool, notifier: NotifySend
) -> None:
    make_tool("notify-send", KNOWS + "echo nobody there >&2; echo 0; exit 1")
    assert notifier.send(WORD) == ("notify-send", Hearing.NOBODY, "nobody there")


@pytest.mark.parametrize(("status", "hearing"), [(0, Hearing.ANSWERED), (1, Hearing.NOBODY)])
def test_an_older_tool_is_asked_for_no_action(
    make_tool: MakeTool, notifier: NotifySend, status: int, hearing: Hearing
) -> None:
    calls = make_tool("notify-send", f"exit {status}")
    assert notifier.send(WORD).hearing is hearing
    assert not notifier.clicked(0)
    assert "--action" not in calls.read_text(encoding="utf-8")


def test_a_service_that_hangs_is_left_in_time(
    make_tool: MakeTool, notifier: NotifySend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify_send, "_ANSWER_S", 0.2)
    make_tool("notify-send", KNOWS + NEVER)
    heard = notifier.send(WORD)
    assert heard.hearing is Hearing.NOBODY
    assert "no answer" in heard.detail


def test_a_tool_that_is_not_there(make_tool: MakeTool, notifier: NotifySend) -> None:
    assert which("notify-send") is None, "the stand-ins have not taken its place"
    heard = notifier.send(WORD)
    assert (heard.hearing, heard.detail) == (Hearing.NOBODY, "notify-send is not installed")


def test_a_text_that_no_program_can_be_given_is_no_crash(
    make_tool: MakeTool, notifier: NotifySend
) -> None:
    make_tool("notify-send", KNOWS + "echo 7")
    assert notifier.send(Word("a\0b", "")).hearing is Hearing.NOBODY


@pytest.mark.skipif(which("notify-send") is None, reason="notify-send is not installed")
def test_the_real_tool_without_a_bus_is_no_answer(
    notifier: NotifySend, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    monkeypatch.setenv("LC_ALL", "C")
    heard = notifier.send(WORD)
    assert heard.hearing is Hearing.NOBODY
    assert heard.detail


def test_nothing_is_left_running(make_tool: MakeTool, notifier: NotifySend, tmp_path: Path) -> None:
    file = tmp_path / "pid"
    make_tool("notify-send", KNOWS + f"echo $$ >{file}; echo 7; " + NEVER)
    notifier.send(WORD)
    notifier.clicked(0)
    pid = int(file.read_text(encoding="utf-8"))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
