"""The command that reads receipts: a file in, a JSON object out, whatever the file; no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.reading import hostile_pdfs

ROOT = Path(__file__).parents[1]
RECEIPTS = ROOT / "tests" / "data" / "receipts"
HOSTILE = ROOT / "tests" / "data" / "hostile"

SLIP = {
    "datetime": "2024-01-06T18:05",
    "kopeks": 30000,
    "fn": "9287440605052661",
    "i": "122704",
    "fp": "2084577059",
    "n": 1,
    "warnings": [],
}


def run(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program in an empty home without a display, in the plainest of locales."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")}
    return subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "simdesk", *arguments],
        capture_output=True,
        check=False,
        timeout=100,
        cwd=ROOT,
        env=kept | {"HOME": str(home), "LC_ALL": "C", "QT_QPA_PLATFORM": "none of them"},
    )


def objects(*files: Path, home: Path) -> list[dict[str, Any]]:
    """Return what is said of each file; the program must end well and say nothing else."""
    done = run("--read", *files, home=home)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode("ascii").splitlines()
    read = [json.loads(line) for line in lines]
    assert all(list(one) == ["file", "fiscal", "error"] for one in read)
    assert [one["file"] for one in read] == [str(file) for file in files]
    return read


def test_a_line_each_with_the_fields(tmp_path: Path) -> None:
    slip, electronic = objects(RECEIPTS / "slip.jpg", RECEIPTS / "electronic.pdf", home=tmp_path)
    assert (slip["fiscal"], slip["error"]) == (SLIP, None)
    assert electronic["fiscal"]["datetime"] == "2026-09-04T19:23"
    assert electronic["error"] is None


def test_what_is_refused_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(hostile_pdfs.locked())
    (tmp_path / "photo.heic").write_bytes(b"\0\0\0\x1cftypheic" + bytes(99))
    files = (
        RECEIPTS / "zero.jpg",
        RECEIPTS / "svg_as.png",
        RECEIPTS / "thirty_thousand_pixels.png",
        RECEIPTS / "refers_to_itself.pdf",
        HOSTILE / "js.pdf",
        tmp_path / "locked.pdf",
        tmp_path / "photo.heic",
        tmp_path / "gone.jpg",
        RECEIPTS,
    )
    read = objects(*files, home=tmp_path)
    assert [one["fiscal"] for one in read] == [None] * len(files)
    assert [one["error"] for one in read] == [
        "“zero.jpg” is empty, so there is nothing to keep.",
        (
            "“svg_as.png” is neither a picture nor a PDF inside, whatever its name says. "
            "It was not taken."
        ),
        (
            "“thirty_thousand_pixels.png” has more pixels than SimDesk opens. "
            "Save it smaller to have it read."
        ),
        "“refers_to_itself.pdf” is damaged, so nothing can be seen in it.",
        "No QR code of a fiscal receipt was found here.",
        "“locked.pdf” is locked with a password. Save it without one to have it read.",
        (
            "“photo.heic” is a HEIC photo, which SimDesk cannot open. "
            "Save it as JPG on the phone and take that."
        ),
        "“gone.jpg” is not there any more.",
        "“receipts” is a folder, a link or a device. Choose the file itself.",
    ]


def test_a_file_that_is_cut_off_is_read_with_a_warning(tmp_path: Path) -> None:
    cut = tmp_path / "cut.jpg"
    cut.write_bytes((RECEIPTS / "slip.jpg").read_bytes()[:-2_000])
    (one,) = objects(cut, home=tmp_path)
    assert one["fiscal"] == SLIP | {"warnings": ["cut_off"]}


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_any_name_is_one_line_of_ascii(tmp_path: Path) -> None:
    names = (b"\xff\xfe.jpg", "чек 收据 🧾.jpg".encode(), b"a\nb\x1b[31m.jpg")
    files = [tmp_path / os.fsdecode(name) for name in names]
    for file in files:
        file.write_bytes((RECEIPTS / "slip.jpg").read_bytes())
    done = run("--read", *files, home=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    read = [json.loads(line) for line in done.stdout.decode("ascii").splitlines()]
    assert [os.fsencode(one["file"]) for one in read] == [os.fsencode(file) for file in files]
    assert all(one["fiscal"] == SLIP for one in read)


def test_words_come_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    done = run("--language", "ru", "--read", RECEIPTS / "zero.jpg", home=tmp_path)
    assert "«zero.jpg»" in json.loads(done.stdout)["error"]


def test_it_needs_and_leaves_no_data(tmp_path: Path) -> None:
    objects(RECEIPTS / "slip.jpg", home=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_it_goes_with_no_other_task_and_needs_a_file(tmp_path: Path) -> None:
    assert run("--read", RECEIPTS / "slip.jpg", "--list", home=tmp_path).returncode == 2
    assert run("--read", home=tmp_path).returncode == 2


def test_the_program_itself_opens_nothing() -> None:
    code = (
        "import sys; from simdesk.app import main; main(['--read', sys.argv[1]]);"
        "print(sorted({'PySide6', 'zxingcpp', 'pypdfium2'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, RECEIPTS / "slip.jpg"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["fiscal"] == SLIP
    assert done.stderr.decode().strip() == "[]"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "simdesk", "--read", *[str(RECEIPTS / "zero.jpg")] * 3_000]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(60) == 0
