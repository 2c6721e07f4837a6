"""The program where a system gives it less than it wants: one line says so, and nothing is written.

The command runs as a person's terminal runs it, in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.samples import fill, make_desk

ROOT = Path(__file__).parents[1]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="this system has always a screen")


def run(
    *arguments: str | Path,
    home: Path,
    cwd: Path = ROOT,
    extra: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> subprocess.CompletedProcess[str]:
    """Run the program with nothing from the surroundings of the tests."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")}
    return subprocess.run(
        [sys.executable, "-m", "simdesk", *arguments],
        capture_output=True,
        text=True,
        encoding=encoding,
        check=False,
        timeout=100,
        cwd=cwd,
        env=kept
        | {"HOME": str(home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        | dict(extra or {}),
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that a program says before it ends with 1."""
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("simdesk: ")
    return line


@ON_LINUX
def test_without_a_screen_a_line_says_so(tmp_path: Path) -> None:
    said = refused(run(home=tmp_path))
    assert said == (
        "simdesk: There is no screen to open a window on. --list, --export and --read need none."
    )
    assert list(tmp_path.iterdir()) == []


@ON_LINUX
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_screen_that_does_not_answer_is_named(tmp_path: Path, variable: str) -> None:
    screen = {"XDG_RUNTIME_DIR": str(tmp_path), variable: "nobody-9"}
    done = run(home=tmp_path, extra=screen)
    assert refused(done) == "simdesk: The screen “nobody-9” cannot be reached."


@ON_LINUX
def test_it_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    assert "没有" in refused(run("--language", "zh_CN", home=tmp_path))
    assert "экран" in refused(run(home=tmp_path, extra={"LANG": "ru_RU.UTF-8"}))


@ON_LINUX
def test_any_other_trouble_of_the_screen_is_told_as_it_came(tmp_path: Path) -> None:
    said = refused(run(home=tmp_path, extra={"QT_QPA_PLATFORM": "nonsense"}))
    assert said.startswith("simdesk: No window can be opened here: ")
    assert "nonsense" in said


def test_a_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "desk"):
        said = refused(run("--list", "--data-dir", folder, home=tmp_path))
        assert f"“{folder}” is not a folder, or its disk is not connected. Nothing" in said
        assert said.endswith("start SimDesk with --data-dir.")


@pytest.mark.skipif(os.name == "nt", reason="its folders are otherwise")
def test_a_data_folder_that_leads_nowhere_is_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "disk" / "that is not here")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    for name in ("gone", "round"):
        assert name in refused(run("--list", "--data-dir", tmp_path / name, home=tmp_path))
    (tmp_path / "disk" / "that is not here").mkdir(parents=True)
    assert run("--list", "--data-dir", tmp_path / "gone", home=tmp_path).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="its longest path is another")
@pytest.mark.parametrize("length", [300, 5000])
def test_a_path_that_is_too_long_is_said(tmp_path: Path, length: int) -> None:
    folder = tmp_path / "/".join(["d" * min(length, 300)] * (length // 300))
    done = run("--list", "--data-dir", folder, home=tmp_path)
    said = refused(done)
    assert "is longer than this system allows" in said
    assert len(said) < 400


def test_a_terminal_of_another_script_shows_what_it_can(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "data")
    fill(desk, "zh_CN")
    desk.close()
    asked = ("--list", "--language", "zh_CN", "--data-dir", tmp_path / "data")
    narrow = {"PYTHONIOENCODING": "koi8-r"}
    shown = run(*asked, home=tmp_path, extra=narrow, encoding="koi8-r")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "+7 916 123-45-67  ?? \xb7 ??" in shown.stdout
    whole = run(*asked, "--json", home=tmp_path, extra=narrow, encoding="koi8-r")
    assert "主号 · 银行" in [row["label"] for row in json.loads(whole.stdout)]


def test_an_empty_name_is_no_folder(tmp_path: Path) -> None:
    done = run("--list", "--data-dir", "", home=tmp_path, cwd=tmp_path)
    assert done.returncode == 2
    assert "it is empty" in done.stderr
    assert list(tmp_path.iterdir()) == []


@ON_LINUX
def test_a_current_folder_that_is_gone_is_in_the_way_of_a_half_path_only(tmp_path: Path) -> None:
    code = (
        "import os, sys; here = sys.argv.pop(1); os.chdir(here); os.rmdir(here);"
        "from simdesk.app import main; sys.exit(main(sys.argv[1:]))"
    )

    def run_gone(*arguments: str) -> subprocess.CompletedProcess[str]:
        here = tmp_path / "here"
        here.mkdir()
        return subprocess.run(
            [sys.executable, "-c", code, str(here), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        )

    half = run_gone("--list", "--data-dir", "half")
    assert half.returncode == 2
    assert "the folder it starts from is gone" in half.stderr
    assert run_gone("--list").returncode == 0
    assert run_gone("--list", "--data-dir", str(tmp_path / "whole")).returncode == 0
