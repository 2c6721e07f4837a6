"""`dev.py` on a tiny checkout of its own: what it makes, when, and how it says what went wrong."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[1]
LOCKS = [ROOT / "requirements" / name for name in ("run.txt", "dev.txt")]

PROGRAM = """
import os, sys
print("program", os.getcwd(), sys.argv[1:])
sys.exit(2 if "--wrong" in sys.argv else 0)
"""
APT = """#!/bin/sh
echo "$@" >> "$APT_LOG"
test "$APT_WORKS"
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that needs no package and no library, with a program that says how it runs."""
    root = tmp_path_factory.mktemp("checkout")
    for name, text in {
        "requirements/run.txt": "",
        "requirements/dev.txt": "",
        "requirements/debian.txt": "",
        "simdesk/__main__.py": PROGRAM,
        "tests/journeys/tour.py": "print('the tour')",
        "resources/catalogue/compiled.jsonl": "",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "dev.py", root)
    return root


def start(
    checkout: Path,
    *arguments: str,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run `dev.py` without a screen and without the tools of the system; Qt is lent to it."""
    site = Path(dev.PYTHON).parent.parent / "lib"
    return subprocess.run(
        [sys.executable, checkout / "dev.py", *arguments],
        cwd=cwd or checkout,
        env={
            "PATH": "/nowhere",
            "HOME": str(checkout),
            "PIP_NO_INDEX": "1",
            "PYTHONPATH": os.pathsep.join(str(p) for p in site.glob("python*/site-packages")),
            **(environment or {}),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_start_makes_a_place_and_the_second_only_uses_it(
    checkout: Path, tmp_path: Path
) -> None:
    first = start(checkout, "run", "--list", cwd=tmp_path)
    assert (first.returncode, first.stdout) == (0, f"program {tmp_path} ['--list']\n")
    assert "making .venv" in first.stderr
    second = start(checkout, "run", "--list", cwd=tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (0, first.stdout, "")
    assert start(checkout, "tour").stdout == "the tour\n"


def test_where_there_is_no_screen_a_window_becomes_the_tour(checkout: Path) -> None:
    for options in ((), ("--language", "ru"), ("--data-dir=x",)):
        ran = start(checkout, "run", *options)
        assert ran.stdout == "the tour\n"
        assert "no screen" in ran.stderr
    assert (
        start(checkout, "run", environment={"QT_QPA_PLATFORM": "offscreen"}).stdout == "the tour\n"
    )
    assert start(checkout, "run", environment={"DISPLAY": ":7"}).stdout.startswith("program")
    assert start(checkout, "run", environment={"WAYLAND_DISPLAY": "wayland-0"}).stdout.startswith(
        "program"
    )


def test_the_program_refuses_its_own_wrong_options(checkout: Path) -> None:
    assert start(checkout, "run", "--wrong").returncode == 2


def test_a_changed_lock_is_installed_and_what_cannot_be_had_ends_the_set_up(
    checkout: Path,
) -> None:
    lock = checkout / "requirements" / "run.txt"
    lock.write_text(f"simdesk-is-not-this==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    ran = start(checkout, "run", "--list")
    assert (ran.returncode, ran.stdout) == (1, "")
    *_, last = ran.stderr.splitlines()
    assert last.startswith("dev.py: the locked packages could not be installed; nothing outside")
    lock.write_text("", encoding="utf-8")
    mended = start(checkout, "run", "--list")
    assert mended.stdout.startswith("program")
    assert "making .venv" in mended.stderr


def test_missing_libraries_are_installed_or_the_command_is_printed(
    checkout: Path, tmp_path: Path
) -> None:
    (checkout / "requirements" / "debian.txt").write_text("libno.so.9 libno9\n", encoding="utf-8")
    log = tmp_path / "apt.log"
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "apt-get").write_text(APT, encoding="utf-8")
    (tools / "sudo").write_text('#!/bin/sh\nshift\nexec "$@"\n', encoding="utf-8")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    tooled = {"PATH": f"{tools}:/bin", "APT_LOG": str(log)}

    refused = start(checkout, "run", "--list", environment=tooled)
    assert refused.stdout.startswith("program")
    command = r"sudo apt-get update && sudo apt-get install --no-install-recommends libno9"
    assert command in refused.stderr
    again = start(checkout, "run", "--list", environment=tooled)
    assert command in again.stderr

    log.unlink()
    granted = start(checkout, "run", "--list", environment=tooled | {"APT_WORKS": "1"})
    assert granted.stdout.startswith("program")
    assert "installing" in granted.stderr
    assert "sudo apt-get" not in granted.stderr
    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update.endswith("update")
    assert re.search(r"install -y --no-install-recommends libno9", install)
    assert start(checkout, "run", "--list", environment=tooled).stderr == ""


@pytest.mark.parametrize("arguments", [(), ("tets",), ("lint", "simdesk")])
def test_a_wrong_command_gets_a_clear_line_and_status_2(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(list(arguments)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("dev.py: ")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in dev.COMMANDS)


def test_an_old_python_is_told_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(dev.StopError, match=r"needs Python 3\.11 or newer"):
        dev.main(["run"])


def test_it_needs_nothing_but_python_and_an_old_one_can_read_it() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_has_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==[0-9.]+ ", requirement)
        assert "--hash=sha256:" in requirement


def test_the_locks_hold_what_the_project_asks_for() -> None:
    def pins(lock: Path) -> dict[str, str]:
        return dict(re.findall(r"^(\S+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))

    run, tools = map(pins, LOCKS)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"]
    assert {re.split(r"[<>;=[ ]", each)[0].lower() for each in asked} <= run.keys()
    asked = project["dependency-groups"]["dev"]
    assert {re.split(r"[<>;=[ ]", each)[0].lower() for each in asked} <= tools.keys()
    assert run.items() <= tools.items()
    assert tuple(map(int, run["pyside6-essentials"].split(".")[:2])) in {(6, 10), (6, 11)}


def test_continuous_integration_gives_the_same_command_as_a_person() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "python3 dev.py test" in script.read_text(encoding="utf-8")
