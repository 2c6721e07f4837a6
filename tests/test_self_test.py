"""`simdesk --self-test`: a line for each part, without display or data; a broken one is named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simdesk.app import build
from simdesk.self_test import system
from simdesk.self_test.bench import Bench, MissingError, PartError
from simdesk.self_test.run import FAILED, MISSING, OK, PARTS, Line, _try

ROOT = Path(__file__).parents[1]
MAY_MISS = ("font: ", "plug-in: ", "notification")
"""What only the system can give."""


def run(
    *options: str, home: Path, root: Path = ROOT, tools: str = "", fonts: str = ""
) -> tuple[int, list[Line]]:
    """Run the program in an empty home without a display, in the plainest of locales."""
    kept = {k: v for k, v in os.environ.items() if k in ("SYSTEMROOT", "LD_LIBRARY_PATH")}
    (home / "tmp").mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "simdesk", "--self-test", *options],
        capture_output=True,
        check=False,
        timeout=200,
        cwd=root,
        env=kept
        | {"HOME": str(home), "TMPDIR": str(home / "tmp"), "LC_ALL": "C", "PATH": tools}
        | ({"FONTCONFIG_FILE": fonts} if fonts else {}),
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert list((home / "tmp").iterdir()) == []
    lines = [Line(*line.split("\t")) for line in done.stdout.decode("ascii").splitlines()]
    return done.returncode, lines


def test_every_part_is_well_without_a_display_and_nothing_is_left(tmp_path: Path) -> None:
    home, report = tmp_path / "home", tmp_path / "report.txt"
    status, lines = run(str(report), home=home)
    assert [line for line in lines if line.state == FAILED] == []
    assert status == 0
    assert [line.part for line in lines] == [name for name, _check in PARTS]
    assert all(line.part.startswith(MAY_MISS) for line in lines if line.state == MISSING)
    assert {line.state for line in lines} <= {OK, MISSING}
    assert all(line.detail for line in lines)
    assert report.read_text("ascii").splitlines() == [str(line) for line in lines]
    assert [path.name for path in home.iterdir() if path.name != ".cache"] == ["tmp"]


def test_broken_parts_are_named_and_the_others_are_tried(tmp_path: Path) -> None:
    root = tmp_path / "program"
    unneeded = shutil.ignore_patterns("__pycache__")
    for name in ("simdesk", "resources", "translations"):
        shutil.copytree(ROOT / name, root / name, ignore=unneeded)
    words = root / "translations" / "ru" / "LC_MESSAGES" / "simdesk.mo"
    words.write_bytes(bytes(100))
    (root / "resources" / "licences" / "gpl-3.0.txt").unlink()
    (root / "resources" / "icons" / "simdesk.svg").write_text("<svg", encoding="utf-8")
    (root / "simdesk" / "ui" / "tray.py").write_text("import there_is_no_such_part\n")
    status, lines = run(home=tmp_path / "home", root=root)
    broken = {line.part: line.detail for line in lines if line.state == FAILED}
    assert status == 1
    wanted = {"words", "dates and money", "words of Qt", "licences", "icons", "modules"}
    assert set(broken) == wanted
    assert "gpl-3.0.txt" in broken["licences"]
    assert "there_is_no_such_part" in broken["modules"]
    assert {line.part for line in lines if line.state == OK} >= {"data file", "bag", "QR code"}


@pytest.mark.skipif(sys.platform != "linux", reason="the tool of Linux")
def test_a_notification_says_that_it_is_a_test(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    said = tmp_path / "said"
    tool = tools / "notify-send"
    tool.write_text(f'#!/bin/sh\necho "$*" >{said}\n', encoding="utf-8")
    tool.chmod(0o755)
    _status, lines = run("--language", "en", home=tmp_path / "home", tools=str(tools))
    notification = next(line for line in lines if line.part == "notification")
    assert notification == (OK, "notification", "sent by notify-send (answered)")
    assert said.read_text().endswith(
        "-- SimDesk tests itself This is only a test. Nothing is due.\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="fonts of Linux")
def test_a_system_without_fonts_lacks_them_and_the_program_nothing(tmp_path: Path) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    status, lines = run(home=tmp_path / "home", fonts=str(none))
    assert status == 0
    lacking = {line.part: line.detail for line in lines if line.state == MISSING}
    assert {"font: Cyrillic", "font: SimplifiedChinese", "PDF receipt"} <= lacking.keys()
    assert "apt install fonts-noto-cjk" in lacking["font: SimplifiedChinese"]


def test_a_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    status, lines = run(str(tmp_path / "nowhere" / "report.txt"), home=tmp_path / "home")
    assert status == 1
    assert [(line.state, line.part) for line in lines] == [(FAILED, "report")]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PartError("号码\nis\tgone"), "FAILED\tpart\t\\u53f7\\u7801 is gone"),
        (MissingError("none"), "missing\tpart\tnone"),
        (ValueError("x" * 999), f"FAILED\tpart\tValueError: {'x' * 388}"),
    ],
)
def test_a_reason_is_one_line_of_ascii(tmp_path: Path, error: Exception, line: str) -> None:
    def fail(_bench: Bench) -> str:
        raise error

    assert str(_try("part", fail, Bench(tmp_path, build, "en"))) == line


@pytest.mark.parametrize(
    ("library", "of_the_system"),
    [("libxcb-icccm.so.4", True), ("libstdc++.so.6", True), ("libQt6XcbQpa.so.6", False)],
)
def test_a_library_that_is_missing_is_known_for_the_systems_or_ours(
    library: str, of_the_system: bool
) -> None:
    said = f"Cannot load library /p/libqxcb.so: {library}: cannot open shared object file: No such"
    lacked = system._LACKED.search(said)
    assert lacked is not None
    assert lacked[1] == library
    assert lacked[1].startswith(system._CARRIED) is not of_the_system
