"""A second start brings the first window forward, whatever that shows, and never opens another."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from simdesk.app import build
from simdesk.domain.errors import DatabaseNewerError
from simdesk.services.desk import Desk
from simdesk.storage.lock import FolderLock
from simdesk.ui.main_window import MainWindow
from simdesk.ui.problem_window import ProblemWindow
from simdesk.ui.single_instance import RaiseListener, _place, raise_other
from simdesk.ui.start import open_window
from simdesk.ui.theme.theme import theme
from tests.ui.receipts.conftest import _offscreen_remark, application, desk, lines, settle

__all__ = ["_offscreen_remark", "application", "desk", "lines"]

ROOT = Path(__file__).parents[2]
NAMES = ("plain", "with spaces", "数据 文件夹", "Данные", "x" * 200, "日" * 80, "b\udcffd")


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the names apart from those of programs that run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("r")))
        patch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
        yield


@pytest.fixture(autouse=True)
def _nothing_to_raise_offscreen(qt_messages: list[str]) -> Iterator[None]:
    """Take out what the platform without a screen says of a window that comes forward."""
    yield
    qt_messages[:] = [m for m in qt_messages if "does not support raise" not in m]


def _second_start(folder: Path, given: str = "") -> int:
    """Ask from another process, as a second start does, while this one goes on; return 0 if well.

    It never opens a window: what is asked here is whether it had to.
    """
    code = (
        "import os, sys; from pathlib import Path; from simdesk.ui.single_instance import *;"
        "sys.exit(0 if raise_other(Path(os.fsdecode(sys.argv[1]))) else 1)"
    )
    environment = {**os.environ, "XDG_ACTIVATION_TOKEN": given}
    command = [sys.executable, "-c", code, str(folder)]
    second = subprocess.Popen(command, cwd=ROOT, env=environment)
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if second.poll() is not None else None)
    look.start(20)
    loop.exec()
    look.stop()
    return second.returncode


@pytest.mark.parametrize("name", NAMES)
def test_any_folder_has_a_name_that_is_heard(
    application: QApplication, tmp_path: Path, name: str
) -> None:
    asked: list[bool] = []
    owner = QObject()
    listener = RaiseListener(tmp_path / name, owner)
    listener.asked.connect(lambda: asked.append(True))
    assert _second_start(tmp_path / name) == 0
    assert asked == [True]
    assert _second_start(tmp_path / "another") == 1
    listener.end()
    assert _second_start(tmp_path / name) == 1


def test_a_folder_by_its_link_is_the_same(application: QApplication, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").symlink_to(tmp_path / "here")
    assert _place(tmp_path / "there") == _place(tmp_path / "here" / ".." / "here")
    assert _place(tmp_path / "there") != _place(tmp_path)


def test_there_is_a_place_whatever_the_session_says(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for told in ("/" + "r" * 200, "relative", "", str(tmp_path / "missing")):
        monkeypatch.setenv("XDG_RUNTIME_DIR", told)
        assert _place(tmp_path).parent == Path(tempfile.gettempdir())


def test_what_a_killed_program_left_is_in_nobodys_way(
    application: QApplication, tmp_path: Path
) -> None:
    place = _place(tmp_path)
    place.mkdir()
    assert not raise_other(tmp_path)
    assert list(place.iterdir()) == []
    (place / "asked").write_bytes(b"")
    owner = QObject()
    listener = RaiseListener(tmp_path, owner)
    assert _second_start(tmp_path) == 0
    listener.end()
    assert not place.exists()


def test_a_place_that_another_made_is_not_used(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = _place(tmp_path)
    place.mkdir()
    monkeypatch.setattr(os, "getuid", lambda: place.stat().st_uid + 1)
    owner, asked = QObject(), list[bool]()
    listener = RaiseListener(tmp_path, owner)
    listener.asked.connect(lambda: asked.append(True))
    monkeypatch.undo()
    assert not raise_other(tmp_path)
    assert asked == []


def test_the_right_to_come_forward_is_handed_on(
    application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "old")
    owner = QObject()
    listener = RaiseListener(tmp_path, owner)
    assert _second_start(tmp_path, "a-token_TIME7") == 0
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "a-token_TIME7"
    assert _second_start(tmp_path) == 0
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "a-token_TIME7"
    listener.end()


def test_a_start_between_lock_and_listener_waits(desk: Desk) -> None:
    desk.close()
    lock, tries = FolderLock(desk.folder), []

    def build_later(folder: Path, *, read_only: bool) -> Desk:
        tries.append(folder)
        if len(tries) == 3:
            lock.release()
        return build(folder, read_only=read_only)

    window = open_window(desk.folder, build_later, theme(), "en", patience_s=60)
    assert isinstance(window, MainWindow)
    assert len(tries) == 3
    window.close()
    window.deleteLater()


def test_without_patience_it_is_said_at_once(desk: Desk) -> None:
    window = open_window(desk.folder, build, theme(), "en")  # the fixture has the folder open
    assert isinstance(window, ProblemWindow)
    assert window._listener is None  # the name is that of the window which has the folder
    window.close()
    window.deleteLater()


def test_a_window_that_explains_a_problem_comes_forward_too(desk: Desk) -> None:
    desk.close()
    opened: list[bool] = []

    def reopen(folder: Path, read_only: bool) -> None:
        opened.append(raise_other(desk.folder))

    error = DatabaseNewerError(str(desk.folder / "data.db"), 99, 4)
    window = ProblemWindow(folder=desk.folder, error=error, reopen=reopen)
    window.showMinimized()
    assert _second_start(desk.folder) == 0
    settle()
    assert not window.isMinimized()
    window._open(read_only=True)
    assert opened == [False]  # its name was free for the window that followed
    window.deleteLater()
    settle()


def test_a_window_that_only_reads_leaves_the_name_to_the_other(desk: Desk) -> None:
    owner = QObject()
    first = RaiseListener(desk.folder, owner)
    asked: list[bool] = []
    first.asked.connect(lambda: asked.append(True))
    reader = open_window(desk.folder, build, theme(), "en", read_only=True)
    assert isinstance(reader, MainWindow)
    reader.after_first_paint()
    assert _second_start(desk.folder) == 0
    assert asked == [True]
    reader.close()
    assert _second_start(desk.folder) == 0
    reader.deleteLater()
    first.end()


def test_a_window_that_was_left_hears_nothing(desk: Desk) -> None:
    desk.close()
    window = open_window(desk.folder, build, theme(), "en")
    assert isinstance(window, MainWindow)
    window.after_first_paint()
    assert _second_start(desk.folder) == 0
    window.close()
    assert _second_start(desk.folder) == 1
    window.deleteLater()
