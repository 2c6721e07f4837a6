"""Where the data are on each system, and what is made of a home that is none."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from platformdirs import windows as windows_part
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from simdesk import paths

ASKED = {"appname": "SimDesk", "appauthor": False, "roaming": False}


def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ли")
    monkeypatch.setenv("LOCALAPPDATA", r"C:\Users\李\AppData\Local")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert Unix(**ASKED).user_data_path == Path("/home/ли/.local/share/SimDesk")  # type: ignore[arg-type]
    mac = MacOS(**ASKED).user_data_path  # type: ignore[arg-type]
    assert mac == Path("/home/ли/Library/Application Support/SimDesk")
    # The folder comes from Windows itself; elsewhere, from its variable.
    by_name = windows_part.get_win_folder_from_env_vars
    monkeypatch.setattr(windows_part, "get_win_folder", by_name)
    windows = str(windows_part.Windows(**ASKED).user_data_dir)  # type: ignore[arg-type]
    assert windows.replace("/", "\\") == r"C:\Users\李\AppData\Local\SimDesk"


def test_a_folder_of_ones_own_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/media/stick/数据")
    assert paths.data_dir() == Path("/media/stick/数据/SimDesk")


@pytest.mark.parametrize("named", ["", "relative", "./x", "~/x"])
def test_what_is_no_whole_path_is_not_heeded(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", named)
    monkeypatch.setenv("HOME", "/home/li")
    assert paths.data_dir() == Path("/home/li/.local/share/SimDesk")


def test_without_a_home_variable_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    found = paths.data_dir()
    assert found.is_absolute()
    assert PurePosixPath(found).parts[-3:] == (".local", "share", "SimDesk")
