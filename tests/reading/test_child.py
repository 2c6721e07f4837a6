"""The child process: what it may not do, what it does not listen to, and how it is ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simdesk.domain.receipt import MediaType
from simdesk.reading import child
from simdesk.reading.source import Source, load
from tests.reading import hostile_pdfs

ROOT = Path(__file__).parents[2]
SLIP = ROOT / "tests" / "data" / "receipts" / "slip.jpg"


def in_child(code: str) -> str:
    """Run code in a process that has just limited itself as a child does; return what it says."""
    start = f"from simdesk.reading.limits import set_limits; set_limits(15)\n{code}"
    run = subprocess.run(
        [sys.executable, "-c", start], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return run.stdout + run.stderr


def test_it_answers_in_lines_and_ends_well() -> None:
    said, late = child.ask(load(SLIP), most=10_000)
    code, end = map(json.loads, said.splitlines())
    assert code["code"].startswith("t=20240106T1805&s=300.00&fn=")
    assert end == {"end": None}
    assert not late


def test_a_frozen_program_is_its_own_child() -> None:
    source = load(SLIP)
    request = {"type": source.media_type, "size": len(source.data), "room": None}
    run = subprocess.run(
        [sys.executable, "-m", "simdesk", child.OPTION],
        cwd=ROOT,
        input=json.dumps(request).encode() + b"\n" + source.data,
        capture_output=True,
        check=True,
    )
    assert run.stdout.endswith(b'{"end": null}\n')
    assert b"fn=9287440605052661" in run.stdout


def test_it_takes_no_more_memory_than_it_may() -> None:
    assert "MemoryError" in in_child("bytearray(2_000_000_000)")
    assert in_child("bytearray(500_000_000); print('fine')") == "fine\n"


def test_it_can_write_no_file(tmp_path: Path) -> None:
    path = tmp_path / "written"
    assert "File too large" in in_child(f"open({str(path)!r}, 'wb', 0).write(b'x')")
    assert path.read_bytes() == b""


def test_it_ends_itself_when_nobody_ends_it() -> None:
    begun = time.monotonic()
    in_child("set_limits(1)\nwhile True: pass")
    assert time.monotonic() - begun < 10


def test_nothing_around_it_decides_what_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "simdesk", "sitecustomize", "zxingcpp"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    assert child.ask(load(SLIP), most=10_000).said.endswith(b'{"end": null}\n')


def test_one_that_is_no_longer_wanted_is_ended_at_once() -> None:
    begun = time.monotonic()
    endless = Source(hostile_pdfs.tiles(), MediaType.PDF)
    said, late = child.ask(endless, most=10_000, stopped=lambda: True)
    assert b"end" not in said
    assert not late
    assert time.monotonic() - begun < 5


def test_one_that_says_too_much_is_not_heard_out() -> None:
    said, _ = child.ask(load(SLIP), room=(400, 400), most=1_000)
    assert len(said) == 1_000


def test_none_is_left_over() -> None:
    child.ask(load(SLIP), room=(400, 400), most=1_000)
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if children.exists():
        assert children.read_text(encoding="ascii") == ""
